"""Who acts on whom, and who speaks of whom, in numbers: an entry for each two actors of an event or a quote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.search.array_stretches import expand
from index.search.array_types import Numbers, RowNumbers
from index.search.storage import Array

ActorPair = tuple[int, int]  # of actors, by the viewer's numbers

if TYPE_CHECKING:
    from index.leads.gathering import AnswerArrays, RowAddress
    from index.search.part import Part

    Between = Callable[[Part, Array], tuple[Array, Array, Array]]  # the doers, the receivers and the rows


@dataclass(frozen=True, slots=True)
class Acts:
    """In step: who acts and on whom (numbers of the viewer's), and the part and row of the event or quote."""

    doer: Numbers
    receiver: Numbers
    part: Numbers
    row: RowNumbers

    def chosen(self, places: Numbers) -> Acts:
        """Those at these places."""
        return Acts(self.doer[places], self.receiver[places], self.part[places], self.row[places])

    def by_pair(self) -> dict[ActorPair, list[RowAddress]]:
        """The events or quotes of each two, by who acts and on whom."""
        rows: dict[ActorPair, list[RowAddress]] = {}
        columns = (self.doer, self.receiver, self.part, self.row)
        for doer, receiver, part, row in zip(*(column.tolist() for column in columns), strict=True):
            rows.setdefault((doer, receiver), []).append((part, row))
        return rows


_NOBODY: Array = np.empty(0, dtype=np.int64)
_NONE = Acts(_NOBODY, _NOBODY, _NOBODY, _NOBODY)


def deeds(gathered: AnswerArrays) -> Acts:
    """The events of an answer that two take part in."""
    return _acts(gathered, "event", _deeds_in)


def words(gathered: AnswerArrays) -> Acts:
    """The quotes of an answer that speak of somebody else."""
    return _acts(gathered, "quote", _words_in)


def _acts(gathered: AnswerArrays, table: str, between: Between) -> Acts:
    columns = []
    for number, rows in enumerate(gathered.rows(table)):
        doers, receivers, chosen = between(gathered.parts[number], np.asarray(rows, dtype=np.int64))
        numbers = gathered.viewer.numbers.maps[number]
        columns.append((numbers[doers], numbers[receivers], np.full(len(chosen), number), chosen))
    every = Acts(*(np.concatenate(column) for column in zip(*columns, strict=True))) if columns else _NONE
    return every.chosen(np.flatnonzero(every.doer != every.receiver))


def _deeds_in(part: Part, rows: Array) -> tuple[Array, Array, Array]:
    """Each event with each of its agents and each of its recipients."""
    first_agent, agents = _lists(part, "event.agents", rows)
    first_recipient, recipients = _lists(part, "event.recipients", rows)
    pairs = agents * recipients
    which = np.repeat(np.arange(len(rows)), pairs)
    place = expand(np.zeros(len(rows), dtype=np.int64), pairs)
    each = np.maximum(recipients[which], 1)
    doers = part["event.agents.ids"][first_agent[which] + place // each]
    receivers = part["event.recipients.ids"][first_recipient[which] + place % each]
    return doers, receivers, rows[which]


def _words_in(part: Part, rows: Array) -> tuple[Array, Array, Array]:
    """Each quote of a known speaker with each of those whom it names."""
    rows = rows[part["quote.speaker"][rows] >= 0]
    first, names = _lists(part, "quote.names", rows)
    chosen = np.repeat(rows, names)
    return part["quote.speaker"][chosen], part["quote.names.ids"][expand(first, names)], chosen


def _lists(part: Part, name: str, rows: Array) -> tuple[Array, Array]:
    """Where the list of each row begins in a column, and how long it is."""
    pointers = part[f"{name}.ptr"]
    return pointers[rows], pointers[rows + 1] - pointers[rows]
