"""Days in the Extended Date/Time Format (ISO 8601-2, levels 0 to 2): how exact a day is stays visible.

`2021-06-28` is a day, `2021-06` a month, `2021` a year, `202X` a decade; `[2021-06-27..2021-06-29]` says one of
these days. <https://www.loc.gov/standards/datetime/>
"""

from __future__ import annotations

import calendar
from datetime import date

_DECADE = 10


def edtf(first: date | None, last: date | None) -> str:
    """The days from `first` to `last`, of which something happened on one; empty where there is none."""
    if first is None or last is None:
        return ""
    if first == last:
        return first.isoformat()
    if first.day == 1 and _is_last_of_month(last):
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.year:04}-{first.month:02}"
        if (first.month, last.month) == (1, 12):
            if first.year == last.year:
                return f"{first.year:04}"
            if first.year % _DECADE == 0 and last.year == first.year + _DECADE - 1:
                return f"{first.year // _DECADE:03}X"
    return f"[{first.isoformat()}..{last.isoformat()}]"


def _is_last_of_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
