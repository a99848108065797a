"""Which places are areas: countries, states, regions, counties. A city in one is no other place than it."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from index.happenings.word_weights import DATA

AREAS_FILE = DATA / "group_areas.npz"
_WIDE = re.compile(
    r"\b(?:county|parish|province|region|state|border|coast|area|sea|gulf|valley|desert|island)s?\b", re.I
)


@cache
def _centres() -> frozenset[tuple[int, int]]:
    """The centres of countries and states, in hundredths of degrees."""
    with np.load(AREAS_FILE) as file:
        return frozenset(zip(file["latitude"].tolist(), file["longitude"].tolist(), strict=True))


def is_area(name: str, latitude: float | None, longitude: float | None) -> bool:
    """Whether a place is no city or town: it is so called, nobody knows where it lies, or it is a country or state."""
    if latitude is None or longitude is None or _WIDE.search(name):
        return True
    return (round(latitude * 100), round(longitude * 100)) in _centres()
