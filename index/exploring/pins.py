"""What a focus pins, as passages and as rows: conditions narrow the passages, and a pane's rows meet its own."""

from __future__ import annotations

from functools import reduce

import numpy as np

from index.exploring.row_index import naming, rows_in
from index.focus import Account, Focus, Passage
from index.search.docsets import common, union
from index.search.part import NO_DOCS, Part
from index.search.part_builder import LATE
from index.search.storage import Array
from index.vocabulary import ROLES, TYPES


class Pins:
    """The pinned conditions of a focus in one part of the index."""

    def __init__(self, part: Part, focus: Focus) -> None:
        self.part, self.focus = part, focus

    def docs(self) -> Array | None:
        """The passages that meet all pins, in order; None where nothing is pinned."""
        lists = [*self._labels(), *self._places(), *self._rows()]
        if not lists:
            return None
        lists.sort(key=len)
        return reduce(lambda one, other: one[common(one, other, self.part.docs)[0]], lists)

    def _label(self, field: str, label: str) -> Array:
        postings = self.part.fields[field]
        rank = postings.lexicon.rank(label.encode())
        return NO_DOCS if rank is None else postings.docs(rank)

    def _any(self, field: str, labels: tuple[str, ...]) -> Array:
        return union([self._label(field, label) for label in dict.fromkeys(labels)], self.part.docs)

    def _labels(self) -> list[Array]:
        focus = self.focus
        lists = [self._label("actor", one) for one in focus.actors]
        if focus.speaker is not None:
            lists.append(self._label("speaker", focus.speaker))
        if focus.about is not None:
            lists.append(self._label("about", focus.about))
        lists += [self._label("by", one) for one in focus.agents]
        lists += [self._label("to", one) for one in focus.recipients]
        for field, labels in (("event", focus.types), ("role", focus.roles), ("article", focus.articles)):
            if labels:
                lists.append(self._any(field, labels))
        return lists

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

    def _passage(self, passage: Passage) -> Array:
        docs = self._label("article", passage.article)
        starts, ends = self.part["doc.start"][docs], self.part["doc.end"][docs]
        return docs[(starts < passage.end) & (ends > passage.start)]

    def _rows(self) -> list[Array]:
        """Passages whose own event, or quote, meets all that is pinned of one."""
        focus, lists = self.focus, []
        if focus.account is not None:
            lists.append(self._holders("event", self.account_rows(focus.account)))
        if len(focus.agents) + len(focus.recipients) + bool(focus.types) > 1:
            candidates = min((*self._event_labels(),), key=len)
            lists.append(self._holders("event", self.events(rows_in(self.part, "event", candidates))))
        if focus.speaker is not None and focus.about is not None:
            candidates = self._label("speaker", focus.speaker)
            lists.append(self._holders("quote", self.quotes(rows_in(self.part, "quote", candidates))))
        return lists

    def _event_labels(self) -> list[Array]:
        focus = self.focus
        lists = [self._label("by", one) for one in focus.agents]
        lists += [self._label("to", one) for one in focus.recipients]
        return [*lists, self._any("event", focus.types)] if focus.types else lists

    def _holders(self, table: str, rows: Array) -> Array:
        return np.unique(self.part[f"{table}.doc"][rows])

    def account_rows(self, account: Account) -> Array:
        """The events that are accounts of the same: type, a shared agent or recipient, dates that meet."""
        part = self.part
        rows = rows_in(part, "event", self._label("event", account.type))
        rows = rows[part["event.type"][rows] == TYPES.index(account.type)]
        if account.agents or account.recipients:
            shared = [naming(part, "event.agents", part.actor_number(one), rows) for one in account.agents]
            shared += [
                naming(part, "event.recipients", part.actor_number(one), rows) for one in account.recipients
            ]
            rows = np.unique(np.concatenate(shared))
        if account.first is not None:
            first, last = part["event.first"][rows], part["event.last"][rows]
            until = (account.last or account.first).toordinal()
            rows = rows[(first == 0) | ((first <= until) & (last >= account.first.toordinal()))]
        return rows

    def events(self, rows: Array) -> Array:
        """Those of the event rows that meet what is pinned of events."""
        part, focus = self.part, self.focus
        if focus.types:
            codes = [TYPES.index(one) for one in focus.types]
            rows = rows[np.isin(part["event.type"][rows], codes)]
        for one in focus.agents:
            rows = naming(part, "event.agents", part.actor_number(one), rows)
        for one in focus.recipients:
            rows = naming(part, "event.recipients", part.actor_number(one), rows)
        if focus.account is not None:
            rows = rows[np.isin(rows, self.account_rows(focus.account), assume_unique=True)]
        return rows

    def quotes(self, rows: Array) -> Array:
        """Those of the quote rows that meet what is pinned of quotes."""
        part, focus = self.part, self.focus
        if focus.speaker is not None:
            number = part.actor_number(focus.speaker)
            rows = rows[part["quote.speaker"][rows] == number] if number is not None else rows[:0]
        if focus.about is not None:
            number = part.actor_number(focus.about)
            rows = naming(part, "quote.names", number, rows)
            rows = rows[part["quote.speaker"][rows] != (-2 if number is None else number)]
        return rows

    def context(self, rows: Array) -> Array:
        """Those of the context rows that meet the pinned roles."""
        background = [ROLES.index(one) for one in self.focus.roles]
        return rows[np.isin(self.part["context.role"][rows], background)] if background else rows

    def filters(self, table: str) -> bool:
        """Whether the pins may leave out rows of a table that stand in matching passages."""
        focus = self.focus
        if table == "event":
            return bool(focus.types or focus.agents or focus.recipients or focus.account)
        if table == "quote":
            return focus.speaker is not None or focus.about is not None
        return bool(focus.roles)

    def rows(self, table: str, docs: Array) -> Array:
        """The rows of a table that the pane shows for these passages."""
        rows = rows_in(self.part, table, docs)
        if not self.filters(table):
            return rows
        return {"event": self.events, "quote": self.quotes, "context": self.context}[table](rows)
