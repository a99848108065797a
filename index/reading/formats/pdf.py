"""PDF: pdfium's lines put together to passages, without running heads; a file without a text layer is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from index.errors import ReadError
from index.model import Article
from index.reading.byline_names import names_of
from index.reading.clean import clean_line
from index.reading.composed import DocumentFacts, article_of
from index.reading.format import FileHead, Format, Match
from index.reading.formats.pdf_columns import by_columns
from index.reading.formats.pdf_extras import has_picture, notes_on
from index.reading.formats.pdf_layout import PrintedLine, blocks_of_rows
from index.reading.formats.pdf_runs import joined_lines, runs_of
from index.reading.source import MB, Source
from index.reading.source_dates import find_day

LARGEST_PDF = 50 * MB
_MOST_PAGES = 500
_MOST_NAMED = 5  # pages
_FILE_ENDS = (".pdf", ".doc", ".docx", ".indd", ".qxd", ".qxp", ".tex", ".odt", ".rtf", ".txt", ".html")
_NO_TITLE = ("untitled", "microsoft word", "powerpoint", "document", "layout 1", "slide 1")


def read(source: Source) -> Iterator[Article]:
    """The article of a PDF. Raises ReadError where it is damaged, wants a password or has only pictures of text."""
    import pypdfium2

    data = source.read(LARGEST_PDF)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise ReadError(source.name, "it wants a password" if locked else "the PDF is damaged") from None
    try:
        pages = [_page(document[number]) for number in range(min(len(document), _MOST_PAGES))]
        stated = _stated(document.get_metadata_dict(skip_empty=True))
        _note_left_out(stated, pages, len(document), document.count_attachments())
    except pypdfium2.PdfiumError:
        raise ReadError(source.name, "the PDF is damaged") from None
    finally:
        document.close()
    if not any(page.rows for page in pages):
        raise ReadError(source.name, "it is scanned: it holds pictures of text and no text")
    rows = [page.rows for page in pages]
    yield article_of(
        blocks_of_rows(rows), source.name, stated, "the PDF's text layer, lines joined by their places"
    )


@dataclass(frozen=True)
class _PdfPage:
    """The lines of a page, whether it holds only pictures, and how many notes and filled-in fields lie on it."""

    rows: list[PrintedLine]
    only_pictures: bool
    notes: int


def _page(page: Any) -> _PdfPage:
    """A page, column by column; runs that stand side by side in a column are one line."""
    text = page.get_textpage()
    try:
        runs = runs_of(text)
        rows = [row for column in by_columns(runs) for row in joined_lines(column)]
        return _PdfPage(rows, not rows and has_picture(page), notes_on(page))
    finally:
        text.close()
        page.close()


def _note_left_out(stated: DocumentFacts, pages: list[_PdfPage], count: int, attached: int) -> None:
    """Say what of a document of so many pages and attached files is not in its article."""
    if count > len(pages):
        stated.leave_out(f"what lies behind its first {len(pages)} pages")
    if pictures := [str(number) for number, page in enumerate(pages, 1) if page.only_pictures]:
        more = ", …" if len(pictures) > _MOST_NAMED else ""
        stated.leave_out(f"pages that hold pictures and no text ({', '.join(pictures[:_MOST_NAMED])}{more})")
    if noted := sum(page.notes for page in pages):
        stated.leave_out(
            "a note or a field on its pages" if noted == 1 else f"{noted} notes and fields on its pages"
        )
    if attached:
        stated.leave_out("an attached file" if attached == 1 else f"{attached} attached files")


def _stated(values: dict[str, str]) -> DocumentFacts:
    stated = DocumentFacts()
    title = clean_line(values.get("Title"))
    if (
        title
        and not title.lower().startswith(_NO_TITLE)
        and not title.lower().endswith(_FILE_ENDS)
        and " " in title
    ):
        stated.title, stated.found["title"] = title, "the PDF's properties"
    author = clean_line(values.get("Author"))
    if author and " " in author:
        stated.authors = names_of(author)
    raw = values.get("CreationDate", "").removeprefix("D:")
    if day := find_day(f"{raw[:4]}-{raw[4:6]}-{raw[6:8]}"):
        stated.published = day
        stated.found["published"] = "the day the PDF was made (doubtful)"
    return stated


def _match(sample: FileHead) -> Match:
    return Match.BY_BYTES if b"%PDF-" in sample.head[:1024] else Match.NO


FORMATS = (Format("PDF", _match, read, package="pypdfium2"),)
