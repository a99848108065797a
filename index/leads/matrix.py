"""Who acts on whom among those between whom most happens: a count for each two, and what the newest sentence is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from index.event_types import HARMS, HELPS
from index.event_words import types_in_words
from index.focus import Focus
from index.leads.gathering import AnswerArrays, RowAddress
from index.leads.latest_telling import ToldSentence, told
from index.leads.paired_acts import Acts, deeds
from index.search.event_record import event_record
from index.search.storage import Array
from index.view import amount

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer

MOST: Final = 20  # actors
_LOOKED_AT: Final = 500  # newest events of a cell
_PLAIN: Final = ("reported", "past")  # and not by somebody


@dataclass(frozen=True, slots=True)
class Cell:
    """What one does to another. `hostile` and `helpful` count what is plainly reported, and nothing that is claimed."""

    agent: tuple[str, str]  # id and name
    recipient: tuple[str, str]
    count: int  # of events, also those that are claimed, planned, possible or denied
    hostile: int
    helpful: int
    plain: int  # that are plainly reported
    kinds: str  # what is done most: “accuse 4, ask”
    newest: ToldSentence
    focus: Focus  # the question whose answer in the events pane they are

    @property
    def mark(self) -> str:
        """“−” hostile, “+” helpful, “±” both, “?” where nothing of it is plainly reported."""
        if not self.plain:
            return "?"
        return "±" if self.hostile and self.helpful else "−" if self.hostile else "+" if self.helpful else ""

    def to_json(self) -> dict[str, Any]:
        """It in JSON's types."""
        day = self.newest.day
        return {
            "agent": dict(zip(("id", "name"), self.agent, strict=True)),
            "recipient": dict(zip(("id", "name"), self.recipient, strict=True)),
            "count": self.count,
            "hostile": self.hostile,
            "helpful": self.helpful,
            "plainly_reported": self.plain,
            "kinds": self.kinds,
            "sentence": self.newest.sentence,
            "standing": self.newest.standing,
            "day": day.isoformat() if day else None,
            "article": self.newest.article,
            "asks": self.focus.to_json(),
        }


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actors, those of most events first, and a cell for each two of whom one acts on the other, by their places."""

    actors: tuple[tuple[str, str], ...]  # id and name
    cells: dict[tuple[int, int], Cell]
    events: int  # between any two named actors
    others: int  # actors that are left out
    shown: int = 0  # of the events, those of the cells

    @property
    def much(self) -> str:
        """How many events the cells have: “185 events”, “64 of 185 events”."""
        of = f"{self.shown:,} of " if self.shown < self.events else ""
        return of + amount(self.events, "event")


def matrix(viewer: Viewer, focus: Focus, least: float = 0.0) -> Matrix:
    """Who acts on whom in the answer to a focus, of those that articles name.

    Events that are less sure than `least` are not counted.
    """
    gathered = AnswerArrays(viewer, focus, least)
    acts = deeds(gathered)
    named = viewer.numbers.named
    acts = acts.chosen(np.flatnonzero(named[acts.doer] & named[acts.receiver]))
    most = _most(acts)
    cells = _cells(gathered, focus, acts, most)
    actors = tuple(_actor(gathered, int(number)) for number in most)
    events = _events(acts)
    everybody = np.unique(np.concatenate((acts.doer, acts.receiver)))
    between = acts.chosen(np.flatnonzero(np.isin(acts.doer, most) & np.isin(acts.receiver, most)))
    return Matrix(actors, cells, events, len(everybody) - len(most), _events(between))


def _events(acts: Acts) -> int:
    """How many events acts are of: one of several parties is several acts."""
    return len(np.unique(np.column_stack((acts.part, acts.row)), axis=0))


def _most(acts: Acts) -> Array:
    """The actors between whom most happens, those of most events first: pair by pair until there are enough."""
    pairs = np.column_stack((np.minimum(acts.doer, acts.receiver), np.maximum(acts.doer, acts.receiver)))
    both, counts = np.unique(pairs, axis=0, return_counts=True)
    totals: Counter[int] = Counter()
    for place in np.argsort(-counts, kind="stable").tolist():
        pair = both[place].tolist()
        if len({*totals, *pair}) <= MOST:
            totals.update(dict.fromkeys(pair, int(counts[place])))
        elif len(totals) == MOST:
            break
    return np.array([number for number, _count in totals.most_common()], dtype=np.int64)


def _actor(gathered: AnswerArrays, number: int) -> tuple[str, str]:
    card = gathered.card(number)
    return card.id, card.name


def _cells(gathered: AnswerArrays, focus: Focus, acts: Acts, most: Array) -> dict[tuple[int, int], Cell]:
    """The cells of these actors that are not empty."""
    place = {int(number): at for at, number in enumerate(most)}
    acts = acts.chosen(np.flatnonzero(np.isin(acts.doer, most) & np.isin(acts.receiver, most)))
    rows = {(place[doer], place[receiver]): events for (doer, receiver), events in acts.by_pair().items()}
    actors = [_actor(gathered, int(number)) for number in most]
    return {
        where: _cell(gathered, focus, actors[where[0]], actors[where[1]], events)
        for where, events in sorted(rows.items())
    }


def _cell(
    gathered: AnswerArrays,
    focus: Focus,
    agent: tuple[str, str],
    recipient: tuple[str, str],
    events: Sequence[RowAddress],
) -> Cell:
    newest = sorted(events, key=lambda row: (gathered.published("event", row), row), reverse=True)
    types = [gathered.type_of(event) for event in newest]
    plain = [
        type_
        for type_, (number, row) in zip(types[:_LOOKED_AT], newest[:_LOOKED_AT], strict=True)
        if is_plain(*standing_of(gathered, number, row))
    ]
    return Cell(
        agent,
        recipient,
        len(events),
        hostile=sum(type_ in HARMS for type_ in plain),
        helpful=sum(type_ in HELPS for type_ in plain),
        plain=len(plain),
        kinds=types_in_words(types),
        newest=told(gathered, "event", newest[0]),
        focus=replace(
            focus,
            agents=tuple(dict.fromkeys((*focus.agents, agent[0]))),
            recipients=tuple(dict.fromkeys((*focus.recipients, recipient[0]))),
        ),
    )


def standing_of(gathered: AnswerArrays, number: int, row: int) -> tuple[str, str | None]:
    """The status of an event, and whose word it is; None where the article itself says so."""
    record = event_record(gathered.parts[number], row)
    return record.status, record.reported_by


def is_plain(status: str, reporter: str | None) -> bool:
    """Whether an article itself says that an event was."""
    return status in _PLAIN and reporter is None
