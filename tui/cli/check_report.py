"""`dateline check REPORT`: the citations of a report held against the collection again."""

from __future__ import annotations

from pathlib import Path

import typer

from index.bounded_file import MB, read_bounded
from index.cases.citation import Citations
from index.cases.citation_check import Checked, check_report, left_open, not_quoted
from index.cases.report_text import ReportStatements, html_text, markdown_text, stated_in, stated_in_csl
from index.custody.register import Custody
from index.errors import ReadError, reason
from index.proof.draft import read_draft
from index.reading.clean import clean
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection
from tui.plurals import counted

_LARGEST = 20 * MB
_LONGEST_QUOTED = 160  # characters of a citation that are printed


def print_checked(path: Path, place: Path | None) -> int:
    """Print what became of each citation of a report. Gives the exit code: 1 where any differs, is gone or unclear."""
    collection = chosen_collection(place)
    stated = _read(path)
    custody = Custody(collection.path)
    citations = Citations(collection.get, custody.of)
    checked = check_report(stated, citations, custody.of)
    for citation in checked:
        _print(citation)
    faults = [
        *(f"![{number}] stands several times in the list of sources" for number in stated.twice),
        *(f"! a quotation is opened and not closed: {words}" for words in left_open(stated, citations)),
    ]
    for fault in faults:
        typer.echo(clean(fault))
    for number in not_quoted(stated):
        typer.echo(f" [{number}] is quoted nowhere in the report")
    verdicts = [one.verdict for one in checked]
    counts = ", ".join(f"{verdicts.count(name):,} {name}" for name in ("found", "differs", "gone"))
    typer.echo(clean(f"{path}: {counted(len(checked), 'citation')}: {counts}."))
    return DONE if verdicts.count("found") == len(verdicts) and not faults else NOTHING_FOUND


def _read(path: Path) -> ReportStatements:
    """What a report states. Raises ReadError where it is none, or cannot be read."""
    kind = path.suffix.lower()
    if kind == ".docx":
        stated: ReportStatements | None = stated_in(read_draft(path).text)
    else:
        content = _content(path)
        if kind == ".json":
            stated = stated_in_csl(content)
        else:
            stated = stated_in(html_text(content) if kind in (".html", ".htm") else markdown_text(content))
    if stated is None or not stated.listed:
        raise ReadError(path, "it is no report of Dateline: it has no list of sources")
    return stated


def _content(path: Path) -> str:
    try:
        return read_bounded(path, _LARGEST).decode("utf-8")
    except UnicodeDecodeError:
        raise ReadError(path, "it is no text in UTF-8") from None
    except OSError as error:
        raise ReadError(path, reason(error)) from error


def _print(checked: Checked) -> None:
    mark = " " if checked.verdict == "found" else "!"
    typer.echo(
        clean(f"{mark}[{checked.number}] {checked.verdict}: “{_short(checked.words)}”  {checked.place}")
    )
    for remark in checked.remarks:
        typer.echo(clean(f"       {remark}"))


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST_QUOTED else f"{flat[: _LONGEST_QUOTED - 1]}…"
