"""To which happening each event of the index belongs, and what happenings are sorted by: columns, made at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np

from index.happenings.listing import Listing
from index.search.array_types import Ranks
from index.search.event_record import event_ids
from index.search.part import Part
from index.search.part_builder import LATE
from index.search.storage import Array

if TYPE_CHECKING:
    from index.happenings.happening import CollectionHappening

FetchNamed = Callable[[Sequence[int]], Mapping[int, "CollectionHappening"]]
Reports = Iterable[tuple[str, int, str]]  # an article, a happening's number, the events that report it there
_FEW_DAYS = 7  # a stretch of fewer is as new as its last day, a month or a year as its first
_NOBODY = -1  # the number of a happening of which the index has only the event


class EventGroups:
    """The happenings of an index, by place. An event of none stands for itself, behind those of several."""

    def __init__(self, parts: Sequence[Part], listing: Listing, reports: Reports, fetch: FetchNamed) -> None:
        """`listing` has the happenings of all `reports`, `fetch` gives those of numbers that are still there."""
        self.fetch = fetch
        by_number = {number: place for place, number in enumerate(listing.number.tolist())}
        of_events = _places_of_events(by_number, reports)
        self.of_event = [_places_in(part, of_events) for part in parts]  # for each event of a part its place
        alone, lone = len(listing), []
        for part, places in zip(parts, self.of_event, strict=True):
            rows = np.flatnonzero(places < 0)
            places[rows] = alone + np.arange(len(rows))
            alone += len(rows)
            lone.append(_alone(part, rows))
        every = [listing, *lone]
        self._listing = Listing(
            *(np.concatenate([getattr(listed, field.name) for listed in every]) for field in fields(Listing))
        )
        self.count = alone
        self.grouped = len(listing) > 0  # whether there is any happening of which the store knows
        self._ranks: dict[str, Array] = {}
        self._by_place()

    def _by_place(self) -> None:
        """Put the events of all parts in the order of their places."""
        owners = [np.full(len(places), number) for number, places in enumerate(self.of_event)]
        places = np.concatenate([*self.of_event, np.empty(0, np.int32)])
        order = np.argsort(places, kind="stable")
        self._owners = np.concatenate([*owners, np.empty(0, np.int64)])[order].astype(np.int32)
        rows = [np.arange(len(places)) for places in self.of_event]
        self._rows = np.concatenate([*rows, np.empty(0, np.int64)])[order].astype(np.int32)
        self._starts = np.searchsorted(places[order], np.arange(self.count + 1))

    def number(self, place: int) -> int:
        """The number that the store has for the happening at a place; one that it has not for an event of none."""
        return int(self._listing.number[place])

    def events(self, place: int) -> list[tuple[int, int]]:
        """The events of the happening at a place, as part and row."""
        span = slice(int(self._starts[place]), int(self._starts[place + 1]))
        return list(zip(self._owners[span].tolist(), self._rows[span].tolist(), strict=True))

    def ranks(self, sorting: str) -> Ranks:
        """For each place how far behind it is among all."""
        if sorting not in self._ranks:
            order = np.lexsort(self._keys(sorting)[::-1])
            ranks = np.empty(len(order), dtype=np.int32)  # half as much to go through at every question
            ranks[order] = np.arange(len(order))
            self._ranks[sorting] = ranks
        return self._ranks[sorting]

    def _keys(self, sorting: str) -> tuple[Array, ...]:
        """What decides, the most important first: what is asked, then the newest; what has no day stands last.

        What happened over a few days, as in a night, is as new as its last: news without a day stands behind it.
        """
        listing = self._listing
        start = np.where(listing.first > 0, listing.first, listing.reported)
        day = np.where(listing.last - listing.first < _FEW_DAYS, np.maximum(listing.last, start), start)
        upwards = np.where(start == 0, LATE, start)
        downwards = np.where(day == 0, LATE, -day)
        undated = (listing.first == 0).astype(np.int64)
        keys: Mapping[str, tuple[Array, ...]] = {
            "oldest": (upwards, undated, listing.last),
            "reports": (-listing.articles, -listing.origins),
            "surest": (-listing.sure, -listing.articles),
            "harm": (-listing.killed, -listing.wounded),
        }
        ties = (downwards, undated, -listing.first, listing.last, -listing.articles, listing.number)
        return (*keys.get(sorting, ()), *ties)


def _places_of_events(places: Mapping[int, int], reports: Reports) -> dict[str, dict[str, int]]:
    by_article: dict[str, dict[str, int]] = {}
    for article, number, events in reports:
        if number in places:
            by_article.setdefault(article, {}).update(dict.fromkeys(events.split(), places[number]))
    return by_article


def _places_in(part: Part, of_events: Mapping[str, Mapping[str, int]]) -> Array:
    """For each event of a part the place of its happening, -1 where it is of none."""
    nothing: Mapping[str, int] = {}
    articles = [of_events.get(name, nothing) for name in part.article_ids()]
    owners = part["doc.article"][part["event.doc"]].tolist()
    pairs = zip(owners, event_ids(part), strict=True)
    return np.fromiter(
        (articles[owner].get(event, -1) for owner, event in pairs), np.int32, count=len(owners)
    )


def _alone(part: Part, rows: Array) -> Listing:
    """The columns of events that are of no happening."""
    first, last = part["event.first"][rows], part["event.last"][rows]
    published = part["article.day"][part["doc.article"][part["event.doc"][rows]]]
    harm = (np.maximum(part[f"event.{what}.high"][rows], 0) for what in ("killed", "wounded"))
    single = np.ones(len(rows), np.int64)
    columns = (
        single * _NOBODY,
        first,
        last,
        published,
        single,
        single,
        part["event.sure"][rows],
        *harm,
        single * 0,
    )
    return Listing(*(column.astype(np.int64) for column in columns))
