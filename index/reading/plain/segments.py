"""Plain text to passages: blocks between blank lines, cut further where a line is a passage of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.model import Segment, SegmentKind, snap
from index.reading.plain.line_kinds import END_OF_SENTENCE, kind_of_line, list_marker

WIDEST_WRAP = 120  # characters: text with longer lines was not wrapped by hand or by an editor
_SPEAKER = re.compile(r"(?:[A-Z][A-Z.'’ -]{0,30}|[QA]):\s")  # in an interview: “Q: …”, “THE PRESIDENT: …”
_LETTER = re.compile(r"[^\W_]")
_SLACK = 6  # characters by which a word may have fitted in a line that was wrapped all the same


@dataclass(frozen=True, slots=True)
class PlainLine:
    """One line without its white space at both ends; `indent` counts what stood before it."""

    start: int
    end: int
    words: str
    indent: int


def lines_of(text: str, start: int = 0) -> Iterator[PlainLine]:
    r"""The lines of `text` from `start` on, blank ones too. Only `\n` ends a line."""
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        raw = text[start:end]
        words = raw.strip()
        indent = len(raw) - len(raw.lstrip()) if words else 0
        yield PlainLine(start + indent, start + indent + len(words), words, indent)
        start = end + 1


def blocks_of(lines: Iterable[PlainLine]) -> Iterator[list[PlainLine]]:
    """Lines between blank or drawn ones, together."""
    block: list[PlainLine] = []
    for line in lines:
        if line.words and not is_rule(line.words):
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def segments_of(text: str, start: int = 0) -> Iterator[Segment]:
    """The passages of a plain text from `start` on, in text order."""
    lines = list(lines_of(text, start))
    widest = max((line.end - line.start + line.indent for line in lines), default=0)
    width = widest if widest <= WIDEST_WRAP else 0
    groups = [group for block in blocks_of(lines) for group in _groups(block, width)]
    for number, group in enumerate(groups):
        behind = groups[number + 1] if number + 1 < len(groups) else None
        words = group[0].words if len(group) == 1 else " ".join(line.words for line in group)
        follows = behind is not None and len(" ".join(line.words for line in behind)) > len(words)
        yield segment(text, group[0].start, group[-1].end, kind_of_line(words, len(group), follows))


def segment(text: str, start: int, end: int, kind: SegmentKind) -> Segment:
    """A segment that splits no character of `text`."""
    start, end = snap(text, start, end)
    return Segment(start=start, end=end, kind=kind)


def is_rule(words: str) -> bool:
    """Whether a line is drawn, not written: `-----`, `* * *`, `====`."""
    return not _LETTER.search(words)


def _groups(block: list[PlainLine], width: int) -> Iterator[list[PlainLine]]:
    """The passages of a block: its lines joined where they were wrapped, apart where each stands for itself."""
    group = [block[0]]
    for before, line in pairwise(block):
        if _is_new(before, line, group[0], width):
            yield group
            group = []
        group.append(line)
    yield group


def _is_new(before: PlainLine, line: PlainLine, first: PlainLine, width: int) -> bool:
    """Whether `line` begins a passage and does not go on with the one that `before` belongs to."""
    if list_marker(line.words) or (_SPEAKER.match(line.words) and END_OF_SENTENCE.search(before.words)):
        return True
    if list_marker(first.words):
        return line.indent <= first.indent and bool(END_OF_SENTENCE.search(before.words))
    goes_on = line.words[0].islower() or not END_OF_SENTENCE.search(before.words)
    if not width:
        return not (goes_on and line.words[0].islower() and len(before.words) > WIDEST_WRAP / 2)
    if line.indent >= first.indent + 2 and line.indent > before.indent:
        return True
    room = width - (before.end - before.start + before.indent) - 1
    fitted = len(line.words.split(maxsplit=1)[0]) + _SLACK < room
    set_off = not line.words[0].islower() and kind_of_line(before.words, 1, True) != "paragraph"
    return fitted and (not goes_on or set_off)


_UNDERLINE = re.compile(r"(=|-|~|\*|_)\1{2,}")


def is_underline(words: str) -> bool:
    """Whether a line underlines the one before it as a headline."""
    return bool(_UNDERLINE.fullmatch(words))
