"""How many marks stand in stretches of an array: by bits, of which eight are counted at once."""

from __future__ import annotations

import numpy as np

from index.search.array_types import Marks, Numbers, Tallies


def counts_between(marks: Marks, bounds: Numbers) -> Tallies:
    """For each two bounds that follow one another how many of the marks from the one up to the other are 1.

    `marks` are ones and zeros of a byte each; `bounds` are places among them, the last may be behind all.
    """
    bits = np.append(np.packbits(marks.view(np.bool_), bitorder="little"), np.uint8(0))
    sums = np.zeros(len(bits) + 1, dtype=np.int32)
    np.cumsum(np.bitwise_count(bits), out=sums[1:])
    places = bounds >> 3
    inside = _LOWER[bounds & 7] & bits[places]  # of its byte what stands before the bound
    before: Tallies = sums[places] + np.bitwise_count(inside)
    return np.diff(before)


_LOWER = np.array([(1 << number) - 1 for number in range(8)], dtype=np.uint8)
