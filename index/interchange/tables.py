"""Tables (CSV): one for each kind of annotation, with the article and the offsets of what each row stands on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from index.model import Article, Event, Quote

_COLUMNS = {
    name: tuple(columns.split())
    for name, columns in {
        "articles": "article title published publisher authors url language agency copy_of version_of",
        "passages": "article start end kind text",
        "actors": "article actor name kind description mentions by confidence",
        "quotes": "article quote start end kind speaker name cue text by confidence",
        "events": "article event start end type trigger agents recipients from to place latitude longitude status "
        "reported_by by confidence",
        "figures": "article event start end what low high reported_by text",
    }.items()
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def files(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """The tables row by row, as names and pieces of content; each table begins with its columns' names.

    Text that a spreadsheet would run as a formula begins with an apostrophe.
    """
    for name, columns in _COLUMNS.items():
        yield f"{name}.csv", csv_line(columns)
    for article in articles:
        for name, row in _rows(article):
            yield f"{name}.csv", csv_line(row)


def csv_line(row: Sequence[Any]) -> str:
    """A row of a table, with its line end; a text that a spreadsheet would run begins with an apostrophe."""
    line = io.StringIO()
    csv.writer(line).writerow([_cell(value) for value in row])
    return line.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    return f"'{value}" if value.startswith(_FORMULA) else value


def _rows(article: Article) -> Iterator[tuple[str, Sequence[Any]]]:
    day = article.published.isoformat() if article.published else None
    yield "articles", (
        article.id, article.title, day, article.publisher, "; ".join(article.authors), article.url, article.language,
        article.agency, article.copy_of, article.version_of,
    )  # fmt: skip
    for segment in article.segments:
        yield "passages", (article.id, segment.start, segment.end, segment.kind, segment.of(article.text))
    for actor in article.actors:
        yield "actors", (
            article.id, actor.id, actor.name, actor.kind, actor.description, len(actor.mentions), actor.by,
            actor.confidence,
        )  # fmt: skip
    for quote in article.quotes:
        yield "quotes", _quote(article, quote)
    for event in article.events:
        yield "events", _event(article, event)
        for count in event.counts:
            yield "figures", (
                article.id, event.id, count.start, count.end, count.what, count.low, count.high, count.reported_by,
                count.of(article.text),
            )  # fmt: skip


def _quote(article: Article, quote: Quote) -> Sequence[Any]:
    speaker = article.actor(quote.speaker)
    cue = quote.cue.of(article.text) if quote.cue else None
    return (
        article.id, quote.id, quote.start, quote.end, quote.kind, quote.speaker, speaker and speaker.name, cue,
        quote.of(article.text), quote.by, quote.confidence,
    )  # fmt: skip


def _event(article: Article, event: Event) -> Sequence[Any]:
    date, place = event.date, event.place
    return (
        article.id, event.id, event.start, event.end, event.type, event.of(article.text), "; ".join(event.agents),
        "; ".join(event.recipients), date and date.first, date and date.last, place and place.name,
        place and place.latitude, place and place.longitude, event.status, event.reported_by, event.by,
        event.confidence,
    )  # fmt: skip
