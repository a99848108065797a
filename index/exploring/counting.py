"""What is counted over the passages of a view: actors, speakers, event types, roles, days, articles. Exact."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.exploring.rows_of import expand
from index.search.part import Part
from index.search.snapshot import Snapshot
from index.search.storage import Array
from index.vocabulary import ROLES, TYPES

LARGE = 20_000  # passages; smaller parts are counted without scipy


class ActorNumbers:
    """One numbering of the actors of all parts."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.parts = snapshot.parts

    @cached_property
    def maps(self) -> list[Array]:
        """For each part, the global number of each of its actors."""
        if len(self.parts) == 1:
            return [np.arange(len(self.parts[0].actor_ids))]
        known: dict[bytes, int] = {}
        maps = []
        for part in self.parts:
            ids = part.actor_ids.terms(range(len(part.actor_ids)))
            maps.append(np.array([known.setdefault(one, len(known)) for one in ids], dtype=np.int64))
        return maps

    @cached_property
    def size(self) -> int:
        """How many actors there are."""
        return max((int(one.max()) + 1 for one in self.maps if len(one)), default=0)

    @cached_property
    def _locals(self) -> list[Array]:
        found = [np.full(self.size, -1, dtype=np.int32) for _ in self.maps]
        for local, numbers in zip(found, self.maps, strict=True):
            local[numbers] = np.arange(len(numbers))
        return found

    def local(self, part: int, actor: int) -> int | None:
        """An actor's number in a part, None where the part does not know it."""
        if len(self.parts) == 1:
            return actor
        found = int(self._locals[part][actor])
        return None if found < 0 else found

    @cached_property
    def homes(self) -> Array:
        """For each actor the newest part that knows it, and its number there: an array of two columns."""
        found = np.zeros((self.size, 2), dtype=np.int64)
        for number, numbers in enumerate(self.maps):
            found[numbers, 0] = number
            found[numbers, 1] = np.arange(len(numbers))
        return found


def entries(part: Part, column: str, docs: Array) -> Array:
    """The numbers that stand in a column of lists for the passages, one after the other."""
    pointers, ids = part[f"{column}.ptr"], part[f"{column}.ids"]
    if len(docs) == part.docs:
        return ids
    starts = pointers[docs]
    return ids[expand(starts, pointers[docs + 1] - starts)]


def _many(part: Part, docs: Array) -> bool:
    """Whether a product with all of the matrix is cheaper than picking the passages' rows from it."""
    return part.docs > LARGE and part.docs > len(docs) > part.docs // 10


def count_product(part: Part, column: str, docs: Array) -> Array:
    """For each number in how many of the passages it stands: the transposed matrix times the passages."""
    chosen = np.zeros(part.docs, dtype=np.int32)
    chosen[docs] = 1
    counts: Array = part.sparse(column) @ chosen
    return counts


def count_values(values: Array, size: int) -> tuple[Array, Array]:
    """The values that occur, in order, and how often; they are below `size`."""
    if len(values) * 8 < size:
        return np.unique(values, return_counts=True)
    counts = np.bincount(values, minlength=1)
    known = np.flatnonzero(counts)
    return known, counts[known]


def count_bits(values: Array, names: Sequence[str]) -> Array:
    """How many of the values have each bit."""
    codes, found = count_values(values, 1 << 16)
    bits = (codes[:, None].astype(np.int64) >> np.arange(len(names))[None, :]) & 1
    counts: Array = found @ bits
    return counts


class Counts:
    """The counts over chosen passages of every part."""

    def __init__(self, snapshot: Snapshot, numbers: ActorNumbers, docs: list[Array]) -> None:
        self.parts, self.numbers, self.docs = snapshot.parts, numbers, docs

    def lists(self, column: str) -> tuple[Array, Array]:
        """The actors in a column of lists, and in how many of the passages each stands: a sparse matrix product."""
        if len(self.parts) == 1 and _many(self.parts[0], self.docs[0]):
            counts = count_product(self.parts[0], column, self.docs[0])
            known = np.flatnonzero(counts)
            return known, counts[known]
        found = [
            numbers[entries(part, column, docs)] if len(self.parts) > 1 else entries(part, column, docs)
            for part, docs, numbers in zip(self.parts, self.docs, self.numbers.maps, strict=True)
            if len(docs)
        ]
        every = found[0] if len(found) == 1 else np.concatenate([np.empty(0, np.int32), *found])
        return count_values(every, self.numbers.size)

    def _bits(self, column: str, names: Sequence[str]) -> tuple[tuple[str, int], ...]:
        total = np.zeros(len(names), dtype=np.int64)
        for part, docs in zip(self.parts, self.docs, strict=True):
            total += count_bits(part[column][docs], names)
        order = np.argsort(-total, kind="stable")
        return tuple((names[number], int(total[number])) for number in order if total[number])

    def types(self) -> tuple[tuple[str, int], ...]:
        """Passages for each event type, most first."""
        return self._bits("doc.types", TYPES)

    def roles(self) -> tuple[tuple[str, int], ...]:
        """Passages for each role, most first."""
        return self._bits("doc.roles", ROLES)

    def days(self) -> tuple[Array, Array]:
        """Days of publication (ordinals) in order, and passages for each."""
        totals: dict[int, int] = {}
        for part, docs in zip(self.parts, self.docs, strict=True):
            codes, base = part.day_codes
            days, counts = count_values(codes[docs], 1 << 16)
            if len(self.parts) == 1:
                start = int(len(days) > 0 and days[0] == 0)
                return days[start:] + np.int64(base), counts[start:]
            for day, count in zip(days.tolist(), counts.tolist(), strict=True):
                if day:
                    totals[day + base] = totals.get(day + base, 0) + count
        order = sorted(totals)
        return np.array(order, dtype=np.int64), np.array([totals[day] for day in order], dtype=np.int64)

    def articles(self) -> int:
        """How many articles the passages are of."""
        total = 0
        for part, docs in zip(self.parts, self.docs, strict=True):
            if len(docs):
                total += 1 + int(np.count_nonzero(np.diff(part["doc.article"][docs])))
        return total
