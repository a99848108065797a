"""The runs of text on a PDF's page, as lines that are read from left to right: turned text is turned upright."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from math import isfinite, pi
from statistics import median
from typing import Any

from index.reading.formats.pdf_layout import PrintedLine

_MOST_RECTS = 20_000  # runs of text on one page
_MOST_LETTERS = 100_000  # of a page on which text is turned
_LOOKED_AT = 400  # letters that tell whether text is turned
_CAP = 1.6  # times the usual height: a letter of that size begins a passage

Box = tuple[float, float, float, float]  # left, bottom, right, top in points
_TURNS: dict[int, Callable[[Box], Box]] = {
    0: lambda box: box,
    1: lambda box: (box[1], -box[2], box[3], -box[0]),  # text that runs upwards
    2: lambda box: (-box[2], -box[3], -box[0], -box[1]),
    3: lambda box: (-box[3], box[0], -box[1], box[2]),
}


def runs_of(text: Any) -> list[PrintedLine]:
    """The runs of a text page in the order in which they are drawn, a large first letter joined to its word."""
    count = text.count_chars()
    step = max(1, count // _LOOKED_AT)
    turned = any(_quarters(text, number) for number in range(0, count, step))
    return _with_first_letters(list(_turned_runs(text, count) if turned else _plain_runs(text)))


def _plain_runs(text: Any) -> Iterator[PrintedLine]:
    for number in range(min(text.count_rects(), _MOST_RECTS)):
        left, bottom, right, top = text.get_rect(number)
        if not all(map(isfinite, (left, bottom, right, top))) or top <= bottom:
            continue
        words = text.get_text_bounded(left - 0.1, bottom, right + 0.1, top)
        words = words.replace("\r\n", " ").strip("\r\n")
        if words.strip():
            low, high = _loose(text, left, bottom, top)
            yield PrintedLine(words, left, low, right, high)


def _loose(text: Any, left: float, bottom: float, top: float) -> tuple[float, float]:
    """Bottom and top of a run as its font has them, the same for every letter; those of the run where that fails."""
    number = text.get_index(left + 0.5, (bottom + top) / 2, 2, 2)
    if number is None:
        return bottom, top
    _, low, _, high = text.get_charbox(number, loose=True)
    return (low, high) if high - low > 1 and low <= top and high >= bottom else (bottom, top)


def _quarters(text: Any, number: int) -> int:
    """By how many quarters a letter is turned against the clock; spaces are never turned."""
    from pypdfium2 import raw

    angle = raw.FPDFText_GetCharAngle(text, number)
    return (
        -round(angle / (pi / 2)) % 4 if angle >= 0 and isfinite(angle) else 0
    )  # pdfium counts with the clock


def _turned_runs(text: Any, count: int) -> Iterator[PrintedLine]:
    """Runs made of letters, those of one direction after the other, the most frequent direction first."""
    letters: dict[int, list[PrintedLine]] = {}
    for number in range(min(count, _MOST_LETTERS)):
        letter = text.get_text_range(number, 1)
        box = text.get_charbox(number, loose=True)
        if letter.strip() and all(map(isfinite, box)):
            turn = _quarters(text, number)
            letters.setdefault(turn, []).append(PrintedLine(letter, *_TURNS[turn](box)))
    for _, drawn in sorted(letters.items(), key=lambda item: -len(item[1])):
        lines = list(joined_lines(drawn))
        rising = sum(after.bottom > before.bottom for before, after in pairwise(lines))
        yield from (
            reversed(lines) if rising > len(lines) / 2 else lines
        )  # pdfium puts some from the last to the first


def joined_lines(runs: list[PrintedLine]) -> Iterator[PrintedLine]:
    """Runs, or letters, that follow each other on one line as one; a gap between them is a space."""
    line: PrintedLine | None = None
    for run in runs:
        if line and line.beside(run.left, run.bottom, run.top):
            line = line.with_run(run.words, run.right, run.bottom, run.top, run.left)
        else:
            if line:
                yield line
            line = run
    if line:
        yield line


def _with_first_letters(runs: list[PrintedLine]) -> list[PrintedLine]:
    """The runs with a passage's first letter, drawn over two or three lines, in front of the word that it begins."""
    if not runs:
        return runs
    size = median(run.height for run in runs)
    caps = [run for run in runs if run.height > _CAP * size and len(run.words.strip(" “\"'‘")) == 1]
    for cap in caps:
        beside = [run for run in runs if run is not cap and _begins_beside(run, cap)]
        if beside and cap.words.strip()[-1:].isalpha():
            first = max(beside, key=lambda run: run.top)
            runs = [_beside_letter(run, first, cap, beside) for run in runs if run is not cap]
    return runs


def _beside_letter(
    run: PrintedLine, first: PrintedLine, cap: PrintedLine, beside: list[PrintedLine]
) -> PrintedLine:
    """A line beside a large letter begins where the letter does; the first of them begins with it."""
    if run is first:
        return replace(run, words=cap.words.strip() + run.words.lstrip(), left=cap.left)
    return replace(run, left=cap.left) if any(run is line for line in beside) else run


def _begins_beside(run: PrintedLine, cap: PrintedLine) -> bool:
    """Whether a line begins at the right of a large letter, no lower than it stands."""
    middle = (run.bottom + run.top) / 2
    near = -0.1 * cap.height <= run.left - cap.right < 0.6 * cap.height
    return near and cap.bottom < middle < cap.top + 0.2 * cap.height and run.height < cap.height / 1.3
