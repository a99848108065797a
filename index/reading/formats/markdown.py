"""Markdown: the file as it stands, its blocks as passages, and the facts of its front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from index.errors import ReadError
from index.model import Article, Segment, SegmentKind
from index.reading.assemble import names_of, write
from index.reading.clean import clean_line, verbatim
from index.reading.decode import decode
from index.reading.format import Format, Match, Sample
from index.reading.plain.header import Header, read_dateline
from index.reading.plain.line_kinds import kind_of_line
from index.reading.plain.segments import is_rule, segment, segments_of
from index.reading.source import LARGEST_TEXT, Source
from index.reading.source_dates import day_in_name, find_day

_FRONT = re.compile(r"---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_PAIR = re.compile(r"([A-Za-z][\w -]{0,30}?)\s*:\s*(.*)")
_ITEM = re.compile(r"\s*-\s+(.*)")
_MARKS = re.compile(r"(?:[ \t]{0,3}(?:>|#{1,6}(?=[ \t])|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)+")
_INLINE = re.compile(r"!?\[([^][]{0,300})\]\([^()\s]{0,500}\)|([*_`]{1,3})(?=\S)|(?<=\S)([*_`]{1,3})")
_MOST_QUOTED = 1_000  # lines: 2 s for the worst of them
_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_TAG = re.compile(r"<!--.{0,2000}?-->|<[^<>]{0,1000}>", re.S)
_BLOCKS = ("heading_open", "paragraph_open", "table_open", "fence", "code_block", "html_block")
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
    found = _FRONT.match(text)
    facts: dict[str, list[str]] = {}
    if not found:
        return facts, 0
    key = None
    for line in found[1].split("\n"):
        if pair := _PAIR.fullmatch(line[:1000]):
            key = _NAMES.get(pair[1].strip().lower())
            value = pair[2].strip().strip("[]")
            if key and value:
                facts.setdefault(key, []).extend(_unquoted(one) for one in _split(key, value))
        elif key and (item := _ITEM.fullmatch(line[:1000])):
            facts.setdefault(key, []).append(_unquoted(item[1]))
    return facts, found.end()


def markdown_segments(text: str, start: int = 0) -> Iterator[Segment]:
    """The blocks of a Markdown text from `start` on as passages; the first heading of the first level is the title."""
    from markdown_it import MarkdownIt

    lines = text[start:].split("\n")
    if _is_endless(lines):
        yield from segments_of(text, start)
        return
    parser = MarkdownIt("commonmark").enable("table").disable(["inline"])
    starts = list(accumulate((len(line) + 1 for line in lines), initial=start))
    in_list, titled = 0, False
    for token in parser.parse(text[start:]):
        in_list += token.nesting if token.type in ("list_item_open", "list_item_close") else 0
        if token.type not in _BLOCKS or not token.map or _is_bare(token):
            continue
        first, last = token.map
        kind: SegmentKind = "list" if in_list or token.type == "table_open" else "paragraph"
        if token.type == "heading_open":
            kind = "heading" if titled or token.tag != "h1" else "title"
            titled, last = True, first + 1 if token.markup in "=-" else last
        span = _span(text, starts[first], starts[min(last, len(lines))] - 1)
        if span:
            yield _placed(text, *span, kind, last - first)


def _is_endless(lines: list[str]) -> bool:
    """Whether too many quoted lines follow one another: the parser's time grows with their square."""
    quoted = 0
    for line in lines:
        quoted = quoted + line.lstrip().startswith(">") if line.strip() else 0
        if quoted > _MOST_QUOTED:
            return True
    return False


def _is_bare(token: Any) -> bool:
    """Whether a block of HTML holds tags and comments only."""
    return token.type == "html_block" and not any(map(str.isalnum, _TAG.sub("", token.content)))


def _placed(text: str, start: int, end: int, kind: SegmentKind, lines: int) -> Segment:
    words = text[start:end]
    if kind == "paragraph" and len(words) < 500:
        guess = kind_of_line(without_marks(words), lines, followed=False)
        kind = guess if guess in ("credit", "caption", "heading") else kind
    return segment(text, start, end, kind)


def _span(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words between two offsets without the marks of heading, list or quotation before them."""
    if marks := _MARKS.match(text, start, end):
        start = marks.end()
    words = text[start:end]
    if is_rule(words):
        return None
    start += len(words) - len(words.lstrip())
    words = words.strip()
    closed = re.sub(r"[ \t]+#+$", "", words) if len(words) < 500 else words
    return start, start + len(closed)


def without_marks(words: str) -> str:
    """A line of Markdown without emphasis and link targets."""
    return _INLINE.sub(lambda found: found[1] or "", words[:2000])


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


def _split(key: str, value: str) -> list[str]:
    return value.split(",") if key == "authors" else [value]


def _unquoted(value: str) -> str:
    return value.strip().strip("\"'").strip()


def read(source: Source) -> Iterator[Article]:
    """The article of a Markdown file. Raises ReadError where it has no passage."""
    decoded = decode(source.read(LARGEST_TEXT), source.charset)
    article = read_markdown(decoded.text, source.name)
    if not article.segments:
        raise ReadError(source.name, "no text was found in it")
    yield article


def _match(sample: Sample) -> Match:
    return Match.BY_NAME if sample.suffix in _SUFFIXES and sample.text else Match.NO


FORMATS = (Format("Markdown", _match, read),)
