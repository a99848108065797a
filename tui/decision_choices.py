"""What can be decided about the thing under the cursor: choices that lead to a decision about any row. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from index.errors import Undecidable
from index.journal import builders
from index.journal.about_rows import DecidedRow, Make
from index.journal.decisions import Grouped, ReportTarget
from index.journal.figure_words import figures_by_hand, in_figure_words
from index.model import Span
from index.vocabulary import ROLES, TYPES, EventStatus, QuoteKind
from tui.actor_choices import all_one, named_by, of_actor, of_several_actors
from tui.offered_choices import Menu, OfferedChoice, Take, Write, actors_near, in_common
from tui.party_choices import beside, instead
from tui.written_names import MOST_WAYS, Find

if TYPE_CHECKING:
    from index.journal.decisions import Correction, NamedActor, Put
    from index.model import Article, Event, Offsets, Quote
    from tui.current_item import Item

ShownRow: TypeAlias = "tuple[Item, Article]"  # what is shown, and the article that it is of
_OPENING, _CLOSING = "“„«‘‚‹\"'", "”“»’›\"'"  # quotation marks


def row_of(item: Item) -> DecidedRow:
    """What an item stands for, as decisions name it."""
    if item.kind == "actor" and item.actor is not None:
        return DecidedRow(item.anchor.article, item.actor[0])
    if item.kind == "context":
        return DecidedRow(item.anchor.article, str(item.anchor.start))
    place = (item.anchor.start, item.anchor.end) if item.kind in ("quote", "event") else None
    return DecidedRow(item.anchor.article, item.key.rpartition("#")[2], place)


def choices(rows: Sequence[ShownRow], find: Find) -> tuple[OfferedChoice, ...]:
    """What can be decided about all of these rows; of a passage, about its article.

    `find` gives the actors of the collection of whom a word of the name begins so.
    """
    several = len(rows) > 1
    each = [_of_row(item, article, find, several=several) for item, article in rows]
    if not several:
        return each[0]
    items = [item for item, _article in rows]
    if items[0].kind == "event":
        return (*in_common(each), _all_one_happening(items), *_parted_together(rows))
    actor = rows[0][1].actor(row_of(items[0]).part) if items[0].kind == "actor" else None
    first = all_one(rows[0][1], actor, items[1:]) if actor is not None else ()
    return (*first, *in_common(each))


def _of_row(item: Item, article: Article, find: Find, *, several: bool) -> tuple[OfferedChoice, ...]:
    """What can be decided about a row; about one of several in words that fit all of them."""
    part = row_of(item).part
    if item.kind == "quote":
        quote = next((one for one in article.quotes if one.id == part), None)
        return _of_quote(article, quote, find, several=several) if quote is not None else ()
    if item.kind == "event":
        event = next((one for one in article.events if one.id == part), None)
        return _of_event(article, event, find, several=several) if event is not None else ()
    if item.kind == "actor":
        actor = article.actor(part)
        if actor is None:
            return ()
        return of_several_actors(article, actor, find) if several else of_actor(article, actor, find)
    if item.kind == "passage":
        return _of_article(article)
    if item.kind == "context":
        return tuple(Take(role, partial(_set_role, role=role)) for role in ROLES)
    return ()


def title_of(rows: int, reports: int) -> str:
    """What is corrected: a row, several, or one of the reports that a row stands for."""
    if rows > 1:
        return f"Correct {rows:,} rows in one step"
    return f"Correct this report, one of {reports:,}" if reports > 1 else "Correct"


def _of_quote(article: Article, quote: Quote, find: Find, *, several: bool) -> tuple[OfferedChoice, ...]:
    def by(said: str, but: Collection[str | None]) -> Menu:
        further = partial(
            actors_near, article, quote, but, find, lambda names: partial(_set_speaker, names=names)
        )
        return Menu(said, further)

    kinds = tuple(Take(kind, partial(_set_quote, changes={"kind": kind})) for kind in get_args(QuoteKind))
    denying = partial(_set_quote, changes={"status": "denied"})
    saying = partial(_set_quote, changes={"status": None})
    right = partial(_set_quote, changes={})
    if several:
        return (
            by("Said by somebody else …", ()),
            Take("None of them is a quote", _removed),
            Take("They deny it", denying),
            Take("They say so and do not deny it", saying),
            Take("Right as they are", right),
            Menu("Of another kind …", lambda: kinds),
        )
    speaker = article.actor(quote.speaker)
    named = quote.source.of(article.text) if quote.source else "nobody known"
    who = speaker.name if speaker else " ".join(named.split())
    denies = quote.status == "denied"
    return (
        by(f"Not said by {who}, but by …" if speaker else "Said by …", {quote.speaker}),
        Take("No quote", _removed),
        Take("It says so and does not deny it", saying) if denies else Take("It denies it", denying),
        Take(f"Right as it is: said by {who}", right),
        Menu(f"Not {quote.kind}, but …", lambda: kinds),
    )


def _of_event(article: Article, event: Event, find: Find, *, several: bool) -> tuple[OfferedChoice, ...]:
    types = tuple(Take(name, partial(_set_event, changes={"type": name})) for name in TYPES)
    statuses = tuple(
        Take(status, partial(_set_event, changes={"status": status})) for status in get_args(EventStatus)
    )
    figures = "Their figures are not of them" if several else "Its figures are not of it"
    return (
        Take("None of them is such an event" if several else "No such event", _removed),
        instead(article, event, find, "agents", several=several),
        instead(article, event, find, "recipients", several=several),
        Menu("Of another type …" if several else f"Not {event.type}, but …", lambda: types),
        Menu("Of another status …" if several else f"Not {event.status}, but …", lambda: statuses),
        Take("Right as they are" if several else "Right as it is", partial(_set_event, changes={})),
        _when(event),
        _where(event),
        _how_many(event),
        *beside(article, event, find, several=several),
        *(_alone(article, event) if not several else ()),
        *([Take(figures, partial(_set_event, changes={"counts": ()}))] if event.counts else []),
    )


def _how_many(event: Event) -> OfferedChoice:
    def make(words: str) -> Make:
        return lambda article, part: _set_event(
            article,
            part,
            {"counts": figures_by_hand(article, builders.event_of(article, part), words)},
        )

    title = "The figures, as 3 killed; about 20 wounded"
    return Write("How many killed or wounded …", title, in_figure_words(event), make, empty=True)


def _when(event: Event) -> OfferedChoice:
    days = f"{event.date.first} {event.date.last}" if event.date else ""

    def make(words: str) -> Make:
        return partial(_set_event, changes={"date": builders.day_of_event(words)})

    return Write(
        "On another day …", "The day, as 2021-06-28, or the first and the last", days, make, empty=True
    )


def _where(event: Event) -> OfferedChoice:
    def make(words: str) -> Make:
        return lambda article, part: _set_event(
            article, part, {"place": builders.place_of_event(words, article)}
        )

    place = event.place.name if event.place else ""
    return Write(
        "In another place …", "The place, as Paris, or Paris, Texas", place, make, empty=True, ways=_ways
    )


def _ways(written: str) -> Sequence[str]:
    from index.annotate.places.named_place import place_ways  # late: the table of places is large

    return place_ways(written, MOST_WAYS)


def _all_one_happening(items: Sequence[Item]) -> OfferedChoice:
    """That several selected events are one happening."""
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
        is_first = (article.id, part) == (first.article, first.part)
        return Grouped(how="same", reports=tuple(reports)) if is_first else None

    return Take("All of them are one happening", make)


def _alone(article: Article, event: Event) -> Sequence[OfferedChoice]:
    """That an event is none of the happening that the article tells with others."""
    is_one_of_several = any(
        event.id in happening.events and len(happening.events) > 1 for happening in article.happenings
    )
    return [Take("A happening of its own", _parted)] if is_one_of_several else []


def _parted(article: Article, part: str) -> Correction:
    return builders.own_happening(article, [builders.event_of(article, part)])


def _parted_together(rows: Sequence[ShownRow]) -> Sequence[OfferedChoice]:
    """That several events of one article and one type are a happening of their own."""
    if len({(article.id, item.type) for item, article in rows}) > 1:
        return []
    parts = [row_of(item).part for item, _article in rows]

    def make(article: Article, part: str) -> Correction | None:
        events = [builders.event_of(article, event_id) for event_id in parts]
        return builders.own_happening(article, events) if part == parts[0] else None

    return [Take("A happening of their own", make)]


def _of_article(article: Article) -> tuple[OfferedChoice, ...]:
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


def of_words(article: Article, place: Offsets, item: Item | None, find: Find) -> tuple[OfferedChoice, ...]:
    """What words selected in the reader can be said to be; `item` is what is chosen there."""
    span = Span(start=place[0], end=place[1])

    def quote_by(names: Sequence[str | NamedActor]) -> Make:
        name, kind = _single(names), _kind_of_quote(article, place)
        return lambda article, _part: builders.quote_at(article, place, name, kind)

    def event(type_: str) -> Make:
        return lambda article, _part: builders.event_at(article, place, type_)

    return (
        Menu("A quote by …", lambda: actors_near(article, span, (), find, quote_by)),
        Menu("An event …", lambda: tuple(Take(name, event(name)) for name in TYPES)),
        Menu("An actor …", lambda: named_by(article, span, find)),
        *(_to_here(item, place) if item is not None and item.kind in ("quote", "event") else ()),
    )


def _kind_of_quote(article: Article, place: Offsets) -> str:
    """Direct where quotation marks stand around it."""
    before, after = article.text[: place[0]].rstrip()[-1:], article.text[place[1] :].lstrip()[:1]
    return "direct" if before in _OPENING and after in _CLOSING and before and after else "indirect"


def _to_here(item: Item, place: Offsets) -> tuple[OfferedChoice, ...]:
    part, shown = row_of(item).part, (item.anchor.start, item.anchor.end)

    def make(article: Article, _part: str) -> Correction:
        return builders.with_span(article, builders.annotation_shown(article, part, shown), place)

    return (Take(f"The {item.kind} goes from here to there", make),)


# ── decisions about a part of any article ────────────────────────────────────────────────────────────────────────────


def _single(names: Sequence[str | NamedActor]) -> str | NamedActor | None:
    """Who says it: one, or nobody."""
    if len(names) > 1:
        raise Undecidable("A quote has one speaker.")
    return names[0] if names else None


def _set_speaker(article: Article, part: str, names: Sequence[str | NamedActor]) -> Put:
    return builders.set_speaker(article, builders.quote_of(article, part), _single(names))


def _set_quote(article: Article, part: str, changes: dict[str, Any]) -> Put:
    return builders.set_quote(article, builders.quote_of(article, part), changes)


def _set_event(article: Article, part: str, changes: dict[str, Any]) -> Put:
    return builders.set_event(article, builders.event_of(article, part), changes)


def _removed(article: Article, part: str) -> Correction:
    return builders.removed(article, builders.annotation_of(article, part))


def _set_role(article: Article, part: str, role: str) -> Put:
    return builders.set_role(article, int(part), role)
