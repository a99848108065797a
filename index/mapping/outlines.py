"""Coasts and borders of the world, made by `tools/make_outlines.py` from Natural Earth (public domain).

The file's arrays: `sizes`, how many points each line has, and `border`, whether two countries share it; `x` and `y`,
for each point the step from the one before in hundredths of a degree, the first of a line from 0° N 0° E.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FILE = Path(__file__).parent / "data" / "outlines.npz"
_STEPS = 100  # in a degree


@dataclass(frozen=True, slots=True)
class Outlines:
    """Stretches from a point to the next, in degrees; `border` says of each whether two countries meet there."""

    longitude: NDArray[np.float32]  # two columns: where it begins and ends
    latitude: NDArray[np.float32]
    border: NDArray[np.bool_]


@cache
def outlines() -> Outlines:
    """All coasts and borders, read once."""
    with np.load(_FILE, allow_pickle=False) as file:
        x, y, sizes, border = (file[name] for name in ("x", "y", "sizes", "border"))
    ends = np.cumsum(sizes, dtype=np.int64)
    first = np.zeros(len(x), dtype=bool)
    first[ends - sizes] = True
    joined = ~first[1:]  # a point and the next, where both are of one line
    columns = [_summed(steps, ends - sizes, sizes) / np.float32(_STEPS) for steps in (x, y)]
    longitude, latitude = (np.column_stack((column[:-1][joined], column[1:][joined])) for column in columns)
    return Outlines(longitude, latitude, np.repeat(border, sizes.astype(np.int64) - 1))


def _summed(
    steps: NDArray[np.int16], starts: NDArray[np.int64], sizes: NDArray[np.uint16]
) -> NDArray[np.float32]:
    """Steps added up within each line."""
    sums = np.cumsum(steps, dtype=np.int64)
    before = np.concatenate(([0], sums))[starts]
    within: NDArray[np.float32] = (sums - np.repeat(before, sizes)).astype(np.float32)
    return within
