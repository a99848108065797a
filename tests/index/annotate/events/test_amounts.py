"""Amounts in words and digits as intervals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.annotate.events.amounts import amount_in, number_of


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("seven people", 7, 7),
        ("at least seven people", 7, None),
        ("more than 20 fighters", 20, None),
        ("more than 39,000 people", 39_000, None),
        ("up to 16 soldiers", 1, 16),
        ("fewer than 10 men", 1, 9),
        ("about 200 workers", 180, 220),
        ("nearly 2,000 people", 1800, 2000),
        ("between 5 and 8 people", 5, 8),
        ("5 to 8 people", 5, 8),
        ("dozens of people", 24, 99),
        ("hundreds of thousands of people", 200_000, 999_999),
        ("several men", 3, 9),
        ("twenty-five men", 25, 25),
        ("two hundred and ten men", 210, 210),
        ("2.5 million people", 2_500_000, 2_500_000),
        ("half a dozen men", 6, 6),
    ],
)
def test_an_amount_is_an_interval(text: str, low: int, high: int | None) -> None:
    amount = amount_in(text)
    assert amount is not None
    assert (amount.low, amount.high) == (low, high)


@pytest.mark.parametrize("text", ["people", "the men", ""])
def test_no_amount_is_none(text: str) -> None:
    assert amount_in(text) is None


@given(st.integers(0, 10**11))
def test_written_numbers_are_read_back(number: int) -> None:
    assert number_of(f"{number:,}") == number


@given(st.text(max_size=80))
def test_any_text_gives_an_ordered_interval_inside_it(text: str) -> None:
    amount = amount_in(text)
    if amount is not None:
        assert amount.high is None or amount.low <= amount.high
        assert 0 <= amount.start < amount.end <= len(text)
