"""Days in the Extended Date/Time Format, read by the library of that name: what is vague stays vague."""

from __future__ import annotations

from datetime import date, timedelta
from time import struct_time

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from index.interchange.edtf import edtf


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2031-05-03", "2031-05-03", "2031-05-03"),
        ("2031-05-01", "2031-05-31", "2031-05"),
        ("2032-02-01", "2032-02-29", "2032-02"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2030-01-01", "2039-12-31", "203X"),
        ("2031-05-03", "2031-05-05", "[2031-05-03..2031-05-05]"),
        ("2031-05-01", "2031-06-30", "[2031-05-01..2031-06-30]"),
        ("2031-01-01", "2032-12-31", "[2031-01-01..2032-12-31]"),
    ],
)
def test_a_day_is_as_exact_as_it_is_known(first: str, last: str, words: str) -> None:
    assert edtf(date.fromisoformat(first), date.fromisoformat(last)) == words


def test_no_day_is_no_words() -> None:
    assert edtf(None, None) == ""


def day(moment: struct_time) -> date:
    return date(*moment[:3])


@given(st.dates(date(1200, 1, 1), date(2900, 1, 1)), st.integers(0, 5000))
def test_the_library_reads_the_same_days(first: date, days: int) -> None:
    last = first + timedelta(days)
    read = parse_edtf(edtf(first, last))
    assert (day(read.lower_strict()), day(read.upper_strict())) == (first, last)


@given(st.integers(1200, 2900), st.integers(1, 12))
def test_months_and_years_are_read_as_such(year: int, month: int) -> None:
    behind = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    read = parse_edtf(edtf(date(year, month, 1), behind))
    assert (day(read.lower_strict()), day(read.upper_strict())) == (date(year, month, 1), behind)
