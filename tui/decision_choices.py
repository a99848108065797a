"""What can be decided about the thing under the cursor: choices that lead to a decision about any row. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, get_args

from index.errors import Undecidable
from index.journal import builders
from index.journal.about_rows import DecidedRow, Make
from index.vocabulary import ROLES, TYPES, ActorKind, EventStatus

if TYPE_CHECKING:
    from index.journal.decisions import Correction, NamedActor, Put
    from index.model import Actor, Article, Event, Quote, Span
    from tui.current_item import Item

MOST_ACTORS = 30  # offered; others are written


@dataclass(frozen=True)
class Take:
    """A line of a menu that is a decision, about the row that it was offered for and any other of its kind."""

    label: str
    make: Make


@dataclass(frozen=True)
class Menu:
    """A line of a menu that leads to further ones."""

    label: str
    further: Callable[[], tuple[Choice, ...]]


@dataclass(frozen=True)
class Write:
    """A line of a menu that asks for words: what they are, what stands there first, the decision that they make."""

    label: str
    title: str
    preset: str
    make: Callable[[str], Make]


Choice = Take | Menu | Write
Find = Callable[[str], Iterable[builders.ActorLike]]
Who = Callable[["str | NamedActor"], Make]  # a decision that somebody is named in


def row_of(item: Item) -> DecidedRow:
    """What an item stands for, as decisions name it."""
    if item.kind == "actor" and item.actor is not None:
        return DecidedRow(item.anchor.article, item.actor[0])
    if item.kind == "context":
        return DecidedRow(item.anchor.article, str(item.anchor.start))
    return DecidedRow(item.anchor.article, item.key.rpartition("#")[2])


def choices(item: Item, article: Article, find: Find, others: Sequence[Item] = ()) -> tuple[Choice, ...]:
    """What can be decided about an item of this article, and about `others` with it; nothing for a passage.

    `find` gives the actors of the collection of whom a word of the name begins so.
    """
    part = row_of(item).part
    if item.kind == "quote":
        quote = next((one for one in article.quotes if one.id == part), None)
        return _of_quote(article, quote) if quote is not None else ()
    if item.kind == "event":
        event = next((one for one in article.events if one.id == part), None)
        return _of_event(article, event) if event is not None else ()
    if item.kind == "actor":
        actor = article.actor(part)
        if actor is None:
            return ()
        return (*_all_one(actor, others), *_of_actor(article, actor, find))
    if item.kind == "context":
        return tuple(Take(role, partial(_set_role, role=role)) for role in ROLES)
    return ()


def _of_quote(article: Article, quote: Quote) -> tuple[Choice, ...]:
    speaker = article.actor(quote.speaker)
    who = speaker.name if speaker else "nobody known"
    denies = quote.status == "denied"
    return (
        Menu(
            f"Not said by {who}, but by …",
            lambda: _actors(article, quote, {quote.speaker}, lambda name: partial(_set_speaker, name=name)),
        ),
        Take("No quote", _removed),
        Take(
            "It says so and does not deny it" if denies else "It denies it",
            partial(_set_quote, changes={"status": None if denies else "denied"}),
        ),
        Take(f"Right as it is: said by {who}", partial(_set_quote, changes={})),
    )


def _of_event(article: Article, event: Event) -> tuple[Choice, ...]:
    return (
        Take("No such event", _removed),
        Menu(
            "Done by somebody else …",
            lambda: _actors(
                article, event, {*event.agents}, lambda name: partial(_set_event, changes={}, agents=[name])
            ),
        ),
        Menu(
            "Done to somebody else …",
            lambda: _actors(
                article,
                event,
                {*event.recipients},
                lambda name: partial(_set_event, changes={}, recipients=[name]),
            ),
        ),
        Menu(
            f"Not {event.type}, but …",
            lambda: tuple(Take(name, partial(_set_event, changes={"type": name})) for name in TYPES),
        ),
        Menu(
            f"Not {event.status}, but …",
            lambda: tuple(
                Take(status, partial(_set_event, changes={"status": status}))
                for status in get_args(EventStatus)
            ),
        ),
        Take("Right as it is", partial(_set_event, changes={})),
    )


def _of_actor(article: Article, actor: Actor, find: Find) -> tuple[Choice, ...]:
    return (
        Write(
            "Called otherwise …",
            f"{actor.name} is called",
            actor.name,
            lambda name: partial(_set_actor, changes={"name": name}),
        ),
        Menu(
            "The same as …",
            lambda: tuple(
                Take(_with_id(other), partial(_same, lead=builders.as_named(other)))
                for other in _like(article, actor, find)
            ),
        ),
        Take("Somebody else than in other articles", _apart),
        Menu(
            f"No {actor.kind}, but …",
            lambda: tuple(
                Take(kind, partial(_set_actor, changes={"kind": kind})) for kind in get_args(ActorKind)
            ),
        ),
        Write(
            "Described as …",
            f"{actor.name} is",
            actor.description or "",
            lambda words: partial(_set_actor, changes={"description": words}),
        ),
        Take("No actor at all", _no_actor),
    )


def _all_one(actor: Actor, others: Sequence[Item]) -> tuple[Choice, ...]:
    """That all selected actors are one, where there are several."""
    if not others:
        return ()
    return (Take(f"All of them are {actor.name}", partial(_same, lead=builders.as_named(actor))),)


# ── decisions about a part of any article ────────────────────────────────────────────────────────────────────────────


def _set_speaker(article: Article, part: str, name: str | NamedActor) -> Put:
    return builders.set_speaker(article, builders.quote_of(article, part), name)


def _set_quote(article: Article, part: str, changes: dict[str, Any]) -> Put:
    return builders.set_quote(article, builders.quote_of(article, part), changes)


def _set_event(
    article: Article, part: str, changes: dict[str, Any], **parties: list[str | NamedActor]
) -> Put:
    return builders.set_event(article, builders.event_of(article, part), changes, **parties)


def _removed(article: Article, part: str) -> Correction:
    return builders.removed(article, builders.annotation_of(article, part))


def _set_role(article: Article, part: str, role: str) -> Put:
    return builders.set_role(article, int(part), role)


def _set_actor(article: Article, part: str, changes: dict[str, Any]) -> Correction:
    return builders.set_actor(_actor_of(article, part), changes)


def _same(article: Article, part: str, lead: NamedActor) -> Correction | None:
    return None if part == lead.id else builders.same([lead, _actor_of(article, part)])


def _apart(article: Article, part: str) -> Correction:
    return builders.apart(article, _actor_of(article, part))


def _no_actor(article: Article, part: str) -> Correction:
    return builders.no_actor(article, _actor_of(article, part))


def _actor_of(article: Article, part: str) -> Actor:
    actor = article.actor(part)
    if actor is None:
        raise Undecidable(f"“{article.id}” has no actor “{part}”.")
    return actor


# ── who is offered ───────────────────────────────────────────────────────────────────────────────────────────────────


def _like(article: Article, actor: Actor, find: Find) -> list[builders.ActorLike]:
    """Others who may be the same: of the collection by a word of the name, then of the article."""
    there: dict[str, builders.ActorLike] = {}
    for word in reversed(actor.name.split()):
        there.update({other.id: other for other in find(word)})
    there.update({other.id: other for other in article.actors if other.id not in there})
    there.pop(actor.id, None)
    return list(there.values())[:MOST_ACTORS]


def _with_id(actor: builders.ActorLike) -> str:
    return f"{actor.name} ({actor.id})"


def _actors(article: Article, span: Span, but: Collection[str | None], decide: Who) -> tuple[Choice, ...]:
    """The actors of an article but some: those it names before those it describes, the nearest to a span first.

    Then nobody, and whoever is written.
    """
    there = [actor for actor in article.actors if actor.mentions and actor.id not in but]
    near = sorted(there, key=lambda actor: (not _is_named(actor), _distance(actor, span.start)))
    return (
        *(Take(actor.name, decide(builders.as_named(actor))) for actor in near[:MOST_ACTORS]),
        Take("nobody", decide(builders.NOBODY)),
        Write("somebody else …", "Who", "", decide),
    )


def _is_named(actor: Actor) -> bool:
    return any(mention.form == "name" for mention in actor.mentions)


def _distance(actor: Actor, place: int) -> int:
    return min(abs(mention.start - place) for mention in actor.mentions)
