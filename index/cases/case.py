"""The cases of a collection, as its journal has them: clippings in order, in columns for, against and open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import get_args

from index.journal.clippings import CaseColumn, ChangeClipping, Clip, ClippingKind
from index.journal.decisions import Entry

COLUMNS: tuple[CaseColumn, ...] = get_args(CaseColumn)


@dataclass(frozen=True, slots=True)
class Clipping:
    """Words of an article in a case. `number` is that of the journal's line that put them there."""

    number: int
    case: str
    article: str
    start: int
    end: int
    words: str
    kind: ClippingKind
    column: CaseColumn
    tag: str
    note: str
    time: datetime
    who: str

    def place_in(self, text: str) -> tuple[int, int] | None:
        """Where the words stand in the article's text now; None where they are gone, or stand in several places."""
        if text[self.start : self.end] == self.words:
            return self.start, self.end
        place = text.find(self.words)
        if place < 0 or text.find(self.words, place + 1) >= 0:
            return None
        return place, place + len(self.words)


@dataclass(frozen=True, slots=True)
class Case:
    """A case: its name, and its clippings in the reader's order."""

    name: str
    clippings: tuple[Clipping, ...]

    def in_columns(self) -> list[Clipping]:
        """The clippings as they are shown: those for it, those against it, and the open ones."""
        return [clipping for column in COLUMNS for clipping in self.clippings if clipping.column == column]


def cases_of(entries: Iterable[Entry]) -> dict[str, Case]:
    """The cases that lines of a journal make, by name in order; `entries` are those that hold."""
    clippings: list[Clipping] = []
    for entry in entries:
        take(clippings, entry)
    return by_name(clippings)


def take(clippings: list[Clipping], entry: Entry) -> None:
    """Add the clipping of a journal's line to those before it, or change one of them; other lines change nothing."""
    if isinstance(entry.deed, Clip):
        fields = entry.deed.model_dump(exclude={"do"})
        clippings.append(Clipping(number=entry.seq, time=entry.time, who=entry.who, **fields))
    elif isinstance(entry.deed, ChangeClipping):
        _change(clippings, entry.deed)


def by_name(clippings: Iterable[Clipping]) -> dict[str, Case]:
    """Clippings as cases, by name in order."""
    grouped: dict[str, list[Clipping]] = {}
    for clipping in clippings:
        grouped.setdefault(clipping.case, []).append(clipping)
    return {name: Case(name, tuple(grouped[name])) for name in sorted(grouped)}


def _change(clippings: list[Clipping], change: ChangeClipping) -> None:
    """Change a clipping of the list; one that was taken back is passed over."""
    place = _place(clippings, change.clipping)
    if place is None:
        return
    clipping = clippings.pop(place)
    if change.removed:
        return
    fields = {name: getattr(change, name) for name in ("column", "tag", "note")}
    clipping = replace(clipping, **{name: value for name, value in fields.items() if value is not None})
    if change.before is not None:
        before = _place(clippings, change.before)
        place = len(clippings) if before is None else before
    clippings.insert(place, clipping)


def _place(clippings: list[Clipping], number: int) -> int | None:
    return next((place for place, clipping in enumerate(clippings) if clipping.number == number), None)
