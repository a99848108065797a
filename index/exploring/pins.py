"""What a focus pins and its line asks for, as passages and as rows of the panes: every condition narrows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, reduce

import numpy as np

from index.exploring.row_index import naming, rows_in
from index.focus import Focus, PinnedHappening, PinnedPassage
from index.search.array_types import Docs, Marks, RowNumbers
from index.search.docsets import common, union
from index.search.event_numbers import ON, SHORT, asked_numbers
from index.search.event_record import event_record
from index.search.part import NO_DOCS, Part
from index.search.part_builder import LATE
from index.search.row_conditions import OF_CONTEXT, OF_EVENTS, OF_QUOTES, RANGED, RowCondition
from index.search.schema import MADE, PARTY
from index.search.storage import Array
from index.vocabulary import ROLES, TYPES

_COLUMNS = {
    "by": ("event.agents",),
    "to": ("event.recipients",),
    PARTY: ("event.agents", "event.recipients"),
    "about": ("quote.names",),
}
_FIELDS_OF = {"event": OF_EVENTS, "quote": OF_QUOTES, "context": OF_CONTEXT}


def conditions_of(focus: Focus) -> Iterator[RowCondition]:
    """What is pinned of quotes, events and background sentences."""
    single = [("speaker", focus.speaker), ("about", focus.about)]
    single += [("by", one) for one in focus.agents] + [("to", one) for one in focus.recipients]
    single += [(PARTY, one) for one in focus.parties]
    yield from (RowCondition(field, frozenset({one})) for field, one in single if one is not None)
    for field, values in (("event", focus.types), ("role", focus.roles)):
        if values:
            yield RowCondition(field, frozenset(values))


class Pins:
    """The conditions of a focus in one part of the index."""

    def __init__(
        self, part: Part, focus: Focus, typed: Iterable[RowCondition] = (), *, narrowing: bool = True
    ) -> None:
        """`typed` are those of the query line; `narrowing` says whether they hold for every passage."""
        self.part, self.focus = part, focus
        pinned, written = tuple(conditions_of(focus)), tuple(typed)
        self.conditions = (*pinned, *written)
        self._narrowing = self.conditions if narrowing else pinned

    def docs(self) -> Docs | None:
        """The passages that meet all pins, in order; None where nothing is pinned."""
        lists = [*self._labels(), *self._places(), *self._rows()]
        if not lists:
            return None
        lists.sort(key=len)
        return reduce(lambda one, other: one[common(one, other, self.part.docs)[0]], lists)

    def _label(self, field: str, label: str) -> Array:
        return self.part.fields[field].docs_of(label.encode())

    def _any(self, fields: Iterable[str], labels: Iterable[str]) -> Array:
        lists = [self._label(field, label) for field in fields for label in dict.fromkeys(labels)]
        return union(lists, self.part.docs)

    def _holding(self, condition: RowCondition) -> Array:
        """The passages with a row that meets a condition."""
        if condition.field in RANGED:
            every = np.arange(len(self.part["event.doc"]))
            return np.unique(self.part["event.doc"][self._meeting("event", condition, every)]).astype(
                np.int32
            )
        fields = ("by", "to") if condition.field == PARTY else (condition.field,)
        return self._any(fields, sorted(condition.values))

    def _labels(self) -> list[Array]:
        focus = self.focus
        lists = [self._label("actor", one) for one in focus.actors]
        lists += [self._holding(condition) for condition in self._narrowing]
        return [*lists, self._any(("article",), focus.articles)] if focus.articles else lists

    def _places(self) -> list[Array]:
        focus, part = self.focus, self.part
        lists = []
        if focus.passage is not None:
            lists.append(self._passage(focus.passage))
        if focus.first is not None or focus.last is not None:
            day = part.day
            first = focus.first.toordinal() if focus.first else 1
            last = focus.last.toordinal() if focus.last else LATE
            lists.append(np.flatnonzero((day >= first) & (day <= last)).astype(np.int32))
        return lists

    def _passage(self, passage: PinnedPassage) -> Array:
        docs = self._label("article", passage.article)
        starts, ends = self.part["doc.start"][docs], self.part["doc.end"][docs]
        return docs[(starts < passage.end) & (ends > passage.start)]

    def _rows(self) -> list[Array]:
        """Passages whose own event, or quote, meets all that is asked of one."""
        lists = [self._holders("event", self._account_rows)] if self.focus.account is not None else []
        for table in ("event", "quote"):
            conditions = [one for one in self._narrowing if one.field in _FIELDS_OF[table]]
            if len(conditions) > 1:
                candidates = min(map(self._holding, conditions), key=len)
                lists.append(self._holders(table, self.rows(table, candidates)))
        return lists

    def _holders(self, table: str, rows: Array) -> Array:
        return np.unique(self.part[f"{table}.doc"][rows])

    @cached_property
    def _account_rows(self) -> Array:
        return report_rows(self.part, self.focus.account) if self.focus.account else NO_DOCS

    def filters(self, table: str) -> bool:
        """Whether the conditions may leave out rows of a table that stand in matching passages."""
        asked = any(condition.field in _FIELDS_OF[table] for condition in self.conditions)
        return asked or (table == "event" and self.focus.account is not None)

    def rows(self, table: str, docs: Docs, marks: Marks | None = None) -> RowNumbers:
        """The rows of a table that the pane shows for these passages; `marks` are ones for these, if at hand."""
        rows = rows_in(self.part, table, docs, marks)
        for condition in self.conditions:
            if condition.field in _FIELDS_OF[table]:
                rows = self._meeting(table, condition, rows)
        if table == "event" and self.focus.account is not None:
            rows = rows[np.isin(rows, self._account_rows, assume_unique=True)]
        return rows

    def _meeting(self, table: str, condition: RowCondition, rows: Array) -> Array:
        """Those of the rows of its table that meet a condition."""
        part, field, values = self.part, condition.field, condition.values
        if field in RANGED:
            return rows[_in_range(part, field, values, rows)]
        if field == MADE:
            return rows[np.isin(part[f"{table}.hand"][rows], [one == "hand" for one in values])]
        if field in ("event", "role"):
            column, names = ("event.type", TYPES) if field == "event" else ("context.role", ROLES)
            codes = [number for number, name in enumerate(names) if name in values]
            return rows[np.isin(part[column][rows], codes)]
        numbers = [number for one in values if (number := part.actor_number(one)) is not None]
        if field == "speaker":
            return rows[np.isin(part["quote.speaker"][rows], numbers)]
        unless = (
            part["quote.speaker"] if field == "about" else None
        )  # what they say of themselves is not meant
        by_column = [naming(part, column, numbers, rows, unless) for column in _COLUMNS[field]]
        return by_column[0] if len(by_column) == 1 else np.unique(np.concatenate(by_column))


def _in_range(part: Part, field: str, values: Iterable[str], rows: Array) -> Array:
    """Whether each event has a figure, or happened on a day, within a range; what took longer only as a whole."""
    met = np.zeros(len(rows), dtype=bool)
    for low, high in map(asked_numbers, values):
        if field == ON:
            first, last = part["event.on.first"][rows], part["event.on.last"][rows]
            short = last - first <= SHORT
            meets = np.where(
                short, (first <= high) & (last >= low), (first >= low) & (first <= high) & (low < high)
            )
            met |= meets & (first > 0)
        else:
            for end in ("low", "high"):
                printed = part[f"event.{field}.{end}"][rows]
                met |= (printed >= low) & (printed <= high)
    return met


def report_rows(part: Part, account: PinnedHappening) -> RowNumbers:
    """The events that are reports of a happening, in order."""
    by_article: dict[str, set[str]] = {}
    for report in account.reports:
        article, _, event = report.partition("#")
        by_article.setdefault(article, set()).add(event)
    reports = []
    postings = part.fields["article"]
    for article, events in by_article.items():
        rows = rows_in(part, "event", postings.docs_of(article.encode()))
        reports += [row for row in rows.tolist() if event_record(part, row).event in events]
    return np.array(sorted(reports), dtype=np.int64)
