"""Days as sources write them: in a header, a dateline, a file's name."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ISO = re.compile(
    r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ]+(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)T\d{4}")
_SLASHES = re.compile(r"(?<!\d)((?:19|20)\d\d)([/._])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH}),?\s+((?:19|20)\d\d)(?!\d)", re.I)
_MONTH_FIRST = re.compile(rf"\b({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)", re.I)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(\d\d)\2(\d\d)(?!\d)")


def month_number(word: str) -> int:
    """The number of a month from its English name or abbreviation; raises ValueError for another word."""
    return _MONTHS.index(word.strip(".").lower()[:3]) + 1


def day_of(year: int | str, month: int | str, day: int | str) -> date | None:
    """The day, or None where there is no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def find_day(text: str) -> date | datetime | None:
    """The first day that `text` (at most its first 300 characters) writes out with its year, or None.

    With a time only where ISO 8601 gives one. `01/02/2021` is left alone: two countries read it differently.
    """
    text = text[:300]
    if found := _ISO.search(text):
        return _moment(found)
    if found := _COMPACT.search(text):
        return day_of(found[1], found[2], found[3])
    if found := _SLASHES.search(text):
        return day_of(found[1], found[3], found[4])
    if found := _DAY_FIRST.search(text):
        return day_of(found[3], month_number(found[2]), found[1])
    if found := _MONTH_FIRST.search(text):
        return day_of(found[3], month_number(found[1]), found[2])
    return None


def day_in_name(name: str) -> date | None:
    """The day in a file's name (`2021-06-28`, `2021_06_28`, `20210628`), or None."""
    for found in _IN_NAME.finditer(name[-300:]):
        if day := day_of(found[1], found[3], found[4]):
            return day
    return None


def nearest_year(month: int, day: int, near: date) -> date | None:
    """The day of this month in the year that brings it closest to `near`; None where there is no such day."""
    candidates = [day_of(year, month, day) for year in (near.year - 1, near.year, near.year + 1)]
    return min((one for one in candidates if one), key=lambda one: abs((one - near).days), default=None)


def day_of_value(value: Any) -> date | datetime | None:
    """The day of a table's value: written out, or seconds or milliseconds since 1970."""
    if isinstance(value, str) and value.strip().isdecimal() and len(value.strip()) in (10, 13):
        value = int(value.strip())
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            seconds = value / 1000 if abs(value) > 1e11 else value
            return datetime.fromtimestamp(seconds, UTC) if seconds > 1e8 else None
        except (ValueError, OverflowError, OSError):
            return None
    return find_day(value) if isinstance(value, str) else None


def _moment(found: re.Match[str]) -> date | datetime | None:
    day = day_of(found[1], found[2], found[3])
    if day is None or not found[4]:
        return day
    zone = (found[5] or "").replace("Z", "+00:00")
    try:
        return datetime.fromisoformat(f"{day.isoformat()}T{found[4]}{zone}")
    except ValueError:
        return day
