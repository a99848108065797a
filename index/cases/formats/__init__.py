"""Reports as files: a module a format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

from index.cases.case_report import CaseReport
from index.errors import DatelineError, docx_needed

# What a file's ending says, and the module that makes it.
FORMATS: Final = {".md": "markdown", ".html": "html", ".docx": "docx", ".json": "csl_json"}


class UnknownFormat(DatelineError):  # noqa: N818 - it names what happened
    """A report that is to be written to a file whose ending says no format."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: a report ends in {', '.join(FORMATS)}; the ending says what is written.")


def file_of(report: CaseReport, path: Path) -> bytes:
    """The report as the file of this path. Raises UnknownFormat, or IncompleteInstallation without the extra `docx`."""
    name = FORMATS.get(path.suffix.lower())
    if name is None:
        raise UnknownFormat(path)
    render: Callable[[CaseReport], bytes] = import_module(f"index.cases.formats.{name}").render
    with docx_needed():
        return render(report)
