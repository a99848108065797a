"""What can be decided about the thing under the cursor: choices that lead to a decision. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, get_args

from index.journal import builders
from index.vocabulary import ROLES, TYPES, ActorKind, EventStatus

if TYPE_CHECKING:
    from index.journal.decisions import Decision
    from index.model import Actor, Article, Event, Quote, Span
    from tui.current_item import Item

MOST_ACTORS = 30  # offered; others are written


@dataclass(frozen=True)
class Take:
    """A line of a menu that is a decision."""

    label: str
    decide: Callable[[], Decision]


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
    decide: Callable[[str], Decision]


Choice = Take | Menu | Write
Find = Callable[[str], Iterable[builders.Known]]


def choices(item: Item, article: Article, find: Find) -> tuple[Choice, ...]:
    """What can be decided about an item of this article; nothing for a passage.

    `find` gives the actors of the collection of whom a word of the name begins so.
    """
    if item.kind == "quote":
        quote = next((one for one in article.quotes if item.key == f"{article.id}#{one.id}"), None)
        return _of_quote(article, quote) if quote is not None else ()
    if item.kind == "event":
        event = next((one for one in article.events if item.key == f"{article.id}#{one.id}"), None)
        return _of_event(article, event) if event is not None else ()
    if item.kind == "actor" and item.actor is not None:
        actor = article.actor(item.actor[0])
        return _of_actor(article, actor, find) if actor is not None else ()
    if item.kind == "context":
        return tuple(
            Take(role, partial(builders.set_role, article, item.anchor.start, role)) for role in ROLES
        )
    return ()


def _of_quote(article: Article, quote: Quote) -> tuple[Choice, ...]:
    speaker = article.actor(quote.speaker)
    who = speaker.name if speaker else "nobody known"
    denies = quote.status == "denied"
    status = {"status": None if denies else "denied"}
    return (
        Menu(
            f"Not said by {who}, but by …",
            lambda: _actors(
                article, quote, {quote.speaker}, lambda name: builders.set_speaker(article, quote, name)
            ),
        ),
        Take("No quote", partial(builders.removed, article, quote)),
        Take(
            "It says so and does not deny it" if denies else "It denies it",
            partial(builders.set_quote, article, quote, status),
        ),
        Take(f"Right as it is: said by {who}", partial(builders.set_quote, article, quote, {})),
    )


def _of_event(article: Article, event: Event) -> tuple[Choice, ...]:
    change = partial(builders.set_event, article, event)
    return (
        Take("No such event", partial(builders.removed, article, event)),
        Menu(
            "Done by somebody else …",
            lambda: _actors(article, event, {*event.agents}, lambda name: change({}, agents=[name])),
        ),
        Menu(
            "Done to somebody else …",
            lambda: _actors(article, event, {*event.recipients}, lambda name: change({}, recipients=[name])),
        ),
        Menu(
            f"Not {event.type}, but …",
            lambda: tuple(Take(name, partial(change, {"type": name})) for name in TYPES),
        ),
        Menu(
            f"Not {event.status}, but …",
            lambda: tuple(
                Take(status, partial(change, {"status": status})) for status in get_args(EventStatus)
            ),
        ),
        Take("Right as it is", partial(change, {})),
    )


def _of_actor(article: Article, actor: Actor, find: Find) -> tuple[Choice, ...]:
    return (
        Write(
            "Called otherwise …",
            f"{actor.name} is called",
            actor.name,
            lambda name: builders.set_actor(actor, {"name": name}),
        ),
        Menu(
            "The same as …",
            lambda: tuple(
                Take(_with_id(other), partial(builders.same, [other, actor]))
                for other in _like(article, actor, find)
            ),
        ),
        Take("Somebody else than in other articles", partial(builders.apart, article, actor)),
        Menu(
            f"No {actor.kind}, but …",
            lambda: tuple(
                Take(kind, partial(builders.set_actor, actor, {"kind": kind})) for kind in get_args(ActorKind)
            ),
        ),
        Write(
            "Described as …",
            f"{actor.name} is",
            actor.description or "",
            lambda words: builders.set_actor(actor, {"description": words}),
        ),
    )


def _like(article: Article, actor: Actor, find: Find) -> list[builders.Known]:
    """Others who may be the same: of the collection by a word of the name, then of the article."""
    there: dict[str, builders.Known] = {}
    for word in reversed(actor.name.split()):
        there.update({other.id: other for other in find(word)})
    there.update({other.id: other for other in article.actors if other.id not in there})
    there.pop(actor.id, None)
    return list(there.values())[:MOST_ACTORS]


def _with_id(actor: builders.Known) -> str:
    return f"{actor.name} ({actor.id})"


def _actors(
    article: Article, span: Span, but: Collection[str | None], decide: Callable[[str], Decision]
) -> tuple[Choice, ...]:
    """The actors of an article but some: those it names before those it describes, the nearest to a span first.

    Then nobody, and whoever is written.
    """
    there = [actor for actor in article.actors if actor.mentions and actor.id not in but]
    near = sorted(there, key=lambda actor: (not _is_named(actor), _distance(actor, span.start)))
    return (
        *(Take(actor.name, partial(decide, actor.id)) for actor in near[:MOST_ACTORS]),
        Take("nobody", partial(decide, builders.NOBODY)),
        Write("somebody else …", "Who", "", decide),
    )


def _is_named(actor: Actor) -> bool:
    return any(mention.form == "name" for mention in actor.mentions)


def _distance(actor: Actor, place: int) -> int:
    return min(abs(mention.start - place) for mention in actor.mentions)
