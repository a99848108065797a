"""A report's file held against the collection: its quotations, its tables, and what of it is unclear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.bounded_file import MB, read_bounded
from index.cases.case_report import HappeningAnswers
from index.cases.citation import Citations
from index.cases.citation_check import Checked, check_report, left_open, not_quoted
from index.cases.report_text import ReportStatements, html_text, markdown_text, stated_in, stated_in_csl
from index.cases.table_check import CheckedRow, TableCheck
from index.collection import Collection
from index.custody.register import Custody
from index.errors import ReadError, reason
from index.view import amount

_LARGEST = 20 * MB


@dataclass(frozen=True, slots=True)
class ReportCheck:
    """What became of a report's quotations and of the rows of its tables, what is unclear, and what is not quoted."""

    quotations: list[Checked]
    rows: list[CheckedRow]
    faults: list[str]
    unquoted: list[int]  # numbers of the list of sources
    places: int  # that are quoted

    @property
    def is_sound(self) -> bool:
        """Whether all is as it was written."""
        is_found = all(one.verdict == "found" for one in self.quotations)
        return is_found and not self.faults and not any(row.remarks for row in self.rows)

    @property
    def summary(self) -> str:
        """How many quotations and rows there are, and what became of them."""
        verdicts = [one.verdict for one in self.quotations]
        counts = ", ".join(f"{verdicts.count(name):,} {name}" for name in ("found", "differs", "gone"))
        words = f"{amount(len(verdicts), 'quotation')} of {amount(self.places, 'place')}: {counts}"
        if self.rows:
            differing = sum(bool(row.remarks) for row in self.rows)
            same = len(self.rows) - differing
            words += f"; {amount(len(self.rows), 'line')} of tables: {same:,} found, {differing:,} differs"
        return words


def check_file(path: Path, collection: Collection, happenings: Callable[[], HappeningAnswers]) -> ReportCheck:
    """What became of the report in a file; `happenings` is asked for where it has tables.

    Raises ReadError where the file is no report or cannot be read, CollectionError where happenings cannot be made.
    """
    stated, custody = _read(path), Custody(collection.path)
    citations = Citations(collection.get, custody.of)
    checked = check_report(stated, citations, custody.of)
    rows = list(TableCheck(stated, citations, happenings()).rows()) if stated.tables else []
    faults = [
        *(f"![{number}] stands several times in the list of sources" for number in stated.twice),
        *(
            f"! a table is not compared, because its columns were changed: {name}"
            for name in stated.other_heads
        ),
        *(f"! a quotation is opened and not closed: {words}" for words in left_open(stated, citations)),
    ]
    places = len({one.place for one in checked if one.place})
    return ReportCheck(checked, rows, faults, not_quoted(stated), places)


def _read(path: Path) -> ReportStatements:
    """What a report states. Raises ReadError where it is none, or cannot be read."""
    kind = path.suffix.lower()
    if kind == ".docx":
        from index.proof.draft import read_draft

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
