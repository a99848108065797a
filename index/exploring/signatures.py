"""What the chosen passages of a part have in common: signatures say their types, their roles and how many rows."""

from __future__ import annotations

import numpy as np

from index.search.array_types import Docs, Marks, Numbers, Tallies
from index.search.part import Part
from index.search.storage import Array


def count_values(values: Numbers, size: int) -> tuple[Numbers, Tallies]:
    """The values that occur, in order, and how often; they are below `size`."""
    if len(values) * 8 < size:
        return np.unique(values, return_counts=True)
    counts = np.bincount(values, minlength=1)
    present = np.flatnonzero(counts)
    return present, counts[present]


def marks_of(part: Part, docs: Docs) -> Marks:
    """For each passage of a part 1 where it is among `docs`, else 0."""
    marks = np.zeros(part.docs, dtype=np.int8)  # small: they are gathered from in no order
    marks[docs] = 1
    return marks


class Signatures:
    """How many of the passages have each signature, and what follows from it: their types, roles and rows."""

    def __init__(self, part: Part, docs: Docs, marks: Marks) -> None:
        """`marks` says of every passage of the part whether it is among `docs`."""
        self._part = part
        self._found: Numbers
        self._counts: Tallies
        whole = part["doc.signature"]
        if len(docs) * 2 > part.docs:  # what is not chosen is less to count
            others = whole[np.flatnonzero(marks == 0)]
            counts = part.signatures - np.bincount(others, minlength=len(part.signatures))
            self._found = np.flatnonzero(counts)
            self._counts = counts[self._found]
        else:
            self._found, self._counts = count_values(whole[docs], 1 << 16)

    def bits(self, column: str, size: int) -> Tallies:
        """How many passages have each bit of `types` or `roles`."""
        values = self._part[f"signature.{column}"][self._found]
        counts: Array = self._counts @ ((values[:, None] >> np.arange(size)[None, :]) & 1)
        return counts

    def rows(self, table: str) -> int:
        """How many rows of a table stand in the passages."""
        return int(self._counts @ self._part[f"signature.{table}"][self._found])
