"""The table of places that ships, made by `tools/make_places.py` from the figures of GeoNames (CC BY 4.0).

Its arrays: `names`, all names in lower case, a line each in the order of their bytes; `name_sizes`, how many places
bear each name, `name_places`, their numbers one name after the other, and `name_usual`, whether it is the usual name
of each; for each place `latitude` and `longitude` in hundred-thousandths of a degree, `population`, `country` and
`state` as numbers into `countries` and `states`, and whether it is a `town`, of fewer than 15,000 people and no seat
of a government; for each country and state of the USA `area_codes` (“SY”, “US.TX”), `area_names`, and where its people
live on average.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import numpy as np

from index.annotate.data_files import DATA

SiteKind = Literal["town", "city", "state", "country", "region"]
_DEGREE = 100_000
# A country's name means the country and no town of it; a state's name more than any city's but those of millions.
_SIZES = {"country": 9.0, "state": 7.0, "region": 6.5}
_END = ord("\n")
_BIG = 100_000  # inhabitants


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place: coordinates in degrees, the ISO code of its country ("" for regions), inhabitants.

    `state` is the code of the state, province or governorate within the country, "" where it is none or not known.
    `is_usual` says that the name by which it was looked up is the usual one.
    """

    latitude: float
    longitude: float
    country: str
    population: int
    kind: SiteKind
    state: str = ""
    is_usual: bool = True

    @property
    def is_big(self) -> bool:
        """Whether it has more inhabitants than a town must have to be meant without more words."""
        return self.population > _BIG

    @property
    def size(self) -> float:
        """How much is meant by its name alone, in powers of ten of inhabitants; areas by their kind."""
        return _SIZES.get(self.kind) or math.log10(max(self.population, 1))


@dataclass(frozen=True, slots=True)
class Area:
    """A country, or a state of the USA, and where its people live on average; no people where none are known."""

    name: str
    site: GazetteerPlace


class Sites(Mapping[str, tuple[GazetteerPlace, ...]]):
    """The places that bear a name, by name in lower case: those of the table, made when asked for, and what was put."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self._arrays = arrays
        self._names: bytes = arrays["names"].tobytes() + b"\n"
        ends = np.flatnonzero(np.frombuffer(self._names, dtype=np.uint8) == _END)
        self._starts: list[int] = [0, *(ends + 1).tolist()]
        self._places = np.concatenate(([0], np.cumsum(arrays["name_sizes"], dtype=np.int64)))
        self._known: dict[str, tuple[GazetteerPlace, ...]] = {}

    def put(self, name: str, sites: tuple[GazetteerPlace, ...]) -> None:
        """Let a name mean these places, whatever the table says of it."""
        self._known[name] = sites

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._known, *self._names.decode().splitlines()]))

    def __getitem__(self, name: str) -> tuple[GazetteerPlace, ...]:
        if name in self._known:
            return self._known[name]
        encoded = name.encode(errors="replace")
        rank = bisect_left(range(len(self._starts) - 1), encoded, key=self._name)
        if rank == len(self._starts) - 1 or self._name(rank) != encoded:
            raise KeyError(name)
        first, last = self._places[rank], self._places[rank + 1]
        self._known[name] = self._sites(slice(first, last))
        return self._known[name]

    def beginning(self, letters: str, most: int) -> list[str]:
        """The names that begin so, those of the largest places first; of a place, its usual name only."""
        encoded, arrays = letters.encode(errors="replace"), self._arrays
        ranks = range(len(self._starts) - 1)
        first = bisect_left(ranks, encoded, key=self._name)
        behind = bisect_left(ranks, encoded + b"\xff", key=self._name)
        named = slice(self._places[first], self._places[behind])
        people = arrays["population"][arrays["name_places"][named]] * arrays["name_usual"][named]
        of_name = np.repeat(np.arange(first, behind), np.diff(self._places[first : behind + 1]))
        largest = np.argsort(-people.astype(np.int64), kind="stable")[: np.count_nonzero(people)]
        in_table = [self._name(rank).decode() for rank in dict.fromkeys(of_name[largest].tolist())]
        put = (name for name in self._known if name.startswith(letters))
        return list(dict.fromkeys([*put, *in_table]))[:most]

    def _name(self, rank: int) -> bytes:
        return self._names[self._starts[rank] : self._starts[rank + 1] - 1]

    def _sites(self, named: slice) -> tuple[GazetteerPlace, ...]:
        """The places of a stretch of the names."""
        arrays = self._arrays
        numbers = arrays["name_places"][named]
        columns = (
            (arrays["latitude"][numbers] / _DEGREE).tolist(),
            (arrays["longitude"][numbers] / _DEGREE).tolist(),
            arrays["countries"][arrays["country"][numbers]].tolist(),
            arrays["population"][numbers].tolist(),
            np.where(arrays["town"][numbers], "town", "city").tolist(),
            arrays["states"][arrays["state"][numbers]].tolist(),
            arrays["name_usual"][named].tolist(),
        )
        return tuple(map(GazetteerPlace, *columns))


@cache
def load() -> dict[str, Any]:
    """The arrays of the table."""
    with np.load(DATA / "places.npz", allow_pickle=False) as file:
        return {name: file[name] for name in file.files}


def areas(arrays: Mapping[str, Any]) -> Iterator[Area]:
    """The countries, then the states of the USA."""
    keys = ("area_codes", "area_names", "area_latitude", "area_longitude", "area_population")
    for code, name, latitude, longitude, people in zip(*(arrays[key].tolist() for key in keys), strict=True):
        country, _, state = code.partition(".")
        yield Area(
            name, GazetteerPlace(latitude, longitude, country, people, "state" if state else "country", state)
        )
