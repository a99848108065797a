"""Web archives (WARC, all versions): the page of every answer in them, with its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import ReadError
from index.reading.captures.http_answer import headers_of, parse_answer
from index.reading.captures.pages import CUT_SHORT, Capture, captured_pages, length_fault
from index.reading.captures.rewindable import Readable, Rewindable
from index.reading.clean import clean_line
from index.reading.format import ArticleOrError, Format, begins_with
from index.reading.source import LARGEST_MEMBER, MB, MOST_MEMBERS, Source

MARK = b"WARC/"
_NEXT = re.compile(rb"(?<=\n)WARC/\d\.\d+\r?\n(?=[!-9;-~]+:)")
_BLANK = re.compile(rb"[\r\n]*")
_KEPT = ("response", "resource", "conversion")
_KINDS = (*_KEPT, "warcinfo", "request", "metadata", "revisit", "continuation")
_LONGEST_HEADER = 100_000
_LONGEST_ID = 200


def read(source: Source, unpacked: Readable | None = None) -> Iterator[ArticleOrError]:
    """The article of every HTML page that was answered; an error for each without a text.

    `unpacked` is the archive in place of the source's own file, where that is packed.
    """
    return captured_pages(_captures, unpacked or source.file, source.name)


def _captures(file: Rewindable, name: str) -> Iterator[Capture | ReadError]:
    number, elsewhere, damaged, seen = 0, 0, 0, set()
    try:
        while (headers := _header(file)) is not None:
            kind, url = headers.get("warc-type", ""), headers.get("warc-target-uri", "").strip("<>")
            block, fault = _block(file, headers)
            if kind == "revisit":
                answer = parse_answer(block)
                original = headers.get("warc-refers-to-target-uri", url).strip("<>")
                elsewhere += original not in seen and answer.media_type in ("", "text/html")
            damaged += kind not in _KINDS
            if kind not in _KEPT:
                continue
            number += 1
            if number > MOST_MEMBERS:
                yield ReadError(name, f"it holds more than {MOST_MEMBERS} answers; the rest was left out")
                return
            seen.add(url)
            yield _capture(url, headers, block, fault)
    except (OSError, EOFError, ValueError, RuntimeError):
        yield ReadError(f"{name}, behind answer {number}", "the web archive is damaged")
    if damaged:
        yield ReadError(f"{name}, {damaged} of its records", "they do not say what they are")
    if elsewhere:
        yield ReadError(
            f"{name}, {elsewhere} of its pages", "they lie in another archive, to which it refers"
        )


def _capture(url: str, headers: dict[str, str], block: bytes, fault: str | None) -> Capture:
    if len(block) >= LARGEST_MEMBER:
        fault = f"it is larger than {LARGEST_MEMBER // MB} MB"
    elif "warc-truncated" in headers or headers.get("warc-segment-number", "1") != "1":
        fault = CUT_SHORT
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    record = clean_line(headers.get("warc-record-id", "").strip("<>")[:_LONGEST_ID])
    return Capture(url, kind, parse_answer(block), fault, record)


def _header(file: Rewindable) -> dict[str, str] | None:
    """The next record's header, wherever it begins; None at the end of the file."""
    line = file.line()
    while line and not line.strip():
        line = file.line()
    if line and not line.startswith(MARK):
        file.until(_NEXT, line, 0)
        line = file.line()
    if not line:
        return None
    head = line
    while (line := file.line()).strip() and len(head) < _LONGEST_HEADER:
        head += line
    return headers_of(head)


def _block(file: Rewindable, headers: dict[str, str]) -> tuple[bytes, str | None]:
    """A record's block, and why it is not what the archive says.

    Where the stated length does not lead to the next record, it ends where that one begins.
    """
    stated = headers.get("content-length", "")
    length = int(stated) if stated.isdecimal() and len(stated) < 15 else 0
    block = file.read(min(length, LARGEST_MEMBER))
    file.skip(length - len(block))
    behind = file.read(1024)
    following = behind[_BLANK.match(behind).end() :]  # type: ignore[union-attr]
    if len(block) == min(length, LARGEST_MEMBER) and (not following or following.startswith(MARK)):
        file.give_back(behind)
        return block, None
    file.give_back(b"")
    block = file.until(_NEXT, block + behind, LARGEST_MEMBER)
    following = file.read(1)
    file.give_back(following)
    is_cut = len(block) < length and not following  # by the end of the file
    return block, CUT_SHORT if is_cut else length_fault(block, length)


FORMATS = (Format("web archive", begins_with(MARK), read, package="trafilatura"),)
