"""Which passages match, and with what score: sorted arrays, scores computed only for those that are kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from index.search.array_types import Docs, Numbers, Scores
from index.search.part import NO_DOCS
from index.search.storage import Array

# the scores of chosen hits (numbers in `docs`), of all for None: an array of the asker's
ScoreHits = Callable[[Array | None], Array]
_FEW = 16  # where one list is this many times shorter, it is looked up in the other


class Hits:
    """Passages in order, and a way to score them."""

    __slots__ = ("docs", "score")

    def __init__(self, docs: Docs, score: ScoreHits) -> None:
        self.docs, self.score = docs, score

    @classmethod
    def none(cls) -> Hits:
        """No hits."""
        return cls(NO_DOCS, lambda _: np.empty(0))

    @classmethod
    def constant(cls, docs: Docs, value: float) -> Hits:
        """Hits of the same score."""
        return cls(docs, lambda chosen: np.full(len(docs) if chosen is None else len(chosen), value))

    def chosen(self, numbers: Numbers) -> Hits:
        """Only these of the hits."""
        return Hits(self.docs[numbers], lambda more: self.score(numbers if more is None else numbers[more]))

    def plus(self, more: float) -> Hits:
        """The same hits with so much added to each score."""
        return Hits(self.docs, lambda chosen: self.score(chosen) + more)

    def times(self, boost: float) -> Hits:
        """The same hits with scores multiplied."""
        return self if boost == 1.0 else Hits(self.docs, lambda chosen: self.score(chosen) * boost)


def common(docs: Docs, other: Docs, size: int) -> tuple[Numbers, Numbers]:
    """Where two sorted lists have the same passages: numbers in the one and numbers in the other."""
    if len(docs) > len(other):
        right, left = common(other, docs, size)
        return left, right
    if not len(docs):
        return NO_DOCS, NO_DOCS
    if len(docs) * _FEW < len(other) or len(docs) * _FEW * 4 < size:
        places = np.searchsorted(other, docs)
        places[places == len(other)] = 0
        left = np.flatnonzero(other[places] == docs)
        return left, places[left]
    mask = np.zeros(size, dtype=bool)
    mask[docs] = True
    right = np.flatnonzero(mask[other])
    mask[docs] = False
    mask[other[right]] = True
    return np.flatnonzero(mask[docs]), right


def without(docs: Docs, other: Docs, size: int) -> Numbers:
    """The numbers in `one` whose passages are not in `other`."""
    left, _ = common(docs, other, size)
    staying = np.ones(len(docs), dtype=bool)
    staying[left] = False
    return np.flatnonzero(staying)


def all_of(parts: Sequence[Hits], size: int) -> Hits:
    """Passages that are in every list; scores are added."""
    order = sorted(range(len(parts)), key=lambda number: len(parts[number].docs))
    docs = parts[order[0]].docs
    chosen: dict[int, Array | None] = {order[0]: None}
    for number in order[1:]:
        left, right = common(docs, parts[number].docs, size)
        docs = docs[left]
        chosen = {key: left if old is None else old[left] for key, old in chosen.items()}
        chosen[number] = right

    def score(more: Numbers | None) -> Scores:
        total = np.zeros(len(docs) if more is None else len(more))
        for number in range(len(parts)):
            positions = chosen[number]
            total += parts[number].score(
                more if positions is None else positions if more is None else positions[more]
            )
        return total

    return Hits(docs, score)


def any_of(parts: Sequence[Hits], size: int) -> Hits:
    """Passages that are in any list; scores are added."""
    parts = [part for part in parts if len(part.docs)]
    if len(parts) <= 1:
        return parts[0] if parts else Hits.none()
    total = sum(len(part.docs) for part in parts)
    docs = union([part.docs for part in parts], size)
    if total * 8 > size:
        return Hits(docs, _Dense(parts, docs, size))
    return Hits(docs, _Sparse(parts, docs))


def union(lists: Sequence[Docs], size: int) -> Docs:
    """The passages of all lists, in order, each once."""
    if len(lists) == 1:
        return lists[0]
    if sum(map(len, lists)) * 16 < size:
        docs = np.concatenate(lists) if lists else NO_DOCS
        docs.sort(kind="stable")  # which merges lists that are in order; np.unique took thirty times as long
        once: Docs = docs[np.diff(docs, prepend=-1) != 0]
        return once
    mask = np.zeros(size, dtype=bool)
    for docs in lists:
        mask[docs] = True
    return np.flatnonzero(mask).astype(np.int32)


class _Sparse:
    """Sums the scores of lists that are short beside the part."""

    def __init__(self, parts: Sequence[Hits], docs: Docs) -> None:
        self.parts, self.docs = parts, docs

    def __call__(self, chosen: Numbers | None) -> Scores:
        total = np.zeros(len(self.docs))
        for part in self.parts:
            total[np.searchsorted(self.docs, part.docs)] += part.score(None)
        return total if chosen is None else total[chosen]


class _Dense:
    """Sums the scores of long lists, in a table of all passages."""

    def __init__(self, parts: Sequence[Hits], docs: Docs, size: int) -> None:
        self.parts, self.docs, self.size = parts, docs, size

    def __call__(self, chosen: Numbers | None) -> Scores:
        total = np.zeros(self.size)
        for part in self.parts:
            total[part.docs] += part.score(None)
        return total[self.docs if chosen is None else self.docs[chosen]]
