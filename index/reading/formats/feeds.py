"""RSS and Atom feeds: each item an article of what the feed holds; its page behind it is read by `web_articles.py`."""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from index.errors import ReadError
from index.reading.assemble import Block
from index.reading.clean import clean_line, clean_url
from index.reading.composed import Stated, article_of
from index.reading.format import Format, Found, Match, Sample
from index.reading.html.parse import html_blocks, parse_html, safe_source
from index.reading.parts import read_part
from index.reading.source import MB, Source

LARGEST_FEED = 5 * MB  # bytes; 50 MB take the parser over 40 seconds
MOST_ITEMS = 1_000
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b")
_MOMENTS = ("published_parsed", "updated_parsed")  # asked by `in`: the parser's `get` takes one for the other


@dataclass(frozen=True)
class Item:
    """One entry of a feed: its facts, its HTML, and whether that is its whole text or a summary."""

    stated: Stated
    html: str
    whole: bool


def read(source: Source) -> Iterator[Found]:
    """The article of every item, if need be of its title only; an error for each without any words."""
    items = list(items_of(source.read(LARGEST_FEED), source.name))
    for number, item in enumerate(items, 1):
        blocks = _blocks(item)
        how = "the feed's text" if item.whole else "the feed's summary"
        if not blocks and item.stated.title:
            blocks, how = [Block("title", item.stated.title)], "the feed's title only"
        name = f"{source.name} (item {number})"
        yield read_part(name, partial(article_of, blocks, name, item.stated, how))


def items_of(data: bytes, name: str) -> Iterator[Item]:
    """The items of a feed, in its order. Raises ReadError where it has none."""
    import feedparser

    try:
        feed = feedparser.parse(io.BytesIO(data))  # bytes only: a string would be opened as an address
    except (ValueError, OverflowError, LookupError, TypeError, AttributeError):
        raise ReadError(name, "the feed is damaged") from None
    if not feed.entries:
        raise ReadError(name, "the feed has no items")
    publisher = clean_line(feed.feed.get("title"))
    language = feed.feed.get("language")
    for entry in feed.entries[:MOST_ITEMS]:
        yield _item(entry, publisher, language)


def _item(entry: Any, publisher: str | None, language: str | None) -> Item:
    contents = [one.get("value") or "" for one in entry.get("content") or []]
    whole, summary = max(contents, key=len, default=""), entry.get("summary") or ""
    stated = Stated(publisher=publisher, language=language, url=clean_url(entry.get("link")))
    if title := _plain(entry.get("title")):
        stated.title, stated.found["title"] = title, "the feed's item"
    if moment := next(filter(None, (_moment(entry[key]) for key in _MOMENTS if key in entry)), None):
        stated.published, stated.found["published"] = moment, "the feed's item"
    authors = [clean_line(one.get("name")) for one in entry.get("authors") or []]
    stated.authors = [one for one in authors if one and "@" not in one]
    source = entry.get("source")
    if source and (named := clean_line(source.get("title"))):
        stated.publisher = named
    return Item(stated, whole or summary, bool(whole) or len(summary) > 1_500)


def _plain(title: Any) -> str | None:
    if not isinstance(title, str) or "<" not in title:
        return clean_line(title)
    tree = parse_html(safe_source(title))
    return clean_line("".join(tree.itertext())) if tree is not None else None


def _moment(parts: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parts), UTC) if parts else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _blocks(item: Item) -> list[Block]:
    return html_blocks(item.html)


def _match(sample: Sample) -> Match:
    is_feed = sample.text.startswith("<") and _FEED.search(sample.text[:3000])
    return Match.BY_BYTES if is_feed else Match.NO


FORMATS = (Format("feed", _match, read),)
