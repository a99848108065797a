"""The passages that meet a focus, with what their order and their rows need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import Any

import numpy as np

from index.arrangement import Arrangement
from index.exploring.article_best import TogetherOrder, best_of_article
from index.exploring.chosen import PassageOrder
from index.exploring.pins import Pins
from index.exploring.row_builders import Pages
from index.exploring.row_tables import ranks_of
from index.exploring.signatures import Signatures, marks_of
from index.exploring.top_k import Order, joined, picked
from index.search.array_types import Docs, Keys, Marks, Numbers, Ranks
from index.search.docsets import Hits
from index.search.snapshot import Snapshot
from index.search.storage import Array
from index.view import PassageRow, Rows


class Selection:
    """The passages that meet a focus, in every part, and rows of tables in the order of the panes."""

    def __init__(
        self,
        snapshot: Snapshot,
        pages: Pages,
        pins: list[Pins],
        hits: list[Hits],
        *,
        ranked: bool,
        arrangement: Arrangement,
    ) -> None:
        """`pins` and `hits` are those of every part; `ranked` says whether the hits have scores."""
        self.arrangement, self.numbers = arrangement, pages.numbers
        self._keys: dict[tuple[bool, str], list[Array]] = {}
        self._orders: dict[tuple[bool, str], PassageOrder] = {}
        self.snapshot, self.pages, self.pins, self.hits, self.ranked = snapshot, pages, pins, hits, ranked
        self.docs = [one.docs for one in hits]
        self.count = sum(map(len, self.docs))

    def chosen(self, numbers: list[Numbers]) -> Selection:
        """Only these of the passages of every part."""
        hits = [one.chosen(kept) for one, kept in zip(self.hits, numbers, strict=True)]
        return Selection(
            self.snapshot, self.pages, self.pins, hits, ranked=self.ranked, arrangement=self.arrangement
        )

    @property
    def keys(self) -> list[Keys]:
        """What the passages of each part are ordered by in their pane."""
        return self.keys_for("passages")

    def keys_for(self, pane: str) -> list[Keys]:
        """What a pane orders the passages of each part by, smallest first: the query's scores, or the day.

        Where rows stand under their articles, the score is that of the article's best passage.
        """
        way = self._way(pane)
        if way not in self._keys:
            self._keys[way] = self._ordered(*way)
        return self._keys[way]

    def _way(self, pane: str) -> tuple[bool, str]:
        """Whether a pane takes the passages of an article together, and how it sorts them."""
        return self.arrangement.grouping(pane) != "rank", self.arrangement.sorting(pane)

    def _ordered(self, together: bool, sorting: str) -> list[Array]:
        if not self.ranked or sorting in ("newest", "oldest"):
            ranks = ranks_of(self.snapshot, self.docs)
            return [-one for one in ranks] if sorting == "oldest" else ranks
        if not together:
            return self._scores
        parts = zip(self.snapshot.parts, self.docs, self._scores, strict=True)
        return [best_of_article(part["doc.article"][docs], keys) for part, docs, keys in parts]

    @cached_property
    def _scores(self) -> list[Array]:
        """The scores of the passages of each part, the best smallest."""
        scores = [hits.score(None) for hits in self.hits]
        return [np.negative(one, out=one) for one in scores]

    @cached_property
    def marks(self) -> list[Marks]:
        """For each part, which of its passages are chosen: 1 or 0."""
        return [marks_of(part, docs) for part, docs in zip(self.snapshot.parts, self.docs, strict=True)]

    @cached_property
    def signatures(self) -> list[Signatures]:
        """For each part, how many passages there are of every kind."""
        return [Signatures(*one) for one in zip(self.snapshot.parts, self.docs, self.marks, strict=True)]

    @property
    def order(self) -> PassageOrder:
        """The passages of all parts in the order of their pane."""
        return self.order_for("passages")

    def order_for(self, pane: str) -> PassageOrder:
        """The passages of all parts in the order in which a pane takes them."""
        way = self._way(pane)
        if way not in self._orders:
            # Nothing here holds the selection itself: a ring of objects would wait for the collector.
            ties = partial(_ranks_at, self.snapshot, self.docs)
            if self.ranked and way[0] and way[1] not in ("newest", "oldest"):
                self._orders[way] = TogetherOrder(self.snapshot.parts, self.docs, self._scores, ties)
            else:
                self._orders[way] = Order(joined(self.keys_for(pane)), ties if self.ranked else None)
        return self._orders[way]

    def found(self, numbers: Numbers, lists: Sequence[Numbers]) -> list[tuple[int, int]]:
        """Numbers among the concatenated lists as (part, value)."""
        if len(lists) == 1:
            return [(0, value) for value in lists[0][numbers].tolist()]
        bounds = np.cumsum([len(one) for one in lists])
        owners = np.searchsorted(bounds, numbers, side="right")
        starts = bounds - [len(one) for one in lists]
        places = zip(owners.tolist(), (numbers - starts[owners]).tolist(), strict=True)
        return [(part, int(lists[part][place])) for part, place in places]

    def passages(self, make: Callable[[int, int], PassageRow]) -> Rows[PassageRow]:
        """The matching passages in order."""

        def fetch(start: int, stop: int) -> Sequence[PassageRow]:
            return [make(*one) for one in self.found(self.order.page(start, stop), self.docs)]

        return rows_made_late(self.snapshot, self.count, fetch)

    def in_order(self) -> list[tuple[int, int]]:
        """All passages in order, as part and number."""
        return self.found(self.order.all(), self.docs)


class ArticleRanking:
    """The articles of a selection in the order of their best passages."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection

    @cached_property
    def ids(self) -> list[str]:
        """Their ids."""
        parts, seen = self._selection.snapshot.parts, dict[tuple[int, int], None]()
        columns = [part["doc.article"] for part in parts]
        for number, doc in self._selection.in_order():
            seen.setdefault((number, int(columns[number][doc])))
        return [self._selection.pages.article_id(*one) for one in seen]


def rows_made_late(snapshot: Snapshot, count: int, fetch: Callable[[int, int], Sequence[Any]]) -> Rows[Any]:
    """Rows that are made later, and only while the index's files are whole."""

    def made(start: int, stop: int) -> Sequence[Any]:
        snapshot.check()
        return fetch(start, stop)

    return Rows(count, made)


def _ranks_at(snapshot: Snapshot, docs: Sequence[Docs], numbers: Numbers) -> Ranks:
    return joined(ranks_of(snapshot, picked(docs, numbers)))
