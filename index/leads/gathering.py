"""Rows and counts of a question, as the panes have them, for lines that are made of many rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from index.arrangement import Arrangement
from index.exploring.facets import Counts
from index.exploring.grouped import table_of
from index.exploring.row_sources import day_of
from index.focus import Focus
from index.search.array_types import RowNumbers
from index.vocabulary import TYPES, EventType

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer
    from index.search.part import Card

RowAddress = tuple[int, int]  # a row of a table, or a passage: its part, and its number there


class AnswerArrays:
    """The answer to a question in arrays. Rows that are less sure than `least` are left out, as in the panes."""

    def __init__(self, viewer: Viewer, focus: Focus, least: float = 0.0) -> None:
        self.viewer, self.parts, self.least = viewer, viewer.snapshot.parts, least
        question = viewer.question(focus.query)
        chosen = viewer.select(focus, question, arrangement=Arrangement(least=least))
        self._chosen = chosen.count
        self.selection = viewer.folded(chosen)[0]

    @property
    def passages(self) -> int:
        """How many passages are listed."""
        return self.selection.count

    @property
    def repeated(self) -> int:
        """How many more stand in copies."""
        return self._chosen - self.selection.count

    @cached_property
    def counts(self) -> Counts:
        """The counts over the passages that are listed."""
        return Counts(self.viewer.numbers, self.selection)

    @cached_property
    def days(self) -> tuple[tuple[date, int], ...]:
        """Passages by day of publication, in order."""
        days, sums = self.counts.days()
        return tuple((date.fromordinal(int(one)), int(count)) for one, count in zip(days, sums, strict=True))

    @property
    def span(self) -> tuple[date | None, date | None]:
        """The first and the last day of publication."""
        return (self.days[0][0], self.days[-1][0]) if self.days else (None, None)

    def rows(self, table: str) -> list[RowNumbers]:
        """The rows of a table in each part."""
        return table_of(self.selection, table).rows

    def each(self, table: str) -> Iterator[RowAddress]:
        """The rows of a table, one after the other."""
        for number, rows in enumerate(self.rows(table)):
            yield from ((number, row) for row in rows.tolist())

    def count(self, table: str) -> int:
        """How many rows of a table there are."""
        return sum(map(len, self.rows(table)))

    def types(self) -> list[tuple[EventType, int]]:
        """How many events there are of each type, most first."""
        totals = np.zeros(len(TYPES), dtype=np.int64)
        for part, rows in zip(self.parts, self.rows("event"), strict=True):
            totals += np.bincount(part["event.type"][rows], minlength=len(TYPES))
        order = np.argsort(-totals, kind="stable").tolist()
        return [(TYPES[number], int(totals[number])) for number in order if totals[number]]

    def type_of(self, event: RowAddress) -> EventType:
        """The type of an event."""
        number, row = event
        return TYPES[int(self.parts[number]["event.type"][row])]

    def published(self, table: str, row: RowAddress) -> int:
        """The number of the day on which the article was published that a row of a table is of."""
        part = self.parts[row[0]]
        return int(part.day[part[f"{table}.doc"][row[1]]])

    def number(self, actor_id: str) -> int:
        """The viewer's number of an actor whom articles have."""
        part, local = self.viewer.numbers.home(actor_id) or (0, 0)
        return int(self.viewer.numbers.maps[part][local])

    def card(self, actor: int) -> Card:
        """The card of an actor by the viewer's number."""
        return self.viewer.pages.card(*self.viewer.numbers.homes[actor].tolist())

    def docs(self) -> Iterator[RowAddress]:
        """The passages that are listed, one after the other."""
        for number, docs in enumerate(self.selection.docs):
            yield from ((number, doc) for doc in docs.tolist())

    def day_of(self, number: int, doc: int) -> date | None:
        """The day on which a passage was published."""
        return day_of(int(self.parts[number].day[doc]))


def count_of(viewer: Viewer, focus: Focus) -> int:
    """How many passages are listed for a question."""
    return viewer.found(focus, lambda: False)[0]
