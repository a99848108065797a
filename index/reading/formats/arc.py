"""Web archives of the older kind (ARC, versions 1 and 2): the page of every answer in them, with its address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import ReadError
from index.reading.captures.http_answer import parse_answer
from index.reading.captures.pages import CUT_SHORT, Capture, captured_pages, length_fault
from index.reading.captures.rewindable import Readable, Rewindable
from index.reading.format import ArticleOrError, Format, begins_with
from index.reading.source import LARGEST_MEMBER, MOST_MEMBERS, Source

MARK = b"filedesc://"
_LINE = re.compile(
    rb"([a-z][a-z0-9.+-]{1,12}:\S{1,4000}) (\S{1,64}) (\d{14}|\d{8}|0|-) (\S+)(?: .{0,2000}?)? (\d{1,14})\r?\n",
    re.I,
)
_NEXT = re.compile(
    rb"(?<=\n)(?:https?|dns)://?\S{1,2000} [0-9a-fA-F.:]{2,45} \d{14} \S+ (?:\S+ ){0,8}\d{1,14}\r?\n"
)


def read(source: Source, unpacked: Readable | None = None) -> Iterator[ArticleOrError]:
    """The article of every HTML page that was answered; an error for each without a text.

    `unpacked` is the archive in place of the source's own file, where that is packed.
    """
    return captured_pages(_captures, unpacked or source.file, source.name)


def _captures(file: Rewindable, name: str) -> Iterator[Capture | ReadError]:
    number = 0
    try:
        while (record := _record(file)) is not None:
            if not record.url.lower().startswith("http"):
                continue
            number += 1
            if number > MOST_MEMBERS:
                yield ReadError(name, f"it holds more than {MOST_MEMBERS} answers; the rest was left out")
                return
            yield record
    except (OSError, EOFError, ValueError, RuntimeError):
        yield ReadError(f"{name}, behind answer {number}", "the web archive is damaged")


def _record(file: Rewindable) -> Capture | None:
    """The next record; None at the end of the file. Raises ValueError where none is left in what follows."""
    line = file.line()
    while line and not line.strip():
        line = file.line()
    if line and not _LINE.fullmatch(line):
        file.until(_NEXT, line, 0)
        line = file.line()
    if not line:
        return None
    if not (match := _LINE.fullmatch(line)):
        raise ValueError
    fault, length = None, int(match[5])
    block = file.read(min(length, LARGEST_MEMBER))
    file.skip(length - len(block))
    behind = file.read(8192)
    following = behind.lstrip(b"\r\n")
    is_cut = len(block) < min(length, LARGEST_MEMBER)
    if is_cut or (following and not _LINE.match(following)):  # the stated length is wrong
        block = file.until(_NEXT, block + behind, LARGEST_MEMBER)
        fault = CUT_SHORT if is_cut else length_fault(block, length)
    else:
        file.give_back(behind)
    url, media_type = match[1].decode("utf-8", "replace"), match[4].decode("ascii", "replace").lower()
    return Capture(url, media_type, parse_answer(block), fault)


FORMATS = (Format("web archive of the older kind", begins_with(MARK), read, package="trafilatura"),)
