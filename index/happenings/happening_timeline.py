"""Happenings by the time they happened: bins from years to hours, vague dates and undated ones in lanes of their own.

No article tells the hour of what happened in a form that is kept: bins of hours are of the hour of the first report.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from index.happenings.happening import CollectionHappening

Unit = Literal["year", "month", "day", "hour"]
UNITS: Final[tuple[Unit, ...]] = ("year", "month", "day", "hour")
_FEW_DAYS, _FEW_MONTHS = 62, 60  # bins that still fit on a screen


@dataclass(frozen=True, slots=True)
class Bin:
    """A year, a month, a day or an hour, and how many happenings lie in it as a whole."""

    first: date
    last: date
    happenings: int
    hour: int | None = None


@dataclass(frozen=True, slots=True)
class HappeningTimeline:
    """Bins in order, those without happenings left out; happenings by day; those too vague for a bin, and undated."""

    unit: Unit
    bins: tuple[Bin, ...]
    dated: tuple[CollectionHappening, ...]  # within a bin, in order
    vague: tuple[CollectionHappening, ...]  # over several bins, in order
    undated: tuple[CollectionHappening, ...]  # by the day of their first report


def timeline_of(happenings: Iterable[CollectionHappening], unit: Unit | None = None) -> HappeningTimeline:
    """The timeline in this unit; without one in the finest whose bins fit on a screen."""
    listed = sorted(happenings, key=_order)
    with_day = [one for one in listed if one.first is not None]
    unit = unit or _fitting([one for one in with_day if _is_within(one, "day")])
    dated = [one for one in with_day if _is_within(one, unit)]
    counted = Counter(_bin_of(one, unit) for one in dated)
    return HappeningTimeline(
        unit,
        tuple(
            Bin(start, end_of(start, unit), number, hour if unit == "hour" else None)
            for (start, hour), number in sorted(counted.items())
        ),
        tuple(dated),
        tuple(one for one in with_day if not _is_within(one, unit)),
        tuple(one for one in listed if one.first is None),
    )


def _order(happening: CollectionHappening) -> tuple[object, ...]:
    first = happening.first or happening.reported
    return first is None, first or date.max, happening.last or date.max, happening.id


def _fitting(happenings: Sequence[CollectionHappening]) -> Unit:
    days = {one.first for one in happenings if one.first}
    if len({_start(day, "day") for day in days}) <= _FEW_DAYS and _span(days) <= timedelta(_FEW_DAYS):
        return "day"
    return "month" if len({_start(day, "month") for day in days}) <= _FEW_MONTHS else "year"


def _span(days: set[date]) -> timedelta:
    return max(days) - min(days) if days else timedelta(0)


def _is_within(happening: CollectionHappening, unit: Unit) -> bool:
    """Whether it lies in one bin; a night from one day to the next lies in its first day."""
    if happening.first is None or happening.last is None:
        return False
    if unit == "hour" and happening.reported_hour is None:
        return False
    if unit in ("day", "hour"):
        return (happening.last - happening.first).days <= 1
    return _start(happening.first, unit) == _start(happening.last, unit)


def _bin_of(happening: CollectionHappening, unit: Unit) -> tuple[date, int]:
    """The day on which the bin of a happening that lies in one begins, and the hour where bins are hours."""
    if unit == "hour":
        return happening.reported or date.min, happening.reported_hour or 0
    return _start(happening.first or date.min, unit), 0


def _start(day: date, unit: Unit) -> date:
    return day.replace(month=1, day=1) if unit == "year" else day.replace(day=1) if unit == "month" else day


def end_of(start: date, unit: Unit) -> date:
    """The last day of a bin that begins so."""
    if unit == "year":
        return start.replace(month=12, day=31)
    return start.replace(day=calendar.monthrange(start.year, start.month)[1]) if unit == "month" else start
