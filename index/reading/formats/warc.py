"""Web archives (WARC): the page of every answer in them, with its address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from index.errors import ReadError
from index.model import Article
from index.reading.format import Format, Found, begins_with
from index.reading.formats.webpage import LARGEST_PAGE, read_page
from index.reading.parts import read_part
from index.reading.source import MOST_MEMBERS, Source

MARK = b"WARC/"


def read(source: Source, unpacked: BinaryIO | None = None) -> Iterator[Found]:
    """The article of every HTML page that was answered; an error for each without a text.

    `unpacked` is the archive in place of the source's own file, where that is packed.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    file = unpacked or source.file
    file.seek(0)
    number, told = 0, False
    try:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response | WarcRecordType.resource):
            number += 1
            if number > MOST_MEMBERS:
                yield ReadError(
                    source.name, f"it holds more than {MOST_MEMBERS} pages; the rest was left out"
                )
                return
            if _is_page(record):
                name = f"{source.name} (page {number})"
                told = True
                yield read_part(name, partial(_page, record, name))
    except (OSError, ValueError, EOFError, RuntimeError):
        raise ReadError(source.name, "the web archive is damaged") from None
    if not told:
        yield ReadError(source.name, "there is no page in the web archive")


def _is_page(record: Any) -> bool:
    kind = (record.http_content_type or record.headers.get("Content-Type") or "").lower()
    status = record.http_headers.status_code if record.http_headers else 200
    return "html" in kind and status in (200, 203, None)


def _page(record: Any, name: str) -> Article:
    data = record.reader.read(LARGEST_PAGE + 1)
    if len(data) > LARGEST_PAGE:
        raise ReadError(name, "the page is too large")
    return read_page(data, name, url=record.headers.get("WARC-Target-URI"), charset=record.http_charset)


FORMATS = (Format("web archive", begins_with(MARK), read),)
