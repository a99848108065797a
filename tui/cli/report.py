"""`dateline report`: a case written as a report with numbered citations."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import typer

from index.cases.citation import Citations
from index.cases.desk import read_cases
from index.cases.formats import file_of
from index.cases.report import Report, report_of
from index.collection import Collection
from index.custody.register import Custody
from index.errors import CollectionError, reason
from index.explore import Explorer
from index.reading.clean import clean
from index.whole_file import write_whole
from tui.cli.cases import named_case
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection
from tui.plurals import counted


def write_report(name: str, place: Path | None, to: Path | None) -> int:
    """Write the report of a case, to standard output as Markdown where no file is named.

    Gives the exit code: 1 where words of a clipping are gone. Raises Undecidable, UnknownFormat and CollectionError.
    """
    collection = chosen_collection(place)
    report = report_on(collection, name)
    content = file_of(report, to or Path("-.md"))
    if to is None:
        typer.echo(content.decode())
    else:
        keep(content, to)
        quoted = counted(len(report.citations), "citation")
        typer.echo(clean(f"{quoted} → {to}; dateline check {to} compares them again."), err=True)
    for number in report.gone:
        typer.echo(f"Clipping {number} is left out: its article does not have its words any more.", err=True)
    return NOTHING_FOUND if report.gone else DONE


def report_on(collection: Collection, name: str) -> Report:
    """The report of a case of a collection. Raises Undecidable where there is none of this name."""
    case = named_case(read_cases(collection), name)
    happenings = Explorer(collection).happenings
    happenings.update()
    citations = Citations(collection.get, Custody(collection.path).of)
    return report_of(case, collection.name, citations, happenings, datetime.now(UTC).date())


def keep(content: bytes, to: Path) -> None:
    """Write a report to its place, whole or not at all. Raises CollectionError where that cannot be."""
    if to.is_dir():
        raise CollectionError(to, "it is a folder; say how the file in it is called")
    try:
        write_whole(to, content)
    except OSError as error:
        raise CollectionError(to, f"it cannot be written ({reason(error)})") from error
