"""The place that somebody writes by name, “Paris” or “Paris, Texas”, and how the beginning of a name can go on."""

from __future__ import annotations

from functools import cache
from string import capwords

from index.annotate.places.gazetteer import Gazetteer, gazetteer
from index.annotate.places.place_table import GazetteerPlace, areas, load
from index.model import Place

_LETTERS = 3  # of the longest name that is an abbreviation
_FEWEST = 2  # letters from which on a name goes on
_SMALL = frozenset(
    {"of", "the", "and", "de", "la", "le", "du", "del", "da", "do", "dos", "di", "al", "el", "am", "an"}
)


def named_place(words: str) -> Place:
    """A place with the coordinates that the gazetteer has for it; behind a comma, its state or country.

    Without coordinates where no place is called so.
    """
    name = " ".join(words.split())
    site = max(_sites(name), key=lambda one: one.size, default=None)
    if site is None:
        return Place(name=name)
    return Place(name=name, latitude=site.latitude, longitude=site.longitude)


def place_ways(written: str, most: int) -> list[str]:
    """The names of places that begin so, the largest first; what is not the largest of its name with its area."""
    names, beginning = gazetteer(), " ".join(written.split()).lower()
    if len(beginning) < _FEWEST:
        return []
    ways: list[str] = []
    for name in names.sites.beginning(beginning.partition(",")[0], most):
        sites = sorted(names.sites.get(name, ()), key=lambda one: one.size, reverse=True)
        for rank, site in enumerate(sites):
            shown = _shown(name) + (f", {_area(site)}" if rank and _area(site) else "")
            if shown.lower().startswith(beginning):
                ways.append(shown)
    return list(dict.fromkeys(ways))[:most]


def _sites(written: str) -> list[GazetteerPlace]:
    """The places that a name means, those within the area behind the comma where one is written."""
    names = gazetteer()
    name, comma, area = (part.strip().lower() for part in written.partition(","))
    sites = names.sites.get(name) or names.sites.get(written.lower(), ())
    return [site for site in sites if not comma or _is_within(names, site, area)]


def _is_within(names: Gazetteer, site: GazetteerPlace, area: str) -> bool:
    return (
        area == _area(site).lower()
        or names.countries.get(area, "-") == site.country
        or (site.country == "US" and names.states.get(area, "-") == site.state)
    )


def _area(site: GazetteerPlace) -> str:
    """The state of the USA or the country that a town lies in; nothing of what lies in none."""
    if site.kind not in ("town", "city"):
        return ""
    return _areas().get((site.country, site.state if site.country == "US" else ""), "")


@cache
def _areas() -> dict[tuple[str, str], str]:
    """The names of countries and of the states of the USA, by the codes of both."""
    return {(area.site.country, area.site.state): area.name for area in areas(load())}


def _shown(name: str) -> str:
    """A name in capital and small letters, as it is written."""
    if len(name) <= _LETTERS:
        return name.upper()
    parts = [
        word if number and word in _SMALL else capwords(word, "-") for number, word in enumerate(name.split())
    ]
    return " ".join(parts)
