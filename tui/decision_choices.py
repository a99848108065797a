"""What can be decided about the thing under the cursor: choices that lead to a decision about any row. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, get_args

from index.errors import Undecidable
from index.journal import builders
from index.journal.about_rows import DecidedRow, Make
from index.journal.decisions import Grouped, ReportTarget
from index.model import Span
from index.vocabulary import ROLES, TYPES, ActorKind, EventStatus

if TYPE_CHECKING:
    from index.journal.decisions import Correction, NamedActor, Put
    from index.model import Actor, Article, Event, Offsets, Quote
    from tui.current_item import Item

MOST_ACTORS = 30  # offered; others are written
_OPENING, _CLOSING = "“„«‘‚‹\"'", "”“»’›\"'"  # quotation marks


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
    empty: bool = False  # whether no words say that there is none


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
    """What can be decided about an item of this article, and about `others` with it; of a passage, about its article.

    `find` gives the actors of the collection of whom a word of the name begins so.
    """
    part = row_of(item).part
    if item.kind == "quote":
        quote = next((one for one in article.quotes if one.id == part), None)
        return _of_quote(article, quote) if quote is not None else ()
    if item.kind == "event":
        event = next((one for one in article.events if one.id == part), None)
        if event is None:
            return ()
        return (*_of_event(article, event), *_all_one_happening([item, *others]))
    if item.kind == "actor":
        actor = article.actor(part)
        if actor is None:
            return ()
        return (*_all_one(actor, others), *_of_actor(article, actor, find))
    if item.kind == "passage":
        return _of_article(article)
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
        _when(event),
        _where(event),
        *(
            [Take("Its figures are not of it", partial(_set_event, changes={"counts": ()}))]
            if event.counts
            else []
        ),
    )


def _when(event: Event) -> Choice:
    days = f"{event.date.first} {event.date.last}" if event.date else ""

    def make(words: str) -> Make:
        return partial(_set_event, changes={"date": builders.day_of_event(words)})

    return Write(
        "On another day …", "The day, as 2021-06-28, or the first and the last", days, make, empty=True
    )


def _where(event: Event) -> Choice:
    def make(words: str) -> Make:
        return partial(_set_event, changes={"place": builders.place_of_event(words)})

    return Write("In another place …", "The place", event.place.name if event.place else "", make, empty=True)


def _all_one_happening(items: Sequence[Item]) -> tuple[Choice, ...]:
    """That all selected events are one happening, where there are several."""
    if len(items) < 2:
        return ()
    reports = [
        ReportTarget(
            article=item.anchor.article,
            start=item.anchor.start,
            end=item.anchor.end,
            words=item.words,
            type=item.type,
        )
        for item in items
    ]
    first = row_of(items[0])

    def make(article: Article, part: str) -> Correction | None:
        return Grouped(how="same", reports=tuple(reports)) if DecidedRow(article.id, part) == first else None

    return (Take("All of them are one happening", make),)


def _of_article(article: Article) -> tuple[Choice, ...]:
    """What is stated of an article as a whole."""
    stated = (
        ("title", "Another title …", "The title", article.title or ""),
        ("published", "Published on another day …", "The day, as 2021-06-28", str(article.published or "")),
        ("publisher", "Published by somebody else …", "Who published it", article.publisher or ""),
        (
            "authors",
            "Written by somebody else …",
            "Who wrote it; several parted by ;",
            "; ".join(article.authors),
        ),
    )
    return tuple(
        Write(label, title, preset, partial(_stating, name), empty=True)
        for name, label, title, preset in stated
    )


def _stating(name: str, words: str) -> Make:
    value: Any = words or None
    if name == "authors":
        value = [author.strip() for author in words.split(";") if author.strip()]

    def make(article: Article, _part: str) -> Correction:
        return builders.set_article(article, {name: value})

    return make


def of_words(article: Article, place: Offsets, item: Item | None) -> tuple[Choice, ...]:
    """What words selected in the reader can be said to be; `item` is what is chosen there."""
    span = Span(start=place[0], end=place[1])

    def quote_by(name: str | NamedActor) -> Make:
        return lambda article, _part: builders.quote_at(article, place, name, _kind_of_quote(article, place))

    def event(type_: str) -> Make:
        return lambda article, _part: builders.event_at(article, place, type_)

    return (
        Menu("A quote by …", lambda: _actors(article, span, (), quote_by)),
        Menu("An event …", lambda: tuple(Take(name, event(name)) for name in TYPES)),
        *(_to_here(item, place) if item is not None and item.kind in ("quote", "event") else ()),
    )


def _kind_of_quote(article: Article, place: Offsets) -> str:
    """Direct where quotation marks stand around it."""
    before, after = article.text[: place[0]].rstrip()[-1:], article.text[place[1] :].lstrip()[:1]
    return "direct" if before in _OPENING and after in _CLOSING and before and after else "indirect"


def _to_here(item: Item, place: Offsets) -> tuple[Choice, ...]:
    part = row_of(item).part

    def make(article: Article, _part: str) -> Correction:
        return builders.with_span(article, builders.annotation_of(article, part), place)

    return (Take(f"The {item.kind} goes from here to there", make),)


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
