"""Web pages saved as one file (MHTML): its first HTML part, with the address it was saved from."""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import ReadError
from index.model import Article
from index.reading.format import Format, Match, Sample
from index.reading.formats.mail import is_message, is_saved_page, parse_message, text_parts
from index.reading.formats.webpage import LARGEST_PAGE, read_page
from index.reading.source import LARGEST_MEMBER, Source


def read(source: Source) -> Iterator[Article]:
    """The article of the saved page. Raises ReadError where there is no page in it."""
    message = parse_message(source.read(LARGEST_MEMBER), source.name)
    for kind, data, charset, part in text_parts(message):
        if kind == "text/html" and len(data) <= LARGEST_PAGE:
            address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
            url = address if address.startswith("http") else None
            yield read_page(data, source.name, url=source.url or url, charset=charset)
            return
    raise ReadError(source.name, "there is no page in it")


def _match(sample: Sample) -> Match:
    return Match.BY_WORDS if is_message(sample) and is_saved_page(sample.text) else Match.NO


FORMATS = (Format("web page saved as MHTML", _match, read),)
