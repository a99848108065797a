"""The actors that a user lists in a collection's `actors.toml`; they win over everything that is found.

[[actor]]
name = "John Kirby"
id = "john-kirby"               # made of the name where it is missing
kind = "person"
aliases = ["Kirby"]             # other names under which texts know the actor
description = "Pentagon spokesman"
not_same_as = ["john-kirby-2"]  # others of that name in the collection: told apart by description

[[rule]]
name = "the admiral"            # whoever is called so in these articles
actor = { id = "john-kirby", name = "John Kirby", kind = "person" }  # is this one; without it: is no actor

[[rule]]
name = "the spokesman"          # what whoever is called so is found to say
of = "quotes"                   # is said by this one, where an article has both; without it: by nobody known
actor = { id = "john-kirby", name = "John Kirby", kind = "person" }
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from index.annotate.actors.actor_ids import id_of
from index.bounded_file import MB, read_bounded
from index.errors import FormatError, reason
from index.model import ActorKind, Slug
from index.refusals import explain
from index.vocabulary import RuleOf

FILE_NAME = "actors.toml"
_LARGEST = 1 * MB
_MOST_ACTORS = 10_000
_DEEPEST = 4_000_000  # the squares of the dots in its lines: a dotted key costs the square of its length
_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class UserActor(BaseModel):
    """One actor of the user's list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: _Name
    own_id: Slug | None = Field(default=None, alias="id")
    kind: ActorKind = "other"
    aliases: Annotated[tuple[_Name, ...], Field(max_length=_MOST_ACTORS, fail_fast=True)] = ()
    description: str | None = None
    not_same_as: tuple[Slug, ...] = ()

    @property
    def id(self) -> str:
        """The id that was given, else the one made of the name."""
        return self.own_id or id_of(self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return (self.name, *self.aliases)


class RuleActor(BaseModel):
    """The actor of a rule."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Slug
    name: _Name
    kind: ActorKind = "other"


class UserRule(BaseModel):
    """Whoever is called so is this actor; without one: is none. Of quotes: what such a one says is this actor's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: _Name
    actor: RuleActor | None = None
    of: RuleOf = "actors"


class _List(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: Annotated[tuple[UserRule, ...], Field(max_length=_MOST_ACTORS, fail_fast=True)] = ()
    actor: Annotated[tuple[UserActor, ...], Field(max_length=_MOST_ACTORS, fail_fast=True)] = ()


def _table(path: Path) -> dict[str, Any]:
    """What the file says, an empty table where there is none. It may have come with somebody else's collection."""
    try:
        source = read_bounded(path, _LARGEST, inside=path.parent).decode()
        if sum(line.count(".") ** 2 for line in source.split("\n")) > _DEEPEST:
            raise FormatError(path, "", "it is nested too deeply")
        return tomllib.loads(source)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise FormatError(path, "", f"it cannot be read ({reason(error)})") from None
    except UnicodeDecodeError:
        raise FormatError(path, "", "it cannot be read (it is not in UTF-8)") from None
    except (ValueError, RecursionError) as error:
        raise FormatError(path, "", f"it is no TOML ({error})") from None


def read_user_rules(path: Path) -> tuple[UserRule, ...]:
    """The rules among the user's lines, none where there is no file. Raises FormatError as `read_user_actors` does."""
    return _read(path).rule


def read_user_actors(path: Path) -> tuple[UserActor, ...]:
    """The user's actors, none where there is no file. Raises FormatError, naming the place, where it cannot be used."""
    listed = _read(path).actor
    seen: set[str] = set()
    for number, actor in enumerate(listed):
        if actor.id in seen:
            raise FormatError(path, f"actor[{number}]", f"the id {actor.id} stands twice")
        seen.add(actor.id)
    return listed


def _read(path: Path) -> _List:
    data = _table(path)
    try:
        return _List.model_validate(data)
    except ValidationError as error:
        raise FormatError(path, *explain(error)) from None
