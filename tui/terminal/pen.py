"""Writes runs of cells to the terminal with as few bytes as may be: moves, looks, and blanks. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tui.terminal.runs import Run
from tui.terminal.sgr import bare, shows_on_blank, transition, unlined

NOWHERE = (-1, -1)
_FEW = "    "  # the fewest blanks that may take less to erase


class Pen:
    """The terminal's cursor and the look of what is written next; collects what is to be sent."""

    def __init__(self, width: int, *, erases: bool) -> None:
        """`erases`: the terminal gives erased cells the present ground, so that blanks need not be written."""
        self._width, self._erases = width, erases
        self._sent: list[str] = []
        self._look = ""
        self._cursor = NOWHERE

    def write(self, run: Run) -> None:
        """Write the cells of a run, where they stand."""
        begin = 0
        for start, end in self._erasures(run):
            self._letters(run, begin, start)
            self._erase(run, start, end)
            begin = end
        self._letters(run, begin, len(run.words))

    def finish(self) -> str:
        """All that is to be sent, with which the look becomes the terminal's own again."""
        if self._look:
            self._sent.append("\x1b[m")
            self._look = ""
        return "".join(self._sent)

    def _letters(self, run: Run, start: int, end: int) -> None:
        if start == end:
            return
        self._move(run.line, run.column + start)
        for cell in range(start, end):
            if run.looks[cell] != self._look:
                self._take(run, cell)
            self._sent.append(run.words[cell])
        column = run.column + end
        # Behind the last column, and behind what terminals take for more or less wide, the cursor may be elsewhere.
        self._cursor = (run.line, column) if run.is_steady and column < self._width else NOWHERE

    def _erase(self, run: Run, start: int, end: int) -> None:
        self._move(run.line, run.column + start)
        self._take(run, start)
        self._sent.append(erasure(end - start, is_rest=run.column + end == self._width))

    def _take(self, run: Run, cell: int) -> None:
        """Take the look of a cell; for a blank that of letters beside it, if nobody sees the difference."""
        look = run.looks[cell]
        if run.words[cell] == " ":
            if look == bare(self._look):
                return
            look = _ahead(run, cell)
            if look == run.looks[cell] and bare(unlined(self._look)) == look:
                look = unlined(self._look)  # the letters' colour may be needed again
        self._sent.append(transition(self._look, look))
        self._look = look

    def _erasures(self, run: Run) -> Iterator[tuple[int, int]]:
        """The blanks of a run that take less to erase than to write."""
        if not (self._erases and run.is_steady and _FEW in "".join(run.words)):
            return
        end = 0
        for (word, look), cells in groupby(zip(run.words, run.looks, strict=True)):
            start, end = end, end + sum(1 for _cell in cells)
            if word != " " or shows_on_blank(look):
                continue
            onward = move((0, 0), (0, end - start)) if end < len(run.words) else ""
            cost = len(erasure(end - start, is_rest=run.column + end == self._width)) + len(onward)
            if end - start > cost:
                yield start, end

    def _move(self, line: int, column: int) -> None:
        self._sent.append(move(self._cursor, (line, column)))
        self._cursor = (line, column)


def _ahead(run: Run, cell: int) -> str:
    """The look of the letters behind a blank, or its own where the difference would be seen."""
    look = run.looks[cell]
    for word, later in zip(run.words[cell:], run.looks[cell:], strict=True):
        if word != " " or later != look:
            return later if bare(later) == look else look
    return look


def move(before: tuple[int, int], after: tuple[int, int]) -> str:
    """The shortest sequence that brings the cursor from one line and column, or from nowhere, to another."""
    line, column = after
    placed = f"\x1b[{line + 1};{column + 1}H" if column else f"\x1b[{line + 1}H"
    if before == NOWHERE:
        return placed
    stepped = _step(line - before[0], "B", "A") + _step(column - before[1], "C", "D")
    return min(placed, stepped, key=len)


def erasure(number: int, *, is_rest: bool) -> str:
    """The sequence that makes so many cells blank, or all to the end of the line; the cursor stays."""
    return "\x1b[K" if is_rest else f"\x1b[{number}X"


def _step(number: int, forward: str, backward: str) -> str:
    if not number:
        return ""
    if backward == "D" and -4 < number < 0:
        return "\b" * -number
    return f"\x1b[{abs(number) if abs(number) > 1 else ''}{forward if number > 0 else backward}"
