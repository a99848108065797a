"""The report of a case made from its collection, and put in its place whole."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from index.cases.case import Case
from index.cases.case_report import CaseReport, report_of
from index.cases.citation import Citations
from index.collection import Collection
from index.custody.register import Custody
from index.errors import CollectionError, reason
from index.exploring.focus_happenings import Happenings
from index.output_place import check_output_place
from index.whole_file import write_whole


def report_on(collection: Collection, case: Case, happenings: Happenings) -> CaseReport:
    """The report of a case, the happenings brought up to date first. Raises CollectionError."""
    happenings.update()
    citations = Citations(collection.get, Custody(collection.path).of)
    return report_of(case, collection.name, citations, happenings, datetime.now(UTC).date())


def keep(content: bytes, to: Path) -> None:
    """Write a report to its place, whole or not at all. Raises CollectionError where that cannot be."""
    check_output_place(to)
    if to.is_dir():
        raise CollectionError(to, "it is a folder; say how the file in it is called")
    if not to.parent.is_dir():
        raise CollectionError(to, "there is no such folder to write it into; make it first")
    try:
        write_whole(to, content)
    except OSError as error:
        raise CollectionError(to, f"it cannot be written ({reason(error)})") from error
