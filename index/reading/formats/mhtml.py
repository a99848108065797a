"""Web pages saved as one file (MHTML): its first HTML part, with the address it was saved from."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message

from index.errors import ReadError
from index.model import Article
from index.reading.composed import LEFT_OUT, without
from index.reading.format import FileHead, Format, Match
from index.reading.formats.mail import is_message, is_saved_page
from index.reading.formats.webpage import LARGEST_PAGE, read_page
from index.reading.message.parsing import (
    MOST_PARTS,
    content_of,
    declared,
    header_of,
    is_cut_off,
    parse_message,
    parts_of,
)
from index.reading.source import LARGEST_MEMBER, Source


def read(source: Source) -> Iterator[Article]:
    """The article of the saved page. Raises ReadError where there is no page in it."""
    message = parse_message(source.read(LARGEST_MEMBER), source.name)
    for number, part in enumerate(_leaves(message)):
        kind, charset = declared(part)
        data = content_of(part) if kind == "text/html" else b""
        if data and len(data) <= LARGEST_PAGE:
            address = header_of(message, "Snapshot-Content-Location") or header_of(part, "Content-Location")
            url = address if address.startswith("http") else None
            article = read_page(data, source.name, url=source.url or url, charset=charset)
            is_cut = is_cut_off(message) and LEFT_OUT not in article.found
            yield without(article, "its end: the file is cut off") if is_cut else article
            return
        if number > MOST_PARTS:
            break
    raise ReadError(source.name, "there is no page in it")


def _leaves(part: Message) -> Iterator[Message]:
    """The parts that hold no others, in order."""
    parts = parts_of(part, declared(part)[0])
    if not parts:
        yield part
    for inner in parts:
        yield from _leaves(inner)


def _match(sample: FileHead) -> Match:
    return Match.BY_WORDS if is_message(sample) and is_saved_page(sample) else Match.NO


FORMATS = (Format("web page saved as MHTML", _match, read, is_text=True, package="trafilatura"),)
