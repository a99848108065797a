"""What a date phrase means: the days of each kind, written out or seen from the day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from index.annotate.dates.date_arithmetic import (
    Resolved,
    around,
    date_words,
    day_of,
    decade,
    holiday,
    month,
    moved,
    named,
    nearest,
    share,
    weekday_after,
    weekday_before,
)

PhraseMatch = re.Match[str]
_MONTHS = 12
_STALE = 31  # days before publication on which something may still be told as to come
_WEEKDAY_YEARS = 6  # years back in which a day and its weekday are looked for together


@dataclass
class PhraseSetting:
    """What a phrase is read by: the day of publication, its clause's tense, the day it counts from.

    `ahead` says that the clause looks ahead, `past` that it tells the past: what it dates has happened. Where it is
    `unsure`, what looks ahead may have happened since.
    """

    published: date | None
    ahead: bool = False
    anchor: Resolved | None = None
    past: bool = False
    unsure: bool = False

    @property
    def is_to_come(self) -> bool:
        """Whether what is dated has surely not happened yet."""
        return self.ahead and not self.unsure


def read_iso(match: PhraseMatch, _: PhraseSetting) -> Resolved | None:
    """As in "2024-05-12"."""
    day = day_of(int(match["year"]), int(match["m"]), int(match["day"]))
    return Resolved(day, day, f"{named(day)}, as written") if day else None


def read_full(match: PhraseMatch, setting: PhraseSetting) -> Resolved | None:
    """As in "12 May 2024", "May 12"; without a year the one nearest to the day of publication."""
    number = date_words()["months"][match["month"].lower().rstrip(".")]
    year = match["year"]
    first_day, last_day = int(match["day"]), int(match["last"] or match["day"])
    if year:
        first, last = day_of(int(year), number, first_day), day_of(int(year), number, last_day)
        why = "as written"
    elif setting.published:
        first = _without_year(setting, number, first_day, _weekday_of(match))
        last = day_of(first.year, number, last_day) if first else None
        why = f"the {_which_year(setting, first)} {named(setting.published)}"
    else:
        return None
    if first is None or last is None or last < first:
        return None
    in_words = named(first) if first == last else f"{named(first)} to {named(last)}"
    return Resolved(first, last, f"{in_words}, {why}")


def _without_year(setting: PhraseSetting, number: int, day: int, weekday: int | None) -> date | None:
    """The day of a month without its year: what has happened lies before publication."""
    published = setting.published
    if published is None:
        return None
    if weekday is not None:  # "Sat., May 4": the nearest year in which it is one
        years = range(published.year - _WEEKDAY_YEARS, published.year + 1 + (not setting.past))
        days = [
            full_date
            for year in years
            if (full_date := day_of(max(year, 1), number, day)) and full_date.weekday() == weekday
        ]
        if fitting := [one for one in days if not setting.past or one <= published]:
            return min(fitting, key=lambda one: abs((one - published).days))
    first = nearest(published, number, day)
    if first is not None and setting.past and first > published:
        return day_of(first.year - 1, number, day) if first.year > 1 else None
    if first is not None and setting.is_to_come and (published - first).days > _STALE:
        return day_of(first.year + 1, number, day) if first.year < date.max.year else None
    return first


def _which_year(setting: PhraseSetting, first: date | None) -> str:
    """How the year of a day without one was found, in words."""
    if setting.past:
        return "last one before"
    if first is None or setting.published is None or not setting.is_to_come:
        return "one nearest to"
    return "next one after" if first > setting.published else "one nearest to"


def _weekday_of(match: PhraseMatch) -> int | None:
    """The number of the weekday that stands before a day of a month."""
    name = (match.groupdict().get("dayname") or "").lower()[:3]
    names = [weekday[:3] for weekday in date_words()["weekdays"]]
    return names.index(name) if name in names else None


def read_figures(match: PhraseMatch, setting: PhraseSetting) -> Resolved | None:
    """As in "28/4/2015", "4/28/15"; where both orders make a day, the one nearest to publication."""
    first, second, year = int(match["one"]), int(match["two"]), int(match["year"])
    year += 2000 if year < 100 else 0
    readings = [
        (day_of(year, second, first), "day before the month"),
        (day_of(year, first, second), "month before the day"),
    ]
    possible = [(day, why) for day, why in readings if day is not None]
    if len(possible) == 2 and possible[0][0] != possible[1][0]:
        if setting.published is None:
            return None
        published = setting.published
        possible.sort(key=lambda one: abs((one[0] - published).days))
    if not possible:
        return None
    day, why = possible[0]
    return Resolved(day, day, f"{named(day)}, as written, the {why}")


def read_holiday(match: PhraseMatch, setting: PhraseSetting) -> Resolved | None:
    """As in "New Year's Day", "Thanksgiving 2015": the last one before publication, unless the clause looks ahead."""
    published = setting.published
    name = re.sub(r"\s+", " ", match["holiday"].lower().replace("’", "'"))
    rule = date_words()["holiday"][name]
    shown = match["holiday"]
    if match["year"]:
        day = holiday(rule, int(match["year"]))
        return Resolved(day, day, f"{shown} {match['year']}: {named(day)}") if day else None
    if published is None:
        return None
    years = (published.year + step for step in (-1, 0, 1) if 1 <= published.year + step <= 9999)
    days = [day for year in years if (day := holiday(rule, year))]
    fitting = [day for day in days if (day > published) == setting.ahead]
    day = (min if setting.ahead else max)(fitting, default=None)
    if day is None:
        return None
    return Resolved(
        day, day, f"{shown} {'after' if setting.ahead else 'before'} {named(published)}: {named(day)}"
    )


def read_weekend(_: PhraseMatch, setting: PhraseSetting) -> Resolved | None:
    """As in "over the weekend": the last one that began before publication."""
    if setting.published is None:
        return None
    saturday = weekday_before(setting.published, 5)
    if setting.ahead:
        saturday = moved(saturday, "day", 7)
    sunday = moved(saturday, "day", 1)
    return Resolved(saturday, sunday, f"the weekend seen from {named(setting.published)}")


def read_month(match: PhraseMatch, setting: PhraseSetting) -> Resolved | None:
    """As in "May 2024", "in late May", "at the end of May", "last May"."""
    number = date_words()["months"][match["month"].lower().rstrip(".")]
    name = match["month"].rstrip(".").capitalize()
    year = match["year"]
    if year:
        interval, why = month(int(year), number), f"{name} {year}, as written"
    elif setting.published:
        published = setting.published
        which = (match["which"] or "").lower()
        is_next = which in ("next", "coming")
        ahead = is_next or (which not in ("last", "past") and _is_ahead(setting, number))
        first = published.month + is_next  # "begins in May", said in May, is this month
        in_year = published.year + (number < first if ahead else -(number > published.month))
        if which in ("last", "past") and number == published.month:
            in_year -= 1
        interval = month(min(max(in_year, 1), 9999), number)
        why = f"{name} {'after' if ahead else 'before'} {named(published)}"
        if interval[0] <= published <= interval[1]:
            why = f"{name} of {published.year}, the month of publication"
    else:
        return None
    part = re.sub(r"\s+", " ", (match["part"] or "").lower())
    if part:
        interval, why = share(interval, part), f"{part} {'' if part.endswith(' of') else 'in '}{why}"
    return Resolved(*interval, why)


def _is_ahead(setting: PhraseSetting, number: int) -> bool:
    """Whether a month is one to come; where that is unsure, the nearest one is meant."""
    if setting.published is None or not setting.unsure:
        return setting.ahead
    return (number - setting.published.month) % _MONTHS <= _MONTHS // 2


def read_year(match: PhraseMatch, _: PhraseSetting) -> Resolved | None:
    """As in "2024", "2019-21"."""
    first, last = int(match["year"]), int(match["until"] or match["year"])
    if last < 100:
        last += first // 100 * 100
    if not 1000 <= first <= last <= 2199:
        return None
    years = match["year"] if first == last else f"{first} to {last}"
    return Resolved(
        date(first, 1, 1), date(last, 12, 31), f"the year {years}, as written" if first == last else years
    )


def read_decade(match: PhraseMatch, _: PhraseSetting) -> Resolved | None:
    """As in "the 1990s"."""
    year = int(match["year"])
    return Resolved(*decade(year), f"the {year}s, as written")


def read_weekday(match: PhraseMatch, setting: PhraseSetting) -> Resolved | None:
    """As in "On Monday", "next Friday", "overnight Sunday"."""
    if setting.published is None:
        return None
    published = setting.published
    number = date_words()["weekdays"].index(match["weekday"].lower())
    before, after = (match["which"] or "").lower(), (match["night"] or "").lower()
    name = match["weekday"].capitalize()
    is_today = number == published.weekday() and not before  # "will be held Wednesday", told on Wednesday
    if before in ("next", "coming", "this coming") or (setting.ahead and before != "last" and not is_today):
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


def read_deictic(match: PhraseMatch, setting: PhraseSetting) -> Resolved | None:
    """As in "Today", "yesterday evening", "last night"."""
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


def read_calendar_unit(match: PhraseMatch, setting: PhraseSetting) -> Resolved | None:
    """As in "Last week", "this year", "earlier this month", "next weekend"."""
    if setting.published is None:
        return None
    published, unit = setting.published, match["period"].lower()
    step = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(match["which"].lower(), 0)
    part = (match["part"] or "").lower()
    if unit == "weekend":
        within = published.weekday() >= 5 and step < 0  # "last weekend", said on a Sunday, is the one before
        saturday = moved(weekday_before(published, 5), "day", 7 if step > 0 else -7 if within else 0)
        first, last = saturday, moved(saturday, "day", 1)
    else:
        first, last = around(moved(published, unit, step), unit)
    if step == 0 and (part in ("earlier", "so far") or (not part and not setting.ahead)):
        last = min(last, published)
    elif part == "later" and step == 0:
        first = max(first, published)
    elif part in ("early", "late", "mid"):
        first, last = share((first, last), part)
    in_words = f"{part} {match['which'].lower()} {unit}".strip()
    return Resolved(first, last, f"{in_words} seen from {named(published)}")


def _amount(match: PhraseMatch) -> tuple[int, int]:
    """The number of units, low and high."""
    word = re.sub(r"\s+", " ", (match["number"] or "one").lower())
    words = date_words()
    if word in words["vague"]:
        low, high = words["vague"][word]
        return low, high
    number = int(word) if word.isdecimal() else words["numbers"][word]
    return number, number


def read_ago(match: PhraseMatch, setting: PhraseSetting) -> Resolved | None:
    """As in "Three weeks ago"."""
    if setting.published is None:
        return None
    published, unit = setting.published, match["unit"].lower()
    low, high = _amount(match)
    first, last = moved(published, unit, -high), moved(published, unit, -low)
    if unit in ("month", "year", "decade"):
        first, last = around(first, unit)[0], around(last, unit)[1]
    return Resolved(first, min(last, published), f"{match['date']} seen from {named(published)}")


def read_stretch(match: PhraseMatch, setting: PhraseSetting) -> Resolved | None:
    """As in "The past two weeks", "the next few days"."""
    if setting.published is None:
        return None
    published, unit = setting.published, match["unit"].lower()
    high = _amount(match)[1]
    ahead = match["which"].lower() in ("next", "coming")
    edge = moved(published, unit, high if ahead else -high)
    first, last = (published, edge) if ahead else (edge, published)
    return Resolved(first, last, f"{match['date'].lower()} seen from {named(published)}")


def read_recent(match: PhraseMatch, setting: PhraseSetting) -> Resolved | None:
    """As in "Recent weeks"."""
    if setting.published is None:
        return None
    unit = match["unit"].lower()
    back = date_words()["recent"].get(unit, 1)
    first = moved(setting.published, unit, -back)
    why = f"{match['date'].lower()}, taken as {back} {unit}s before {named(setting.published)}"
    return Resolved(first, setting.published, why)


def read_season(match: PhraseMatch, setting: PhraseSetting) -> Resolved | None:
    """As in "Last spring", "summer 2023"."""
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


def read_counted(match: PhraseMatch, setting: PhraseSetting) -> Resolved | None:
    """As in "Two days after", "a week earlier", "the next day": counted from another date of the text."""
    if setting.anchor is None:
        return None
    low, high = _amount(match) if match["number"] or match["unit"] else (1, 1)
    if match["same"] or (match["which"] or "").lower() == "same":
        low = high = 0
    unit = (match["unit"] or "day").lower()
    back = (match["way"] or match["which"] or "").lower() in ("before", "earlier", "previous")
    if setting.ahead:  # what is dated stands behind the phrase, so the count runs the other way
        back = not back
    anchor = setting.anchor
    ends = [moved(day, unit, -n if back else n) for day in (anchor.first, anchor.first) for n in (low, high)]
    word = "before" if back else "after"
    if not high:
        return Resolved(anchor.first, anchor.last, f"{match['date'].lower()}: {named(anchor.first)}")
    in_words = re.sub(r"\s+(after|before|later|earlier)$", "", match["date"], flags=re.I).lower()
    return Resolved(min(ends), max(ends), f"{in_words} {word} {named(anchor.first)}")
