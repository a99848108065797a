"""Addresses to articles: a page is read as a saved one; a feed's items are read from their own pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from index.errors import FetchError, ReadError
from index.model import Article
from index.reading.sandbox.reader_process import ReaderProcess
from index.reading.source_bytes import SourceBytes
from index.reading.web.fetch import Fetcher
from index.reading.web.fetched_page import FetchedPage

MOST_PAGES = 200  # of one feed
Fetched = tuple[Article | ReadError | FetchError, SourceBytes | None]


def read_address(url: str, fetcher: Fetcher, worker: ReaderProcess) -> Iterator[Fetched]:
    """The articles of a page or feed with the page that each was read from, and errors for what could not be."""
    try:
        page = fetcher.fetch(url)
    except FetchError as error:
        yield error, None
        return
    results = list(_read(page, worker))
    source = _source(page, worker)
    for number, result in enumerate(results):
        if isinstance(result, Article) and is_of_feed(result):
            if number >= MOST_PAGES:
                yield (
                    _noted(result, f"of a feed only the pages of the first {MOST_PAGES} items are fetched"),
                    source,
                )
                continue
            article, own_page = _from_its_page(result, fetcher, worker)
            yield article, source if own_page is None else _source(own_page, worker)
        else:
            yield result, source


def is_of_feed(article: Article) -> bool:
    """Whether a feed gave this article without its whole text, so that its page may have more."""
    return article.found.get("text", "").startswith(("the feed's summary", "the feed's title")) and bool(
        article.url
    )


def _source(page: FetchedPage, worker: ReaderProcess) -> SourceBytes:
    """The bytes of a page that was read last."""
    return replace(SourceBytes.of_bytes(page.url, page.data), reader=worker.reader)


def _read(page: FetchedPage, worker: ReaderProcess) -> Iterator[Article | ReadError]:
    yield from worker.read_bytes(page.data, page.url, url=page.url, charset=page.charset)


def _from_its_page(
    article: Article, fetcher: Fetcher, worker: ReaderProcess
) -> tuple[Article, FetchedPage | None]:
    """The article as its page has it, with the page; as the feed has it where the page cannot be had, and why."""
    try:
        if refusal := fetcher.refusal(article.url or ""):
            return _noted(article, refusal), None
        page = fetcher.fetch(article.url or "")
        results = list(_read(page, worker))
    except FetchError as error:
        return _noted(article, f"its page was not fetched: {error.why}"), None
    whole = next((one for one in results if isinstance(one, Article)), None)
    if whole is None or len(whole.text) < len(article.text):
        return _noted(article, "its page has no more"), None
    update: dict[str, object] = {"url": article.url}
    for key in ("title", "published", "publisher", "language"):
        if getattr(whole, key) is None:
            update[key] = getattr(article, key)
    if whole.published is None and article.published is not None:
        update["found"] = {**whole.found, "published": "the feed's item"}
    return whole.model_copy(update=update), page


def _noted(article: Article, why: str) -> Article:
    reasons = {**article.found, "text": f"{article.found['text']}; {why}"}
    return article.model_copy(update={"found": reasons})
