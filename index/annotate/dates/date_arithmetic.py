"""Calendar sums for dates in running text: intervals, weekdays, months, and the words in which a date is explained."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from index.annotate.data_files import data_file

Interval = tuple[date, date]
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}


@dataclass(frozen=True)
class Resolved:
    """First and last day, and the reason in words."""

    first: date
    last: date
    reason: str


def date_words() -> dict[str, Any]:
    """The words of dates, read once from the data file."""
    return data_file("dates.toml")


def named(day: date) -> str:
    """The day in words: "Monday 28 June 2021"."""
    return f"{calendar.day_name[day.weekday()]} {day.day} {calendar.month_name[day.month]} {day.year}"


def month(year: int, number: int) -> Interval:
    """First and last day of a month."""
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def moved(day: date, unit: str, amount: int) -> date:
    """The day moved by calendar units ("day", "week", "month", "year" …); clipped to the calendar's range."""
    try:
        if unit in ("month", "year", "decade"):
            months = amount * {"month": 1, "year": 12, "decade": 120}[unit]
            year, number = divmod(day.year * 12 + day.month - 1 + months, 12)
            return date(year, number + 1, min(day.day, calendar.monthrange(year, number + 1)[1]))
        return day + timedelta(days=amount * _DAYS[unit])
    except (OverflowError, ValueError):
        return date.min if amount < 0 else date.max


def around(day: date, unit: str) -> Interval:
    """The calendar week, month or year that holds the day; the day itself for days."""
    if unit == "week":
        monday = day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
        return monday, moved(monday, "day", 6)
    if unit == "month":
        return month(day.year, day.month)
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "decade":
        return decade(day.year // 10 * 10)
    return day, day


def decade(year: int) -> Interval:
    """The ten years from `year`, clipped to the calendar's range."""
    return date(max(year, 1), 1, 1), date(min(year + 9, 9999), 12, 31)


def weekday_before(day: date, number: int, strictly: bool = False) -> date:
    """The latest such weekday (0 is Monday) on or before the day; before it where `strictly`."""
    back = (day.weekday() - number) % 7
    return moved(day, "day", -(back or (7 if strictly else 0)))


def weekday_after(day: date, number: int) -> date:
    """The next such weekday after the day."""
    return moved(day, "day", (number - day.weekday()) % 7 or 7)


def share(interval: Interval, part: str) -> Interval:
    """The early, middle or late part of an interval."""
    low, high = date_words()["part"][part]
    days = (interval[1] - interval[0]).days
    return interval[0] + timedelta(days=round(days * low)), interval[0] + timedelta(days=round(days * high))


def day_of(year: int, number: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, number, day)
    except ValueError:
        return None


def nearest(published: date, number: int, day: int) -> date | None:
    """The day of this month and number that lies nearest to the day of publication."""
    years = (published.year + step for step in (0, -1, 1) if 1 <= published.year + step <= 9999)
    days = [found for year in years if (found := day_of(year, number, day))]
    return min(days, key=lambda one: abs((one - published).days), default=None)


def _easter(year: int) -> date:
    """Easter Sunday by the Gregorian calendar (after Meeus)."""
    century, in_century = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    number, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, number, day + 1)


def holiday(rule: list[int], year: int) -> date | None:
    """The day of a holiday: `[month, day]`, `[month, weekday, number]`, the last one as -1, or `[days from Easter]`."""
    if len(rule) == 1:
        return moved(_easter(year), "day", rule[0])
    if len(rule) == 2:
        return day_of(year, rule[0], rule[1])
    number, weekday, place = rule
    first, last = month(year, number)
    if place < 0:
        return weekday_before(last, weekday)
    return moved(weekday_after(moved(first, "day", -1), weekday), "day", 7 * (place - 1))
