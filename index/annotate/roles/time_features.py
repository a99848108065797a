"""When a sentence plays: years, months and weekdays against the day of publication, and phrases such as “last year”."""

from __future__ import annotations

from functools import cache

import numpy as np

from index.annotate.roles.token_table import SentenceCounts, SentenceTable, fixed, hash_of

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_FIRST_YEAR, _LAST_YEAR = 1700, 2060  # other numbers of four digits are no years


def time(table: SentenceTable) -> dict[str, SentenceCounts]:
    """The features of time; each is an array with a figure a sentence."""
    return {**_years(table), **_calendar(table), **_phrases(table)}


@cache
def _numbered(words: tuple[str, ...]) -> dict[int, int]:
    """Hash of each word to its number."""
    return {int(hash_of(word)): number for number, word in enumerate(words)}


def _years(table: SentenceTable) -> dict[str, SentenceCounts]:
    """How far the years that a sentence names lie from the article's year, else from the last year it names."""
    text, day = table.parsed.text, table.parsed.article.day
    starts = table.column("start")
    named = []
    for row in np.flatnonzero(table.column("shape") == hash_of("dddd")):
        start = int(starts[row])
        written = text[start : start + 4]
        # “²021” has the shape of a year as well
        if written.isdecimal() and _FIRST_YEAR < int(written) < _LAST_YEAR:
            named.append((int(table.owner[row]), int(written)))
    now = day.year if day else max((year for _, year in named), default=0)
    features = {name: np.zeros(len(table), dtype=np.float32) for name in _GAPS}
    for owner, year in named:
        features[_gap(now - year)][owner] = 1
    features["dated"] = np.full(len(table), day is not None, dtype=np.float32)
    return features


_GAPS = ("year to come", "this year", "year before", "years before", "long before")


def _gap(years: int) -> str:
    if years < 0:
        return "year to come"
    if years < 2:
        return "year before" if years else "this year"
    return "years before" if years < 5 else "long before"


def _calendar(table: SentenceTable) -> dict[str, SentenceCounts]:
    """Months near and far from the month of publication, weekdays by their distance."""
    names = ("month near", "month far", "same weekday", "day before", "other weekday")
    features = {name: np.zeros(len(table), dtype=np.float32) for name in names}
    day = table.parsed.article.day
    if day is None:
        return features
    months, days = _numbered(tuple(_MONTHS)), _numbered(tuple(_DAYS))
    rows = np.flatnonzero(table.words("weekday") | table.words("month"))
    for owner, key in zip(table.owner[rows], table.column("lower")[rows], strict=True):
        month, weekday = months.get(int(key)), days.get(int(key))
        if month is not None:
            near = (month + 1 - day.month) % 12 in (0, 11)
            features["month near" if near else "month far"][owner] = 1
        elif weekday is not None:
            gap = (day.weekday() - weekday) % 7
            features[names[2 + min(gap, 2)]][owner] = 1
    return features


def _phrases(table: SentenceTable) -> dict[str, SentenceCounts]:
    last, year, week = table.words("last"), table.words("year"), table.words("week")
    ago = table.column("lower") == hash_of("ago")
    decade = np.isin(table.column("shape"), fixed("ddddx", "dddd'x", "dddd’x"))
    return {
        "last year": table.has(table.followed(last, year)),
        "last week": table.has(table.followed(last, week)),
        "years ago": table.has(table.followed(year, ago)),
        "days ago": table.has(table.followed(week, ago)),
        "decade": table.has(decade),
        "next": table.has(table.words("next")),
    }
