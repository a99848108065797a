"""Units of time from years to hours, and the bins that happenings are counted in.

No article tells the hour of what happened in a form that is kept: bins of hours are of the hour of the first report.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Unit = Literal["year", "month", "day", "hour"]
UNITS: Final[tuple[Unit, ...]] = ("year", "month", "day", "hour")


@dataclass(frozen=True, slots=True)
class Bin:
    """A year, a month, a day or an hour, and how many happenings lie in it as a whole."""

    first: date
    last: date
    happenings: int
    hour: int | None = None


def end_of(start: date, unit: Unit) -> date:
    """The last day of a bin that begins so."""
    if unit == "year":
        return start.replace(month=12, day=31)
    return start.replace(day=calendar.monthrange(start.year, start.month)[1]) if unit == "month" else start
