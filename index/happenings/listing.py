"""Happenings in columns: enough to sort, count and choose any number of them; rows are made when they are seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from index.happenings.time_bins import UNITS, Bin, Unit, end_of

if TYPE_CHECKING:
    from index.happenings.happening import CollectionHappening

HappeningNumbers = NDArray[np.int64]  # a number for each happening
Sorting = Literal["day", "reports", "surest", "harm"]
SORTINGS: Final[tuple[Sorting, ...]] = get_args(Sorting)
_MOST_BINS: Final = 62  # that still fit on a screen
_YEAR_ONE: Final = np.datetime64("0001-01-01")
_STEPS: Final[dict[Unit, str]] = {"year": "Y", "month": "M", "day": "D", "hour": "h"}


def columns_of(happening: CollectionHappening) -> tuple[int, ...]:
    """What the columns hold of a happening, without its number; 0 stands for no day. Days are ordinal numbers."""
    harm = dict.fromkeys(("killed", "wounded"), 0)
    for figure in happening.figures:
        if figure.what in harm:
            harm[figure.what] = max(harm[figure.what], figure.low, figure.high or 0)
    days = (happening.first, happening.last, happening.news_day)
    sure = round(happening.confidence * 100)
    hour = 0 if happening.reported_hour is None else happening.reported_hour + 1
    return (
        *(_ordinal(day) for day in days),
        happening.articles,
        happening.origins,
        sure,
        *harm.values(),
        hour,
    )


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


@dataclass(frozen=True, slots=True)
class Listing:
    """Some happenings of a collection, in an order."""

    number: HappeningNumbers
    first: HappeningNumbers
    last: HappeningNumbers
    reported: HappeningNumbers
    articles: HappeningNumbers
    origins: HappeningNumbers
    sure: HappeningNumbers
    killed: HappeningNumbers
    wounded: HappeningNumbers
    hour: HappeningNumbers  # of the first report, 1 to 24; 0 stands for none

    @classmethod
    def of(cls, rows: Iterable[tuple[int, ...]]) -> Listing:
        """Happenings by their columns, in the order of the fields."""
        table = np.array(list(rows), dtype=np.int64).reshape(-1, len(fields(cls)))
        return cls(*table.T)

    def __len__(self) -> int:
        return len(self.number)

    def chosen(self, places: HappeningNumbers | NDArray[np.bool_]) -> Listing:
        """Only those at these places, in their order."""
        return Listing(*(getattr(self, field.name)[places] for field in fields(self)))

    def sorted(self, sorting: Sorting) -> Listing:
        """By day (the newest first; news without a day under the day it was reported), reports, surety or harm."""
        keys = {
            "day": (),
            "reports": (-self.articles, -self.origins),
            "surest": (-self.sure, -self.articles),
            "harm": (-self.killed, -self.wounded),
        }[sorting]
        undated = (self.first == 0).astype(np.int64)
        ties = (-self._day(), undated, -self.first, -self.articles, self.number)
        return self.chosen(np.lexsort((*keys, *ties)[::-1]))

    def _day(self) -> HappeningNumbers:
        """The last day on which each can have been, as `CollectionHappening.latest`."""
        told = np.where(self.reported > 0, np.maximum(self.reported, self.first), self.last)
        return np.where(self.first > 0, np.minimum(self.last, told), self.reported)

    def within(self, first: date, last: date) -> Listing:
        """Those that happened between two days, both included."""
        return self.chosen((self.first >= first.toordinal()) & (self.last <= last.toordinal()))

    def binned(self, unit: Unit) -> tuple[Bin, ...]:
        """How many lie in each year, month, day or hour as a whole, in order, the empty ones left out."""
        starts = self._starts(unit)[self._is_narrow(unit)]
        values, counts = np.unique(starts, return_counts=True)
        days = [value.astype("datetime64[D]").astype(date) for value in values]
        hours = [int(value.astype("datetime64[h]").astype(np.int64)) % 24 for value in values]
        return tuple(
            Bin(day, end_of(day, unit), int(count), hour if unit == "hour" else None)
            for day, hour, count in zip(days, hours, counts, strict=True)
        )

    def holds(self, stretch: Bin, unit: Unit) -> NDArray[np.bool_]:
        """Whether each is counted in a bin."""
        start = np.datetime64(stretch.first).astype(f"datetime64[{_STEPS[unit]}]") + (stretch.hour or 0)
        held: NDArray[np.bool_] = self._starts(unit) == start
        return held & self._is_narrow(unit)

    def narrow(self, unit: Unit) -> Listing:
        """Those that lie in one bin."""
        return self.chosen(self._is_narrow(unit))

    def vague(self, unit: Unit) -> Listing:
        """Those of which it is told when, but over several years, months or days; or not the hour of their report."""
        return self.chosen((self.first > 0) & ~self._is_narrow(unit))

    def spans(self, unit: Unit) -> tuple[Bin, ...]:
        """How many lie over each stretch of several years, months or days, those of most first."""
        vague = self.vague(unit)
        stretches, counts = np.unique(np.column_stack((vague.first, vague.last)), axis=0, return_counts=True)
        order = np.lexsort((stretches[:, 0], -counts))
        return tuple(
            Bin(date.fromordinal(first), date.fromordinal(last), count)
            for (first, last), count in zip(stretches[order].tolist(), counts[order].tolist(), strict=True)
        )

    def undated(self) -> Listing:
        """Those of which no day is told."""
        return self.chosen(self.first == 0)

    def fitting_unit(self) -> Unit:
        """The finest unit of days, months and years whose bins fit on a screen."""
        return next((unit for unit in reversed(UNITS[:-1]) if self._bins(unit) <= _MOST_BINS), "year")

    def _bins(self, unit: Unit) -> int:
        return len(np.unique(self._starts(unit)[self._is_narrow(unit)]))

    def _starts(self, unit: Unit) -> NDArray[np.datetime64]:
        if unit == "hour":
            hours = (np.maximum(self.hour, 1) - 1).astype("timedelta64[h]")
            starts: NDArray[np.datetime64] = _dates(self.reported).astype("datetime64[h]") + hours
            return starts
        return _dates(self.first).astype(f"datetime64[{_STEPS[unit]}]")

    def _is_narrow(self, unit: Unit) -> NDArray[np.bool_]:
        """Whether each lies in one bin; a night from one day to the next lies in its first day."""
        if unit in ("day", "hour"):
            has_bin = (self.hour > 0) & (self.reported > 0) if unit == "hour" else True
            return (self.first > 0) & (self.last - self.first <= 1) & has_bin
        step = f"datetime64[{_STEPS[unit]}]"
        same: NDArray[np.bool_] = _dates(self.first).astype(step) == _dates(self.last).astype(step)
        return same & (self.first > 0)


def _dates(days: HappeningNumbers) -> NDArray[np.datetime64]:
    dates: NDArray[np.datetime64] = _YEAR_ONE + (np.maximum(days, 1) - 1).astype("timedelta64[D]")
    return dates
