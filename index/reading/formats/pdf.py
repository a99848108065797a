"""PDF: pdfium's lines put together to passages, without running heads; a file without a text layer is refused."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import Any

from index.errors import ReadError
from index.model import Article
from index.reading.clean import clean_line
from index.reading.composed import Stated, article_of
from index.reading.format import Format, Match, Sample
from index.reading.formats.pdf_layout import Row, blocks_of_rows
from index.reading.names import names_of
from index.reading.source import MB, Source
from index.reading.source_dates import find_day

LARGEST_PDF = 50 * MB
_MOST_PAGES = 500
_MOST_RECTS = 20_000  # runs of text on one page
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
        pages = [_rows(document[number]) for number in range(min(len(document), _MOST_PAGES))]
        stated = _stated(document.get_metadata_dict(skip_empty=True))
    except pypdfium2.PdfiumError:
        raise ReadError(source.name, "the PDF is damaged") from None
    finally:
        document.close()
    if not any(pages):
        raise ReadError(source.name, "it is scanned: it holds pictures of text and no text")
    yield article_of(
        blocks_of_rows(pages), source.name, stated, "the PDF's text layer, lines joined by their places"
    )


def _rows(page: Any) -> list[Row]:
    """The lines of a page in the order in which they are drawn; runs that stand side by side are one line."""
    text = page.get_textpage()
    rows: list[Row] = []
    try:
        for number in range(min(text.count_rects(), _MOST_RECTS)):
            left, bottom, right, top = text.get_rect(number)
            if not all(map(isfinite, (left, bottom, right, top))) or top <= bottom:
                continue
            words = text.get_text_bounded(left - 0.1, bottom, right + 0.1, top)
            words = words.replace("\r\n", " ").strip("\r\n")
            if not words.strip():
                continue
            bottom, top = _loose(text, left, bottom, top)
            last = rows[-1] if rows else None
            if last and last.beside(left, bottom, top):
                rows[-1] = last.with_run(words, right, bottom, top, left)
            else:
                rows.append(Row(words, left, bottom, right, top))
    finally:
        text.close()
        page.close()
    return rows


def _loose(text: Any, left: float, bottom: float, top: float) -> tuple[float, float]:
    """Bottom and top of a run as its font has them, the same for every letter; those of the run where that fails."""
    number = text.get_index(left + 0.5, (bottom + top) / 2, 2, 2)
    if number is None:
        return bottom, top
    _, low, _, high = text.get_charbox(number, loose=True)
    return (low, high) if high - low > 1 and low <= top and high >= bottom else (bottom, top)


def _stated(values: dict[str, str]) -> Stated:
    stated = Stated()
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


def _match(sample: Sample) -> Match:
    return Match.BY_BYTES if b"%PDF-" in sample.head[:1024] else Match.NO


FORMATS = (Format("PDF", _match, read),)
