"""Coasts and borders within a window, as Braille characters: eight dots a cell. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.mapping.outlines import outlines
from index.mapping.window import DOTS_ACROSS, DOTS_DOWN, Window

_BLANK: Final = 0x2800  # the Braille character without a dot
_WEIGHTS: Final = np.array(((1, 8), (2, 16), (4, 32), (64, 128)), dtype=np.uint16)  # of a cell's dots
_FAR: Final = 0.8  # degrees a dot from which on borders would fill the land


@dataclass(frozen=True, slots=True)
class Picture:
    """A line of characters for each row; `coast` says of each cell whether a coast goes through it."""

    rows: tuple[str, ...]
    coast: NDArray[np.bool_]


def drawn(window: Window) -> Picture:
    """What is seen of the world in a window; a cell without a line is a space."""
    lines = outlines()
    x, y = window.across(lines.longitude), window.down(lines.latitude)
    width, height = window.columns * DOTS_ACROSS, window.rows * DOTS_DOWN
    seen = (x.max(1) >= 0) & (x.min(1) < width) & (y.max(1) >= 0) & (y.min(1) < height)
    coast = _dots(x, y, seen & ~lines.border, width, height)
    border = _dots(x, y, seen & lines.border, width, height) if window.scale < _FAR else np.zeros_like(coast)
    cells = _cells(coast | border, window)
    codes = np.where(cells == 0, ord(" "), cells + _BLANK).astype("<u4")
    text = codes.tobytes().decode("utf-32-le")
    rows = tuple(text[start : start + window.columns] for start in range(0, len(text), window.columns))
    return Picture(rows, _cells(coast, window) > 0)


def _dots(
    x: NDArray[np.float32], y: NDArray[np.float32], chosen: NDArray[np.bool_], width: int, height: int
) -> NDArray[np.bool_]:
    """The dots through which the chosen stretches go."""
    x, y = x[chosen], y[chosen]
    steps = np.ceil(np.maximum(abs(x[:, 1] - x[:, 0]), abs(y[:, 1] - y[:, 0]))).astype(np.int64) + 1
    number = np.repeat(np.arange(len(steps)), steps)
    share = (np.arange(len(number)) - np.repeat(np.cumsum(steps) - steps, steps)) / steps[number]
    across, down = (
        np.floor(ends[number, 0] + share * (ends[number, 1] - ends[number, 0])).astype(np.int64)
        for ends in (x, y)
    )
    inside = (across >= 0) & (across < width) & (down >= 0) & (down < height)
    dots = np.zeros((height, width), dtype=bool)
    dots[down[inside], across[inside]] = True
    return dots


def _cells(dots: NDArray[np.bool_], window: Window) -> NDArray[np.uint16]:
    """The dots of each cell as one number."""
    by_cell = dots.reshape(window.rows, DOTS_DOWN, window.columns, DOTS_ACROSS)
    cells: NDArray[np.uint16] = np.einsum("idjk,dk->ij", by_cell, _WEIGHTS)
    return cells
