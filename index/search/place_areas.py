"""The country of a place, and its state in the USA, by its coordinates: what `place:` finds it by beside its name."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from index.model import Article, Event, Place
from index.search.storage import Array

PLACES: Final = (
    Path(__file__).parent.parent / "annotate" / "data" / "places.npz"
)  # the annotator's, read as data
_LIKELY: Final = 0.5  # surety from which the place of its happening is an event's
_UNIT: Final = 100_000  # coordinates are kept in these parts of a degree
_WIDTH: Final = 1_000 * _UNIT  # more than all longitudes


def place_words(article: Article, events: list[Event]) -> tuple[str, ...]:
    """The places of events, each once: their own, else that of their happening where it is likely; with their areas."""
    of_happenings = {
        event: happening.place
        for happening in article.happenings
        if happening.place is not None and happening.place.confidence >= _LIKELY
        for event in happening.events
    }
    names: dict[str, None] = {}
    for event in events:
        place = event.place or of_happenings.get(event.id)
        if place is not None:
            names |= dict.fromkeys((place.name, *areas_of(place)))
    return tuple(names)


def areas_of(place: Place) -> tuple[str, ...]:
    """The names of the state (of the USA) and the country in which a place lies, where they are known."""
    if place.latitude is None or place.longitude is None:
        return ()
    return _areas_at(place.latitude, place.longitude)


@cache
def _areas_at(latitude: float, longitude: float) -> tuple[str, ...]:
    table = _table()
    key = int(_keys(np.array([latitude]), np.array([longitude]))[0])
    at = int(np.searchsorted(table["keys"], key))
    if at == len(table["keys"]) or int(table["keys"][at]) != key:
        return ()
    country, _, state = str(table["codes"][at]).partition(".")
    names = table["names"]
    return tuple(names[code] for code in (f"{country}.{state}" if state else "", country) if code in names)


@cache
def _table() -> dict[str, Any]:
    """The keys of all places and areas in order, the code of the area of each, and the areas' names by code."""
    with np.load(PLACES, allow_pickle=False) as file:
        countries = file["countries"][file["country"]]
        states = np.where(countries == "US", np.char.add(".", file["states"][file["state"]]), "")
        towns = _keys(file["latitude"] / _UNIT, file["longitude"] / _UNIT)
        lived_in = file["area_population"] > 0  # of the others nobody knows where they lie
        areas = _keys(file["area_latitude"][lived_in], file["area_longitude"][lived_in])
        codes = np.concatenate([file["area_codes"][lived_in], np.char.add(countries, states)])
        names = dict(zip(file["area_codes"].tolist(), file["area_names"].tolist(), strict=True))
    keys = np.concatenate([areas, towns])
    order = np.argsort(keys, kind="stable")
    return {"keys": keys[order], "codes": codes[order], "names": names}


def _keys(latitudes: Array, longitudes: Array) -> Array:
    """One whole number for each pair of coordinates."""
    pairs = np.rint(latitudes * _UNIT).astype(np.int64), np.rint(longitudes * _UNIT).astype(np.int64)
    keys: Array = pairs[0] * _WIDTH + pairs[1]
    return keys
