"""The days that a draft gives for what happened, held against those that articles give for the same happening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from index.happenings.article_report import STANDING
from index.model import Article, Event, EventDate
from index.proof.quoted_words import quoted_in
from index.proof.same_event import DatedDeed, deed_of, deeds_of, is_same
from index.proof.same_matter import articles_on, shared, words_around
from index.proof.source_search import Sources
from index.reading.source_dates import MONTH

MOST_SHOWN = 3
LEAST_SHARED = 5  # a name with two words: tolls are alike in many attacks on one town
FAR_APART = 14  # days: from then on another happening is told, not another day
ONE_NIGHT = timedelta(days=1)  # between two days that may be of one happening
_MOST_DAYS = 62  # of a stretch: a longer one tells no day
_YEAR_LONG = 365
_YEAR = re.compile(r"\b[12]\d{3}\b")
_DAY_OF_MONTH = re.compile(rf"\b{MONTH} \d|\d(?:st|nd|rd|th)?(?: of)? {MONTH}\b|\d-\d", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:mon|tue|wed|thu|fri|sat|sun)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class DayThere:
    """A day as an article gives it: in words, the reason for it, and the sentence with its place."""

    day: str
    reason: str
    article: str
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class DayProof:
    """A day of the draft that no article gives for the happening: its place, its words, and the days that they give."""

    start: int
    end: int
    words: str
    there: tuple[DayThere, ...]


def prove_days(draft: Article, sources: Sources) -> Iterator[DayProof]:
    """The days of an annotated draft that differ from all that the collection gives, those in quotation marks left out.

    A draft without a day of its own is read as written on any: of its days only the words count.
    """
    by_place: dict[tuple[int, int], list[Event]] = {}
    quoted = quoted_in(draft)
    for event in draft.events:
        when = event.date
        if when is None or when.start is None or when.end is None or STANDING[event.status] != "done":
            continue
        if not any(region.start < when.end and when.start < region.end for region in quoted):
            by_place.setdefault((when.start, when.end), []).append(event)
    for start, end in sorted(by_place):
        there = _days_of_all(draft, by_place[start, end], sources)
        if there:
            yield DayProof(start, end, draft.text[start:end], there)


def _days_of_all(draft: Article, events: Iterable[Event], sources: Sources) -> tuple[DayThere, ...]:
    """What articles give for the events of one day of the draft; nothing where the day may be that of one of them."""
    days: dict[DayThere, None] = {}
    for event in events:
        found = _found(draft, event, sources)
        words = draft.text[event.date.start : event.date.end].casefold() if event.date else ""
        if any(words in deed.words.casefold() for deed in found):
            return ()
        if any(_may_be(draft, event, when) for deed in found for when in deed.dates):
            return ()
        if _is_of_one(found):
            days |= dict.fromkeys(_there(deed) for deed in found)
    return tuple(days)[:MOST_SHOWN]


def _found(draft: Article, event: Event, sources: Sources) -> list[DatedDeed]:
    """The same deed as articles tell it, with all days that they give for it."""
    drafted = deed_of(draft, event)
    words = words_around(draft, event.start)
    return [
        deed
        for article in articles_on(words, sources)
        for deed in deeds_of(article)
        if is_same(drafted, deed) and shared(words, f"{deed.words} {article.title or ''}") >= LEAST_SHARED
    ]


def _may_be(draft: Article, event: Event, when: EventDate) -> bool:
    """Whether the draft's day may lie in a stretch, by what its words tell, or is too far off for one happening."""
    drafted = event.date
    if drafted is None or drafted.first != drafted.last or (when.last - when.first).days > _MOST_DAYS:
        return True
    if drafted.first <= when.last and when.first <= drafted.last:
        return True
    words = draft.text[drafted.start : drafted.end]
    days = [when.first + timedelta(days=number) for number in range((when.last - when.first).days + 1)]
    is_whole = draft.day is not None or _YEAR.search(words)
    off = max(when.first - drafted.first, drafted.first - when.last).days
    if _DAY_OF_MONTH.search(words) and not is_whole:  # of any year
        off = min(off % _YEAR_LONG, -off % _YEAR_LONG)
        day = drafted.first.month, drafted.first.day
        return off > FAR_APART or any((other.month, other.day) == day for other in days)
    if is_whole and off > FAR_APART:
        return True
    if _WEEKDAY.search(words):  # it may be of another week than the one before the draft's day
        is_day = _DAY_OF_MONTH.search(words)
        return not is_day and any(other.weekday() == drafted.first.weekday() for other in days)
    return not is_whole  # “yesterday”


def _is_of_one(deeds: list[DatedDeed]) -> bool:
    """Whether deeds may be of one happening: where their days lie apart, or none is given, more than one fits."""
    dates = [deed.dates[0] for deed in deeds if deed.dates]
    if not dates or len(dates) < len(deeds):
        return False
    return max(when.first for when in dates) - min(when.last for when in dates) <= ONE_NIGHT


def _there(deed: DatedDeed) -> DayThere:
    when = deed.dates[0]
    words = " ".join(deed.words.split())
    return DayThere(
        _in_words(when.first, when.last), when.reason, deed.article.id, deed.start, deed.end, words
    )


def _in_words(first: date, last: date) -> str:
    return f"{first:%A %-d %B %Y}" if first == last else f"{first:%-d %B %Y} to {last:%-d %B %Y}"
