"""What people should look at first: what is least sure and counts most, and between these what is drawn by lot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Literal

import numpy as np

from index.focus import Focus
from index.journal.decisions import Judged
from index.judging.answer import DrawnBy
from index.judging.lot import lots
from index.leads.gathering import AnswerArrays
from index.search.array_types import Keys, Lots, RowNumbers
from index.search.storage import Array
from index.view import EventRow, QuoteRow
from index.vocabulary import TYPES

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer
    from index.search.part import Part

UnsureList = Literal["events", "quotes"]
RowPlace = tuple[int, int]  # a part, and a row of a table in it
_TABLES: dict[UnsureList, str] = {"events": "event", "quotes": "quote"}
_ACCUSING = [TYPES.index(name) for name in ("ACCUSE", "THREATEN", "SANCTION", "COERCE", "ASSAULT")]
_CERTAIN = 100  # what the program is surest of


@dataclass(frozen=True, slots=True)
class UnsureQuestion:
    """A row to be judged: what the program says, the passage that it stands in, and why it is asked."""

    listing: UnsureList
    row: EventRow | QuoteRow
    drawn: DrawnBy
    passage: str
    start: int  # of the annotation's words in the passage
    end: int

    @property
    def part(self) -> str:
        """The annotation's id in its article."""
        return self.row.id.rpartition("#")[2]

    @property
    def claim(self) -> str:
        """What the program says, in words."""
        row = self.row
        if isinstance(row, QuoteRow):
            who = row.speaker[1] if row.speaker else "nobody known"
            return f"{'denied' if row.status else 'said'} by {who}: {' '.join(row.words.split())}"
        agents = ", ".join(name for _, name in row.agents) or "nobody named"
        recipients = ", ".join(name for _, name in row.recipients)
        pieces = [f"{agents} → {recipients}" if recipients else agents, row.word, *row.counts, row.status]
        return " · ".join(pieces)


def questions(
    viewer: Viewer,
    answered: Iterable[Judged],
    listings: Iterable[UnsureList] = ("events", "quotes"),
    limit: int = 100,
) -> list[UnsureQuestion]:
    """What to ask next, every other one drawn by lot; what was answered, or set by hand, is not asked again."""
    done: set[tuple[str, str, int]] = {
        (answer.listing, answer.article, answer.target.start) for answer in answered
    }
    gathered = AnswerArrays(viewer, Focus(query="by:machine"))
    weighed = _Weighed(gathered)
    turns = []
    for listing in listings:
        ranked = weighed.rows(listing)
        unsure = _first(viewer, listing, ranked.unsure(), done, limit)
        by_lot = _first(viewer, listing, ranked.by_lot(), done, limit)
        turns.append(_asked(viewer, listing, unsure, by_lot))
    mixed = (question for question in chain.from_iterable(zip_longest(*turns)) if question is not None)
    return [question for question, _ in zip(mixed, range(limit), strict=False)]


def _first(
    viewer: Viewer,
    listing: UnsureList,
    places: Iterator[RowPlace],
    done: set[tuple[str, str, int]],
    limit: int,
) -> list[RowPlace]:
    """The first of the rows that nobody has answered."""
    chosen: list[RowPlace] = []
    for number, row in places:
        if len(chosen) >= limit:
            break
        part, table = viewer.snapshot.parts[number], _TABLES[listing]
        article = viewer.pages.article_id(number, int(part["doc.article"][int(part[f"{table}.doc"][row])]))
        if (listing, article, int(part[f"{table}.start"][row])) not in done:
            chosen.append((number, row))
    return chosen


def _asked(
    viewer: Viewer, listing: UnsureList, unsure: list[RowPlace], by_lot: list[RowPlace]
) -> Iterator[UnsureQuestion]:
    """Questions in turn, each row once; a row that both name counts as drawn by lot where it is asked as that."""
    asked: set[RowPlace] = set()
    pairs = ([("unsure", least_sure), ("random", other)] for least_sure, other in zip_longest(unsure, by_lot))
    drawn: DrawnBy
    for drawn, place in chain.from_iterable(pairs):  # type: ignore[assignment]
        if place is not None and place not in asked:
            asked.add(place)
            yield question_at(viewer, listing, place, drawn)


def question_at(viewer: Viewer, listing: UnsureList, place: RowPlace, drawn: DrawnBy) -> UnsureQuestion:
    """The row at a place, as a question."""
    number, row = place
    part, table = viewer.snapshot.parts[number], _TABLES[listing]
    shown = viewer.pages.event(number, row) if listing == "events" else viewer.pages.quote(number, row)
    doc = int(part[f"{table}.doc"][row])
    start, end = int(part["doc.start"][doc]), int(part["doc.end"][doc])
    words = part.words(int(part["doc.article"][doc]), start, max(end, shown.anchor.end))
    return UnsureQuestion(listing, shown, drawn, words, shown.anchor.start - start, shown.anchor.end - start)


class _Ranked:
    """The rows of a table in all parts, with what they are ordered by."""

    def __init__(self, rows: list[RowNumbers], scores: list[Keys], numbers: list[Lots]) -> None:
        self._rows = [(number, row) for number, chosen in enumerate(rows) for row in chosen.tolist()]
        self._scores, self._lots = np.concatenate(scores), np.concatenate(numbers)

    def unsure(self) -> Iterator[RowPlace]:
        """The least sure that count most first."""
        order = np.argsort(-self._scores, kind="stable")
        return (self._rows[place] for place in order if self._scores[place] > 0)

    def by_lot(self) -> Iterator[RowPlace]:
        """In the order of their lots."""
        return (self._rows[place] for place in np.argsort(self._lots, kind="stable"))


class _Weighed:
    """How unsure rows are, and how much they count: whom they are about, and what they say of them."""

    def __init__(self, gathered: AnswerArrays) -> None:
        self._gathered = gathered
        numbers = gathered.viewer.numbers
        present, passages = gathered.counts.actors("actor")
        self._often = np.zeros(numbers.size + 1, dtype=np.int64)  # the last is for nobody
        self._often[present] = passages
        self._maps = numbers.maps

    def rows(self, listing: UnsureList) -> _Ranked:
        """The rows of a table."""
        table = _TABLES[listing]
        rows, scores, numbers = self._gathered.rows(table), [], []
        for number, (part, chosen) in enumerate(zip(self._gathered.parts, rows, strict=True)):
            doubt = _CERTAIN - part[f"{table}.sure"][chosen].astype(np.int64)
            often = (
                self._speakers(part, number, chosen)
                if table == "quote"
                else self._parties(part, number, chosen)
            )
            weight = 1 + np.log2(1 + often)
            if table == "event":
                weight = weight * (1 + np.isin(part["event.type"][chosen], _ACCUSING))
                weight = weight * (1 + (part["event.killed.high"][chosen] > 0))
            scores.append(doubt * weight)
            numbers.append(self._lots(part, number, table, listing, chosen))
        return _Ranked(rows, scores, numbers)

    def _lots(self, part: Part, number: int, table: str, listing: UnsureList, rows: Array) -> Array:
        owners = part["doc.article"][part[f"{table}.doc"][rows]].tolist()
        pages = self._gathered.viewer.pages
        return lots(
            listing, (pages.article_id(number, owner) for owner in owners), part[f"{table}.start"][rows]
        )

    def _speakers(self, part: Part, number: int, rows: Array) -> Array:
        speakers = part["quote.speaker"][rows]
        table = np.append(self._maps[number], len(self._often) - 1)
        frequencies: Array = self._often[table[speakers]]
        return frequencies

    def _parties(self, part: Part, number: int, rows: Array) -> Array:
        """For each event in how many passages the most frequent of its parties is."""
        most = np.zeros(len(part["event.doc"]), dtype=np.int64)
        for column in ("event.agents", "event.recipients"):
            pointers, ids = part[f"{column}.ptr"], part[f"{column}.ids"]
            holders = np.repeat(np.arange(len(most)), np.diff(pointers))
            np.maximum.at(most, holders, self._often[self._maps[number][ids]])
        frequencies: Array = most[rows]
        return frequencies
