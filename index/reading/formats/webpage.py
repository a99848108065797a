"""Saved web pages: the page's own statements for the facts, its main text for the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.errors import ReadError
from index.model import Article
from index.reading.agency import agency_in
from index.reading.assemble import compose, write
from index.reading.composed import without
from index.reading.format import FileHead, Format, Match
from index.reading.html.cut_off import is_cut_off
from index.reading.html.main_content import page_body
from index.reading.html.page_head import read_head
from index.reading.html.parse import decode_page, parse_html, safe_source
from index.reading.source import MB, Source
from index.reading.source_dates import day_in_name

LARGEST_PAGE = 10 * MB  # bytes; the largest real page seen has 2.2 million
_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article)\b", re.I)


def read(source: Source) -> Iterator[Article]:
    """The article of a saved page."""
    yield read_page(source.read(LARGEST_PAGE), source.name, url=source.url, charset=source.charset)


def read_page(data: bytes, name: str, *, url: str | None = None, charset: str | None = None) -> Article:
    """The article of a page's bytes. `charset` is what the server or mail says; raises ReadError without a text."""
    decoded = decode_page(data, charset)
    return read_page_text(decoded.text, name, url=url, sure=decoded.sure)


def read_page_text(source: str, name: str, *, url: str | None = None, sure: bool = True) -> Article:
    """The article of a page's decoded HTML. Raises ReadError where no text is found in it."""
    source = safe_source(source)
    tree = parse_html(source)
    if tree is None:
        raise ReadError(name, "no text was found in it")
    head = read_head(tree, url)
    body = page_body(tree, source, head)
    text, segments = compose(body.blocks)
    if not text:
        raise ReadError(name, body.fault or "no text was found in it")
    if head.published is None and (day := day_in_name(name)):
        head.published, head.found["published"] = day, "the file's name"
    article = write(
        text=text,
        segments=segments,
        title=head.title,
        published=head.published,
        publisher=head.publisher,
        url=head.url,
        authors=head.authors,
        language=head.language,
        agency=agency_in(body.credit_lines, [block.words for block in body.blocks]),
        found={**head.found, "text": body.how if sure else f"{body.how}; its encoding was guessed"},
    )
    return without(article, "its end: the page is cut off") if is_cut_off(source) else article


def _match(sample: FileHead) -> Match:
    if sample.text.startswith("<") and _HTML.search(sample.text[:20_000]):
        return Match.BY_WORDS
    return Match.BY_NAME if sample.suffix in _SUFFIXES and sample.text else Match.NO


FORMATS = (Format("web page", _match, read, is_text=True, package="trafilatura"),)
