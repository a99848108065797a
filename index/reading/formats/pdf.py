"""PDF: pdfium's lines put together to passages, without running heads; a file without a text layer is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from index.errors import ReadError
from index.model import Article
from index.reading.byline_names import names_of
from index.reading.clean import clean_line
from index.reading.composed import DocumentFacts, article_of
from index.reading.format import FileHead, Format, Match
from index.reading.formats.pdf_columns import by_columns
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
        count = len(document)
        pages = [_rows(document[number]) for number in range(min(count, _MOST_PAGES))]
        pictures = [
            number for number, rows in enumerate(pages) if not rows and _has_picture(document[number])
        ]
        stated = _stated(document.get_metadata_dict(skip_empty=True))
    except pypdfium2.PdfiumError:
        raise ReadError(source.name, "the PDF is damaged") from None
    finally:
        document.close()
    if not any(pages):
        raise ReadError(source.name, "it is scanned: it holds pictures of text and no text")
    if count > _MOST_PAGES:
        stated.leave_out(f"what lies behind its first {_MOST_PAGES} pages")
    if pictures:
        numbers = ", ".join(str(number + 1) for number in pictures[:_MOST_NAMED])
        more = ", …" if len(pictures) > _MOST_NAMED else ""
        stated.leave_out(f"pages that hold pictures and no text ({numbers}{more})")
    yield article_of(
        blocks_of_rows(pages), source.name, stated, "the PDF's text layer, lines joined by their places"
    )


def _rows(page: Any) -> list[PrintedLine]:
    """The lines of a page, column by column; runs that stand side by side in a column are one line."""
    text = page.get_textpage()
    try:
        runs = runs_of(text)
    finally:
        text.close()
        page.close()
    return [row for column in by_columns(runs) for row in joined_lines(column)]


def _has_picture(page: Any) -> bool:
    """Whether there is a picture on a page: where it has no text, that may be one of its text."""
    import pypdfium2.raw

    try:
        return next(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]), None) is not None
    finally:
        page.close()


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
