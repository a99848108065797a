"""Tables of articles: JSON, JSON lines and CSV, with a mapping of columns."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from index.errors import ReadError
from index.model import Article, Segment
from index.reading.assemble import compose, write
from index.reading.byline_names import names_of
from index.reading.clean import clean, verbatim
from index.reading.composed import without
from index.reading.decode import decode
from index.reading.entities import plain_line
from index.reading.format import ArticleOrError, FileHead, Format, Match
from index.reading.formats.dateline_json import own_article
from index.reading.html.parse import html_blocks
from index.reading.parts import read_part
from index.reading.plain.csv_rows import CsvTable
from index.reading.plain.segments import segments_of
from index.reading.source import LARGEST_DOCUMENT, LARGEST_TEXT, MB, Source
from index.reading.source_dates import day_of_value

_NO_TEXT = "there is no text in it; name its column with --columns text=…"
_MOST_ROWS = 1_000_000
_JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")
_CSV_SUFFIXES = (".csv", ".tsv")
_USUAL = {  # an article's field: names of columns that hold it, in other people's tables
    "id": ("id", "article_id", "doc_id", "document_id", "uuid", "guid"),
    "title": ("title", "headline", "name", "heading"),
    "text": ("text", "body", "content", "maintext", "articlebody", "article", "full_text", "fulltext", "story"),
    "published": ("published", "date", "datepublished", "publish_date", "published_at", "pubdate", "date_publish",
                  "publication_date", "publishedat", "created_at", "timestamp", "time"),
    "publisher": ("publisher", "source", "outlet", "site", "newspaper", "publication", "source_domain", "domain"),
    "url": ("url", "link", "href", "uri", "web_url"),
    "authors": ("authors", "author", "byline", "by", "creator"),
    "language": ("language", "lang"),
}  # fmt: skip


def read(source: Source) -> Iterator[ArticleOrError]:
    """The article of every row; an error for each row that holds none."""
    rows = (
        _json_rows(source)
        if source.head(4096).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
        or source.name.lower().endswith(".json")
        else _csv_rows(source)
    )
    number = 0
    for number, row in enumerate(rows, 1):
        name = f"{source.name} (row {number})"
        yield row if isinstance(row, ReadError) else _read_row(row, name, source.columns)
        if number >= _MOST_ROWS:
            yield ReadError(source.name, f"it holds more than {_MOST_ROWS} rows; the rest was left out")
            return
    if not number:
        yield ReadError(source.name, "there is no row in it")


def _read_row(row: Any, name: str, columns: Mapping[str, str]) -> ArticleOrError:
    value, notes = (row.value, row.notes) if isinstance(row, _Flawed) else (row, ())
    article = read_part(name, partial(_article, value, name, columns))
    for note in notes:
        article = without(article, note) if isinstance(article, Article) else article
    return article


@dataclass(frozen=True)
class _Flawed:
    """A row, and what of its file is not in it."""

    value: Any
    notes: tuple[str, ...]


def _json_rows(source: Source) -> Iterator[Any]:
    """The values of JSON lines, or those of one JSON list or object."""
    source.file.seek(0)
    first, second = (_value(source.file.readline(LARGEST_TEXT))[0] for _ in range(2))
    if first is None or first == []:
        value, notes = _value(source.read(LARGEST_DOCUMENT))
        if value is not None:
            yield from _rows(value, notes)
            return
        if not isinstance(second, dict):
            raise ReadError(source.name, "it is no valid JSON")
    yield from _json_lines(source)


def _json_lines(source: Source) -> Iterator[Any]:
    """The values of each line; an error for a damaged one."""
    source.file.seek(0)
    number, line = 1, source.file.readline(LARGEST_TEXT)
    while line:
        value, notes = _value(line) if line.strip() else (..., ())
        if value is None:
            yield ReadError(f"{source.name} (row {number})", "it is no valid JSON")
        elif value is not ...:
            yield from _rows(value, notes)
        line, number = source.file.readline(LARGEST_TEXT), number + 1


def _value(data: bytes) -> tuple[Any, tuple[str, ...]]:
    """A JSON value, None where it is none, and what of its file is not in it: characters, names that stand twice."""
    decoded, twice = decode(data), dict[str, None]()

    def noted(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        fields = dict(pairs)
        if len(fields) < len(pairs):
            names = [name for name, _ in pairs]
            twice.update(dict.fromkeys(name for name in names if names.count(name) > 1))
        return fields

    try:
        value = json.loads(decoded.text, strict=False, object_pairs_hook=noted)
    except (ValueError, RecursionError):
        return None, ()
    notes = [decoded.loss] if decoded.loss else []
    notes += [f"what stood first as “{clean(name)[:30]}”, which stands twice" for name in [*twice][:3]]
    return value, tuple(notes)


def _rows(value: Any, notes: tuple[str, ...]) -> Iterator[Any]:
    """The rows of a value, each with what of its file is not in it."""
    for row in _unwrapped(value):
        yield _Flawed(row, notes) if notes else row


def _unwrapped(value: Any) -> Iterator[Any]:
    """The rows of a value: a list's members, or those of a list that is the only thing an object holds."""
    if isinstance(value, dict) and not any(
        isinstance(value.get(key), str) for key in ("text", "format", "title", "uri")
    ):
        inner = [one for one in value.values() if isinstance(one, list) and one and isinstance(one[0], dict)]
        value = inner[0] if len(inner) == 1 and "bodies" not in value else value
    yield from value if isinstance(value, list) else [value]


def _csv_rows(source: Source) -> Iterator[Any]:
    try:
        decoded = decode(source.read(LARGEST_DOCUMENT), source.charset)
        table = CsvTable(decoded.text)
        names = {name: name for name in table.columns}
        if not _fields(names, source.name, source.columns)["text"]:
            raise ReadError(source.name, _NO_TEXT)
        notes = [decoded.loss] if decoded.loss else []
        twice = [name for name, times in Counter(table.columns).items() if times > 1]
        notes += [f"the first column “{clean(name)[:30]}”, which stands twice" for name in twice[:3]]
        for row in table.rows(source.name):
            yield _Flawed(row, tuple(notes)) if notes and not isinstance(row, ReadError) else row
    except csv.Error as error:
        raise ReadError(source.name, f"its rows cannot be told apart ({error})") from None


def _article(row: Any, name: str, columns: Mapping[str, str]) -> Article:
    if not isinstance(row, dict):
        raise ReadError(name, "it is no record with named values")
    if isinstance(row.get("format"), str) and row["format"].startswith("dateline/"):
        return own_article(row, name)
    if not columns and "uri" in row and ("headline" in row or "headlines" in row or "body_text" in row):
        from index.reading.formats.ninjs import article_of_ninjs

        return article_of_ninjs(row, name)
    article = _mapped(_fields(row, name, columns), name)
    surplus = sum(bool(cell.strip()) for cell in row.get(None) or ())
    if surplus:  # words with a comma that stand in no quotation marks
        left_out = "a cell without a column" if surplus == 1 else f"{surplus:,} cells without a column"
        article = without(article, left_out)
    return article


def _fields(row: dict[str, Any], name: str, columns: Mapping[str, str]) -> dict[str, Any]:
    """The values for an article's fields: from the named columns, else from columns of a usual name."""
    low = {str(key).strip().lower().lstrip("\ufeff"): value for key, value in row.items() if key is not None}
    values: dict[str, Any] = {}
    for key, usual in _USUAL.items():
        if column := columns.get(key):
            if column.lower() not in low:
                there = ", ".join(clean(one)[:30] for one in list(low)[:12])
                raise ReadError(name, f"there is no column {column}; there are {there}")
            values[key] = low[column.lower()]
        else:
            values[key] = next((low[one] for one in usual if low.get(one) not in (None, "")), None)
    return values


def _mapped(fields: dict[str, Any], name: str) -> Article:
    text, how = fields["text"], "the text column"
    segments: list[Segment] = []
    if isinstance(text, str) and len(text) > LARGEST_TEXT:
        raise ReadError(name, f"its text is larger than {LARGEST_TEXT // MB} MB")
    if not isinstance(text, str) or not text.strip():
        raise ReadError(name, _NO_TEXT)
    if "</p>" in text or "<br" in text:
        text, segments = compose(html_blocks(text))
        how = "the text column's HTML"
    else:
        text = verbatim(text)
        segments = list(segments_of(text))
    if not segments:
        raise ReadError(name, "there is no text in it")
    day = day_of_value(fields["published"])
    return write(
        text=text,
        segments=segments,
        own_id=fields["id"],
        title=plain_line(fields["title"]),
        published=day,
        publisher=plain_line(_name(fields["publisher"])),
        url=fields["url"],
        authors=[plain_line(one) for one in _people(fields["authors"])],
        language=fields["language"],
        found={
            "title": "the title column" if fields["title"] else "not stated",
            "published": "the date column" if day else "not stated",
            "text": how,
        },
    )


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, dict) else value


def _people(value: Any) -> list[Any]:
    if isinstance(value, str):
        return list(names_of(value.strip("[]").replace("'", "").replace('"', "")))
    return [_name(one) for one in value[:50]] if isinstance(value, list) else []


def _match_json(sample: FileHead) -> Match:
    text = sample.text
    if sample.suffix == ".json" and text and text[:1] not in ("{", "["):
        return Match.BY_NAME  # it is a single value or no JSON, which is said
    if text[:1] not in ("{", "[") or sample.suffix in _CSV_SUFFIXES:
        return Match.NO
    return Match.BY_WORDS if sample.suffix in _JSON_SUFFIXES or '"' in text[:2000] else Match.NO


def _match_csv(sample: FileHead) -> Match:
    return Match.BY_NAME if sample.suffix in _CSV_SUFFIXES and sample.text else Match.NO


FORMATS = (Format("JSON", _match_json, read, is_text=True), Format("CSV", _match_csv, read, is_text=True))
