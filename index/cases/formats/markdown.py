"""A report as Markdown (CommonMark with tables): what is markup in its words is escaped."""

from __future__ import annotations

from collections.abc import Iterator

from index.cases.case_report import CaseReport, CitedSource, Heading, Quotation, ReportBlock, ReportTable
from index.interchange.markdown_text import link_to, plain


def render(report: CaseReport) -> bytes:
    """The file's content."""
    return "\n".join(line for block in report.blocks for line in _lines(block)).encode()


def _lines(block: ReportBlock) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * block.level} {plain(block.words)}"
    elif isinstance(block, Quotation):
        yield f"> {plain(block.line)}"
        yield from ("", *(f"- {plain(note)}" for note in block.notes)) if block.notes else ()
    elif isinstance(block, ReportTable):
        yield _row(block.head)
        yield _row(["---"] * len(block.head))
        yield from (_row([plain(cell) for cell in row]) for row in block.rows)
    elif isinstance(block, CitedSource):
        yield plain(block.line) + (f" {link_to(block.url)}" if block.url else "")
    else:
        yield plain(block.words)
    yield ""


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
