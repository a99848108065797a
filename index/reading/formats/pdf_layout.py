"""Lines with places on pages to passages: hyphens joined, running heads dropped, headings told by their size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.model import SegmentKind
from index.reading.assemble import Block
from index.reading.plain.line_kinds import END_OF_SENTENCE, is_heading, list_marker

_LEADING = 1.45  # times the usual distance of lines: a wider gap begins a passage
_LARGE = 1.15  # times the usual height: a larger line is a heading
_SHORT = 0.85  # of the column's width: a line that ends before that, with a full stop, ends a passage
_DIGITS = re.compile(r"\d+")
_AROUND = ".,;:!?“”\"'()’"
_SOFT = "\u00ad\u2010\u0002\ufffe"  # hyphens that a line's end may carry besides the plain one


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page: its words and its box in points, y from the bottom up."""

    words: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        """The height of its letters, in points."""
        return self.top - self.bottom

    def beside(self, left: float, bottom: float, top: float) -> bool:
        """Whether a run at this place goes on with this line."""
        shared = min(self.top, top) - max(self.bottom, bottom)
        return shared > 0.5 * min(self.height, top - bottom) and -2 < left - self.right < 2 * self.height

    def with_run(self, words: str, right: float, bottom: float, top: float, left: float) -> PrintedLine:
        """This line and the run behind it."""
        gap = " " if left - self.right > 0.12 * self.height and not self.words.endswith(" ") else ""
        return PrintedLine(
            self.words + gap + words,
            self.left,
            min(self.bottom, bottom),
            max(self.right, right),
            max(self.top, top),
        )


def blocks_of_rows(pages: list[list[PrintedLine]]) -> Iterator[Block]:
    """The passages of a document from its pages' lines."""
    rows = [row for page in _without_running(pages) for row in page]
    if not rows:
        return
    size = median(row.height for row in rows)
    gaps = [a.bottom - b.bottom for a, b in pairwise(rows) if 0 < a.bottom - b.bottom < 4 * size]
    leading = (
        sorted(gaps)[len(gaps) // 5] if gaps else 1.2 * size
    )  # the smaller ones: passages may be one line each
    columns = _columns(rows, size)
    words = {word.strip(_AROUND) for row in rows for word in row.words.casefold().split() if "-" in word}
    group: list[PrintedLine] = []
    for row in rows:
        if group and _begins(group, row, size, leading, columns):
            yield _block(group, size, words)
            group = []
        group.append(row)
    yield _block(group, size, words)


def _without_running(pages: list[list[PrintedLine]]) -> Iterator[list[PrintedLine]]:
    """Pages without lines that stand at the edge of several pages, and without page numbers."""
    edges = Counter(
        _key(row) for page in pages for row in {_key(one): one for one in page[:3] + page[-3:]}.values()
    )
    repeated = {key for key, times in edges.items() if times > 1 and times >= len(pages) / 3}
    for page in pages:
        rim = page[:3] + page[-3:]
        yield [one for one in page if not (one in rim and (_key(one) in repeated or _is_number(one.words)))]


def _key(row: PrintedLine) -> tuple[str, int]:
    return _DIGITS.sub("0", row.words.strip()), round(row.bottom / 5)


def _is_number(words: str) -> bool:
    return bool(re.fullmatch(r"\W*(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?\W*", words.strip(), re.I))


def _columns(rows: list[PrintedLine], size: float) -> dict[int, tuple[float, float]]:
    """For every place where lines begin: left and right edge of its column.

    The left edge is the first of the usual places a little before it, the right one that of the longest line there.
    """
    times = Counter(round(row.left) for row in rows)
    usual: dict[int, int] = {}
    for left in times:
        near = [one for one in times if left - 4 * size < one <= left]
        most = max(times[one] for one in near)
        usual[left] = min(one for one in near if times[one] >= most / 3)
    rights: dict[int, float] = {}
    for row in rows:
        edge = usual[round(row.left)]
        rights[edge] = max(rights.get(edge, 0), row.right)
    return {left: (edge, rights[edge]) for left, edge in usual.items()}


def _begins(
    group: list[PrintedLine],
    row: PrintedLine,
    size: float,
    leading: float,
    columns: dict[int, tuple[float, float]],
) -> bool:
    """Whether a line begins a passage: by a gap, its size, its indent, a list's mark, or a short line before it."""
    last = group[-1]
    drop = last.bottom - row.bottom
    ended = bool(END_OF_SENTENCE.search(last.words.rstrip()))
    left, right = columns[round(last.left)]
    short = last.right - left < _SHORT * (right - left)
    indented = row.left - columns[round(row.left)][0] > 0.6 * size
    if abs(row.height - last.height) > 0.15 * size:
        return max(row.height, last.height) > _LARGE * size or ended
    if drop < -0.5 * leading or drop > 6 * leading:  # another column or page
        return (ended or (short and indented)) and not row.words[:1].islower()
    if drop > _LEADING * leading or list_marker(row.words.lstrip()):
        return True
    if ended and row.words.isupper() and not last.words.isupper():
        return True
    if last.words.isupper() and not row.words.isupper() and len(group) == 1 and short:
        return True
    return (indented and (ended or short)) or (ended and short and not row.words[:1].islower())


def _block(group: list[PrintedLine], size: float, words: set[str]) -> Block:
    text = ""
    for row in group:
        line = " ".join(row.words.split())
        text = _joined(text, line, words) if text else line
    kind: SegmentKind = "paragraph"
    large = median(row.height for row in group) > _LARGE * size and len(text) < 250
    if large or (len(group) == 1 and is_heading(text, followed=True)):
        kind = "heading"
    elif list_marker(text):
        kind = "list"
    return Block(kind, text)


def _joined(text: str, line: str, words: set[str]) -> str:
    """Two lines as one: a hyphen at the end goes, unless the word is written with one elsewhere in the document."""
    if text[-1] not in "-" + _SOFT or not line[:1].islower():
        return f"{text} {line}"
    start, end = text[:-1].rpartition(" ")[2], line.partition(" ")[0]
    hyphened = f"{start}-{end}".casefold().strip(_AROUND)
    if hyphened in words:
        return f"{text[:-1]}-{line}"
    return text[:-1] + line
