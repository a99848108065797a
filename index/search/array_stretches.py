"""Stretches of arrays: all numbers of several ranges, what is left without some places."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.search.array_types import Numbers, StoredArray, Tallies


def expand(starts: Numbers, counts: Tallies) -> Numbers:
    """The numbers of all ranges, one after the other."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    numbers = np.arange(total, dtype=np.int64)
    numbers += np.repeat(starts - (ends - counts), counts)
    return numbers


def without(values: StoredArray, places: Sequence[int]) -> StoredArray:
    """An array without the values at some places, in order: copied in stretches, which are long."""
    starts, ends = [0, *(place + 1 for place in places)], [*places, len(values)]
    return np.concatenate([values[start:end] for start, end in zip(starts, ends, strict=True)])
