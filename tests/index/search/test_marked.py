"""Marks are counted by bits as they would be one by one."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.search.marked import counts_between


@given(st.lists(st.integers(0, 1), max_size=60), st.lists(st.integers(0, 60), min_size=1, max_size=9))
def test_marks_between_bounds(marks: list[int], bounds: list[int]) -> None:
    places = sorted(min(bound, len(marks)) for bound in bounds)
    counts = counts_between(np.array(marks, dtype=np.int8), np.array(places))
    expected = [sum(marks[start:end]) for start, end in pairwise(places)]
    assert counts.tolist() == expected
