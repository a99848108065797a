"""Plain text: the file's words as they stand, its passages, and what its first lines and its name say about it."""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import ReadError
from index.model import Article, Segment
from index.reading.assemble import write
from index.reading.byline_names import names_of
from index.reading.clean import verbatim
from index.reading.composed import without
from index.reading.decode import decode
from index.reading.format import FileHead, Format, Match
from index.reading.plain.header import (
    Header,
    is_headline,
    is_outlet,
    read_dateline,
    read_key_line,
    read_prefix,
)
from index.reading.plain.segments import PlainLine, is_underline, lines_of, segment, segments_of
from index.reading.source import LARGEST_TEXT, Source
from index.reading.source_dates import day_in_name

_MOST_LINES = 40  # lines at the start that are looked at for a header


def read_text(text: str, name: str, found_text: str = "the file's content") -> Article:
    """The article of a plain text. `text` is kept as it stands, but for line ends and control characters."""
    text = verbatim(text)
    header = read_header(text, name)
    segments = _header_segments(text, header) + list(segments_of(text, header.start))
    fields = header.fields
    return write(
        text=text,
        segments=segments,
        title=fields.get("title"),
        published=header.published,
        publisher=fields.get("publisher"),
        url=fields.get("url"),
        authors=names_of(fields.get("authors", "")),
        language=fields.get("language"),
        found={"title": "not stated", "published": "not stated", **header.found, "text": found_text},
    )


def read_header(text: str, name: str) -> Header:
    """What the first lines of `text` and the file's name say, and where the passages begin."""
    header = Header()
    read_prefix(text, header)
    lines = [line for _, line in zip(range(_MOST_LINES), lines_of(text, header.start), strict=False)]
    at = _title_and_keys(lines, header)
    first = next((line for line in lines[at:] if line.words), None)
    if first:
        header.start = first.start - first.indent
    elif lines:
        header.start = min(lines[-1].end + 1, len(text))
    named = day_in_name(name)
    read_dateline(text[header.start : header.start + 300], named, header)
    if header.published is None and named:
        header.published = named
        header.found["published"] = "the file's name"
    return header


def _title_and_keys(lines: list[PlainLine], header: Header) -> int:
    """Take header lines and the headline from the top; the number of the first line that is neither."""
    at, next_at = 0, 0
    while next_at < len(lines):
        line = lines[next_at]
        next_at += 1
        if not line.words:
            continue
        if is_underline(line.words) and header.title_line:
            at = next_at
        elif read_key_line(line, header) or (header.title_line and _is_outlet(lines, next_at - 1, header)):
            header.lines.append(line)
        elif header.title_line is None and "title" not in header.fields and _is_title(lines, next_at - 1):
            header.title_line = line
            header.fields["title"] = line.words.lstrip("# ").rstrip("; ")
            header.found["title"] = (
                "the first line" if not header.lines else "the first line below the header"
            )
        else:
            break
        at = next_at
    return at


def _is_outlet(lines: list[PlainLine], number: int, header: Header) -> bool:
    """Whether a line below the headline is the paper's name: it looks like one, and a header line follows it."""
    behind = next((one for one in lines[number + 1 :] if one.words), None)
    if behind is None or not is_outlet(lines[number].words) or not read_key_line(behind, Header()):
        return False
    header.fields.setdefault("publisher", lines[number].words)
    header.found.setdefault("publisher", "the line below the headline")
    return True


def _is_title(lines: list[PlainLine], number: int) -> bool:
    behind = lines[number + 1] if number + 1 < len(lines) else None
    underlined = behind is not None and is_underline(behind.words)
    below = [one for one in lines[number + 1 :] if one.words and not is_underline(one.words)][:3]
    after = max(below, key=lambda one: len(one.words), default=None)
    return is_headline(lines[number], behind, after, underlined)


def _header_segments(text: str, header: Header) -> list[Segment]:
    lines = [(line, "credit") for line in header.lines]
    if header.title_line:
        lines.append((header.title_line, "title"))
    lines.sort(key=lambda one: one[0].start)
    return [
        segment(text, line.start, line.end, "title" if kind == "title" else "credit") for line, kind in lines
    ]


def read(source: Source) -> Iterator[Article]:
    """The article of a plain text file. Raises ReadError where it has no passage."""
    decoded = decode(source.read(LARGEST_TEXT), source.charset)
    note = "" if decoded.sure else f"; its encoding was guessed: {decoded.encoding}"
    article = read_text(decoded.text, source.name, f"the file's content{note}")
    if not article.segments:
        raise ReadError(source.name, "no text was found in it")
    yield without(article, decoded.loss) if decoded.loss else article


def _match(sample: FileHead) -> Match:
    return Match.ANY_TEXT if sample.text else Match.NO


FORMATS = (Format("plain text", _match, read, is_text=True),)
