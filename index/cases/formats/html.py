"""A report as one HTML page that needs nothing else, runs nothing and loads nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from index.cases.case_report import CaseReport, CitedSource, Heading, Quotation, ReportBlock, ReportTable
from index.interchange.formats.html import HEAD, STYLE

_TABLES = (
    "table{border-collapse:collapse}"
    "td,th{border:1px solid #bbb;padding:.2rem .5rem;text-align:left;vertical-align:top}"
)


def render(report: CaseReport) -> bytes:
    """The file's content."""
    head = f"{HEAD}<title>{escape(report.name)}</title>\n<style>{STYLE}{_TABLES}</style>\n</head>\n<body>\n"
    body = "\n".join(line for block in report.blocks for line in _lines(block))
    return f"{head}{body}\n</body>\n</html>\n".encode()


def _lines(block: ReportBlock) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"<h{block.level}>{escape(block.words)}</h{block.level}>"
    elif isinstance(block, Quotation):
        yield f"<blockquote>{escape(block.line)}</blockquote>"
        if block.notes:
            yield f"<ul>{''.join(f'<li>{escape(note)}</li>' for note in block.notes)}</ul>"
    elif isinstance(block, ReportTable):
        yield f"<table>\n{_row('th', block.head)}"
        yield from (_row("td", row) for row in block.rows)
        yield "</table>"
    elif isinstance(block, CitedSource):
        url = escape(block.url or "")
        link = f' <a rel="noreferrer noopener" href="{url}">{url}</a>' if url else ""
        yield f'<p id="source-{block.number}">{escape(block.line)}{link}</p>'
    else:
        yield f"<p>{escape(block.words)}</p>"


def _row(name: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{name}>{escape(cell)}</{name}>' for cell in cells)}</tr>"
