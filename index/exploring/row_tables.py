"""The rows of a pane's table in a selection of passages: counted at once, found only as far as they are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from index.exploring.top_k import Order, joined
from index.search.snapshot import Snapshot
from index.search.storage import Array

if TYPE_CHECKING:
    from index.exploring.viewing import Selection

FEW = 2000  # rows; so many are sorted rather than searched for
_AHEAD = (96, 256)  # passages whose rows are looked at for the first page; more where they hold few
_WALKED = 96  # events found for the first page
_STRETCH = 1 << 13  # events looked at in one go


def ranks_of(snapshot: Snapshot, docs: Sequence[Array]) -> list[Array]:
    """For each of the passages of each part the rank of its article in the order of all."""
    return [ranks[chosen] for ranks, chosen in zip(snapshot.ranks, docs, strict=True)]


class Table:
    """Rows by the rank of their passages, within a passage as they stand."""

    def __init__(self, selection: Selection, name: str) -> None:
        self.selection, self.name = selection, name
        self.filtered = any(pins.filters(name) for pins in selection.pins)
        self._first: list[tuple[int, int]] | None = None

    @cached_property
    def count(self) -> int:
        """How many rows there are."""
        if self.filtered:
            return sum(map(len, self.rows))
        return sum(kinds.rows(self.name) for kinds in self.selection.signatures)

    @cached_property
    def order(self) -> Order:
        """All rows in order."""
        return Order(self._keys(), self._ties() if self.selection.ranked else None)

    @cached_property
    def rows(self) -> list[Array]:
        """All rows in each part."""
        pairs = zip(self.selection.pins, self.selection.docs, strict=True)
        return [pins.rows(self.name, docs) for pins, docs in pairs]

    def page(self, start: int, stop: int) -> list[tuple[int, int]]:
        """The rows at these places, as part and number."""
        if not self.filtered and self.count > FEW:
            if self._first is None:
                self._first = self._ahead(stop)
            if stop <= len(self._first):
                return self._first[start:stop]
        return self.selection.found(self.order.page(start, stop), self.rows)

    def _ahead(self, stop: int) -> list[tuple[int, int]]:
        """The rows of the first passages, in order; `stop` of them if they can be had cheaply."""
        selection, rows = self.selection, list[tuple[int, int]]()
        pointers = [part[f"{self.name}.rows"] for part in selection.snapshot.parts]
        for first, last in pairwise((0, *_AHEAD)):
            for number, doc in selection.found(selection.order.page(first, last), selection.docs):
                rows += [(number, row) for row in range(pointers[number][doc], pointers[number][doc + 1])]
            if len(rows) >= stop:
                break
        return rows

    def _keys(self) -> Array:
        keys = []
        for number, rows in enumerate(self.rows):
            part = self.selection.snapshot.parts[number]
            places = np.searchsorted(self.selection.docs[number], part[f"{self.name}.doc"][rows])
            keys.append(self.selection.keys[number][places])
        return joined(keys)

    def _ties(self) -> Callable[[], Array]:
        """What decides between equals: for each row the rank of its article. It holds the rows, but not this table."""
        snapshot, rows, column = self.selection.snapshot, self.rows, f"{self.name}.doc"

        def ranks() -> Array:
            docs = [part[column][chosen] for part, chosen in zip(snapshot.parts, rows, strict=True)]
            return joined(ranks_of(snapshot, docs))

        return ranks


class Timed(Table):
    """Events in time order, those of one time in the order of their articles."""

    @cached_property
    def order(self) -> Order:
        """All rows in order."""
        return Order(self._keys(), self._ties())

    def _ahead(self, _stop: int) -> list[tuple[int, int]]:
        """The first events of every part, found by walking its events in time order."""
        found: list[tuple[int, int, int, int]] = []
        bounds = []
        every = self.selection.snapshot.ranks
        for number, part in enumerate(self.selection.snapshot.parts):
            rows, chosen = part.by_time, self.selection.marks[number]
            kept: list[Array] = []
            for start in range(0, len(rows), _STRETCH):
                stretch = rows[start : start + _STRETCH]
                kept.append(stretch[chosen[part["event.doc"][stretch]] > 0])
                if sum(map(len, kept)) >= _WALKED:
                    break
            first = np.concatenate(kept)[:_WALKED] if kept else np.empty(0, np.int32)
            times = part["event.time"][first].tolist()
            ranks = every[number][part["event.doc"][first]].tolist()
            numbers = [number] * len(times)
            found += zip(times, ranks, numbers, first.tolist(), strict=True)
            if len(first) == _WALKED:
                bounds.append(found[-1])
        if len(self.selection.snapshot.parts) > 1:
            found.sort()
        # behind the last event that was looked at in a part, others of that part may come first
        sure = min(bounds, default=None)
        return [(number, row) for *key, number, row in found if sure is None or (*key, number, row) <= sure]

    def _keys(self) -> Array:
        parts = self.selection.snapshot.parts
        return joined([part["event.time"][rows] for part, rows in zip(parts, self.rows, strict=True)])
