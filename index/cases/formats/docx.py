"""A report as a Word document (python-docx). Words from outside are its text and never fields, links or styles."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from index.cases.case_report import CaseReport, CitedSource, Heading, Quotation, ReportBlock, ReportTable


def render(report: CaseReport) -> bytes:
    """The file's content. Raises ModuleNotFoundError without python-docx."""
    from docx import Document  # it belongs to an extra

    document = Document()
    about = document.core_properties
    about.author, about.comments, about.title = "", "", report.name
    about.created = about.modified = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    for block in report.blocks:
        _add(document, block)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(document: Any, block: ReportBlock) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.words, block.level)
    elif isinstance(block, Quotation):
        document.add_paragraph(block.line, style="Quote")
        for note in block.notes:
            document.add_paragraph(note, style="List Bullet")
    elif isinstance(block, ReportTable):
        table = document.add_table(rows=0, cols=len(block.head), style="Table Grid")
        for row in (block.head, *block.rows):
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    elif isinstance(block, CitedSource):
        document.add_paragraph(block.line + (f" {block.url}" if block.url else ""))
    else:
        document.add_paragraph(block.words)
