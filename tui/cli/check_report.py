"""`dateline check REPORT`: the quotations and tables of a report held against the collection again."""

from __future__ import annotations

from pathlib import Path

import typer

from index.cases.citation_check import Checked
from index.cases.report_check import check_file
from index.explore import Explorer
from index.exploring.focus_happenings import Happenings
from index.reading.clean import clean
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection

LONGEST = 160  # characters of a citation that are printed


def print_checked(path: Path, place: Path | None) -> int:
    """Print what became of each quotation of a report, and what differs in its tables.

    Gives the exit code: 1 where anything differs, is gone or unclear. Raises ReadError and CollectionError.
    """
    collection = chosen_collection(place)

    def happenings() -> Happenings:
        made = Explorer(collection).happenings
        made.update()
        return made

    checked = check_file(path, collection, happenings)
    for quotation in checked.quotations:
        _print(quotation)
    for row in checked.rows:
        if row.remarks:
            typer.echo(clean(f"! differs: {_short(row.words)}"))
        for remark in row.remarks:
            typer.echo(clean(f"       {remark}"))
    for fault in checked.faults:
        typer.echo(clean(fault))
    for number in checked.unquoted:
        typer.echo(f" [{number}] is quoted nowhere in the report")
    typer.echo(clean(f"{path}: {checked.summary}."))
    return DONE if checked.is_sound else NOTHING_FOUND


def _print(checked: Checked) -> None:
    mark = " " if checked.verdict == "found" else "!"
    typer.echo(
        clean(f"{mark}[{checked.number}] {checked.verdict}: “{_short(checked.words)}”  {checked.place}")
    )
    for remark in checked.remarks:
        typer.echo(clean(f"       {remark}"))


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1]}…"
