"""Places and where an event happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.annotate.parse.parsed import Parsed
from index.annotate.places.find_places import find_places
from index.model import Article

ParsedOf = Callable[..., Parsed]
EventsOf = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "name", "latitude", "longitude"),
    [
        ("Police in Paris arrested two men.", "Paris", 48.9, 2.3),
        ("Police in Paris, Texas, arrested two men.", "Paris", 33.7, -95.6),
        ("A raid near Albu Kamal, a Syrian city, killed six.", "Albu Kamal", 34.5, 40.9),
        ("Rebels attacked a camp in the Gaza Strip.", "Gaza Strip", 31.4, 34.4),
        ("A blast in Aleppo killed six.", "Aleppo", 36.2, 37.2),
        ("Police in Springfield, Ohio, arrested two men.", "Springfield", 39.9, -83.8),
        ("Police in Springfield, Mo., arrested two men.", "Springfield", 37.2, -93.3),
        ("A judge in Ohio heard the Springfield police.", "Ohio", 40.5, -82.9),
        ("Police in Washington arrested two men.", "Washington", 38.9, -77.0),
        ("A blast in New York killed six.", "New York", 40.7, -74.0),
        ("Three guards were killed in an attack in the U.S. on Monday.", "U.S.", 38.8, -93.5),
        ("Voters across Washington state went to the polls.", "Washington", 47.5, -121.6),
    ],
)
def test_a_place_lies_where_the_text_means_it(
    parsed_of: ParsedOf, text: str, name: str, latitude: float, longitude: float
) -> None:
    place = find_places(parsed_of(text))[0]
    assert place.name == name
    assert place.latitude == pytest.approx(latitude, abs=0.2)
    assert place.longitude == pytest.approx(longitude, abs=0.2)


@pytest.mark.parametrize("name", ["Stoke-on-Trent", "Mazar-i-Sharif"])
def test_a_name_goes_on_behind_its_hyphens(parsed_of: ParsedOf, name: str) -> None:
    (place,) = find_places(parsed_of(f"A fire broke out in {name} on Sunday."))
    assert place.name == name


@pytest.mark.parametrize("text", ["He was reading in the bath.", "They may march.", "It was a nice split."])
def test_common_words_are_no_places(parsed_of: ParsedOf, text: str) -> None:
    assert find_places(parsed_of(text)) == []


def test_a_border_is_a_place_without_coordinates(events_of: EventsOf) -> None:
    place = (
        events_of("US strikes against rebels on the Iraq-Syria border killed seven people.").events[0].place
    )
    assert place is not None
    assert (place.name, place.latitude) == ("Iraq-Syria border", None)


def test_nothing_happens_at_a_country_that_is_meant(events_of: EventsOf) -> None:
    places = [
        event.place and event.place.name
        for words in (
            "Boris Lund lashed out at Turkey for shooting down a jet.",
            "Boris Lund lashed out at guards in Turkey for shooting down a jet.",
        )
        for event in events_of(words).events
    ]
    assert places == [None, "Turkey"]


def test_an_event_happens_where_its_clause_says(events_of: EventsOf) -> None:
    article = events_of("Rebels who were trained in Uganda attacked a camp in Chad.")
    attack = next(event for event in article.events if event.type == "ASSAULT")
    assert attack.place is not None
    assert attack.place.name == "Chad"


@pytest.mark.parametrize(
    ("text", "latitude", "longitude"),
    [
        ("Shells fell on a market in Sangin, Afghan police said.", 32.1, 64.8),
        ("Police in Pass Christian, Mississippi, arrested two men.", 30.3, -89.2),
        ("Police in Pass Christian arrested two men. They are from Alabama and Mississippi.", 30.3, -89.2),
        ("Police in Springfield, Illinois, arrested two men.", 39.8, -89.6),
    ],
)
def test_a_town_lies_where_the_text_names_its_country_or_state(
    parsed_of: ParsedOf, text: str, latitude: float, longitude: float
) -> None:
    place = find_places(parsed_of(text))[0]
    assert place.latitude == pytest.approx(latitude, abs=0.2)
    assert place.longitude == pytest.approx(longitude, abs=0.2)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell on a market in Sangin, Turkish police said.", "Sangin"),
        ("A man was shot in Caruthersville, police in Chicago, Illinois, said.", "Caruthersville"),
    ],
)
def test_a_small_town_elsewhere_is_not_meant(parsed_of: ParsedOf, text: str, name: str) -> None:
    place = find_places(parsed_of(text))[0]
    assert (place.name, place.latitude) == (name, None)


def test_a_continent_is_no_town_of_its_name(parsed_of: ParsedOf) -> None:
    place = find_places(parsed_of("Farmers in Africa fear the drought."))[0]
    assert (place.name, place.latitude, place.longitude) == ("Africa", 5.0, 20.0)


@pytest.mark.parametrize(
    ("text", "name", "site"),
    [
        ("Gunmen killed a baker in Mariupol on Friday.", "Mariupol", None),
        ("Rebels killed a nurse in Goma on Friday.", "Goma", None),
        ("A bomb killed seven people in Quetta on Saturday.", "Quetta", None),
        ("Gunmen killed a man in a Mosul market on Monday.", "Mosul", None),
        ("Gunmen killed two in northwest Fresno.", "Fresno", None),
        ("Police killed a gunman at a Reno, Nev., nightclub.", "Reno", None),
        ("A man was stabbed in the Mayfair section of Philadelphia on Monday.", "Philadelphia", "Mayfair"),
        ("A man was shot dead on Walnut Street in Yonkers on Monday.", "Yonkers", "Walnut Street"),
        ("Soldiers on Monday attacked Kabul.", "Kabul", None),
    ],
)
def test_the_city_is_the_place_and_the_street_the_site(
    events_of: EventsOf, text: str, name: str, site: str | None
) -> None:
    place = events_of(text).events[0].place
    assert place is not None
    assert (place.name, place.site and place.site.name) == (name, site)
    assert (place.latitude is None) == (name not in text)


@pytest.mark.parametrize(
    "text",
    [
        "Police in Whitley County, Kentucky, arrested two men.",  # Whitley lies in England
        "Police in Orange County, Florida, arrested two men.",  # the table knows that of California
        "Police in Aurora, Alaska, arrested two men.",
    ],
)
def test_a_place_of_another_state_than_the_one_named_behind_is_on_no_map(
    parsed_of: ParsedOf, text: str
) -> None:
    place = find_places(parsed_of(text))[0]
    assert (place.latitude, place.longitude) == (None, None)
