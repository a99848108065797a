"""Paragraphs with marks, and where they break into lines: every offset has a known place on the screen. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from tui.text import StyledSpan

LineSpan = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: words, marks on them, letters beside the lines where sentences start; offsets into the words."""

    words: str
    marks: tuple[StyledSpan, ...] = ()
    letters: tuple[tuple[int, str], ...] = ()
    kind: str = "paragraph"


def line_spans(words: str, width: int) -> list[LineSpan]:
    """Start and end of each line when `words` are wrapped at `width` cells; white space at a break belongs to none."""
    spans: list[LineSpan] = []
    behind = 0
    for line in words.split("\n"):
        spans += _plain(line, width, behind) if line.isascii() else _measured(line, width, behind)
        behind += len(line) + 1
    return spans


def _plain(line: str, width: int, behind: int) -> Iterator[LineSpan]:
    """The lines of a text in which every character fills one cell."""
    at, length = 0, len(line)
    while length - at > width:
        cut = line.rfind(" ", at, at + width + 1)
        end = cut if line[at:cut].strip() and cut > at else at + width
        yield behind + at, behind + at + len(line[at:end].rstrip())
        at = end
        while at < length and line[at].isspace():
            at += 1
    if at < length or not length:
        yield behind + at, behind + at + len(line[at:].rstrip())


def _measured(line: str, width: int, behind: int) -> Iterator[LineSpan]:
    """The lines of any text."""
    at = 0
    for part in Content(line).wrap(width) or [Content("")]:
        start = line.find(part.plain, at) if part.plain else at
        at = start + len(part.plain)
        yield behind + start, behind + at


def character_at(words: str, cell: int) -> int:
    """The number of the character that stands in a cell of a line; the length of the line behind its end."""
    at = 0
    for number, character in enumerate(words):
        at += cell_len(character)
        if cell < at:
            return number
    return len(words)
