"""Calendar sums: the days on either side of every border."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from index.annotate.dates.date_arithmetic import (
    around,
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
from index.annotate.dates.date_ranges import with_ranges
from index.annotate.dates.timex import FoundDate

LEAP_DAY = date(2024, 2, 29)
WEDNESDAY = date(2024, 5, 15)


def test_a_day_is_named_whole() -> None:
    assert named(date(2021, 6, 28)) == "Monday 28 June 2021"
    assert named(date(2024, 1, 7)) == "Sunday 7 January 2024"


@pytest.mark.parametrize(
    ("year", "number", "last"), [(2024, 2, 29), (2023, 2, 28), (2024, 12, 31), (2024, 4, 30), (2024, 1, 31)]
)
def test_a_month_ends_on_its_last_day(year: int, number: int, last: int) -> None:
    assert month(year, number) == (date(year, number, 1), date(year, number, last))


@pytest.mark.parametrize(
    ("unit", "amount", "then"),
    [
        ("day", 1, date(2024, 3, 1)),
        ("day", -29, date(2024, 1, 31)),
        ("week", 1, date(2024, 3, 7)),
        ("week", -2, date(2024, 2, 15)),
        ("fortnight", 1, date(2024, 3, 14)),
        ("month", 1, date(2024, 3, 29)),
        ("month", -2, date(2023, 12, 29)),
        ("month", 10, date(2024, 12, 29)),
        ("month", 11, date(2025, 1, 29)),
        ("month", 12, date(2025, 2, 28)),
        ("year", 1, date(2025, 2, 28)),
        ("year", -4, date(2020, 2, 29)),
        ("decade", 1, date(2034, 2, 28)),
        ("decade", -2, date(2004, 2, 29)),
        ("day", 0, LEAP_DAY),
        ("year", 9000, date.max),
        ("year", -3000, date.min),
        ("day", 10**9, date.max),
        ("week", -(10**9), date.min),
    ],
)
def test_a_day_is_moved_by_calendar_units(unit: str, amount: int, then: date) -> None:
    assert moved(LEAP_DAY, unit, amount) == then


def test_a_day_at_the_end_of_a_long_month_stays_in_the_next_one() -> None:
    assert moved(date(2024, 1, 31), "month", 1) == LEAP_DAY
    assert moved(date(2024, 5, 31), "month", -1) == date(2024, 4, 30)
    assert moved(date(2024, 12, 31), "month", 1) == date(2025, 1, 31)


@pytest.mark.parametrize(
    ("day", "unit", "first", "last"),
    [
        (WEDNESDAY, "week", date(2024, 5, 13), date(2024, 5, 19)),
        (date(2024, 5, 13), "week", date(2024, 5, 13), date(2024, 5, 19)),
        (date(2024, 5, 19), "week", date(2024, 5, 13), date(2024, 5, 19)),
        (date(2024, 1, 1), "week", date(2024, 1, 1), date(2024, 1, 7)),
        (WEDNESDAY, "month", date(2024, 5, 1), date(2024, 5, 31)),
        (WEDNESDAY, "year", date(2024, 1, 1), date(2024, 12, 31)),
        (WEDNESDAY, "decade", date(2020, 1, 1), date(2029, 12, 31)),
        (date(2020, 1, 1), "decade", date(2020, 1, 1), date(2029, 12, 31)),
        (date(2029, 12, 31), "decade", date(2020, 1, 1), date(2029, 12, 31)),
        (WEDNESDAY, "day", WEDNESDAY, WEDNESDAY),
        (date.min, "week", date.min, date(1, 1, 7)),
    ],
)
def test_the_calendar_week_or_year_around_a_day(day: date, unit: str, first: date, last: date) -> None:
    assert around(day, unit) == (first, last)


def test_a_decade_stays_within_the_calendar() -> None:
    assert decade(1990) == (date(1990, 1, 1), date(1999, 12, 31))
    assert decade(0) == (date(1, 1, 1), date(9, 12, 31))
    assert decade(9995) == (date(9995, 1, 1), date.max)


@pytest.mark.parametrize("number", range(7))
def test_weekdays_lie_within_a_week(number: int) -> None:
    before, after = weekday_before(WEDNESDAY, number), weekday_after(WEDNESDAY, number)
    assert before.weekday() == after.weekday() == number
    assert after - before == timedelta(days=7)
    assert before <= WEDNESDAY < after
    earlier = weekday_before(WEDNESDAY, number, strictly=True)
    assert earlier == (before if number != WEDNESDAY.weekday() else date(2024, 5, 8))


def test_parts_of_a_stretch_are_early_middle_and_late() -> None:
    year = date(2023, 1, 1), date(2023, 12, 31)
    early, middle, late = (share(year, part) for part in ("early", "mid", "late"))
    assert early[0] == year[0]
    assert late[1] == year[1]
    assert early[1] < late[0]
    assert early[0] < middle[0] <= middle[1] < late[1]


def test_the_calendar_has_not_every_day() -> None:
    assert day_of(2024, 2, 29) == LEAP_DAY
    assert day_of(2023, 2, 29) is None
    assert day_of(2024, 13, 1) is None
    assert day_of(2024, 4, 31) is None


@pytest.mark.parametrize(
    ("published", "number", "day", "then"),
    [
        (WEDNESDAY, 6, 3, date(2024, 6, 3)),
        (WEDNESDAY, 12, 3, date(2023, 12, 3)),
        (date(2024, 12, 20), 1, 4, date(2025, 1, 4)),
        (date(2024, 1, 4), 12, 20, date(2023, 12, 20)),
        (date(2023, 6, 1), 2, 29, LEAP_DAY),
        (WEDNESDAY, 2, 30, None),
        (date(1, 3, 1), 2, 1, date(1, 2, 1)),
        (date(9999, 3, 1), 2, 1, date(9999, 2, 1)),
    ],
)
def test_the_nearest_day_of_that_number(published: date, number: int, day: int, then: date | None) -> None:
    assert nearest(published, number, day) == then


@pytest.mark.parametrize(
    ("rule", "year", "then"),
    [
        ([0], 2024, date(2024, 3, 31)),  # Easter
        ([0], 2019, date(2019, 4, 21)),
        ([0], 1961, date(1961, 4, 2)),
        ([0], 2038, date(2038, 4, 25)),  # as late as it can be
        ([0], 1818, date(1818, 3, 22)),  # as early as it can be
        ([0], 2049, date(2049, 4, 18)),
        ([0], 1900, date(1900, 4, 15)),
        ([0], 2100, date(2100, 3, 28)),
        ([-2], 2024, date(2024, 3, 29)),
        ([49], 2024, date(2024, 5, 19)),
        ([12, 25], 2024, date(2024, 12, 25)),
        ([2, 29], 2023, None),
        ([11, 3, 4], 2024, date(2024, 11, 28)),  # the fourth Thursday of November
        ([9, 0, 1], 2024, date(2024, 9, 2)),
        ([9, 6, 1], 2024, date(2024, 9, 1)),  # the month begins with it
        ([5, 0, -1], 2024, date(2024, 5, 27)),
        ([3, 6, -1], 2024, date(2024, 3, 31)),  # the month ends with it
    ],
)
def test_holidays_fall_on_their_days(rule: list[int], year: int, then: date | None) -> None:
    assert holiday(rule, year) == then


def found(text: str, words: str, first: date, last: date | None = None) -> FoundDate:
    """A date that stands in the text."""
    start = text.index(words)
    return FoundDate(start, start + len(words), first, last or first, words)


@pytest.mark.parametrize(
    ("text", "days", "joined"),
    [
        ("It ran from Friday to Sunday.", ((1, 1), (3, 3)), [(1, 3)]),
        ("It ran from Friday until Sunday.", ((1, 1), (3, 3)), [(1, 3)]),
        ("It ran between Friday and Sunday.", ((1, 1), (3, 3)), [(1, 3)]),
        ("It ran on Friday and Sunday.", ((1, 1), (3, 3)), [(1, 1), (3, 3)]),
        ("It ran from Friday and Sunday.", ((1, 1), (3, 3)), [(1, 1), (3, 3)]),
        ("It ran between Friday to Sunday.", ((1, 1), (3, 3)), [(1, 1), (3, 3)]),
        ("It ran from Friday to the fair of Sunday.", ((1, 1), (3, 3)), [(1, 1), (3, 3)]),
        ("It ran from Friday to Sunday.", ((3, 3), (3, 3)), [(3, 3), (3, 3)]),  # it has no length
        ("It ran from Friday to Sunday.", ((1, 1), (367, 367)), [(1, 367)]),
        ("It ran from Friday to Sunday.", ((1, 1), (368, 368)), [(1, 1), (368, 368)]),  # of other years
    ],
)
def test_the_ends_of_a_stretch_are_one_date(
    text: str, days: tuple[tuple[int, int], ...], joined: list[tuple[int, int]]
) -> None:
    start = date(2023, 5, 31)
    dates = [
        found(text, word, *(start + timedelta(days=day) for day in ends))
        for word, ends in zip(("Friday", "Sunday"), days, strict=True)
    ]
    ranges = with_ranges(text, dates)
    assert [((one.first - start).days, (one.last - start).days) for one in ranges] == joined
    assert ranges[0].start == text.index("Friday")
    assert ranges[-1].end == text.index("Sunday") + len("Sunday")
