"""What can be decided by hand, as the lines of a collection's journal hold it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from index.errors import Undecidable
from index.journal.clippings import ChangeClipping, Clip
from index.model import Article, Event, Quote, Role, Slug, Span
from index.vocabulary import ActorKind, RuleOf

DecidedList = Literal[
    "quotes", "events", "roles"
]  # the lists of an article whose annotations are decided about
_Words = Annotated[str, StringConstraints(min_length=1, max_length=500)]
_Few = Field(max_length=200)

_ANNOTATIONS: dict[DecidedList, type[BaseModel]] = {"quotes": Quote, "events": Event, "roles": Role}


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Target(_Line):
    """An annotation as it was when it was decided about: its place, its words, and the type of an event."""

    start: int
    end: int
    words: str
    type: str | None = None


class NamedActor(_Line):
    """An actor whom a decision speaks of, for articles that do not know it yet."""

    id: Slug
    name: _Words
    kind: ActorKind = "other"


class Put(_Line):
    """An annotation set by hand, in place of `target` or beside the others where there is none."""

    do: Literal["put"] = "put"
    article: Slug
    listing: DecidedList
    target: Target | None = None
    value: dict[str, Any]  # the annotation as the article file holds it; its spans keep their words
    actors: Annotated[tuple[NamedActor, ...], _Few] = ()
    changed: Annotated[tuple[str, ...], _Few] = ()  # the fields of the value that somebody set


class Remove(_Line):
    """An annotation taken out: it comes back with no annotating."""

    do: Literal["remove"] = "remove"
    article: Slug
    listing: DecidedList
    target: Target


class SetArticle(_Line):
    """What is stated of the article itself; only what is named changes."""

    do: Literal["article"] = "article"
    article: Slug
    fields: dict[Literal["title", "published", "publisher", "authors"], Any]


class SetActor(_Line):
    """Another name, kind or description of an actor, wherever it is."""

    do: Literal["actor"] = "actor"
    actor: NamedActor  # as it was
    name: _Words | None = None
    kind: ActorKind | None = None
    description: str | None = None


class Same(_Line):
    """Several actors are one: the first, who keeps its name."""

    do: Literal["same"] = "same"
    actors: Annotated[tuple[NamedActor, ...], Field(min_length=2, max_length=200)]


class Disputed(_Line):
    """Whether these actors are one is disputed: they stay two, and each says so of the other."""

    do: Literal["disputed"] = "disputed"
    actors: Annotated[tuple[NamedActor, ...], Field(min_length=2, max_length=200)]


class Apart(_Line):
    """The actor of one article is somebody else than those of the others under that id."""

    do: Literal["apart"] = "apart"
    article: Slug
    actor: NamedActor


class NoActor(_Line):
    """What an article has under this id is no actor: nobody is said to say or do what it was said to."""

    do: Literal["no actor"] = "no actor"
    article: Slug
    actor: NamedActor


class NamedAt(_Line):
    """Words of an article name, or describe, an actor, whom it may not have had."""

    do: Literal["named at"] = "named at"
    article: Slug
    actor: NamedActor
    target: Target


class Rule(_Line):
    """Whoever is called so, in any article also of later, is this actor; without one: is none.

    Of quotes: what the program has such a one say is this actor's, in articles that have both; without one: nobody's.
    """

    do: Literal["rule"] = "rule"
    name: _Words
    actor: NamedActor | None = None
    of: RuleOf = "actors"


class ReportTarget(Target):
    """A report of a happening: an event that an article tells of it."""

    article: Slug


class Grouped(_Line):
    """How reports belong together: all of one happening; or the first not, or disputedly, of one with the others."""

    do: Literal["happening"] = "happening"
    how: Literal["same", "apart", "disputed"]
    reports: Annotated[tuple[ReportTarget, ...], Field(min_length=2, max_length=200)]


class OwnHappening(_Line):
    """Events of an article are a happening of their own, and none of that which the program put them into."""

    do: Literal["own happening"] = "own happening"
    article: Slug
    events: Annotated[tuple[Target, ...], Field(min_length=1, max_length=200)]


class Judged(_Line):
    """Whether what the program found is right, as somebody answered who was asked."""

    do: Literal["judged"] = "judged"
    article: Slug
    listing: DecidedList
    target: Target
    right: bool
    drawn: Literal["unsure", "random"]  # why it was asked: it was among the least sure, or drawn by lot
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0  # that the program had


Correction = (
    Put
    | Remove
    | SetArticle
    | SetActor
    | Same
    | Disputed
    | Apart
    | NoActor
    | NamedAt
    | Grouped
    | OwnHappening
    | Judged
)
Single = Correction | Rule | Clip | ChangeClipping


class Several(_Line):
    """Decisions made, and taken back, in one step; a clipping is named by its line and is none of them."""

    do: Literal["several"] = "several"
    decisions: Annotated[
        tuple[Annotated[Correction, Field(discriminator="do")], ...], Field(min_length=2, max_length=2000)
    ]


class Undo(_Line):
    """An earlier line does not hold; where that line is an undoing itself, what it took back holds again."""

    do: Literal["undo"] = "undo"
    of: Annotated[int, Field(ge=1)]


Decision = Single | Several
Deed = Annotated[Decision | Undo, Field(discriminator="do")]


class Entry(_Line):
    """One line of the journal: its number, when and by whom, what was decided, and the hash of the line before."""

    seq: Annotated[int, Field(ge=1)]
    time: AwareDatetime
    who: _Words
    deed: Deed
    prev: Annotated[str, StringConstraints(pattern=r"^(?:[0-9a-f]{64})?$")]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if isinstance(self.deed, Undo) and self.deed.of >= self.seq:
            raise ValueError("only an earlier line can be undone")
        return self


def check_annotations(deed: Decision | Undo) -> None:
    """Look at the annotations that a line of a journal sets: somebody may have written it by hand.

    Raises ValueError where one does not follow the format.
    """
    for decision in () if isinstance(deed, Undo) else singly(deed):
        if isinstance(decision, Put):
            identity = {} if decision.listing == "roles" else {"id": "x1"}
            if decision.listing == "events" and not {"agents", "recipients"} <= decision.value.keys():
                raise ValueError("an event names who did it and to whom")
            _ANNOTATIONS[decision.listing].model_validate_json(json.dumps({**decision.value, **identity}))


def singly(decision: Decision) -> tuple[Single, ...]:
    """The decisions of one step, in order."""
    return decision.decisions if isinstance(decision, Several) else (decision,)


def in_one_step(decisions: Iterable[Correction]) -> Decision:
    """Decisions, each once, as one step. Raises Undecidable where there is none."""
    each = tuple({decision.model_dump_json(): decision for decision in decisions}.values())
    if not each:
        raise Undecidable("That is so already; nothing was decided.")
    return each[0] if len(each) == 1 else Several(decisions=each)


def article_of(decision: Single) -> str | None:
    """The article that a decision changes; none for those about an actor of all articles, happenings or cases."""
    if isinstance(decision, Put | Remove | SetArticle | Apart | NoActor | NamedAt | OwnHappening):
        return decision.article
    return None


def actor_ids(decision: Single) -> set[str]:
    """The actors whom a decision itself is about."""
    if isinstance(decision, Same | Disputed):
        return {actor.id for actor in decision.actors}
    if isinstance(decision, Rule):  # one of quotes leaves all actors as they are
        return {decision.actor.id} if decision.actor and decision.of == "actors" else set()
    return {decision.actor.id} if isinstance(decision, SetActor | Apart | NoActor | NamedAt) else set()


def depends(later: Decision, earlier: Decision) -> bool:
    """Whether a later decision was made on what an earlier one had left."""
    return any(_depends(one, other) for one in singly(later) for other in singly(earlier))


def _depends(later: Single, earlier: Single) -> bool:
    if isinstance(later, Disputed) or isinstance(earlier, Disputed):  # that they are one settles it
        both = actor_ids(later) & actor_ids(earlier)
        return len(both) > 1 and isinstance(later, Same | Disputed) and isinstance(earlier, Same | Disputed)
    if actor_ids(later) & actor_ids(earlier):
        return True
    if isinstance(later, SetArticle) and isinstance(earlier, SetArticle):
        return later.article == earlier.article and bool(later.fields.keys() & earlier.fields.keys())
    if isinstance(later, Put | Remove | OwnHappening) and isinstance(earlier, Put | Remove | OwnHappening):
        return _list(later) == _list(earlier) and _meet(later, earlier)
    named = {actor.id for actor in later.actors} if isinstance(later, Put) else set()
    return bool(named & actor_ids(earlier))


def _list(decision: Put | Remove | OwnHappening) -> tuple[str, DecidedList]:
    return decision.article, "events" if isinstance(decision, OwnHappening) else decision.listing


def _meet(later: Put | Remove | OwnHappening, earlier: Put | Remove | OwnHappening) -> bool:
    return any(
        start < last and first < end for start, end in _places(later) for first, last in _places(earlier)
    )


def _places(decision: Put | Remove | OwnHappening) -> list[tuple[int, int]]:
    if isinstance(decision, OwnHappening):
        return [(target.start, target.end) for target in decision.events]
    places = [(decision.target.start, decision.target.end)] if decision.target else []
    if isinstance(decision, Put):
        places.append((int(decision.value["start"]), int(decision.value["end"])))
    return places


def target_of(article: Article, annotation: Span) -> Target:
    """An annotation of an article as a decision names it."""
    return Target(
        start=annotation.start,
        end=annotation.end,
        words=annotation.of(article.text),
        type=getattr(annotation, "type", None),
    )


def stamp(moment: datetime) -> datetime:
    """A moment as the journal holds it: to the second."""
    return moment.replace(microsecond=0)
