"""Rows in order, a page at a time: only as much is sorted as is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from index.search.array_types import Keys, Numbers, Ranks, StoredArray
from index.search.storage import Array

TiesAt = Callable[[Numbers], Ranks]  # what decides between equal keys, for numbers that are in order
PAGE = 256  # up to here the first rows are found without sorting all
MANY = 5_000  # so many that are equal are not sorted to find the first of them
_SAMPLED = 20_000  # from so many keys on, a sample tells where the smallest end


class Order:
    """The numbers 0 … n-1 in the order of their keys, smallest first; of equal keys those with the smallest tie first.

    What is equal in both stays in the order given.
    """

    def __init__(self, keys: Keys, ties: TiesAt | None = None) -> None:
        """`ties` is asked only where keys are equal, and for those alone."""
        self._keys, self._ties = keys, ties
        self._all: Array | None = None
        self._first: Array | None = None

    def key(self, number: int) -> float:
        """The key of a number."""
        return float(self._keys[number])

    def page(self, start: int, stop: int) -> Numbers:
        """The numbers at these places of the order."""
        if self._all is None and stop <= PAGE < len(self._keys):
            if self._first is None:
                self._first = self._sorted(self._smallest())[:PAGE]
            return self._first[start:stop]
        return self.all()[start:stop]

    def all(self) -> Numbers:
        """The whole order."""
        if self._all is None:
            self._all = self._sorted(np.arange(len(self._keys)))
        return self._all

    def _sorted(self, numbers: Array) -> Array:
        """Numbers, which are in order, by their keys and ties."""
        keys = self._keys[numbers]
        order = np.argsort(keys, kind="stable")
        if not np.any(np.diff(keys[order]) == 0) or self._ties is None:
            return numbers[order]
        return numbers[np.lexsort((self._ties(numbers), keys))]

    def _smallest(self) -> Array:
        """In order the numbers of the first page, and some more."""
        smallest = smallest_of(self._keys, PAGE)
        if len(smallest) < MANY or self._ties is None:
            return smallest
        last = self._keys[smallest].max()
        equal = smallest[self._keys[smallest] == last]
        before = smallest[self._keys[smallest] < last]
        few = equal[smallest_of(self._ties(equal), PAGE - len(before))]
        return np.sort(np.concatenate((before, few)))


def joined(lists: Sequence[StoredArray]) -> StoredArray:
    """The lists one after the other; a single one is not copied."""
    if len(lists) == 1:
        return lists[0]
    return np.concatenate([*lists]) if lists else np.empty(0)


def picked(lists: Sequence[StoredArray], numbers: Numbers) -> list[StoredArray]:
    """What stands at numbers, which are in order, of the joined lists: for each list what is its own."""
    bounds = np.cumsum([0, *map(len, lists)])
    cuts = np.searchsorted(numbers, bounds).tolist()
    spans = zip(lists, bounds.tolist(), cuts, cuts[1:], strict=False)
    return [values[numbers[begin:end] - start] for values, start, begin, end in spans]


def made_once(make: Callable[[], Ranks]) -> TiesAt:
    """Ties that are made for all numbers at once, when they are first asked."""
    made: list[Ranks] = []

    def ties(numbers: Numbers) -> Ranks:
        if not made:
            made.append(make())
        return made[0][numbers]

    return ties


def smallest_of(keys: Keys, count: int) -> Numbers:
    """In order the numbers of the smallest keys: at least so many, and all that are equal to the last of them."""
    if len(keys) <= count:
        return np.arange(len(keys))
    likely = _likely(keys, count)
    few = keys if likely is None else keys[likely]
    smallest = np.flatnonzero(few <= np.partition(few, count - 1)[count - 1])
    return smallest if likely is None else likely[smallest]


def _likely(keys: Array, count: int) -> Array | None:
    """Few numbers among which the smallest keys are, guessed from a sample; None where the guess is no help."""
    if len(keys) < _SAMPLED:
        return None
    sample = keys[:: max(1, len(keys) // 4096)]
    place = min(len(sample) - 1, 8 + 2 * count * len(sample) // len(keys))
    likely = np.flatnonzero(keys <= np.partition(sample, place)[place])
    return likely if count <= len(likely) < len(keys) // 2 else None
