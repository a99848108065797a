"""Two dates that are the ends of one stretch: "from Friday to Sunday", "between June and August"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.annotate.dates.date_arithmetic import named
from index.annotate.dates.timex import FoundDate

_LONGEST = 366  # days of a stretch without years
_OPENING = 8  # characters before the first date in which the stretch is opened
_FROM = re.compile(r"\bfrom\s+\Z", re.I)
_BETWEEN = re.compile(r"\bbetween\s+\Z", re.I)
_TO = re.compile(r",?\s+(?:to|until|till|through)\s+", re.I)
_AND = re.compile(r"\s+and\s+", re.I)


def with_ranges(text: str, dates: Sequence[FoundDate]) -> list[FoundDate]:
    """The dates of a text in text order, the ends of a stretch as one date."""
    joined: list[FoundDate] = []
    for found_date in dates:
        first = joined[-1] if joined else None
        if first is not None and _is_stretch(text, first, found_date):
            joined[-1] = _stretch(first, found_date)
        else:
            joined.append(found_date)
    return joined


def _is_stretch(text: str, first: FoundDate, last: FoundDate) -> bool:
    before, between = text[max(0, first.start - _OPENING) : first.start], text[first.end : last.start]
    is_one = (_FROM.search(before) and _TO.fullmatch(between)) or (
        _BETWEEN.search(before) and _AND.fullmatch(between)
    )
    return bool(is_one) and first.first < last.last and (last.last - first.first).days <= _LONGEST


def _stretch(first: FoundDate, last: FoundDate) -> FoundDate:
    reason = f"{named(first.first)} to {named(last.last)}: {first.reason}; {last.reason}"
    return replace(first, end=last.end, last=last.last, reason=reason)
