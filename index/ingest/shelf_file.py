"""The shelf of a collection between two runs: kept in the cache, so that only changed articles are read again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from index.fingerprint import Fingerprint
from index.ingest.article_card import ArticleCard
from index.ingest.duplicates import SHELF_TABLES, DuplicateDecision, Shelf
from index.ingest.kept_base import close_base, copied_base, memory_base, opened_base, remove_base
from index.model import Article

_FORMAT = 6
Result = TypeVar("Result")


class KeptShelf:
    """A shelf with its file. Where that turns out to be damaged or full, all goes on with a shelf in memory."""

    def __init__(self, path: Path, fill: Callable[[Shelf], None], *, writes: bool) -> None:
        """`fill` puts the articles on an empty shelf; nothing is written unless `writes` is set."""
        self._path: Path | None = path if writes else None
        self._fill = fill
        self._base = (opened_base if writes else copied_base)(path, SHELF_TABLES, _FORMAT)
        self._shelf = Shelf(self._base)

    def follow(self, fingerprints: Mapping[str, Fingerprint], get: Callable[[str], Article]) -> None:
        """See `Shelf.follow`."""
        self._safely(lambda shelf: shelf.follow(fingerprints, get))

    def decide(self, article: Article) -> DuplicateDecision:
        """See `Shelf.decide`."""
        return self._safely(lambda shelf: shelf.decide(article))

    def settle(self) -> list[ArticleCard]:
        """See `Shelf.settle`."""
        return self._safely(lambda shelf: shelf.settle())

    def keep(self, written: Mapping[str, Fingerprint]) -> None:
        """Keep what was noted, with the fingerprints of the articles that were written.

        Where it cannot be kept it is lost, which costs only time.
        """
        with suppress(sqlite3.Error):
            for article_id, mark in written.items():
                self._shelf.mark(article_id, mark)
            self._shelf.keep()

    def close(self) -> None:
        """Let go of the file; what was noted and not kept is given up."""
        if self._path is None:
            self._base.close()
        else:
            close_base(self._base, self._path)

    def _safely(self, work: Callable[[Shelf], Result]) -> Result:
        try:
            return work(self._shelf)
        except (sqlite3.Error, ValueError, LookupError):
            if self._path is None:
                raise
            self._base.close()
            remove_base(self._path)
            self._path, self._base = None, memory_base(SHELF_TABLES)
            self._shelf = Shelf(self._base)
            self._fill(self._shelf)
            return work(self._shelf)
