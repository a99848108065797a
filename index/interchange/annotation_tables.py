"""The tables of a collection: one for each kind of annotation; each row has its article, offsets and sentence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any, Final

from index.happenings.article_report import sentence_of
from index.interchange.edtf import edtf
from index.interchange.happening_records import HappeningRecord
from index.interchange.material import Material
from index.interchange.unprintable import without_controls
from index.model import Actor, Article, Event, Quote

COLUMNS: Final = {
    name: tuple(columns.split())
    for name, columns in {
        "articles": "article title published publisher authors url language agency copy_of version_of by",
        "passages": "article start end kind text by",
        "actors": "article actor name kind description mentions start end sentence by confidence",
        "quotes": "article quote start end kind status speaker name source cue text sentence by confidence",
        "events": "article event start end type trigger agents recipients from to edtf date_reason place latitude "
        "longitude site status reported_by sentence by confidence",
        "figures": "article event start end what low high reported_by text sentence by confidence",
        "happenings": "happening type status title from to edtf date_reason reported place latitude longitude is_area "
        "agents recipients figures reported_by articles origins article start end sentence by confidence",
    }.items()
}
TableRow = Sequence[Any]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def rows(material: Material) -> Iterator[tuple[str, TableRow]]:
    """Every row with the name of its table, one article after the other, the happenings last."""
    for article in material.articles():
        yield from article_rows(article)
    for record in material.happenings():
        yield "happenings", _happening(record)


def csv_line(row: TableRow) -> str:
    """A row of a CSV table; see `table_line`."""
    return table_line(row, ",")


def table_line(row: TableRow, delimiter: str) -> str:
    """A row of a table, with its line end; no text commands a terminal or is run by a spreadsheet."""
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter).writerow([_cell(value) for value in row])
    return line.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    value = without_controls(value)
    return f"'{value}" if value.startswith(_FORMULA) or value.lstrip().startswith(_FORMULA) else value


def article_rows(article: Article) -> Iterator[tuple[str, TableRow]]:
    """The rows of one article with the names of their tables."""
    day = article.published.isoformat() if article.published else None
    yield "articles", (
        article.id, article.title, day, article.publisher, "; ".join(article.authors), article.url, article.language,
        article.agency, article.copy_of, article.version_of, "source",
    )  # fmt: skip
    for segment in article.segments:
        yield "passages", (
            article.id, segment.start, segment.end, segment.kind, segment.of(article.text), "auto",
        )  # fmt: skip
    for actor in article.actors:
        yield "actors", _actor(article, actor)
    for quote in article.quotes:
        yield "quotes", _quote(article, quote)
    for event in article.events:
        yield "events", _event(article, event)
        for count in event.counts:
            yield "figures", (
                article.id, event.id, count.start, count.end, count.what, count.low, count.high, count.reported_by,
                count.of(article.text), _sentence(article, count.start, count.end), event.by, event.confidence,
            )  # fmt: skip


def _sentence(article: Article, start: int, end: int) -> str:
    first, last = sentence_of(article, start, end)
    return " ".join(article.text[first:last].split())


def _actor(article: Article, actor: Actor) -> TableRow:
    first = min(actor.mentions, key=lambda mention: mention.start, default=None)
    return (
        article.id, actor.id, actor.name, actor.kind, actor.description, len(actor.mentions),
        first and first.start, first and first.end, first and _sentence(article, first.start, first.end),
        actor.by, actor.confidence,
    )  # fmt: skip


def _quote(article: Article, quote: Quote) -> TableRow:
    speaker = article.actor(quote.speaker)
    return (
        article.id, quote.id, quote.start, quote.end, quote.kind, quote.status, quote.speaker,
        speaker and speaker.name, quote.source and quote.source.of(article.text),
        quote.cue and quote.cue.of(article.text), quote.of(article.text),
        _sentence(article, quote.start, quote.end), quote.by, quote.confidence,
    )  # fmt: skip


def _event(article: Article, event: Event) -> TableRow:
    date, place = event.date, event.place
    return (
        article.id, event.id, event.start, event.end, event.type, event.of(article.text), "; ".join(event.agents),
        "; ".join(event.recipients), date and date.first, date and date.last,
        edtf(date.first, date.last) if date else None, date and date.reason, place and place.name,
        place and place.latitude, place and place.longitude, place and place.site and place.site.name, event.status,
        event.reported_by, _sentence(article, event.start, event.end), event.by, event.confidence,
    )  # fmt: skip


def _happening(record: HappeningRecord) -> TableRow:
    place = record.place
    return (
        record.id, record.type, record.status, record.title, record.first, record.last, record.edtf,
        record.date_reason, record.reported, place and place.name, place and place.latitude,
        place and place.longitude, place and place.is_area, "; ".join(one.id for one in record.agents),
        "; ".join(one.id for one in record.recipients), record.figures_in_words, record.reported_by,
        "; ".join(record.articles), record.origins, record.article, record.start, record.end, record.sentence,
        record.by, record.confidence,
    )  # fmt: skip
