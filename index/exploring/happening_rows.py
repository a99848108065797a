"""The events pane's rows where one row stands for one happening: the event that tells it best, with what all tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from index.exploring.row_tables import Table
from index.exploring.top_k import Order
from index.search.array_types import Numbers
from index.view import Rows
from index.vocabulary import TYPES

if TYPE_CHECKING:
    from index.exploring.event_groups import EventGroups
    from index.exploring.row_builders import Pages
    from index.exploring.selection import Selection
    from index.happenings.happening import CollectionHappening
    from index.view import EventRow

_TELLING = 4  # pieces of a rank that say how well an event tells it; the others decide between equals
_LOOKED_AT = (
    4  # events of a happening among which the one that tells it is looked for, those of the best report first
)


class _ShortPages(Rows["EventRow"]):
    """A row costs more than others do, and is taller."""

    PAGE = 12


class HappeningRows(Table):
    """The happenings of which an event is in the selection, each once, in the order that the arrangement says."""

    def __init__(self, selection: Selection, groups: EventGroups, pages: Pages) -> None:
        super().__init__(selection, "event")
        self._groups, self._pages = groups, pages

    @cached_property
    def places(self) -> Numbers:
        """The places of the happenings among all."""
        seen = np.zeros(self._groups.count, dtype=bool)
        for places, rows in zip(self._groups.of_event, self.rows, strict=True):
            seen[places[rows]] = True
        return np.flatnonzero(seen)

    @cached_property
    def count(self) -> int:
        """How many happenings there are."""
        return len(self.places)

    @cached_property
    def order(self) -> Order:
        """All happenings in order."""
        return Order(self._groups.ranks(self.selection.arrangement.sorting("events"))[self.places])

    def in_order(self) -> Rows[EventRow]:
        """A row for each, made when it is looked at, and only while the index's files are whole."""
        return _ShortPages(self.count, self._made)

    def _made(self, start: int, stop: int) -> Sequence[EventRow]:
        self.selection.snapshot.check()
        places = self.places[self.order.page(start, stop)].tolist()
        numbers = [self._groups.number(place) for place in places]
        happenings = self._groups.fetch(numbers)
        pairs = zip(places, numbers, strict=True)
        return [self._row(place, happenings.get(number)) for place, number in pairs]

    def _row(self, place: int, happening: CollectionHappening | None) -> EventRow:
        chosen = self._events(place)
        if happening is None:
            return self._pages.event(*chosen[0])
        likely = sorted(chosen, key=lambda one: self._promise(one, happening))[:_LOOKED_AT]
        best = self._pages.event(*likely[0])
        for event in likely[1:]:
            if _rank(best, happening)[:_TELLING] == _best_rank(happening):
                break
            best = min(best, self._pages.event(*event), key=lambda row: _rank(row, happening))
        if tuple(best.id.split("#")) not in happening.reports:
            return best  # grouped otherwise since: it stands for itself
        new = best.new and all(
            map(self._pages.snapshot.is_new, {article for article, _ in happening.reports})
        )
        return replace(best, happening=happening, events=len(chosen), place_of=place, new=new)

    def _promise(self, event: tuple[int, int], happening: CollectionHappening) -> tuple[bool, bool, int]:
        """Less for an event that is likelier to tell a happening best, by what the columns say."""
        number, row = event
        part = self.selection.snapshot.parts[number]
        title = self._pages.title(number, int(part["doc.article"][int(part["event.doc"][row])]))
        type_ = TYPES[int(part["event.type"][row])]
        return title != happening.title, type_ != happening.type, int(part["event.start"][row])

    def reports(self, row: EventRow) -> Sequence[EventRow]:
        """The events of the selection that report the happening of a row, in the order of their articles."""
        events = self._events(row.place_of)
        ranks = self.selection.snapshot.ranks
        parts = self.selection.snapshot.parts
        events.sort(key=lambda event: (int(ranks[event[0]][parts[event[0]]["event.doc"][event[1]]]), event))
        return [replace(self._pages.event(*event), happening=row.happening, events=0) for event in events]

    def _events(self, place: int) -> list[tuple[int, int]]:
        """The events of the happening at a place that are in the selection."""
        events = self._groups.events(place)
        return [event for event in events if self._is_chosen(*event)]

    def _is_chosen(self, number: int, row: int) -> bool:
        rows = self.rows[number]
        at = int(np.searchsorted(rows, row))
        return at < len(rows) and int(rows[at]) == row


def _best_rank(happening: CollectionHappening) -> tuple[object, ...]:
    """The rank of an event that has all that its happening has."""
    return False, False, -bool(happening.agents) - bool(happening.recipients), False


def _rank(row: EventRow, happening: CollectionHappening) -> tuple[object, ...]:
    """The event that tells it best comes first: of its standing, kind and parties, early in the best report.

    The row says nothing that its sentence does not: what it names is the event's own.
    """
    standing = (row.status, row.reported_by and row.reported_by[0])
    of_all = (happening.status, happening.reported_by and happening.reported_by[0])
    shared = len({*row.agents} & {*happening.agents}), len({*row.recipients} & {*happening.recipients})
    return (
        standing != of_all,
        row.type != happening.type,
        -min(1, shared[0]) - min(1, shared[1]),
        row.title != happening.title,
        row.anchor.start,
        row.id,
    )
