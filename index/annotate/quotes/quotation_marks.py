"""Quotation marks: the stretches between them, paired within a paragraph, whatever their style.

A mark that finds no partner costs its own stretch at most. Straight marks are read by their
neighbours: a mark after white space opens, a mark before white space or punctuation closes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.model import Offsets

_DOUBLE = re.compile(r"[\"“”„‟«»＂〝〞「」『』]|''|``|’’|‘‘|,,(?=\w)")
_SINGLE = re.compile(r"[‘’‚‹›']")
_OPENS = "“„‟«``‘‘「『,,〝"
_CLOSES = "”»’’」』〞"
_STYLES = {"curly": ("“", "”", "„", "‟", ",,"), "guillemets": ("«", "»"), "typed": ("``", "''", "‘‘", "’’")}
_ELISIONS = re.compile(r"['’](?:\d\ds?|em|til|tis|twas|cause|n|round|bout)\b", re.IGNORECASE)
_INCHES = re.compile(r"\d$")
_MARKUP = re.compile(r"<[a-zA-Z/][^<>\n]{0,600}>")
FORESIGHT = 40  # marks looked at behind a mark
LONGEST_SINGLE = 400  # characters between single marks: beyond that an apostrophe was taken for a mark


NEAREST = 3  # characters


@dataclass(frozen=True, slots=True)
class Region:
    """Words between quotation marks: `start` and `end` without the marks, `outer` with them.

    `closed` is false where the closing mark is missing (the quote runs on into the next paragraph).
    """

    start: int
    end: int
    outer: Offsets
    closed: bool = True
    single: bool = False

    def is_beside(self, span: Offsets) -> bool:
        """Whether no more than a mark stands between the quotation and some words before or behind it."""
        return 0 <= self.outer[0] - span[1] <= NEAREST or 0 <= span[0] - self.outer[1] <= NEAREST


def find_regions(text: str, start: int, end: int) -> list[Region]:
    """The outermost quoted stretches of `text[start:end]`, one paragraph, in text order."""
    tags = [m.span() for m in _MARKUP.finditer(text, start, end)] if "<" in text else []
    doubles = [m.span() for m in _DOUBLE.finditer(text, start, end)]
    regions = _paired(text, start, end, [one for one in doubles if not _inside(one, tags)])
    singles = [m.span() for m in _SINGLE.finditer(text, start, end)]
    if len(singles) > 1:
        taken = [region.outer for region in regions]
        regions += [one for one in _singles(text, start, end, singles) if not _inside(one.outer, taken)]
        regions = _outermost(regions)
    return [one for one in regions if text[one.start : one.end].strip()]


def _paired(text: str, start: int, end: int, marks: list[Offsets]) -> list[Region]:
    regions: list[Region] = []
    opened: list[Offsets] = []
    for number, mark in enumerate(marks):
        rest = marks[number + 1 : number + 1 + FORESIGHT]
        if _is_opening(text, start, end, mark, opened):
            if opened and not _nests(text, mark, rest, opened):
                regions.append(_cut(text, opened[0], mark))
                opened = []
            opened.append(mark)
        elif opened:
            partner = _partner(text, mark, opened)
            first = opened[partner]
            opened = opened[:partner]
            if not opened:
                regions.append(_region(text, first[1], mark[0], (first[0], mark[1])))
        elif not regions and not _INCHES.search(text[max(start, mark[0] - 1) : mark[0]]):
            regions.append(_region(text, start, mark[0], (start, mark[1]), closed=False))
    if opened:
        regions.append(_region(text, opened[0][1], end, (opened[0][0], end), closed=False))
    return regions


def _style(text: str, mark: Offsets) -> str:
    """Marks of one style pair with each other."""
    word = text[mark[0] : mark[1]]
    return next((style for style, words in _STYLES.items() if word in words), word)


def _partner(text: str, mark: Offsets, opened: list[Offsets]) -> int:
    """Which open mark a closing one closes: the last of its style, else the last (styles get mixed)."""
    style = _style(text, mark)
    alike = [number for number, one in enumerate(opened) if _style(text, one) == style]
    return alike[-1] if alike else len(opened) - 1


def _is_opening(text: str, start: int, end: int, mark: Offsets, opened: list[Offsets]) -> bool:
    words = text[mark[0] : mark[1]]
    before = text[mark[0] - 1] if mark[0] > start else " "
    after = text[mark[1]] if mark[1] < end else " "
    can_open = not after.isspace() and not (before.isalnum() or before in ".,!?;%")
    can_close = not before.isspace() and not after.isalnum()
    if words in _CLOSES:
        return can_open and not can_close and not opened
    if words in _OPENS:
        return not (opened and can_close and not can_open)
    if can_open != can_close:
        return can_open
    return not any(_style(text, one) == _style(text, mark) for one in opened)


def _nests(text: str, mark: Offsets, rest: list[Offsets], opened: list[Offsets]) -> bool:
    """Whether an opening mark inside an open quote begins a quote within: enough closing marks must follow."""
    style = _style(text, mark)
    alike = [one for one in rest if _style(text, one) == style]
    if style not in {_style(text, one) for one in opened}:
        return bool(alike) and text[alike[0][0] : alike[0][1]] not in _OPENS
    if text[mark[0] : mark[1]] not in _OPENS:
        return sum(1 for one in alike if not text[one[1] : one[1] + 1].isalnum()) > len(opened)
    opening = sum(1 for one in alike if text[one[0] : one[1]] in _OPENS)
    return len(alike) - opening > opening + len(opened)


def _cut(text: str, first: Offsets, mark: Offsets) -> Region:
    """A quote whose closing mark is missing before the next one opens."""
    return _region(text, first[1], mark[0], (first[0], mark[0]), closed=False)


def _region(
    text: str, start: int, end: int, outer: Offsets, *, closed: bool = True, single: bool = False
) -> Region:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Region(start, end, outer, closed, single)


def _singles(text: str, start: int, end: int, marks: list[Offsets]) -> list[Region]:
    regions: list[Region] = []
    opened: Offsets | None = None
    for mark in marks:
        before = text[mark[0] - 1] if mark[0] > start else " "
        after = text[mark[1]] if mark[1] < end else " "
        word = text[mark[0] : mark[1]]
        if not before.isalnum() and before not in ".,!?" and after.isalnum() and word not in "›":
            if not _ELISIONS.match(text, mark[0]):
                opened = mark
        elif opened and not before.isspace() and not after.isalnum() and word not in "‘‚‹":
            if mark[0] - opened[1] > LONGEST_SINGLE or _possessive(text, mark, end):
                continue
            regions.append(_region(text, opened[1], mark[0], (opened[0], mark[1]), single=True))
            opened = None
    return regions


def _possessive(text: str, mark: Offsets, end: int) -> bool:
    """An s' before a word, with another mark to come, is a plural's possessive."""
    if text[mark[0] - 1] != "s" or not re.match(r" \w", text[mark[1] : mark[1] + 2]):
        return False
    return bool(re.search(r"\w[.,!?]?['’](?!\w)", text[mark[1] : min(end, mark[1] + LONGEST_SINGLE)]))


def _inside(span: Offsets, others: list[Offsets]) -> bool:
    return any(first <= span[0] and span[1] <= last for first, last in others)


def _outermost(regions: list[Region]) -> list[Region]:
    outer: list[Region] = []
    for region in sorted(regions, key=lambda one: (one.outer[0], -one.outer[1])):
        if not outer or region.outer[0] >= outer[-1].outer[1]:
            outer.append(region)
    return outer
