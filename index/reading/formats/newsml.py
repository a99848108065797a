"""News agencies' XML: NewsML-G2 and NITF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from index.errors import ReadError
from index.model import Article
from index.reading.assemble import Block
from index.reading.byline_names import names_of
from index.reading.clean import clean
from index.reading.composed import DocumentFacts, article_of
from index.reading.entities import plain_line
from index.reading.format import ArticleOrError, FileHead, Format, Match
from index.reading.html.blocks import blocks_of_html
from index.reading.parts import read_part
from index.reading.plain.segments import segments_of
from index.reading.source import MB, Source
from index.reading.source_dates import find_day
from index.reading.xml import parse_xml

_LARGEST = 20 * MB
_NEWSML = re.compile(r"<(?:\w+:)?(?:newsItem|newsMessage|nitf|NewsML)\b")
_END = re.compile(rb"</(?:\w+:)?(?:newsItem|newsMessage|nitf|NewsML)\s*>\s*(?:<!--.{0,500}?-->\s*)*\Z", re.S)
_ITEMS = ("newsItem", "NewsItem")
_HEADLINES = ("headline", "hl1", "slugline", "title")
_DATES = (
    "firstCreated",
    "contentCreated",
    "versionCreated",
    "date.issue",
    "FirstCreated",
    "ThisRevisionCreated",
)


def read(source: Source) -> Iterator[ArticleOrError]:
    """The article of every news item; an error for each without a text."""
    data = source.read(_LARGEST)
    root = parse_xml(data)
    if root is None:
        raise ReadError(source.name, "the XML is damaged")
    for element in root.iter():
        if isinstance(element.tag, str):
            with suppress(ValueError):  # a damaged name stays as it is, and means nothing
                element.tag = element.tag.rpartition("}")[2]
    items = [one for one in root.iter(*_ITEMS) if next(one.iterancestors(*_ITEMS), None) is None] or [root]
    for number, item in enumerate(items, 1):
        name = source.name if len(items) == 1 else f"{source.name} (item {number})"
        yield read_part(name, partial(_article, item, name))
    if not _END.search(data):
        yield ReadError(f"{source.name}, behind item {len(items)}", "the file is cut off")


def _article(item: Any, name: str) -> Article:
    return article_of(_blocks(item), name, _stated(item), "the item's content")


def _stated(item: Any) -> DocumentFacts:
    stated = DocumentFacts()
    if title := next((words for tag in _HEADLINES for words in _all(item, tag)), None):
        stated.title, stated.found["title"] = title, "the item's headline"
    for tag in _DATES:
        element = next(item.iter(tag), None)
        day = find_day(_iso(element.get("norm") or element.text or "")) if element is not None else None
        if day:
            stated.published, stated.found["published"] = day, f"the item's {tag}"
            break
    stated.authors = [
        name for tag in ("by", "byline") for words in _all(item, tag)[:1] for name in names_of(words)
    ]
    provider = next(item.iter("provider", "Provider", "doc.copyright"), None)
    if provider is not None:
        names = _all(provider, "name")
        stated.publisher = names[0] if names else provider.get("literal") or provider.get("holder")
    language = next(item.iter("language"), None)
    stated.language = (
        language.get("tag")
        if language is not None
        else item.get("{http://www.w3.org/XML/1998/namespace}lang")
    )
    return stated


def _all(element: Any, tag: str) -> list[str]:
    return [words for one in element.iter(tag) if (words := plain_line("".join(one.itertext())))]


def _iso(value: str) -> str:
    """`20210628T101500Z` as `2021-06-28`; another form as it is."""
    value = value.strip()
    return f"{value[:4]}-{value[4:6]}-{value[6:8]}" if value[:8].isdigit() else value


def _blocks(item: Any) -> Iterator[Block]:
    """The passages of the item's content: XHTML or NITF inside it, or plain text."""
    for tag in ("body.content", "body", "inlineXML", "contentSet", "DataContent"):
        element = next(item.iter(tag), None)
        if element is None:
            continue
        blocks = list(blocks_of_html(element))
        if any(one.tag == "p" for one in element.iter()):
            yield from blocks
            return
        if blocks:
            text = clean("".join(element.itertext()))
            yield from (Block(one.kind, one.of(text)) for one in segments_of(text))
            return


def _match(sample: FileHead) -> Match:
    is_news = sample.text.startswith("<") and _NEWSML.search(sample.text[:3000])
    return Match.BY_BYTES if is_news else Match.NO


FORMATS = (Format("news agencies' XML", _match, read, is_text=True),)
