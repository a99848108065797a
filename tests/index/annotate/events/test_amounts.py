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


@pytest.mark.parametrize(
    ("text", "low", "high", "words"),
    [
        ("about 5 men", 4, 6, "about 5"),
        ("about 14 men", 13, 15, "about 14"),
        ("about 26 men", 23, 29, "about 26"),
        ("nearly 5 men", 4, 5, "nearly 5"),
        ("nearly 1 man", 0, 1, "nearly 1"),
        ("fewer than 1 man", 1, 1, "fewer than 1"),
        ("fewer than 2 men", 1, 1, "fewer than 2"),
        ("up to 1 man", 1, 1, "up to 1"),
        ("at least 8 or 9 men", 8, 9, "at least 8 or 9"),
        ("the 8 to 5 vote", 8, 8, "8 to 5"),  # that is no stretch
        ("some 3 men and 4 women", 2, 4, "some 3"),
        ("6 and 7 men", 6, 6, "6"),
        ("between 6 and 7 men", 6, 7, "between 6 and 7"),
        ("half a dozen men", 6, 6, "half a dozen"),
        ("two dozen men", 24, 24, "two dozen"),
        ("three hundred thousand men", 300_000, 300_000, "three hundred thousand"),
        ("one thousand two hundred men", 1200, 1200, "one thousand two hundred"),
        ("a crowd of thousands", 2000, 9999, "thousands"),
    ],
)
def test_an_amount_says_which_words_it_is(text: str, low: int, high: int, words: str) -> None:
    amount = amount_in(text)
    assert amount is not None
    assert (amount.low, amount.high, text[amount.start : amount.end]) == (low, high, words)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("999999999999", 999_999_999_999),
        ("1000000000000", None),  # too many for people
        ("12345678901234", None),
        ("0", 0),
        ("1.25 million", 1_250_000),
        ("1.2345", None),
        ("hundred", 100),
        ("hundred and one", 101),
        ("two million and three", 2_000_003),
        ("two million three hundred thousand", 2_300_000),
        ("seven men", None),
        ("and", None),
        ("", None),
    ],
)
def test_numbers_in_words_and_digits(words: str, number: int | None) -> None:
    assert number_of(words) == number
