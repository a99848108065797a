"""Cells that stand beside each other, and which of them are sent together. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tui.terminal.sgr import ground_and_letters, shows_on_blank

GAP = 4  # cells that stay may be written again: going past them takes as much

Colours = tuple[str, str]  # of the ground and of the letters
ANY = "any"  # the colour of the letters of a blank


class Run(NamedTuple):
    """Cells that stand beside each other: where the first one is, their characters and their looks."""

    line: int
    column: int
    words: list[str]
    looks: list[str]
    is_steady: bool  # whether every terminal takes the characters for as wide as this program does

    def part(self, start: int, end: int) -> Run:
        """Some of the cells."""
        return Run(
            self.line, self.column + start, self.words[start:end], self.looks[start:end], self.is_steady
        )


def parts(run: Run, differing: Iterable[bool]) -> Iterator[tuple[Colours, Run]]:
    """The cells that differ, as runs of the same colours, and which colours; a blank is of those beside it."""
    start = end = 0
    colours: Colours | None = None
    for cell, differs in enumerate(differing):
        if not differs:
            continue
        if colours and cell == end and _is_alike(run, cell):
            end += 1
            continue
        joined = _joined(colours, run, range(end, cell + 1)) if colours and cell - end <= GAP else None
        if colours and not joined:
            yield colours, run.part(start, end)
        if not joined:
            start = cell
        colours, end = joined or colours_of(run, cell), cell + 1
    if colours:
        yield colours, run.part(start, end)


def _is_alike(run: Run, cell: int) -> bool:
    """Whether a cell can be seen at once to go with the one before it."""
    words, looks = run.words, run.looks
    return looks[cell] == looks[cell - 1] and (words[cell] == " " or words[cell - 1] != " ")


def _joined(colours: Colours | None, run: Run, cells: Iterable[int]) -> Colours | None:
    """The colours in which all these cells can be written as well, if there are such."""
    for cell in cells:
        ground, letters = colours_of(run, cell)
        if colours is None or ground != colours[0] or len({letters, colours[1]} - {ANY}) > 1:
            return None
        colours = (ground, colours[1] if letters == ANY else letters)
    return colours


def colours_of(run: Run, cell: int) -> Colours:
    """The colours of a cell."""
    look = run.looks[cell]
    ground, letters = ground_and_letters(look)
    return ground, ANY if run.words[cell] == " " and not shows_on_blank(look) else letters
