"""Rows of a table put together by who speaks, what happens, their role, their day or article, and sorted within."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from index.exploring.chosen import ChosenPassages
from index.exploring.row_tables import PANES, Table, Timed
from index.exploring.top_k import Order, joined, made_once
from index.search.part_builder import LATE
from index.search.storage import Array

NEVER = 10 * LATE  # behind every day


class GroupedTable(Table):
    """Rows by groups, those with most rows first; all keys are had at once, for nobody asks for this while typing."""

    def __init__(self, selection: ChosenPassages, name: str, grouping: str, sorting: str) -> None:
        super().__init__(selection, name)
        self.grouping, self.sorting = grouping, sorting

    @cached_property
    def order(self) -> Order:
        """All rows in order."""
        groups = {"speaker": self._speakers, "type": self._types, "role": self._roles, "event": self._days}
        groups["happening"] = self._days  # where they are not grouped yet
        within = self._within()
        return Order(groups.get(self.grouping, self._articles)(), made_once(lambda: _places(within)))

    def page(self, start: int, stop: int) -> list[tuple[int, int]]:
        """The rows at these places, as part and number."""
        return self.selection.found(self.order.page(start, stop), self.rows)

    def _column(self, name: str) -> list[Array]:
        parts = self.selection.snapshot.parts
        return [part[f"{self.name}.{name}"][rows] for part, rows in zip(parts, self.rows, strict=True)]

    def _speakers(self) -> Array:
        """The speaker with most quotes first, whoever is not known last."""
        numbers = self.selection.numbers
        speakers = []
        for local, table in zip(self._column("speaker"), numbers.maps, strict=True):
            speakers.append(np.where(local >= 0, np.append(table, -1)[local], -1))
        return _most_first(joined(speakers), last=-1)

    def _types(self) -> Array:
        return _most_first(joined(self._column("type")))

    def _roles(self) -> Array:
        return joined(self._column("role")).astype(np.int64)

    def _days(self) -> Array:
        times = joined(self._column("time")).astype(np.int64)
        return np.where(times == LATE, NEVER, -times)

    def _articles(self) -> Array:
        """The number of each row's article in the order of their keys, of equal ones in that of all articles."""
        keys, ranks = self._keys(), self._ranks()
        order = np.lexsort((ranks, keys))
        numbers = np.empty(len(order), dtype=np.int64)
        numbers[order] = np.cumsum(np.diff(ranks[order], prepend=-1) != 0)
        return numbers

    def _ranks(self) -> Array:
        """For each row the rank of its article."""
        return self._ties()(np.arange(sum(map(len, self.rows))))

    def _within(self) -> tuple[Array, ...]:
        """What decides within a group, the least important first."""
        base = (self._ranks(), self._keys())
        if self.sorting == "surest":
            return (*base, -joined(self._column("sure")).astype(np.int64))
        if self.name == "event":
            days = self._days()
            return (*base, np.where(days == NEVER, days, -days) if self.sorting == "oldest" else days)
        return base


def table_of(selection: ChosenPassages, name: str) -> Table:
    """The rows of a table in the order that the selection's arrangement says."""
    pane = PANES[name]
    grouping = selection.arrangement.grouping(pane)
    sorting = selection.arrangement.sorting(pane)
    if grouping in ("happening", "event") and sorting in ("newest", "oldest"):
        return Timed(selection, name)
    if grouping in ("article", "rank") and sorting == "best":
        return Table(selection, name)
    return GroupedTable(selection, name, grouping, sorting)


def _places(keys: tuple[Array, ...]) -> Array:
    """The place of each row when all are sorted by the keys, of which the last is the most important."""
    order = np.lexsort(keys)
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    return places


def _most_first(groups: Array, last: int | None = None) -> Array:
    """For each row a number of its group: the largest group has the smallest; `last` is that of no group."""
    values, numbers, counts = np.unique(groups, return_inverse=True, return_counts=True)
    places = _places((values, np.where(values == last, 1, -counts)))
    return places[numbers]
