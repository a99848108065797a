"""`dateline report`: a case written as a report with numbered citations."""

from __future__ import annotations

from pathlib import Path

import typer

from index.cases.formats import file_of
from index.cases.report_check import check_file
from index.cases.stored import read_cases
from index.cases.writing import keep, report_on
from index.explore import Explorer
from index.output_place import check_output
from index.reading.clean import clean
from tui.cli.cases import named_case
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection


def write_report(name: str, place: Path | None, to: Path | None, *, force: bool) -> int:
    """Write the report of a case, to standard output as Markdown where no file is named.

    Gives the exit code: 1 where words of a clipping are gone. Raises Undecidable, UnknownFormat and CollectionError.
    """
    collection = chosen_collection(place)
    if to is not None:
        check_output(to, collection=collection.path, force=force)
    case = named_case(read_cases(collection), name)
    happenings = Explorer(collection).happenings
    report = report_on(collection, case, happenings)
    content = file_of(report, to or Path("-.md"))
    if to is None:
        typer.echo(content.decode())
    else:
        keep(content, to)
        checked = check_file(to, collection, lambda: happenings)
        typer.echo(clean(f"{to}: {checked.summary}. dateline check {to} compares them again."), err=True)
    for number in report.gone:
        typer.echo(f"Clipping {number} is left out: its article does not have its words any more.", err=True)
    return NOTHING_FOUND if report.gone else DONE
