"""The phrases of dates: a pattern for each kind, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from index.annotate.dates.date_arithmetic import Resolved, date_words
from index.annotate.dates.normalization import (
    PhraseMatch,
    PhraseSetting,
    read_ago,
    read_calendar_unit,
    read_counted,
    read_decade,
    read_deictic,
    read_figures,
    read_full,
    read_holiday,
    read_iso,
    read_month,
    read_recent,
    read_season,
    read_stretch,
    read_weekday,
    read_weekend,
    read_year,
)
from index.model import Offsets

Reader = Callable[[PhraseMatch, PhraseSetting], Resolved | None]


@dataclass(frozen=True)
class Phrase:
    """A kind of date phrase. The span is that of the group `date`. An anchored one counts from another date.

    One of the words of `needs` stands in every one; where there are none, four digits in a row.
    """

    name: str
    pattern: re.Pattern[str]
    read: Reader
    needs: frozenset[str]
    anchored: bool = False


@cache
def phrases() -> tuple[Phrase, ...]:
    """All kinds; where two match the same words the longer wins, then the earlier."""
    words = date_words()
    parts = words["part"]
    fill = {
        "MONTH": "(?P<month>"
        + "|".join(sorted(map(_month_name, words["months"]), key=len, reverse=True))
        + ")",
        "WEEKDAY": "(?P<weekday>" + "|".join(words["weekdays"]) + ")",
        "NUMBER": r"(?P<number>\d{1,3}|"
        + "|".join(sorted((*words["numbers"], *words["vague"]), key=len)[::-1])
        + ")",
        "UNIT": "(?P<unit>" + "|".join(_UNITS) + ")s?",
        "PERIOD": "(?P<period>" + "|".join(_PERIODS) + ")",
        "SEASON": "(?P<season>" + "|".join(words["season"]) + ")",
        "HOLIDAY": "(?P<holiday>" + "|".join(map(_holiday_name, words["holiday"])) + ")",
        "PART_OF": "(?P<part>" + "|".join(one.replace(" ", r"\s+") for one in parts if " " in one) + ")",
        "PART": "(?P<part>" + "|".join(one for one in parts if " " not in one) + r")(?:[\s-]+|\s+in\s+)",
        "STREET": "(?:" + "|".join(words["streets"]) + ")",
        "DAYNAME": "(?:" + "|".join((*words["weekdays"], *words["short_weekdays"])) + ")",
    }
    kinds = []
    for name, pattern, read in _PHRASES:
        needs = _needs(name, pattern)
        for key, part in fill.items():
            pattern = pattern.replace(key, part)
        whole = re.compile(rf"(?<![\w$€£-]){pattern}(?![\w-])", re.I)
        kinds.append(Phrase(name, whole, read, needs, read is read_counted))
    return tuple(kinds)


def _needs(name: str, pattern: str) -> frozenset[str]:
    """The words one of which a phrase must have: most texts have few, and a search for each kind takes its time."""
    words = date_words()
    kinds = {
        "MONTH": words["months"],
        "WEEKDAY": words["weekdays"],
        "SEASON": words["season"],
        "UNIT": (*_UNITS, *(f"{unit}s" for unit in _UNITS)),
        "PERIOD": _PERIODS,
        "HOLIDAY": [_WORD.findall(name)[0] for name in words["holiday"]],
    }
    for kind, needed in kinds.items():
        if kind in pattern:
            return frozenset(needed)
    return frozenset(_NEEDED.get(name, ()))


def _month_name(name: str) -> str:
    """The pattern of a month's name: a short one may have a stop."""
    return rf"{name}\b\.?" if len(name) < 5 and name not in ("may", "june", "july") else name


def _holiday_name(name: str) -> str:
    """The pattern of a holiday's name, with either apostrophe."""
    return re.escape(name).replace("'", "[’']").replace(r"\ ", r"\s+")


def occurrences(text: str, passages: Iterable[Offsets]) -> Iterator[tuple[Phrase, PhraseMatch]]:
    """The date phrases of the passages of a text in order, without overlap; none runs over the end of a passage."""
    for start, end in passages:
        words = set(_WORD.findall(text[start:end].lower()))
        year = any(map(str.isdigit, words))
        kinds = [kind for kind in phrases() if (not words.isdisjoint(kind.needs) if kind.needs else year)]
        matches = [(kind, match) for kind in kinds for match in kind.pattern.finditer(text, start, end)]
        matches.sort(key=lambda one: (one[1].start("date"), -one[1].end("date")))
        behind = start
        for phrase, match in matches:
            if match.start("date") >= behind and _capital(match):
                yield phrase, match
                behind = match.end("date")


def _capital(match: PhraseMatch) -> bool:
    """Whether months and weekdays are written as names: "may" and "march" are no months."""
    groups = match.groupdict()
    return all(groups[name][0].isupper() for name in ("month", "weekday") if groups.get(name))


_WORD = re.compile(r"[^\W\d_]+|\d{4}")
_UNITS = ("day", "week", "fortnight", "month", "year", "decade")
_PERIODS = ("week", "month", "year", "weekend", "decade")
# the words of kinds that are written out below
_NEEDED = {
    "deictic": ("today", "tonight", "yesterday", "tomorrow", "this", "last", "overnight"),
    "next day": ("day", "morning", "afternoon", "evening", "night"),
    "weekend": ("weekend",),
    "figures": (),
}
_DAYTIME = "(?:morning|afternoon|evening|night|overnight|lunchtime|noon|midday|midnight)"
_PREP = r"(?:in|since|until|till|by|during|from|through|of|between|before|after|and|to)\s+"
# behind a number that is a house's: “the 1700 block”, “1601 Elm Street”; not “in 2008 Wall Street …”
_NO_ADDRESS = (
    r"(?!\s+block\b)(?:(?<=\bin\s....)|(?<=\bsince\s....)|(?!(?-i:(?:\s+[A-Z\d][\w'’.]*){1,3}?\s+STREET\b)))"
)
_PHRASES: tuple[tuple[str, str, Reader], ...] = (
    ("iso", r"(?P<date>(?P<year>\d{4})-(?P<m>\d\d)-(?P<day>\d\d))", read_iso),
    (
        "figures",
        r"(?P<date>(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d))",
        read_figures,
    ),
    (
        "days of a month",
        r"(?P<date>(?:DAYNAME,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,\s+(?:DAYNAME,?\s+)?\d{1,2}(?:st|nd|rd|th)?)*"
        r"\s*(?:,?\s+and|,?\s+or|\s+to|\s*&)\s+(?:DAYNAME,?\s+)?(?P<last>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+MONTH"
        r"(?:,?\s+(?P<year>\d{4}))?)",
        read_full,
    ),
    (
        "month days",
        r"(?P<date>MONTH\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:,\s+\d{1,2}(?:st|nd|rd|th)?)*"
        r"(?:,?\s+and|\s+to)\s+(?P<last>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?P<year>\d{4}))?)(?!\s*[:.]\d|\s+[ap]\.?m)",
        read_full,
    ),
    (
        "day month",
        r"(?P<date>(?:(?P<dayname>DAYNAME),?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<last>\d{1,2}))?"
        r"(?:\s+of)?\s+MONTH(?:,?\s+(?P<year>\d{4}))?)",
        read_full,
    ),
    (
        "month day",
        r"(?P<date>(?:(?P<dayname>DAYNAME),?\s+)?MONTH\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<last>\d{1,2}))?"
        r"(?:,?\s+(?P<year>\d{4}))?)",
        read_full,
    ),
    (
        "month year",
        r"(?P<date>(?:PART)?(?P<which>(?!))?MONTH,?\s+(?:of\s+)?(?P<year>\d{4}))",
        read_month,
    ),
    (
        "part of a month",
        r"(?P<date>(?:the\s+)?PART_OF\s+(?:(?P<which>last|this|next|past)\s+)?MONTH(?:,?\s+(?P<year>\d{4}))?)(?!\s*,?\s*\d)",
        read_month,
    ),
    (
        "month",
        rf"(?:{_PREP}|as\s+(?:recently|late|early)\s+as\s+)"
        r"(?P<date>(?:PART)?(?:(?P<which>last|this|next|past)\s+)?(?P<year>(?!))?MONTH)(?!\s*,?\s*\d)",
        read_month,
    ),
    (
        "this month",
        r"(?P<date>(?:PART|(?P<which>last|this|next|past)\s+)(?P<year>(?!))?MONTH)"
        r"(?!\s*,?\s*\d)",
        read_month,
    ),
    (
        "weekday",
        r"(?P<date>(?:(?P<which>overnight|last|next|this coming|coming|this|the night of|late|early)\s+)?"
        r"WEEKDAY(?:\s+(?P<night>" + _DAYTIME + r"))?)",
        read_weekday,
    ),
    (
        "deictic",
        r"(?P<date>(?:earlier\s+|later\s+)?(?:today|tonight)|(?:yesterday|tomorrow)(?:\s+" + _DAYTIME + r")?"
        r"|this\s+(?:morning|afternoon|evening)|last\s+night|overnight)",
        read_deictic,
    ),
    (
        "calendar unit",
        r"(?P<date>(?:(?P<part>earlier|later|early|late|mid|so far)[\s-]+)?(?P<which>last|this|next)\s+PERIOD)",
        read_calendar_unit,
    ),
    ("ago", r"(?P<date>NUMBER\s+UNIT\s+ago)", read_ago),
    (
        "stretch",
        r"(?P<date>the\s+(?P<which>past|last|next|coming|previous)\s+(?:NUMBER\s+|(?!day\b))UNIT)",
        read_stretch,
    ),
    (
        "weekend",
        r"(?:over|during|on|at|of|through|throughout|all)\s+(?P<date>the\s+weekend)",
        read_weekend,
    ),
    (
        "holiday",
        r"(?P<date>HOLIDAY(?!\s+(?:week|season))(?:,?\s+(?P<year>\d{4}))?)",
        read_holiday,
    ),
    ("recent", r"(?P<date>(?:in\s+)?recent\s+UNIT)", read_recent),
    (
        "season",
        r"(?P<date>(?:(?P<which>last|this|next)\s+SEASON(?P<year>(?!))?))",
        read_season,
    ),
    ("season of year", r"(?P<date>(?P<which>(?!))?SEASON\s+(?:of\s+)?(?P<year>\d{4}))", read_season),
    (
        "after",
        r"(?P<date>NUMBER\s+UNIT\s+(?P<way>after|before))(?P<inner>)(?P<which>(?!))?(?P<same>(?!))?",
        read_counted,
    ),
    (
        "later",
        r"(?P<date>NUMBER\s+UNIT\s+(?P<way>later|earlier))(?P<which>(?!))?(?P<same>(?!))?",
        read_counted,
    ),
    (
        "next day",
        r"(?P<date>(?:the\s+(?P<which>next|following|previous|same)\s+|(?P<same>that(?:\s+same)?)\s+)"
        r"(?:day|morning|afternoon|evening|night))(?P<number>(?!))?(?P<unit>(?!))?(?P<way>(?!))?",
        read_counted,
    ),
    (
        "years",
        r"(?P<date>(?P<year>1[5-9]\d\d|20\d\d)\s?[-–]\s?(?P<until>1[5-9]\d\d|20\d\d|\d\d))",
        read_year,
    ),
    (
        "year",
        r"(?P<date>(?P<year>1[5-9]\d\d|20\d\d))(?P<until>(?!))?"
        + _NO_ADDRESS
        + r"(?!\s*(?:GMT|UTC|hours|hrs|local|E[SD]T|[ap]\.?m)\b)",
        read_year,
    ),
    ("decade", r"(?P<date>(?:the\s+)?(?P<year>(?:1[5-9]|20)\d0)[’']?s)", read_decade),
)
