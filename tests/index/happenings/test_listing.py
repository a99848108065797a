"""Happenings in columns: the same bins as one by one, every order total, and nothing lost between bins and lanes."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from index.happenings.listing import SORTINGS, Listing
from index.happenings.time_bins import UNITS

DAYS = st.dates(date(1900, 1, 1), date(2040, 12, 31))


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[int, ...]]:
    made = []
    for number in range(draw(st.integers(0, 12))):
        first = draw(st.none() | DAYS)
        last = first + timedelta(draw(st.sampled_from((0, 1, 3, 40, 500)))) if first else None
        days = [day.toordinal() if day else 0 for day in (first, last, draw(st.none() | DAYS))]
        made.append(
            (
                number,
                *days,
                draw(st.integers(1, 3)),
                1,
                draw(st.integers(0, 100)),
                0,
                0,
                draw(st.integers(0, 24)),
            )
        )
    return made


@given(rows())
def test_every_happening_is_in_one_bin_or_one_lane(made: list[tuple[int, ...]]) -> None:
    listing = Listing.of(made)
    for unit in UNITS:
        bins = listing.binned(unit)
        held = sum(one.happenings for one in bins) + len(listing.vague(unit)) + len(listing.undated())
        assert held == len(made)
        assert all(one.first <= one.last for one in bins)
        assert [one.happenings for one in bins] == [int(listing.holds(one, unit).sum()) for one in bins]


@given(rows(), st.sampled_from(SORTINGS))
def test_an_order_leaves_nobody_out_and_does_not_depend_on_the_one_before(
    made: list[tuple[int, ...]], sorting: str
) -> None:
    listing = Listing.of(made)
    ordered = listing.sorted(sorting)  # type: ignore[arg-type]
    assert sorted(ordered.number.tolist()) == [row[0] for row in made]
    again = Listing.of(reversed(made)).sorted(sorting)  # type: ignore[arg-type]
    assert again.number.tolist() == ordered.number.tolist()


def test_the_newest_comes_first_and_what_has_no_day_stands_behind_those_of_the_day_it_was_reported() -> None:
    may, june = date(2031, 5, 1).toordinal(), date(2031, 6, 1).toordinal()
    year = date(2031, 1, 1).toordinal(), date(2031, 12, 31).toordinal()
    listing = Listing.of(
        [
            (4, *year, may - 1, 1, 1, 90, 0, 0, 0),  # in a year that is not over
            (1, may, may, june, 1, 1, 90, 0, 0, 0),
            (2, 0, 0, june, 9, 1, 90, 0, 0, 0),
            (3, june, june, june, 1, 1, 90, 0, 0, 0),
        ]
    )
    assert listing.sorted("day").number.tolist() == [3, 2, 1, 4]


def test_a_night_lies_in_its_first_day_and_a_bin_in_no_other() -> None:
    may = date(2031, 5, 1).toordinal()
    listing = Listing.of(
        [(1, may, may + 1, may, 1, 1, 90, 0, 0, 0), (2, may + 1, may + 1, may, 1, 1, 90, 0, 0, 0)]
    )
    assert [(one.first.day, one.happenings) for one in listing.binned("day")] == [(1, 1), (2, 1)]
