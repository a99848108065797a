"""Names of places with their coordinates: cities and towns, countries, states of the USA, and regions.

Countries and states lie where their people live: at the mean of their cities, weighted by population.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from index.annotate.data_files import data_file
from index.annotate.places.place_table import Area, GazetteerPlace, Sites, areas, load

SEAT = 1_000_000  # inhabitants of a city that is as often meant as a house of government
LARGE = 100_000  # inhabitants from which on a city is meant by a name that is a region's too


@dataclass(frozen=True)
class Gazetteer:
    """Places by name in lower case, and words that point to a country or to a state of the USA.

    `homes` is where the people of each country live, in the middle: latitude and longitude in degrees.
    """

    sites: Sites
    countries: Mapping[str, str]  # "syria", "syrian" → "SY"
    states: Mapping[str, str]  # "texas", "tex." → "TX"
    homes: Mapping[str, tuple[float, float]]  # "SY" → 34.7, 37.1


def place_words() -> dict[str, Any]:
    """The data file of places."""
    return data_file("places.toml")


@cache
def gazetteer() -> Gazetteer:
    """All places, read once."""
    sites = Sites(load())
    every = list(areas(load()))
    names, adjectives = _country_words([area for area in every if area.site.kind == "country"])
    for name, country in names.items():
        if country.population:
            sites.put(name, (country,))
    states = {area.name.lower(): area.site for area in every if area.site.kind == "state"}
    codes = {site.state: site for site in states.values()}
    states |= {short.lower(): codes[code] for short, code in place_words()["state"].items() if code in codes}
    for name, state in states.items():
        sites.put(name, (*sites.get(name, ()), state))
    for name, (latitude, longitude) in place_words()["region"].items():
        if all(site.population < LARGE for site in sites.get(name.lower(), ())):
            sites.put(name.lower(), (GazetteerPlace(latitude, longitude, "", 0, "region"),))
    for name, (latitude, longitude, country, state) in place_words()["seat"].items():
        sites.put(name.lower(), (GazetteerPlace(latitude, longitude, country, SEAT, "city", state),))
    words = {word: country.country for word, country in (adjectives | names).items()}
    homes = {site.country: (site.latitude, site.longitude) for site in names.values() if site.population}
    return Gazetteer(sites, words, {name: state.state for name, state in states.items()}, homes)


def _country_words(countries: Iterable[Area]) -> tuple[dict[str, GazetteerPlace], dict[str, GazetteerPlace]]:
    """Names of countries, and what their people and things are called ("syrian")."""
    names = {area.name.lower(): area.site for area in countries}
    adjectives: dict[str, GazetteerPlace] = {}
    for name, entry in data_file("countries.toml").items():
        called = [one.lower() for one in (name, *entry.get("names", ()))]
        country = next((names[one] for one in called if one in names), None)
        if country:
            names |= dict.fromkeys(called, country)
            adjectives |= {one.lower(): country for one in entry.get("people", ())}
    return names, adjectives
