"""What `dateline matrix` prints: a table of who acts on whom, and each cell with its newest sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from index.plain_json import plain_json
from index.reading.clean import clean
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection, prepared_explorer

if TYPE_CHECKING:
    from index.leads.matrix import Cell, Matrix

_LONGEST = 24  # characters of a name
_COLUMN = 5
_MARKS = (
    "− hostile, + helpful, ± both, ? nothing of it plainly reported: claimed, planned, possible or denied"
)


def print_matrix(query: str, place: Path | None, *, as_json: bool) -> int:
    """Print who acts on whom in what a query finds. Gives the exit code: 1 where nobody acts on another."""
    from index.focus import Focus
    from index.leads.matrix import matrix

    explorer = prepared_explorer(chosen_collection(place))
    made = explorer.answer(lambda viewer: matrix(viewer, Focus(query=query)))
    if not made.cells:
        typer.echo("Nobody whom the articles name acts on another here.", err=True)
        return NOTHING_FOUND
    cells = sorted(made.cells.items(), key=lambda item: (-item[1].count, item[0]))
    lines = (plain_json(cell.to_json()) for _, cell in cells) if as_json else _lines(made, cells)
    for line in lines:
        typer.echo(clean(line))
    return DONE


def _lines(made: Matrix, cells: list[tuple[tuple[int, int], Cell]]) -> Iterator[str]:
    yield f"Who acts (down) on whom (across): {made.much}"
    yield _MARKS
    yield " " * (_LONGEST + 4) + "".join(
        f"{number:>{_COLUMN - 1}} " for number in range(1, len(made.actors) + 1)
    )
    for agent, (_id, name) in enumerate(made.actors):
        counts = [_count(made.cells.get((agent, recipient))) for recipient in range(len(made.actors))]
        yield f"{agent + 1:>3} {name[:_LONGEST]:<{_LONGEST}}{''.join(counts)}".rstrip()
    for _, cell in cells:
        yield ""
        yield f"{cell.count:>6}{cell.mark or ' '} {cell.agent[1]} → {cell.recipient[1]}: {cell.kinds}"
        day = cell.newest.day.isoformat() if cell.newest.day else ""
        yield "        " + "  ".join(filter(None, (day, cell.newest.standing, cell.newest.sentence)))
        yield f"        [{cell.newest.article}]"


def _count(cell: Cell | None) -> str:
    return " " * _COLUMN if cell is None else f"{cell.count:>{_COLUMN - 1}}{cell.mark or ' '}"
