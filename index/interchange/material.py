"""What is written into another tool's format: articles one by one, happenings, and the passages that matched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from index.collection import Collection
from index.errors import DatelineError
from index.interchange.happening_records import HappeningRecord, of_event, of_happening
from index.interchange.unprintable import printable, printable_values
from index.model import Article

if TYPE_CHECKING:
    from index.explore import Explorer

_AT_HAND = 64  # articles that are read once for several happenings
PassageOffsets = tuple[int, int]


class Material:
    """A collection, or what of it a query finds. Nothing of it is held: each iterator reads the articles anew.

    `passages` are those that match, by article; None without a query. `explorer` is needed for happenings alone.
    `failed` is told of an article that cannot be read, once; `count` that one more was read, in the first pass.
    """

    def __init__(
        self,
        collection: Collection,
        ids: list[str],
        *,
        query: str = "",
        passages: Mapping[str, list[PassageOffsets]] | None = None,
        explorer: Explorer | None = None,
        failed: Callable[[DatelineError], None] = lambda _error: None,
        count: Callable[[], None] = lambda: None,
    ) -> None:
        self.collection, self.ids, self.query, self.passages = collection, ids, query.strip(), passages
        self._explorer, self._failed, self._count = explorer, failed, count
        self._damaged: set[str] = set()
        self.read = 0
        self._article = lru_cache(_AT_HAND)(self._load)

    @property
    def damaged(self) -> int:
        """How many articles could not be read so far."""
        return len(self._damaged)

    def articles(self, *, verbatim: bool = False) -> Iterator[Article]:
        """The articles in the order of ids; control characters in them are replaced unless `verbatim`."""
        first = not self.read
        for article_id in self.ids:
            article = self._load(article_id)
            if article is None:
                continue
            if first:
                self.read += 1
                self._count()
            yield article if verbatim else printable(article)

    def article(self, article_id: str) -> Article | None:
        """An article by its id, fit to be printed; None where it cannot be read."""
        article = self._article(article_id)
        return None if article is None else printable(article)

    def _load(self, article_id: str) -> Article | None:
        if article_id in self._damaged:
            return None
        try:
            return self.collection.get(article_id)
        except DatelineError as error:
            self._damaged.add(article_id)
            self._failed(error)
            return None

    def happenings(self) -> Iterator[HappeningRecord]:
        """What happened: a record for each happening, and for each event of an article that groups none."""
        if self._explorer is not None:
            asked = self._explorer.happenings
            for happening in asked.each(self.query):
                record = of_happening(happening, asked.tellings(happening), self.article)
                if record is not None:
                    yield printable_values(record)
        for article in self.articles():
            if not article.happenings:
                yield from (
                    of_event(article, event)
                    for event in article.events
                    if self._is_asked(article.id, event.start)
                )

    def _is_asked(self, article_id: str, position: int) -> bool:
        if self.passages is None:
            return True
        return any(start <= position < end for start, end in self.passages.get(article_id, ()))
