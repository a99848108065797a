"""Names of actors as somebody writes them: how a name can go on, and whom it means. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from index.errors import Undecidable
from index.journal import actor_builders
from index.journal.decisions import NamedActor
from index.model import Article

MOST_WAYS = 8  # in which a name can go on
PARTED = ";"  # several names that are written together
_WITH_ID = re.compile(r"(?P<name>.*\S)\s*\((?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\)")

# the actors of whom a name, or a word of one, begins so
Find = Callable[[str], Iterable[actor_builders.ActorLike]]


def with_id(actor: actor_builders.ActorLike) -> str:
    """An actor by name and id, for namesakes stand beside one another."""
    return f"{actor.name} ({actor.id})"


def name_ways(article: Article, find: Find) -> Callable[[str], list[str]]:
    """How a line of names can go on: its last name with an actor of the article, then of the collection."""

    def ways(line: str) -> list[str]:
        before, parted, last = line.rpartition(PARTED)
        name = " ".join(last.split())
        if not name:
            return []
        actors = {actor.id: actor for actor in _beginning(article, find, name)}
        lead = f"{before}{parted} " if parted else ""
        return [lead + with_id(actor) for actor in list(actors.values())[:MOST_WAYS]]

    return ways


def doubt_of_new(article: Article, find: Find) -> Callable[[str], str | None]:
    """Why a line may not mean somebody new: a name in it is nobody's, and somebody's begins so."""
    ways = name_ways(article, find)

    def doubt(line: str) -> str | None:
        for name in _names_in(line):
            if actor_meant(article, find, name) is None and ways(name):
                return f"Nobody is called “{name}”: ↓ or Tab takes a name that is offered, ⏎ again makes this one new."
        return None

    return doubt


def _beginning(article: Article, find: Find, name: str) -> Iterator[actor_builders.ActorLike]:
    small = name.casefold()
    yield from (actor for actor in article.actors if f" {small}" in f" {actor.name.casefold()}")
    yield from find(name)


def actor_meant(article: Article, find: Find, written: str) -> NamedActor | None:
    """Whom a written name means, by id or whole name; None where nobody is called so.

    Raises Undecidable where several are.
    """
    name = " ".join(written.split())
    match = _WITH_ID.fullmatch(name)
    if match is not None:
        actors: list[actor_builders.ActorLike] = [*article.actors, *find(match["name"])]
        by_id = next((actor for actor in actors if actor.id == match["id"]), None)
        if by_id is not None:
            return actor_builders.as_named(by_id)
    by_id = article.actor(name)
    if by_id is not None:
        return actor_builders.as_named(by_id)
    alike = {a.id: a for a in (*article.actors, *find(name)) if a.name.casefold() == name.casefold()}
    if len(alike) > 1:
        raise Undecidable(f"{len(alike)} actors are called “{name}”: write which, as {', '.join(alike)}.")
    return next((actor_builders.as_named(actor) for actor in alike.values()), None)


def actor_of_collection(article: Article, find: Find, written: str) -> NamedActor:
    """Whom a written name means. Raises Undecidable where it is nobody of the collection."""
    actor = actor_meant(article, find, written)
    if actor is None:
        raise Undecidable(f"Nobody here is called “{written}”: Tab takes a name that is offered.")
    return actor


def actors_written(article: Article, find: Find, line: str) -> list[str | NamedActor]:
    """All who are written, parted by “;”: actors of the collection, or the name of somebody new."""
    return [actor_meant(article, find, name) or name for name in _names_in(line)]


def _names_in(line: str) -> list[str]:
    return [name for part in line.split(PARTED) if (name := " ".join(part.split()))]
