"""Passages by the best of their article, those of an article together; the first page without looking at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.exploring import top_k
from index.exploring.top_k import Order, TiesAt, joined, picked, smallest_of
from index.search.array_stretches import expand
from index.search.array_types import Docs, Keys, Numbers
from index.search.part import Part


class TogetherOrder:
    """The numbers of passages, as `Order` has them, by the smallest key among the passages of their article."""

    def __init__(
        self, parts: Sequence[Part], docs: Sequence[Docs], keys: Sequence[Keys], ties: TiesAt
    ) -> None:
        """`docs` are the passages of each part, `keys` theirs; `ties` decides between equal ones."""
        self._parts, self._docs, self._keys, self._ties = parts, docs, keys, ties

    def key(self, number: int) -> float:
        """The smallest key of the article of a number."""
        return self._whole.key(number)

    def page(self, start: int, stop: int) -> Numbers:
        """The numbers at these places of the order."""
        if stop <= top_k.PAGE < sum(map(len, self._docs)) and self._first is not None:
            return self._first[start:stop]
        return self._whole.page(start, stop)

    def all(self) -> Numbers:
        """The whole order."""
        return self._whole.all()

    @cached_property
    def _whole(self) -> Order:
        parts = zip(self._parts, self._docs, self._keys, strict=True)
        keys = [best_of_article(part["doc.article"][docs], keys) for part, docs, keys in parts]
        return Order(joined(keys), self._ties)

    @cached_property
    def _first(self) -> Numbers | None:
        """The first page: of the articles of the best passages, as no other can stand there. None of too many."""
        best = smallest_of(joined(self._keys), top_k.PAGE)
        if len(best) > top_k.MANY:
            return None
        numbers, keys, offset = [], [], 0
        own = picked(self._docs, best)
        for part, docs, every, chosen in zip(self._parts, self._docs, self._keys, own, strict=True):
            starts, counts = _articles_of(part, docs, chosen)
            inside = expand(starts, counts)
            numbers.append(inside + offset)
            if len(inside):
                least = np.minimum.reduceat(every[inside], np.cumsum(counts) - counts)
                keys.append(np.repeat(least, counts))
            offset += len(docs)
        first, least = np.concatenate(numbers), np.concatenate(keys)
        return first[np.lexsort((self._ties(first), least))][: top_k.PAGE]


def _articles_of(part: Part, docs: Docs, chosen: Docs) -> tuple[Numbers, Numbers]:
    """Where in `docs` the passages of the articles of the chosen ones begin, and how many each has there."""
    articles = np.unique(part["doc.article"][chosen])
    bounds = np.append(part["article.first"], part.docs)
    starts = np.searchsorted(docs, bounds[articles])
    return starts, np.searchsorted(docs, bounds[articles + 1]) - starts


def best_of_article(articles: Numbers, keys: Keys) -> Keys:
    """For each passage the smallest key among the passages of its article, which stand together."""
    if not len(keys):
        return keys
    first = np.append(0, np.flatnonzero(np.diff(articles)) + 1)
    return np.repeat(np.minimum.reduceat(keys, first), np.diff(np.append(first, len(keys))))
