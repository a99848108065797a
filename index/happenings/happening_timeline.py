"""Happenings in the order of time: those of a bin, vague dates and undated ones in lanes of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from index.happenings.happening import CollectionHappening
from index.happenings.listing import Listing, columns_of
from index.happenings.time_bins import Bin, Unit


@dataclass(frozen=True, slots=True)
class HappeningTimeline:
    """Bins in order, those without happenings left out; happenings by day; those too vague for a bin, and undated."""

    unit: Unit
    bins: tuple[Bin, ...]
    dated: tuple[CollectionHappening, ...]  # within a bin, in order
    vague: tuple[CollectionHappening, ...]  # over several bins, in order
    undated: tuple[CollectionHappening, ...]  # by the day of their first report, background last


def timeline_of(happenings: Iterable[CollectionHappening], unit: Unit | None = None) -> HappeningTimeline:
    """The timeline in this unit; without one in the finest whose bins fit on a screen."""
    ordered = sorted(happenings, key=_order)
    listing = Listing.of((number, *columns_of(happening)) for number, happening in enumerate(ordered))
    unit = unit or listing.fitting_unit()

    def rows(lane: Listing) -> tuple[CollectionHappening, ...]:
        return tuple(ordered[number] for number in lane.number.tolist())

    return HappeningTimeline(
        unit,
        listing.binned(unit),
        rows(listing.narrow(unit)),
        rows(listing.vague(unit)),
        rows(listing.undated()),
    )


def _order(happening: CollectionHappening) -> tuple[object, ...]:
    first = happening.first or happening.news_day
    return first is None, first or date.max, happening.last or date.max, happening.id
