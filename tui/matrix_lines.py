"""A matrix of who acts on whom as lines of a screen: numbers across, names down, a count in each cell. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.breadcrumbs import day
from tui.excerpts import wrapped
from tui.plurals import counted

if TYPE_CHECKING:
    from index.leads.matrix import Cell, Matrix

DETAILS = 4  # lines below the matrix
_STYLES = {"−": "warn", "+": "bar", "±": "strong", "?": "muted", "": ""}
_NUMBER = 3  # cells of a row's number
_LONGEST = 24  # cells of a name
_NARROWEST = 4  # cells of a column
_NONE = "·"


@dataclass(frozen=True, slots=True)
class Grid:
    """How wide names and columns are, and which columns are in sight."""

    name: int
    column: int
    first: int
    last: int

    @classmethod
    def of(cls, matrix: Matrix, width: int, chosen: int) -> Grid:
        """As many columns as there is room for, the chosen one among them."""
        longest = max((text.content(text.line(name)).cell_length for _id, name in matrix.actors), default=0)
        name = min(_LONGEST, longest, max(8, width // 4))
        digits = len(str(max((cell.count for cell in matrix.cells.values()), default=0)))
        column = max(_NARROWEST, digits + 2)
        room = max(1, (width - _NUMBER - name - 1) // column)
        first = max(0, min(chosen - room // 2, len(matrix.actors) - room))
        return cls(name, column, first, min(len(matrix.actors), first + room))


def head(grid: Grid, chosen: int) -> Content:
    """The numbers of the columns, each above its counts."""
    numbers = [
        (f"{number + 1:>{grid.column - 1}} ", "pin" if number == chosen else "muted")
        for number in range(grid.first, grid.last)
    ]
    return text.parts(" " * (_NUMBER + grid.name + 1), *numbers)


def row(matrix: Matrix, grid: Grid, agent: int, chosen: int | None) -> Content:
    """An actor and what it does to each of the others; `chosen` is the column under the cursor, where that is here."""
    name = text.content(text.line(matrix.actors[agent][1])).truncate(grid.name, ellipsis=True, pad=True)
    cells = [
        _cell(matrix.cells.get((agent, place)), grid.column, same=agent == place, chosen=place == chosen)
        for place in range(grid.first, grid.last)
    ]
    return text.parts((f"{agent + 1:>{_NUMBER - 1}} ", "muted"), name, " ", *cells)


def _cell(cell: Cell | None, width: int, *, same: bool, chosen: bool) -> Content:
    if cell is None:
        words, style = (" " if same and not chosen else _NONE).rjust(width - 1) + " ", "faint"
    else:
        words, style = f"{cell.count:>{width - 1}}{cell.mark or ' '}", _STYLES[cell.mark]
    return text.content(words, "chosen" if chosen else style)


def details(matrix: Matrix, agent: int, recipient: int, width: int) -> list[Content]:
    """What the cell under the cursor counts, and its newest sentence; always as many lines."""
    names = f"{text.line(matrix.actors[agent][1])} → {text.line(matrix.actors[recipient][1])}"
    cell = matrix.cells.get((agent, recipient))
    if cell is None:
        nothing = "" if agent == recipient else "  nothing told; ⏎ looks for a path between them"
        lines: list[Content] = [text.parts((names, "pin"), (nothing, "muted")).truncate(width, ellipsis=True)]
    else:
        lines = [*_counts(cell, names, width), *_newest(cell, width)]
    return [*lines, *[Content("")] * (DETAILS - len(lines))][:DETAILS]


def _counts(cell: Cell, names: str, width: int) -> list[Content]:
    plain = "" if cell.plain == cell.count else f", {cell.plain or 'none'} plainly reported"
    told = text.parts((names, "pin"), f"  {counted(cell.count, 'event')}{plain}: {cell.kinds}")
    return [told.truncate(width, ellipsis=True)]


def _newest(cell: Cell, width: int) -> Sequence[Content]:
    newest = cell.newest
    when = " · ".join(filter(None, (day(newest.day), text.line(newest.standing))))
    sentence = text.parts((f"{when}  " if when else "", "date"), text.line(newest.sentence))
    return wrapped(sentence, width, DETAILS - 1)


def about(matrix: Matrix, asked: str) -> Content:
    """Whom the matrix shows, and what it leaves out."""
    left_out = f" · {matrix.others:,} others left out" if matrix.others else ""
    return text.parts(
        (f"Who acts (down) on whom (across), {counted(len(matrix.actors), 'actor')}", "strong"),
        (f"  {matrix.much}{f' {asked}' if asked else ''}{left_out}", "muted"),
    )
