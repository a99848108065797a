"""The rows of a pane's table in a selection of passages: counted at once, found only as far as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np

from index.exploring.chosen import ChosenPassages
from index.exploring.top_k import Order, TiesAt, joined, picked
from index.search.array_types import Docs, Numbers, Ranks, RowNumbers
from index.search.part import Part
from index.search.part_builder import LATE
from index.search.snapshot import Snapshot
from index.search.storage import Array

FEW = 2000  # rows; so many are sorted rather than searched for
_AHEAD = (96, 256)  # passages whose rows are looked at for the first page; more where they hold few
_WALKED = 96  # events found for the first page
_BEHIND = 1 << 40  # more than any article's rank: articles that are gone have ranks too
_STRETCH = 1 << 13  # events looked at in one go
PANES = {"event": "events", "quote": "quotes", "context": "context"}
WITH_CERTAINTY = ("event", "quote")  # tables of which rows can be too unsure to be shown


def ranks_of(snapshot: Snapshot, docs: Sequence[Docs]) -> list[Ranks]:
    """For each of the passages of each part the rank of its article in the order of all."""
    return [ranks[chosen] for ranks, chosen in zip(snapshot.ranks, docs, strict=True)]


class Table:
    """Rows by the rank of their passages, within a passage as they stand."""

    def __init__(self, selection: ChosenPassages, name: str) -> None:
        self.selection, self.name = selection, name
        self.least = round(selection.arrangement.least * 100) if name in WITH_CERTAINTY else 0
        self.filtered = any(pins.filters(name) for pins in selection.pins)
        self._first: list[tuple[int, int]] | None = None

    @cached_property
    def count(self) -> int:
        """How many rows there are."""
        if self.filtered:
            return sum(map(len, self.rows))
        return sum(kinds.rows(self.name) for kinds in self.selection.signatures) - self.unsure

    @cached_property
    def unsure(self) -> int:
        """How many rows are left out because they are not sure enough."""
        if not self.least:
            return 0
        if self.filtered:
            return sum(int((~sure).sum()) for _rows, sure in self._looked_at)
        total = 0
        for number, part in enumerate(self.selection.snapshot.parts):
            unsure = np.flatnonzero(part[f"{self.name}.sure"] < self.least)
            total += int(np.count_nonzero(self.selection.marks[number][part[f"{self.name}.doc"][unsure]]))
        return total

    @cached_property
    def _looked_at(self) -> list[tuple[Array, Array]]:
        """The rows of each part, and whether each is sure enough."""
        looked_at = []
        for number, part in enumerate(self.selection.snapshot.parts):
            selection = self.selection
            rows = selection.pins[number].rows(self.name, selection.docs[number], selection.marks[number])
            sure = part[f"{self.name}.sure"][rows] >= self.least if self.least else np.ones(len(rows), bool)
            looked_at.append((rows, sure))
        return looked_at

    @cached_property
    def order(self) -> Order:
        """All rows in order."""
        return Order(self._keys(), self._ties() if self.selection.ranked else None)

    @cached_property
    def rows(self) -> list[RowNumbers]:
        """All rows in each part that are sure enough."""
        return [rows if sure.all() else rows[sure] for rows, sure in self._looked_at]

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
        order = selection.order_for(PANES[self.name])
        pointers = [part[f"{self.name}.rows"] for part in selection.snapshot.parts]
        for first, last in pairwise((0, *_AHEAD)):
            for number, doc in selection.found(order.page(first, last), selection.docs):
                stretch = range(pointers[number][doc], pointers[number][doc + 1])
                rows += [(number, row) for row in stretch if self._sure(number, row)]
            if len(rows) >= stop:
                break
        return rows

    def _sure(self, number: int, row: int) -> bool:
        part = self.selection.snapshot.parts[number]
        return not self.least or bool(part[f"{self.name}.sure"][row] >= self.least)

    def _keys(self) -> Array:
        keys = []
        for number, rows in enumerate(self.rows):
            part = self.selection.snapshot.parts[number]
            places = np.searchsorted(self.selection.docs[number], part[f"{self.name}.doc"][rows])
            keys.append(self.selection.keys_for(PANES[self.name])[number][places])
        return joined(keys)

    def _ties(self) -> TiesAt:
        """What decides between equals: for each row the rank of its article. It holds the rows, but not this table."""
        snapshot, rows, column = self.selection.snapshot, self.rows, f"{self.name}.doc"

        def ranks(numbers: Numbers) -> Ranks:
            parts = zip(snapshot.parts, picked(rows, numbers), strict=True)
            return joined(ranks_of(snapshot, [part[column][chosen] for part, chosen in parts]))

        return ranks


class Timed(Table):
    """Events in time order, the newest or the oldest first, those of one time in the order of their articles.

    Those told of on a day without being dated stand behind those of that day, those without any day last.
    """

    @cached_property
    def newest(self) -> bool:
        """Whether the newest come first."""
        return self.selection.arrangement.sorting(PANES[self.name]) == "newest"

    @cached_property
    def order(self) -> Order:
        """All rows in order."""
        return Order(self._keys(), self._ties())

    def _ahead(self, _stop: int) -> list[tuple[int, int]]:
        """The first events of every part, found by walking its events in time order."""
        ahead: list[tuple[int, int, int, int]] = []
        bounds = []
        for number, part in enumerate(self.selection.snapshot.parts):
            first, bound = self._first_of(number)
            times = self._times(part, first).tolist()
            ranks = self._tied(number, first).tolist()
            ahead += zip(times, ranks, [number] * len(times), first.tolist(), strict=True)
            if bound is not None:
                bounds.append(bound)
        ahead.sort()
        # behind the last time that was looked at in a part, others of that part may come first
        sure = min(bounds, default=None)
        return [(number, row) for time, _rank, number, row in ahead if sure is None or time <= sure]

    def _first_of(self, number: int) -> tuple[Array, int | None]:
        """The first events of a part, all of a time or none, and the last time looked at; None where all were."""
        part, chosen = self.selection.snapshot.parts[number], self.selection.marks[number]
        sure: list[RowNumbers] = [np.empty(0, np.int64)]
        rows = part.by_time
        if self.newest:
            dated = int(np.searchsorted(part["event.time"], LATE, sorter=rows))
            rows = np.concatenate((rows[:dated][::-1], rows[dated:]))
        for start in range(0, len(rows), _STRETCH):
            stretch = rows[start : start + _STRETCH]
            meeting = stretch[chosen[part["event.doc"][stretch]] > 0]
            sure.append(meeting[part["event.sure"][meeting] >= self.least] if self.least else meeting)
            if sum(map(len, sure)) >= _WALKED and start + _STRETCH < len(rows):
                first = np.concatenate(sure)
                times = self._times(part, first)
                # the last time may go on behind the stretch; of the others those suffice that are walked for
                last = int(self._times(part, stretch[-1:])[0]) - 1
                last = min(last, int(np.partition(times, _WALKED - 1)[_WALKED - 1]))
                return first[times <= last], last
        return np.concatenate(sure), None

    def _tied(self, number: int, rows: Array) -> Array:
        """What decides between events of one time: whether they are dated, then the order of their articles."""
        snapshot = self.selection.snapshot
        part, ranks = snapshot.parts[number], snapshot.ranks[number]
        undated = (part["event.first"][rows] == 0).astype(np.int64)
        tied: Array = ranks[part["event.doc"][rows]] + undated * _BEHIND
        return tied

    def _ties(self) -> TiesAt:
        tied = joined([self._tied(number, rows) for number, rows in enumerate(self.rows)])
        return lambda numbers: tied[numbers]

    def _times(self, part: Part, rows: Array) -> Array:
        """What the events are ordered by."""
        times = part["event.time"][rows]
        return np.where(times == LATE, times, -times) if self.newest else times

    def _keys(self) -> Array:
        parts = self.selection.snapshot.parts
        return joined([self._times(part, rows) for part, rows in zip(parts, self.rows, strict=True)])
