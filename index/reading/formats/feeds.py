"""RSS and Atom feeds: each item an article of what the feed holds; its page behind it is read by `web_articles.py`."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from index.errors import ReadError
from index.reading.assemble import Block
from index.reading.byline_names import names_of
from index.reading.clean import clean_url
from index.reading.composed import DocumentFacts, article_of
from index.reading.entities import plain_line, unescaped
from index.reading.format import ArticleOrError, FileHead, Format, Match
from index.reading.html.parse import html_blocks
from index.reading.parts import read_part
from index.reading.source import MB, Source
from index.reading.source_dates import moment_of, why_impossible

LARGEST_FEED = 5 * MB  # bytes; 50 MB take the parser over 40 seconds
MOST_ITEMS = 1_000
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b")
_END = re.compile(rb"</(?:\w+:)?(?:rss|feed|RDF)\s*>", re.I)
_MARK = re.compile(r"<(?:p|br|div|a|img|ul|ol|h\d|strong|em)\b", re.I)
_ESCAPED_MARK = re.compile(r"&(?:amp;)*lt;/?(?:p|br|div|a|img|ul|ol|h\d|strong|em)\b", re.I)
_MOMENTS = ("published", "updated", "created")  # asked by `in`: the parser's `get` takes one for the other


@dataclass(frozen=True)
class FeedItem:
    """One entry of a feed: its facts, its HTML, and whether that is its whole text or a summary."""

    stated: DocumentFacts
    html: str
    whole: bool


def read(source: Source) -> Iterator[ArticleOrError]:
    """The article of every item, if need be of its title only; an error for each without any words."""
    data = source.read(LARGEST_FEED)
    items = list(items_of(data, source.name))
    for number, item in enumerate(items, 1):
        blocks = html_blocks(item.html)
        how = "the feed's text" if item.whole else "the feed's summary"
        if not blocks and item.stated.title:
            blocks, how = [Block("title", item.stated.title)], "the feed's title only"
        name = f"{source.name} (item {number})"
        yield read_part(name, partial(article_of, blocks, name, item.stated, how))
    if not _END.search(data):
        yield ReadError(f"{source.name}, behind item {len(items)}", "the feed is cut off")
    elif len(items) == MOST_ITEMS:
        yield ReadError(source.name, f"of its items only the first {MOST_ITEMS:,} were read")


def items_of(data: bytes, name: str) -> Iterator[FeedItem]:
    """The items of a feed, in its order. Raises ReadError where it has none."""
    import feedparser

    try:
        feed = feedparser.parse(io.BytesIO(data))  # bytes only: a string would be opened as an address
    except (ValueError, OverflowError, LookupError, TypeError, AttributeError):
        raise ReadError(name, "the feed is damaged") from None
    if not feed.entries:
        raise ReadError(name, "the feed has no items")
    publisher = plain_line(feed.feed.get("title"))
    language = feed.feed.get("language")
    for entry in feed.entries[:MOST_ITEMS]:
        yield _item(entry, publisher, language)


def _item(entry: Any, publisher: str | None, language: str | None) -> FeedItem:
    contents = [one.get("value") or "" for one in entry.get("content") or []]
    whole, summary = max(contents, key=len, default=""), entry.get("summary") or ""
    stated = DocumentFacts(publisher=publisher, language=language, url=clean_url(entry.get("link")))
    if title := plain_line(entry.get("title")):
        stated.title, stated.found["title"] = title, "the feed's item"
    _published(entry, stated)
    lines = [plain_line(one.get("name")) for one in entry.get("authors") or []]
    authors = [name for line in lines if line and "@" not in line for name in names_of(line)]
    stated.authors = list(dict.fromkeys(authors))
    source = entry.get("source")
    if source and (named := plain_line(source.get("title"))):
        stated.publisher = named
    return FeedItem(stated, _html(whole or summary), bool(whole) or len(summary) > 1_500)


def _published(entry: Any, stated: DocumentFacts) -> None:
    """The first possible moment that an item states, read from its words: the feed's parser guesses too freely."""
    for key in _MOMENTS:
        moment = moment_of(entry[key]) if key in entry and isinstance(entry[key], str) else None
        if moment is None:
            continue
        fault = why_impossible(moment)
        stated.found["published"] = fault or "the feed's item"
        if fault is None:
            stated.published = moment
            return


def _html(words: str) -> str:
    """An item's HTML; where its marks were escaped once too often, with them as marks."""
    return words if _MARK.search(words) or not _ESCAPED_MARK.search(words) else unescaped(words)


def _match(sample: FileHead) -> Match:
    is_feed = sample.text.startswith("<") and _FEED.search(sample.text[:3000])
    return Match.BY_BYTES if is_feed else Match.NO


FORMATS = (Format("feed", _match, read, is_text=True, package="feedparser"),)
