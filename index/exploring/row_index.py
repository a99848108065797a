"""Rows of a table (events, quotes, context sentences) that stand in given passages, and rows that name an actor."""

from __future__ import annotations

import numpy as np

from index.search.part import Part
from index.search.storage import Array


def expand(starts: Array, counts: Array) -> Array:
    """The numbers of all ranges, one after the other."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    found = np.arange(total, dtype=np.int64)
    found += np.repeat(starts - (ends - counts), counts)
    return found


def rows_in(part: Part, table: str, docs: Array) -> Array:
    """The rows of a table that stand in the passages, in order."""
    pointers = part[f"{table}.rows"]
    if len(docs) == part.docs:
        return np.arange(int(pointers[-1]))
    if len(docs) * 8 > part.docs:
        mask = np.zeros(part.docs, dtype=bool)
        mask[docs] = True
        return np.flatnonzero(mask[part[f"{table}.doc"]])
    starts = pointers[docs]
    return expand(starts, pointers[docs + 1] - starts)


def naming(part: Part, column: str, number: int | None, rows: Array) -> Array:
    """Those of the rows whose list in `column` has the actor of this number."""
    if number is None or not len(rows):
        return rows[:0]
    pointers, ids = part[f"{column}.ptr"], part[f"{column}.ids"]
    places = np.flatnonzero(ids == number)
    holders = np.searchsorted(pointers, places, side="right") - 1
    return rows[np.isin(rows, holders, assume_unique=True)]
