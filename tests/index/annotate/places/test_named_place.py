"""A place by the name that somebody writes."""

from __future__ import annotations

import pytest

from index.annotate.places.named_place import named_place, place_ways


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Paris", (49, 2)),
        ("paris, texas", (34, -96)),
        ("London, Canada", (43, -81)),
        ("Moscow, Idaho", (47, -117)),
        ("Syria", (35, 37)),
    ],
)
def test_the_largest_is_meant_or_the_one_of_the_area(words: str, near: tuple[int, int]) -> None:
    place = named_place(words)
    assert place.name == words
    assert place.latitude is not None
    assert place.longitude is not None
    assert (round(place.latitude), round(place.longitude)) == near


@pytest.mark.parametrize("words", ["Pier 9", "Paris, Syria", "", " , "])
def test_what_no_gazetteer_has_lies_nowhere(words: str) -> None:
    assert named_place(words).latitude is None


def test_names_go_on_with_the_largest_places_first() -> None:
    assert place_ways("lon", 3)[0] == "London"
    assert "Rio de Janeiro" in place_ways("rio", 8)
    assert place_ways("l", 8) == place_ways("xqzw", 8) == []
