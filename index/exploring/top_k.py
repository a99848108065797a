"""Rows in order, a page at a time: only as much is sorted as is shown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.search.storage import Array

_PAGE = 256  # up to here the first rows are found without sorting all
_SAMPLED = 20_000  # from so many keys on, a sample tells where the smallest end


class Order:
    """The numbers 0 … n-1 in the order of their keys, smallest first; equal keys stay in the order given."""

    def __init__(self, keys: Array) -> None:
        self._keys = keys
        self._all: Array | None = None
        self._first: Array | None = None

    def key(self, number: int) -> float:
        """The key of a number."""
        return float(self._keys[number])

    def page(self, start: int, stop: int) -> Array:
        """The numbers at these places of the order."""
        if self._all is None and stop <= _PAGE:
            if self._first is None:
                self._first = _smallest(self._keys, _PAGE)
            return self._first[start:stop]
        return self.all()[start:stop]

    def all(self) -> Array:
        """The whole order."""
        if self._all is None:
            self._all = np.argsort(self._keys, kind="stable")
        return self._all


def joined(lists: Sequence[Array]) -> Array:
    """The lists one after the other; a single one is not copied."""
    if len(lists) == 1:
        return lists[0]
    return np.concatenate([*lists]) if lists else np.empty(0)


def _smallest(keys: Array, count: int) -> Array:
    """The numbers of the smallest keys, in order."""
    if len(keys) <= 4 * count:
        return np.argsort(keys, kind="stable")[:count]
    likely = _likely(keys, count)
    few = keys if likely is None else keys[likely]
    bound = np.partition(few, count - 1)[count - 1]
    below, equal = np.flatnonzero(few < bound), np.flatnonzero(few == bound)
    found = np.concatenate((below, equal[: count - len(below)]))
    found.sort()
    found = found[np.argsort(few[found], kind="stable")]
    return found if likely is None else likely[found]


def _likely(keys: Array, count: int) -> Array | None:
    """Few numbers among which the smallest keys are, guessed from a sample; None where the guess is no help."""
    if len(keys) < _SAMPLED:
        return None
    sample = keys[:: max(1, len(keys) // 4096)]
    place = min(len(sample) - 1, 8 + 2 * count * len(sample) // len(keys))
    found = np.flatnonzero(keys <= np.partition(sample, place)[place])
    return found if count <= len(found) < len(keys) // 2 else None
