"""Rows of a table (events, quotes, context sentences) that stand in given passages, and rows that name an actor."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.search.array_stretches import expand
from index.search.array_types import Docs, Marks, Numbers, RowNumbers
from index.search.part import Part
from index.search.storage import Array

_FEW = 8  # where rows are so many times fewer than all, only theirs are looked at


def rows_in(part: Part, table: str, docs: Docs, marks: Marks | None = None) -> RowNumbers:
    """The rows of a table that stand in the passages, in order; `marks` are ones for these, where they are at hand."""
    pointers = part[f"{table}.rows"]
    if len(docs) == part.docs:
        return np.arange(int(pointers[-1]))
    if len(docs) * 8 > part.docs:
        if marks is None:
            marks = np.zeros(part.docs, dtype=np.int8)
            marks[docs] = 1
        return np.flatnonzero(marks.view(np.bool_)[part[f"{table}.doc"]])
    starts = pointers[docs]
    return expand(starts, pointers[docs + 1] - starts)


def naming(
    part: Part, column: str, numbers: Sequence[int], rows: RowNumbers, unless: Numbers | None = None
) -> RowNumbers:
    """Those of the rows whose list in `column` has any of the actors of these numbers.

    `unless` has for every row of the table an actor that does not count for it.
    """
    if not len(numbers) or not len(rows):
        return rows[:0]
    pointers, ids = part[f"{column}.ptr"], part[f"{column}.ids"]
    if len(rows) * _FEW < len(pointers):
        counts = pointers[rows + 1] - pointers[rows]
        holders, named = np.repeat(rows, counts), ids[expand(pointers[rows], counts)]
        places = np.flatnonzero(_any_of(named, numbers))
        holders, named = holders[places], named[places]
    else:
        places = np.flatnonzero(_any_of(ids, numbers))
        holders, named = np.searchsorted(pointers, places, side="right") - 1, ids[places]
    if unless is not None:
        holders = holders[unless[holders] != named]
    return rows[np.isin(rows, holders)]


def _any_of(values: Array, numbers: Sequence[int]) -> Array:
    marks: Array = values == numbers[0] if len(numbers) == 1 else np.isin(values, numbers)
    return marks
