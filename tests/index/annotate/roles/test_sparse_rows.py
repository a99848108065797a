"""Rows that are mostly zeros give the same product as a whole matrix."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.annotate.roles.sparse_rows import counted

ROWS, COLUMNS = 5, 4


@given(st.lists(st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1))), st.floats(-9, 9))
def test_the_product_is_that_of_the_whole_matrix(cells: list[tuple[int, int]], factor: float) -> None:
    row, column = np.array(cells, dtype=np.int64).reshape(-1, 2).T
    whole = np.zeros((ROWS, COLUMNS))
    np.add.at(whole, (row, column), 1)
    table = np.arange(COLUMNS * 3).reshape(COLUMNS, 3) / 7
    counts = counted(row, column, (ROWS, COLUMNS))
    np.testing.assert_allclose((counts * factor) @ table, whole * factor @ table)
