"""Numbers that count nobody are not taken for a toll."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.annotate.events.no_amounts import countable


@pytest.mark.parametrize(
    "text",
    [
        "A 17-year-old boy",
        "an 18 and 15 year old",
        "the 2-and-a-half-year-old",
        "a three and a half year old",
        "a 3 1/2-year-old",
        "a 2 ½-year-old",
        "a 2½-month-old",
        "Ora Vann, 34, was found",
        "the man (34) was found",
        "three-year-old twins",
        "a man aged 34",
        "a man in his mid-20s",
        "at 9 p.m. police",
        "about 11:30 police",
        "on May 3 police",
        "the attacks of 2015",
        "a fee of $400",
        "won by 3-1",
        "No. 3 seed",
        "Highway 41",
        "the 1600 block of Elm",
        "at 12 N. Orange Street",
        "a .40-caliber pistol",
        "a 9mm pistol",
        "an AK-47",
        "hit three times",
        "12 percent",
        "his 3rd",
    ],
)
def test_a_number_that_counts_nobody_is_taken_out(text: str) -> None:
    left = countable(text)
    assert not any(letter.isdigit() for letter in left)
    assert "three" not in left


@pytest.mark.parametrize(
    "text",
    [
        "8 men shot, 2 dead",
        "1,200 people",
        "2000 people",
        "twenty-five men",
        "5 to 8 people",
        "eight shot, 3 of them",
    ],
)
def test_a_number_of_people_stays(text: str) -> None:
    assert countable(text) == text


@given(st.text(alphabet="0123456789 ,.-$:aold yersmp", max_size=60))
def test_offsets_hold(text: str) -> None:
    assert len(countable(text)) == len(text)
