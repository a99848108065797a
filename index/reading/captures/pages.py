"""The articles of what crawlers kept: a page or a PDF of each record, and a word for what is not whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from index.errors import ReadError
from index.model import Article
from index.reading.captures.http_answer import Answer
from index.reading.captures.rewindable import Readable, Rewindable
from index.reading.clean import clean_url, is_text
from index.reading.decode import decode
from index.reading.format import ArticleOrError
from index.reading.formats.plain_text import read_text
from index.reading.formats.webpage import LARGEST_PAGE, read_page
from index.reading.html.parse import decode_page
from index.reading.parts import read_part
from index.reading.source import MB

_PAGES = ("text/html", "application/xhtml+xml")
_PAGE = re.compile(rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_READ = (200, 203, None)
CUT_SHORT = "the archive holds it cut short"
_OTHER_LENGTH = "it has another length than the archive says"
_MISCOUNTED = 4  # bytes: line ends that a crawler did not count


@dataclass(frozen=True)
class Capture:
    """One record: the address it was fetched from, what its header calls it, and the answer.

    `fault` says why the record is not whole, where it is not.
    """

    url: str
    media_type: str
    answer: Answer
    fault: str | None = None
    record: str | None = None  # its id in a web archive

    @property
    def is_page(self) -> bool:
        """Whether a server answered with a page; where nobody named the type, its first words tell."""
        kind = self.answer.media_type or self.media_type
        if kind == "application/http":
            return self.answer.status in _READ and bool(_PAGE.match(self.answer.unpacked(LARGEST_PAGE)[0]))
        return self.answer.status in _READ and kind in _PAGES

    @property
    def is_text(self) -> bool:
        """Whether it is the plain text that a crawler made of a page."""
        return self.answer.status is None and self.media_type == "text/plain" and self.url.startswith("http")


def length_fault(block: bytes, stated: int) -> str | None:
    """Why a block with the line ends behind it is not what its archive says; None where it nearly is.

    More than was stated may be something else behind it, less may be what it has lost.
    """
    fits = len(block.rstrip(b"\r\n")) - _MISCOUNTED <= stated <= len(block)
    return None if fits else _OTHER_LENGTH


CapturesOf = Callable[[Rewindable, str], Iterator["Capture | ReadError"]]  # of an archive and its name


def captured_pages(captures: CapturesOf, file: Readable, name: str) -> Iterator[ArticleOrError]:
    """The article of every page of an archive, from its beginning, as `captures` gives them in order.

    An error for each without a text and each that is not whole.
    """
    number = 0
    file.seek(0)
    for capture in captures(Rewindable(file), name):
        if isinstance(capture, ReadError):
            number += 1
            yield capture
        elif capture.is_page or capture.is_text:
            number += 1
            yield from _read_page(capture, f"{name} (page {number})")
    if not number:
        yield ReadError(name, "there is no page in the web archive")


def _read_page(capture: Capture, name: str) -> Iterator[ArticleOrError]:
    faults: list[str | None] = [capture.fault]
    yield read_part(name, partial(_with_record, capture, name, faults))
    if fault := next(filter(None, faults), None):
        yield ReadError(f"{name}, a part of it", fault)


def _with_record(capture: Capture, name: str, faults: list[str | None]) -> Article:
    article = _page(capture, name, faults)
    if capture.record is None:
        return article
    return article.model_copy(update={"found": {**article.found, "record": capture.record}})


def _page(capture: Capture, name: str, faults: list[str | None]) -> Article:
    data, fault = capture.answer.unpacked(LARGEST_PAGE)
    if len(data) > LARGEST_PAGE:
        raise ReadError(name, f"it is larger than {LARGEST_PAGE // MB} MB")
    if not is_text(decode_page(data[:20_000], capture.answer.charset).text):
        raise ReadError(name, "it holds no text")
    if capture.is_text:
        article = read_text(decode(data).text, name, "the text that a crawler made of the page")
        return article.model_copy(update={"url": clean_url(capture.url)})
    faults.append(fault)
    if not data.strip():
        raise ReadError(name, fault or "it is empty")
    return read_page(data, name, url=capture.url, charset=capture.answer.charset)
