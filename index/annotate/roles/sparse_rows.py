"""Matrices that are mostly zeros: sentences by their words, as counts or weights, times a table with a row a word."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from thinc.api import NumpyOps

Integers = npt.NDArray[np.int64]
_OPS = NumpyOps()


@dataclass(frozen=True)
class SparseRows:
    """How many entries each row has; the column and the value of every entry, one row after the other."""

    sizes: npt.NDArray[np.int32]
    column: Integers
    value: npt.NDArray[Any]
    width: int

    @property
    def shape(self) -> tuple[int, int]:
        """The numbers of rows and columns."""
        return len(self.sizes), self.width

    @property
    def row(self) -> Integers:
        """The row of every entry."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    def with_values(self, value: npt.NDArray[Any]) -> SparseRows:
        """The same entries with other values."""
        return replace(self, value=value)

    def __mul__(self, factor: float) -> SparseRows:
        return self.with_values(self.value * factor)

    def __matmul__(self, table: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """The product with a dense table: in each row the terms are added in the order of the entries."""
        terms = np.ascontiguousarray(self.value[:, None] * table[self.column])
        if not len(terms):
            return np.zeros((len(self.sizes), table.shape[1]), dtype=terms.dtype)
        return np.asarray(_OPS.reduce_sum(terms, self.sizes))


def counted(row: Integers, column: Integers, shape: tuple[int, int]) -> SparseRows:
    """How often each pair of row and column stands here."""
    cells, counts = np.unique(row * shape[1] + column, return_counts=True)
    rows, columns = np.divmod(cells, max(shape[1], 1))
    return SparseRows(np.bincount(rows, minlength=shape[0]).astype(np.int32), columns, counts, shape[1])
