"""The phrases of dates: a pattern for each kind, and what it means seen from the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from index.annotate.dates.calendar import (
    Resolved,
    around,
    date_words,
    day_of,
    decade,
    month,
    moved,
    named,
    nearest,
    share,
    weekday_after,
    weekday_before,
)

Match = re.Match[str]


@dataclass
class Setting:
    """What a phrase is read by: the day of publication, whether its clause looks ahead, the day it counts from."""

    published: date | None
    ahead: bool = False
    anchor: Resolved | None = None


Reader = Callable[[Match, Setting], Resolved | None]


@dataclass(frozen=True)
class Phrase:
    """A kind of date phrase. The span is that of the group `date`. An anchored one counts from another date."""

    name: str
    pattern: re.Pattern[str]
    read: Reader
    anchored: bool = False


@cache
def phrases() -> tuple[Phrase, ...]:
    """All kinds; where two match the same words the longer wins, then the earlier."""
    words = date_words()
    fill = {
        "MONTH": "(?P<month>"
        + "|".join(sorted(map(_month_name, words["months"]), key=len, reverse=True))
        + ")",
        "WEEKDAY": "(?P<weekday>" + "|".join(words["weekdays"]) + ")",
        "NUMBER": r"(?P<number>\d{1,3}|"
        + "|".join(sorted((*words["numbers"], *words["vague"]), key=len)[::-1])
        + ")",
        "UNIT": "(?P<unit>day|week|fortnight|month|year|decade)s?",
        "SEASON": "(?P<season>" + "|".join(words["season"]) + ")",
    }
    found = []
    for name, pattern, read in _PHRASES:
        for key, part in fill.items():
            pattern = pattern.replace(key, part)
        found.append(
            Phrase(name, re.compile(rf"(?<![\w$€£-]){pattern}(?![\w-])", re.I), read, read is _counted)
        )
    return tuple(found)


def _month_name(name: str) -> str:
    """The pattern of a month's name: a short one may have a stop."""
    return rf"{name}\b\.?" if len(name) < 5 and name not in ("may", "june", "july") else name


def occurrences(text: str) -> Iterator[tuple[Phrase, Match]]:
    """The date phrases of the text in order, without overlap."""
    found = [(phrase, match) for phrase in phrases() for match in phrase.pattern.finditer(text)]
    found.sort(key=lambda one: (one[1].start("date"), -one[1].end("date")))
    behind = 0
    for phrase, match in found:
        if match.start("date") >= behind and _capital(match):
            yield phrase, match
            behind = match.end("date")


def _capital(match: Match) -> bool:
    """Whether months and weekdays are written as names: "may" and "march" are no months."""
    groups = match.groupdict()
    return all(groups[name][0].isupper() for name in ("month", "weekday") if groups.get(name))


# --- dates written out


def _iso(match: Match, _: Setting) -> Resolved | None:
    day = day_of(int(match["year"]), int(match["m"]), int(match["day"]))
    return Resolved(day, day, f"{named(day)}, as written") if day else None


def _full(match: Match, setting: Setting) -> Resolved | None:
    number = date_words()["months"][match["month"].lower().rstrip(".")]
    year = match["year"]
    first_day, last_day = int(match["day"]), int(match["last"] or match["day"])
    if year:
        first, last = day_of(int(year), number, first_day), day_of(int(year), number, last_day)
        why = "as written"
    elif setting.published:
        first = nearest(setting.published, number, first_day)
        last = day_of(first.year, number, last_day) if first else None
        why = f"the one nearest to {named(setting.published)}"
    else:
        return None
    if first is None or last is None or last < first:
        return None
    told = named(first) if first == last else f"{named(first)} to {named(last)}"
    return Resolved(first, last, f"{told}, {why}")


def _month(match: Match, setting: Setting) -> Resolved | None:
    number = date_words()["months"][match["month"].lower().rstrip(".")]
    name = match["month"].rstrip(".").capitalize()
    year = match["year"]
    if year:
        interval, why = month(int(year), number), f"{name} {year}, as written"
    elif setting.published:
        published = setting.published
        which = (match["which"] or "").lower()
        ahead = which in ("next", "coming") or (setting.ahead and which not in ("last", "past"))
        in_year = published.year + (number <= published.month if ahead else -(number > published.month))
        if which in ("last", "past") and number == published.month:
            in_year -= 1
        interval = month(min(max(in_year, 1), 9999), number)
        why = f"{name} {'after' if ahead else 'before'} {named(published)}"
        if interval[0] <= published <= interval[1]:
            why = f"{name} of {published.year}, the month of publication"
    else:
        return None
    part = (match["part"] or "").lower()
    if part:
        interval, why = share(interval, part), f"{part} in {why}"
    return Resolved(*interval, why)


def _year(match: Match, _: Setting) -> Resolved | None:
    first, last = int(match["year"]), int(match["until"] or match["year"])
    if last < 100:
        last += first // 100 * 100
    if not 1000 <= first <= last <= 2199:
        return None
    told = match["year"] if first == last else f"{first} to {last}"
    return Resolved(
        date(first, 1, 1), date(last, 12, 31), f"the year {told}, as written" if first == last else told
    )


def _decade(match: Match, _: Setting) -> Resolved | None:
    year = int(match["year"])
    return Resolved(*decade(year), f"the {year}s, as written")


# --- dates seen from the day of publication


def _weekday(match: Match, setting: Setting) -> Resolved | None:
    if setting.published is None:
        return None
    published = setting.published
    number = date_words()["weekdays"].index(match["weekday"].lower())
    before, after = (match["which"] or "").lower(), (match["night"] or "").lower()
    name = match["weekday"].capitalize()
    if before in ("next", "coming", "this coming") or (setting.ahead and before != "last"):
        day, why = weekday_after(published, number), f"{name} after {named(published)}"
    else:
        day = weekday_before(published, number, strictly=before == "last")
        why = f"{name} before {named(published)}"
        if day == published:
            why = f"{named(day)}, the day of publication"
    if before in ("overnight", "the night of") or after in ("overnight", "night"):
        last = moved(day, "day", 1)
        return Resolved(day, last, f"the night from {named(day)} to {named(last)}: {why}")
    return Resolved(day, day, why)


def _deictic(match: Match, setting: Setting) -> Resolved | None:
    if setting.published is None:
        return None
    published = setting.published
    phrase = re.sub(r"\s+", " ", match["date"].lower())
    seen = f"seen from {named(published)}"
    if phrase.startswith(("yesterday", "last night", "overnight")):
        day = moved(published, "day", -1)
        last = published if "night" in phrase else day
        return Resolved(day, last, f"{phrase} {seen}")
    if phrase.startswith(("tomorrow",)):
        day = moved(published, "day", 1)
        return Resolved(day, day, f"{phrase} {seen}")
    return Resolved(published, published, f"{phrase} {seen}")


def _calendar_unit(match: Match, setting: Setting) -> Resolved | None:
    """As in "Last week", "this year", "earlier this month", "next weekend"."""
    if setting.published is None:
        return None
    published, unit = setting.published, match["period"].lower()
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(match["which"].lower(), 0)
    part = (match["part"] or "").lower()
    if unit == "weekend":
        saturday = moved(weekday_before(published, 5), "day", 7 if step > 0 else 0)
        first, last = saturday, moved(saturday, "day", 1)
    else:
        first, last = around(moved(published, unit, step), unit)
    if step == 0 and (part in ("earlier", "so far") or (not part and not setting.ahead)):
        last = min(last, published)
    elif part == "later" and step == 0:
        first = max(first, published)
    elif part in ("early", "late", "mid"):
        first, last = share((first, last), part)
    told = f"{part} {match['which'].lower()} {unit}".strip()
    return Resolved(first, last, f"{told} seen from {named(published)}")


def _amount(match: Match) -> tuple[int, int]:
    """The number of units, low and high."""
    word = re.sub(r"\s+", " ", (match["number"] or "one").lower())
    words = date_words()
    if word in words["vague"]:
        low, high = words["vague"][word]
        return low, high
    number = int(word) if word.isdigit() else words["numbers"][word]
    return number, number


def _ago(match: Match, setting: Setting) -> Resolved | None:
    if setting.published is None:
        return None
    published, unit = setting.published, match["unit"].lower()
    low, high = _amount(match)
    first, last = moved(published, unit, -high), moved(published, unit, -low)
    if unit in ("month", "year", "decade"):
        first, last = around(first, unit)[0], around(last, unit)[1]
    return Resolved(first, min(last, published), f"{match['date']} seen from {named(published)}")


def _stretch(match: Match, setting: Setting) -> Resolved | None:
    """As in "The past two weeks", "the next few days"."""
    if setting.published is None:
        return None
    published, unit = setting.published, match["unit"].lower()
    high = _amount(match)[1]
    ahead = match["which"].lower() in ("next", "coming")
    edge = moved(published, unit, high if ahead else -high)
    first, last = (published, edge) if ahead else (edge, published)
    return Resolved(first, last, f"{match['date'].lower()} seen from {named(published)}")


def _recent(match: Match, setting: Setting) -> Resolved | None:
    if setting.published is None:
        return None
    unit = match["unit"].lower()
    back = date_words()["recent"].get(unit, 1)
    first = moved(setting.published, unit, -back)
    why = f"{match['date'].lower()}, taken as {back} {unit}s before {named(setting.published)}"
    return Resolved(first, setting.published, why)


def _season(match: Match, setting: Setting) -> Resolved | None:
    season = match["season"].lower()
    number, months = date_words()["season"][season]
    published = setting.published
    if match["year"]:
        year, why = int(match["year"]), "as written"
    elif published:
        which = (match["which"] or "").lower()
        begun = date(published.year, number, 1) <= published
        year = published.year + (int(begun) if which == "next" else 0 if begun else -1)
        if which == "last" and begun and moved(date(published.year, number, 1), "month", months) > published:
            year -= 1
        why = f"seen from {named(published)}"
    else:
        return None
    if not 1 <= year <= 9998:
        return None
    first = date(year, number, 1)
    return Resolved(first, moved(moved(first, "month", months), "day", -1), f"{season} of {year}, {why}")


def _counted(match: Match, setting: Setting) -> Resolved | None:
    """As in "Two days after", "a week earlier", "the next day": counted from another date of the text."""
    if setting.anchor is None:
        return None
    low, high = _amount(match) if match["number"] or match["unit"] else (1, 1)
    unit = (match["unit"] or match["one"] or "day").lower()
    back = (match["way"] or match["which"] or "").lower() in ("before", "earlier", "previous")
    if setting.ahead:  # what is dated stands behind the phrase, so the count runs the other way
        back = not back
    anchor = setting.anchor
    ends = [moved(day, unit, -n if back else n) for day in (anchor.first, anchor.first) for n in (low, high)]
    word = "before" if back else "after"
    told = re.sub(r"\s+(after|before|later|earlier)$", "", match["date"], flags=re.I).lower()
    return Resolved(min(ends), max(ends), f"{told} {word} {named(anchor.first)}")


_PERIOD = "(?P<period>week|month|year|weekend|decade)"
_DAYTIME = "(?:morning|afternoon|evening|night|overnight|lunchtime|noon|midday|midnight)"
_PREP = r"(?:in|since|until|till|by|during|from|through|of|between|before|after|and|to)\s+"
_PHRASES: tuple[tuple[str, str, Reader], ...] = (
    ("iso", r"(?P<date>(?P<year>\d{4})-(?P<m>\d\d)-(?P<day>\d\d))", _iso),
    (
        "day month",
        r"(?P<date>(?:WEEKDAY,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<last>\d{1,2}))?"
        r"(?:\s+of)?\s+MONTH(?:,?\s+(?P<year>\d{4}))?)",
        _full,
    ),
    (
        "month day",
        r"(?P<date>(?:WEEKDAY,?\s+)?MONTH\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<last>\d{1,2}))?"
        r"(?:,?\s+(?P<year>\d{4}))?)",
        _full,
    ),
    (
        "month year",
        r"(?P<date>(?:(?P<part>early|mid|late)[\s-]+)?(?P<which>(?!))?MONTH,?\s+(?:of\s+)?(?P<year>\d{4}))",
        _month,
    ),
    (
        "month",
        rf"(?:{_PREP})(?P<date>(?:(?P<part>early|mid|late)[\s-]+)?(?:(?P<which>last|this|next|past)\s+)?"
        r"(?P<year>(?!))?MONTH)(?!\s*,?\s*\d)",
        _month,
    ),
    (
        "this month",
        r"(?P<date>(?:(?P<part>early|mid|late)[\s-]+|(?P<which>last|this|next|past)\s+)(?P<year>(?!))?MONTH)"
        r"(?!\s*,?\s*\d)",
        _month,
    ),
    (
        "weekday",
        r"(?P<date>(?:(?P<which>overnight|last|next|this coming|coming|this|the night of|late|early)\s+)?"
        r"WEEKDAY(?:\s+(?P<night>" + _DAYTIME + r"))?)",
        _weekday,
    ),
    (
        "deictic",
        r"(?P<date>(?:earlier\s+|later\s+)?(?:today|tonight)|(?:yesterday|tomorrow)(?:\s+" + _DAYTIME + r")?"
        r"|this\s+(?:morning|afternoon|evening)|last\s+night|overnight)",
        _deictic,
    ),
    (
        "calendar unit",
        rf"(?P<date>(?:(?P<part>earlier|later|early|late|mid|so far)[\s-]+)?(?P<which>last|this|next)\s+{_PERIOD})",
        _calendar_unit,
    ),
    ("ago", r"(?P<date>NUMBER\s+UNIT\s+ago)", _ago),
    (
        "stretch",
        r"(?P<date>the\s+(?P<which>past|last|next|coming|previous)\s+(?:NUMBER\s+|(?!day\b))UNIT)",
        _stretch,
    ),
    ("recent", r"(?P<date>(?:in\s+)?recent\s+UNIT)", _recent),
    (
        "season",
        r"(?P<date>(?:(?P<which>last|this|next)\s+SEASON(?P<year>(?!))?))",
        _season,
    ),
    ("season of year", r"(?P<date>(?P<which>(?!))?SEASON\s+(?:of\s+)?(?P<year>\d{4}))", _season),
    (
        "after",
        r"(?P<date>NUMBER\s+UNIT\s+(?P<way>after|before))(?P<inner>)(?P<which>(?!))?(?P<one>(?!))?",
        _counted,
    ),
    ("later", r"(?P<date>NUMBER\s+UNIT\s+(?P<way>later|earlier))(?P<which>(?!))?(?P<one>(?!))?", _counted),
    (
        "next day",
        r"(?P<date>the\s+(?P<which>next|following|previous)\s+(?P<one>day))(?P<number>(?!))?(?P<unit>(?!))?(?P<way>(?!))?",
        _counted,
    ),
    (
        "years",
        r"(?P<date>(?P<year>1[5-9]\d\d|20\d\d)\s?[-–]\s?(?P<until>1[5-9]\d\d|20\d\d|\d\d))",
        _year,
    ),
    ("year", r"(?P<date>(?P<year>1[5-9]\d\d|20\d\d))(?P<until>(?!))?", _year),
    ("decade", r"(?P<date>(?:the\s+)?(?P<year>(?:1[5-9]|20)\d0)[’']?s)", _decade),
)
