"""Markdown: the file as it stands, its blocks as passages, and the facts of its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import ReadError
from index.model import Article, Segment
from index.reading.assemble import write
from index.reading.byline_names import names_of
from index.reading.clean import clean_line, verbatim
from index.reading.composed import without
from index.reading.decode import decode
from index.reading.format import FileHead, Format, Match
from index.reading.plain.header import Header, read_dateline
from index.reading.plain.markdown_blocks import markdown_segments, without_marks
from index.reading.source import LARGEST_TEXT, Source
from index.reading.source_dates import day_in_name, find_day

_FRONT = re.compile(r"---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_PAIR = re.compile(r"([A-Za-z][\w -]{0,30}?)\s*:\s*(.*)")
_ITEM = re.compile(r"\s*-\s+(.*)")
_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_NAMES = {"title": "title", "headline": "title", "date": "published", "published": "published",
          "author": "authors", "authors": "authors", "byline": "authors", "publisher": "publisher",
          "source": "publisher", "site": "publisher", "url": "url", "link": "url", "canonical": "url",
          "lang": "language", "language": "language"}  # fmt: skip


def read_markdown(text: str, name: str) -> Article:
    """The article of a Markdown text, which is kept as it stands: marks stay in the text, most not in passages."""
    text = verbatim(text)
    facts, start = front_matter(text)
    segments = list(markdown_segments(text, start))
    header = Header()
    header.found = {"title": "not stated", "published": "not stated"}
    header.found |= {key: "the front matter" for key in facts if key in ("title", "published")}
    if "title" not in facts and segments and segments[0].kind == "title":
        facts["title"] = [without_marks(segments[0].of(text))]
        header.found["title"] = "the first heading"
    header.published = find_day(_first(facts, "published") or "")
    _day(text, name, segments, header)
    return write(
        text=text,
        segments=segments,
        title=_first(facts, "title"),
        published=header.published,
        publisher=_first(facts, "publisher") or header.fields.get("publisher"),
        url=_first(facts, "url"),
        authors=[one for line in facts.get("authors", []) for one in names_of(line)],
        language=_first(facts, "language"),
        found={**header.found, "text": "the Markdown as it stands"},
    )


def front_matter(text: str) -> tuple[dict[str, list[str]], int]:
    """The known facts of a front matter (plain `key: value` lines and lists, no YAML), and where the text begins."""
    match = _FRONT.match(text)
    facts: dict[str, list[str]] = {}
    if not match:
        return facts, 0
    key = None
    for line in match[1].split("\n"):
        if pair := _PAIR.fullmatch(line[:1000]):
            key = _NAMES.get(pair[1].strip().lower())
            value = pair[2].strip().strip("[]")
            if key and value:
                facts.setdefault(key, []).append(_unquoted(value))
        elif key and (item := _ITEM.fullmatch(line[:1000])):
            facts.setdefault(key, []).append(_unquoted(item[1]))
    return facts, match.end()


def _day(text: str, name: str, segments: list[Segment], header: Header) -> None:
    first = next((one for one in segments if one.kind == "paragraph"), None)
    named = day_in_name(name)
    if first:
        read_dateline(without_marks(first.of(text)[:300]), named, header)
    if header.published is None and named:
        header.published = named
        header.found["published"] = "the file's name"


def _first(facts: dict[str, list[str]], key: str) -> str | None:
    return clean_line(facts[key][0]) if facts.get(key) else None


def _unquoted(value: str) -> str:
    return value.strip().strip("\"'").strip()


def read(source: Source) -> Iterator[Article]:
    """The article of a Markdown file. Raises ReadError where it has no passage."""
    decoded = decode(source.read(LARGEST_TEXT), source.charset)
    article = read_markdown(decoded.text, source.name)
    if not article.segments:
        raise ReadError(source.name, "no text was found in it")
    yield without(article, decoded.loss) if decoded.loss else article


def _match(sample: FileHead) -> Match:
    return Match.BY_NAME if sample.suffix in _SUFFIXES and sample.text else Match.NO


FORMATS = (Format("Markdown", _match, read, is_text=True, package="markdown-it-py"),)
