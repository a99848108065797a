"""The happenings of a focus on the map: places with how much happened there, and what is on no map. Plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from index.focus import Focus
    from index.happenings.happening import CollectionHappening
    from index.happenings.placing import PlaceOfHappenings

    Rows = Callable[[Sequence[int]], Sequence[CollectionHappening]]  # happenings by their numbers

_MOST_PINNED: Final = 500  # happenings


@dataclass(frozen=True, slots=True)
class HappeningMap:
    """Places by how much happened there, also those that nobody knows where they lie."""

    places: tuple[PlaceOfHappenings, ...]
    happenings: int  # of the focus, also those of which no place is told

    @property
    def without_place(self) -> int:
        """How many happenings there are of which no place is told."""
        return self.happenings - sum(len(place.happenings) for place in self.places)

    @property
    def off_the_map(self) -> int:
        """How many happenings there are at places that nobody knows where they lie."""
        return sum(len(place.happenings) for place in self.places if place.spot is None)


def precision(place: PlaceOfHappenings) -> str:
    """How closely it is known where a place lies: “town”, “area” for a country or state, “unknown”."""
    return "unknown" if place.spot is None else "area" if place.spot.is_area else "town"


def mark_of(place: PlaceOfHappenings) -> str:
    """A full mark for a town, a hollow one for a country or state, none where nobody knows where it lies."""
    return " " if place.spot is None else "○" if place.spot.is_area else "●"


def coordinates(place: PlaceOfHappenings) -> str:
    """Where a place lies in words: “33.3° N 44.4° E”, “about …” for an area; empty where nobody knows."""
    spot = place.spot
    if spot is None:
        return ""
    north, east = "N" if spot.latitude >= 0 else "S", "E" if spot.longitude >= 0 else "W"
    about = "about " if spot.is_area else ""
    return f"{about}{abs(spot.latitude):.1f}° {north} {abs(spot.longitude):.1f}° {east}"


def focus_on(place: PlaceOfHappenings, rows_of: Rows, focus: Focus) -> Focus:
    """The focus with what happened at a place: its reports pinned, or where those are many the place asked for."""
    from index.focus import PinnedHappening, field_query

    if len(place.happenings) > _MOST_PINNED:
        return replace(focus, query=f"{focus.query} {field_query('place', place.name)}".strip())
    reports = tuple(
        f"{article}#{event}" for row in rows_of(place.happenings) for article, event in row.reports
    )
    return replace(focus, account=PinnedHappening(f"what happened in {place.name}", reports))


def place_records(on_map: HappeningMap, rows_of: Rows) -> Iterator[dict[str, Any]]:
    """The places as records for programs, each with its happenings."""
    for number, place in enumerate(on_map.places, start=1):
        spot = place.spot
        yield {
            "number": number,
            "place": place.name,
            "latitude": spot.latitude if spot else None,
            "longitude": spot.longitude if spot else None,
            "precision": precision(place),
            "count": len(place.happenings),
            "happenings": [_brief(row) for row in rows_of(place.happenings)],
        }


def _brief(row: CollectionHappening) -> dict[str, Any]:
    return {
        "id": row.id,
        "title": row.title,
        "status": row.status,
        "from": row.first and row.first.isoformat(),
        "to": row.last and row.last.isoformat(),
        "reported": row.reported and row.reported.isoformat(),
    }
