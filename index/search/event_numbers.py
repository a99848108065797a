"""What a query asks of an event's figures and days: `killed:>5`, `on:2021-06`; as terms of passages, and of its row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from index.model import Article, Event

COUNTED: Final = ("killed", "wounded")  # kinds of figures that are fields
ON: Final = "on"  # the day that an event happened
_DIGITS: Final = 9
_LARGEST: Final = 10**_DIGITS - 1
SHORT: Final = 31  # of an interval that is said day by day; a longer one is only of its whole stretch
_LIKELY: Final = 0.5  # surety from which the day of its happening is an event's
LowestAndHighest = tuple[int, int]  # lowest and highest as printed; -1 where there is none
FirstAndLastDay = tuple[int, int]  # ordinal numbers; 0 where no day is told


def term(number: int) -> str:
    """A figure as a term: all are of one length, so that they are sorted as numbers are."""
    return f"{min(number, _LARGEST):0{_DIGITS}}"


def figures_of_kind(event: Event, what: str) -> LowestAndHighest:
    """The lowest and highest figure of a kind that is printed of an event."""
    numbers = [
        n for count in event.counts if count.what == what for n in (count.low, count.high) if n is not None
    ]
    return (min(numbers), min(max(numbers), _LARGEST)) if numbers else (-1, -1)


def days_by_event(article: Article) -> dict[str, FirstAndLastDay]:
    """When each event happened: on its own day, else on that of its happening, where it is likely."""
    days: dict[str, FirstAndLastDay] = {}
    for happening in article.happenings:
        when = happening.date
        if when is not None and when.confidence >= _LIKELY:
            days |= dict.fromkeys(happening.events, (when.first.toordinal(), when.last.toordinal()))
    stated = {event.id: event.date for event in article.events if event.date is not None}
    return days | {name: (date.first.toordinal(), date.last.toordinal()) for name, date in stated.items()}


def day_terms(days: Iterable[FirstAndLastDay]) -> Iterator[str]:
    """The terms of days: each day of a short interval; a long one stands behind its first, for ranges that hold it."""
    for first, last in days:
        if first and last - first <= SHORT:
            yield from (date.fromordinal(one).isoformat() for one in range(first, last + 1))
        elif first:
            yield f"{date.fromordinal(first).isoformat()}~"


def asked_numbers(value: str) -> tuple[int, int]:
    """The range of figures, or of days as ordinal numbers, that a condition on rows names (“000000006..”)."""
    first, _, last = value.partition("..")
    return _ordinal(first, 0), _ordinal(last, _LARGEST)


def _ordinal(text: str, default: int) -> int:
    """A figure, or a day; what is neither is behind all."""
    if not text:
        return default
    if text.isdecimal():
        return int(text)
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return _LARGEST + 1
