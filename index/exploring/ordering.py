"""Rows in order, a page at a time: only as much is sorted as is shown."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from index.search.storage import Array

_PAGE = 512  # up to here the first rows are found without sorting all


class Order:
    """The numbers 0 … n-1 in the order of their keys, smallest first; equal keys stay in the order given."""

    def __init__(self, keys: Callable[[], Array]) -> None:
        self._make = keys
        self._made: Array | None = None
        self._all: Array | None = None
        self._first: Array | None = None

    def _keys(self) -> Array:
        if self._made is None:
            self._made = self._make()
        return self._made

    def key(self, number: int) -> float:
        """The key of a number."""
        return float(self._keys()[number])

    def page(self, start: int, stop: int) -> Array:
        """The numbers at these places of the order."""
        if self._all is None and stop <= _PAGE:
            if self._first is None:
                self._first = _smallest(self._keys(), _PAGE)
            return self._first[start:stop]
        return self.all()[start:stop]

    def all(self) -> Array:
        """The whole order."""
        if self._all is None:
            self._all = np.argsort(self._keys(), kind="stable")
        return self._all


def _smallest(keys: Array, count: int) -> Array:
    """The numbers of the smallest keys, in order."""
    if len(keys) <= 4 * count:
        return np.argsort(keys, kind="stable")[:count]
    bound = np.partition(keys, count - 1)[count - 1]
    below = np.flatnonzero(keys < bound)
    equal = np.flatnonzero(keys == bound)[: count - len(below)]
    found = np.concatenate((below, equal))
    found.sort()
    order: Array = found[np.argsort(keys[found], kind="stable")]
    return order
