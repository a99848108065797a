"""Days as sources write them: in a header, a dateline, a file's name."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
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
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?({MONTH}),?\s+((?:19|20)\d\d)(?!\d)", re.I
)
_MONTH_FIRST = re.compile(rf"\b({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)(?!\d)", re.I)
_FOREIGN = re.compile(
    r"(?<!\d)(\d{1,2})[.º°]?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:del?\s+)?((?:19|20)\d\d)(?!\d)"
)
_ASCTIME = re.compile(
    rf"\b({MONTH})\s+(\d{{1,2}})\s+\d\d:\d\d(?::\d\d)?\s+(?:(?:[A-Z]{{1,5}}|[+-]\d{{4}})\s+)?((?:19|20)\d\d)(?!\d)",
    re.I,
)
_FIGURES = re.compile(r"(?<![\d.])(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d)(?![\d.]*\d)")
_HEADER = re.compile(
    r"(?:[^\W\d_]{2,10}\.?,?\s+)?(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4}|\d\d)\s+(\d{1,2}:\d\d(?::\d\d)?)\s*"
    r"(?:([A-Z]{1,5}|[+-]\d{4})\b)?"
)  # of a message or a feed: “Mon, 05 Jul 2021 05:28:51 +0000”
_LONGEST_STAMP = 80
_LETTERS = re.compile(r"[^\W\d_]+")
_STAMP_WORD = re.compile(
    rf"{MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|published|posted|updated|modified|created|first"
    r"|last|date|today|is|s|on|at|of|the|st|nd|rd|th|[ap]m?|m|gmt|utc|bst|[ecmp][sd]?t|cest|ist|aest|aedt|sast|hrs?|h|t|z",
    re.I,
)
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_./]?)(\d\d)\2(\d\d)(?!\d)")


def month_number(word: str) -> int:
    """The number of a month from its English name or abbreviation; raises ValueError for another word."""
    return _MONTHS.index(word.strip(".").lower()[:3]) + 1


def day_of(year: int | str, month: int | str, day: int | str) -> date | None:
    """The day, or None where there is no such day."""
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError):  # a year of a hundred digits
        return None


def find_day(text: str) -> date | datetime | None:
    """The first day that `text` (at most its first 300 characters) writes out with its year, or None.

    With a time only where ISO 8601 gives one. `01/02/2021` is left alone: two countries read it differently;
    `13/02/2021` and `01.02.2021` are read.
    """
    text = text[:300]
    if match := _ISO.search(text):
        return _moment(match)
    if match := _COMPACT.search(text):
        return day_of(match[1], match[2], match[3])
    if match := _SLASHES.search(text):
        return day_of(match[1], match[3], match[4])
    if match := _DAY_FIRST.search(text):
        return day_of(match[3], month_number(match[2]), match[1])
    if match := _MONTH_FIRST.search(text) or _ASCTIME.search(text):
        return day_of(match[3], month_number(match[1]), match[2])
    if match := _FOREIGN.search(text):
        month = _foreign_months().get(match[2].casefold())
        return day_of(match[3], month, match[1]) if month else None
    return _day_in_figures(text)


def is_date_line(words: str) -> bool:
    """Whether a line says no more than when something was published: “Posted on Monday, 3 May 2019 at 4 pm GMT”."""
    if len(words) > _LONGEST_STAMP or find_day(words) is None:
        return False
    return all(
        _STAMP_WORD.fullmatch(word) or word in _foreign_months()
        for word in _LETTERS.findall(words.casefold())
    )


@cache
def _foreign_months() -> dict[str, int]:
    data = tomllib.loads((Path(__file__).parent / "months.toml").read_text(encoding="utf-8"))
    return {name: int(number) for number, names in data["months"].items() for name in names}


def _day_in_figures(text: str) -> date | None:
    """The day of `13/02/2021`, `02/13/2021` or `01.02.2021`: where the figures can be read in one way only."""
    if not (match := _FIGURES.search(text)):
        return None
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or first > 12:
        return day_of(match[4], second, first)
    return day_of(match[4], first, second) if second > 12 else None


def moment_of(text: str) -> date | datetime | None:
    """The moment that a message's or a feed's date states, in whatever way it is written; None where it has none."""
    text = text.strip()[:300]
    if match := _HEADER.fullmatch(text.partition("(")[0].strip()):
        year = match[3] if len(match[3]) == 4 else _century(match[3])
        try:
            moment = parsedate_to_datetime(f"{match[1]} {match[2][:3]} 2000 {match[4]} {match[5] or ''}")
            return moment.replace(year=int(year))
        except (ValueError, TypeError, IndexError, OverflowError):
            return find_day(f"{match[1]} {match[2]} {year}")  # there is no such hour or zone
    if len(text) == 8 and text.isdecimal():
        return day_of(text[:4], text[4:6], text[6:])
    return day_of_value(text)


def _century(digits: str) -> str:
    """A year of two digits as messages of the last century had it (RFC 2822): 69 to 99 lie in it."""
    return f"{'19' if digits >= '69' else '20'}{digits}"


def day_in_name(name: str) -> date | None:
    """The day in a file's name (`2021-06-28`, `2021_06_28`, `20210628`), or None."""
    for match in _IN_NAME.finditer(name[-300:]):
        if day := day_of(match[1], match[3], match[4]):
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


def _moment(match: re.Match[str]) -> date | datetime | None:
    day = day_of(match[1], match[2], match[3])
    if day is None or not match[4]:
        return day
    zone = (match[5] or "").replace("Z", "+00:00")
    try:
        return datetime.fromisoformat(f"{day.isoformat()}T{match[4]}{zone}")
    except ValueError:
        return day


_FIRST_YEAR = 1600  # of newspapers
_ZEROS = {
    date(1601, 1, 1),
    date(1899, 12, 30),
    date(1899, 12, 31),
    date(1900, 1, 1),
    date(1904, 1, 1),
    date(1970, 1, 1),
}
_PROGRAM = date(2027, 1, 1)  # where a clock stands before this day, it is wrong
_AHEAD = timedelta(days=60)  # a magazine's issue may carry a later day


def why_impossible(published: date | datetime, today: date | None = None) -> str | None:
    """Why nothing was published then, in words; None where it may have been.

    Programs that have no date write the first or last one that they can count to.
    """
    day = published.date() if isinstance(published, datetime) else published
    if day.year < _FIRST_YEAR or day in _ZEROS or _is_epoch(published):
        return f"not stated: {day.isoformat()} stands where a program had no date"
    if day > max(today or datetime.now(UTC).date(), _PROGRAM) + _AHEAD:
        return f"not stated: {day.isoformat()} has not come yet"
    return None


def _is_epoch(published: date | datetime) -> bool:
    """Whether this is the first second of 1970 in some zone's hours, or the one before, where -1 means no date."""
    if not isinstance(published, datetime):
        return False
    if published.tzinfo is not None:
        return (published + timedelta(seconds=1)).astimezone(UTC).date() == date(1970, 1, 1)
    return published.date() == date(1969, 12, 31) and published.hour >= 12
