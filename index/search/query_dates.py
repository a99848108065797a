"""Dates in a query line: a day, a month or a year, and ranges of them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def days_of(text: str) -> tuple[str, str] | None:
    """The first and last day (ISO) of “2021”, “2021-06” or “2021-06-28”; None for anything else."""
    match = _DATE.fullmatch(text.strip().strip("'\""))
    if not match:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = date(first.year, last_month, day or monthrange(first.year, last_month)[1])
    except ValueError:
        return None
    return first.isoformat(), last.isoformat()
