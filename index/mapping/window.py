"""The part of the world that is looked at, and where a place lies in it. Plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import cos, radians
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

Degrees = TypeVar("Degrees", float, NDArray[np.float32])
DOTS_ACROSS, DOTS_DOWN = 2, 4  # of a cell
_STEP: Final = 2.0  # how much nearer one comes with a zoom
_NEAREST: Final = 0.004  # degrees of a dot: half a kilometre
_NORTH, _SOUTH = 84.0, -60.0  # where people live
_LEAST_SPAN: Final = 8.0  # degrees that are seen around one place alone
_MARGIN: Final = 1.25  # of what lies between the outermost places
_FLATTEST: Final = 0.4  # how much shorter a degree along a parallel is taken for at most


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the world around a middle, `columns` by `rows` cells large; `scale` is a dot in degrees."""

    longitude: float
    latitude: float
    scale: float
    columns: int
    rows: int

    @classmethod
    def of_world(cls, columns: int, rows: int) -> Window:
        """All of it."""
        return cls.around([(_NORTH, -180.0), (_SOUTH, 180.0)], columns, rows, 1.0)

    @classmethod
    def around(
        cls, places: Iterable[tuple[float, float]], columns: int, rows: int, margin: float = _MARGIN
    ) -> Window:
        """A window in which all these places (latitude, longitude) lie; the world where there are none."""
        points = list(places)
        if not points:
            return cls.of_world(columns, rows)
        latitudes, longitudes = zip(*points, strict=True)
        middle = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
        height = max(_LEAST_SPAN, (max(latitudes) - min(latitudes)) * margin)
        width = max(_LEAST_SPAN, (max(longitudes) - min(longitudes)) * margin) * _narrowed(middle[0])
        scale = max(height / (rows * DOTS_DOWN), width / (columns * DOTS_ACROSS))
        return cls(middle[1], middle[0], scale, columns, rows)

    def zoomed(self, step: int) -> Window:
        """Twice as near (1) or as far (-1) as long as there is something to see."""
        scale = max(_NEAREST, self.scale / _STEP**step)
        world = Window.of_world(self.columns, self.rows)
        return world if scale >= world.scale else replace(self, scale=scale)

    def at(self, latitude: float, longitude: float) -> Window:
        """The same with another middle."""
        return replace(self, latitude=latitude, longitude=longitude)

    def across(self, longitude: Degrees) -> Degrees:
        """The dot from the left edge on in which a meridian lies."""
        ahead = (longitude - self.longitude) * (_narrowed(self.latitude) / self.scale)
        return ahead + self.columns * DOTS_ACROSS / 2

    def down(self, latitude: Degrees) -> Degrees:
        """The dot from the upper edge on in which a parallel lies."""
        return (self.latitude - latitude) / self.scale + self.rows * DOTS_DOWN / 2

    def cell(self, latitude: float, longitude: float) -> tuple[int, int] | None:
        """The column and row in which a place lies; None where it is out of sight."""
        column = int(self.across(longitude) // DOTS_ACROSS)
        row = int(self.down(latitude) // DOTS_DOWN)
        return (column, row) if 0 <= column < self.columns and 0 <= row < self.rows else None


def _narrowed(latitude: float) -> float:
    """How much shorter a degree is along a parallel than along a meridian."""
    return max(_FLATTEST, cos(radians(latitude)))
