"""Happenings by the place where they were told to have happened."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.happenings.telling import Spot

if TYPE_CHECKING:
    from index.happenings.happening import CollectionHappening

PlaceColumns = tuple[str | None, float | None, float | None, int | None]


@dataclass(frozen=True, slots=True)
class PlaceOfHappenings:
    """A place, where it lies if that is known, and the numbers of the happenings there."""

    name: str
    spot: Spot | None
    happenings: tuple[int, ...]


def place_columns(happening: CollectionHappening) -> PlaceColumns:
    """What the table of happenings holds of a place."""
    spot = happening.spot
    if spot is None:
        return happening.place, None, None, None
    return happening.place, spot.latitude, spot.longitude, int(spot.is_area)


def places_of(
    rows: Iterable[tuple[int, str, float | None, float | None, int | None]],
) -> list[PlaceOfHappenings]:
    """Places by (number of a happening, name, latitude, longitude, whether it is an area), most happenings first.

    Two places of one name that lie apart are two; one whose name is written in several ways is one.
    """
    spots: dict[tuple[str, float, float], Spot] = {}
    names: dict[tuple[str, float, float], Counter[str]] = defaultdict(Counter)
    numbers: dict[tuple[str, float, float], list[int]] = defaultdict(list)
    for number, name, latitude, longitude, area in rows:
        key = name.casefold(), round(latitude or 0.0, 1), round(longitude or 0.0, 1)
        if latitude is not None and longitude is not None:
            spots.setdefault(key, Spot(latitude, longitude, bool(area)))
        names[key][name] += 1
        numbers[key].append(number)
    order = sorted(numbers, key=lambda key: (-len(numbers[key]), key))
    return [
        PlaceOfHappenings(names[key].most_common(1)[0][0], spots.get(key), tuple(numbers[key]))
        for key in order
    ]
