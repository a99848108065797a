"""Which of the places that share a name an article means."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from index.annotate.parse.language import parse
from index.annotate.parse.parsed import Parsed
from index.annotate.places.find_places import FoundPlace, find_places, title_places
from index.model import Article, Segment

ParsedOf = Callable[..., Parsed]


def place_of(parsed: Parsed, name: str) -> FoundPlace:
    """The last place of this name."""
    return [place for place in find_places(parsed) if place.name == name][-1]


@pytest.mark.parametrize(
    ("text", "name", "latitude", "longitude"),
    [
        (
            "A boy was hurt in Rome, N.Y., on Monday. The Rome police are asking for help.",
            "Rome",
            43.2,
            -75.5,
        ),
        (
            "Two men were arrested in Birmingham. Both are from Tuscaloosa, Alabama.",
            "Birmingham",
            33.5,
            -86.8,
        ),
        ("Two men were arrested in Birmingham. Both are from England.", "Birmingham", 52.5, -1.9),
        (
            "A man was found dead in Williamsburg. The Kentucky State Police asked for help.",
            "Williamsburg",
            36.7,
            -84.2,
        ),
        ("A nurse was hurt in Columbus. She is from Macon, and works in Savannah.", "Columbus", 32.5, -85.0),
        ("A senator from Texas spoke in Paris on Monday.", "Paris", 48.9, 2.3),
        ("The two met in Manchester. They live in Leeds and in Bolton.", "Manchester", 53.5, -2.2),
        ("The senators met at the White House on Monday.", "White House", 38.9, -77.0),
    ],
)
def test_a_name_lies_where_the_rest_of_the_article_does(
    parsed_of: ParsedOf, text: str, name: str, latitude: float, longitude: float
) -> None:
    place = place_of(parsed_of(text), name)
    assert place.latitude == pytest.approx(latitude, abs=0.2)
    assert place.longitude == pytest.approx(longitude, abs=0.2)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A fire broke out in Bordeaux on Monday. The owner lives in Nashville, Tennessee.",
            "Bordeaux",
        ),  # not in France
        ("A man was shot in Springfield on Monday.", "Springfield"),  # in one of several states
    ],
)
def test_what_may_be_elsewhere_is_on_no_map(parsed_of: ParsedOf, text: str, name: str) -> None:
    place = place_of(parsed_of(text), name)
    assert (place.latitude, place.longitude) == (None, None)


def test_a_title_and_its_text_tell_of_each_other_where_a_place_lies(pipeline: Language) -> None:
    def titled(title: str, text: str) -> Parsed:
        segments = (Segment(start=0, end=len(text)),)
        return parse(Article(id="made", title=title, text=text, segments=segments), pipeline)

    parsed = titled("Fire in Canton, Ohio", "Police asked for help on Monday. A man in Canton was hurt.")
    assert place_of(parsed, "Canton").latitude == pytest.approx(40.8, abs=0.2)
    parsed = titled("Fire in Canton", "A man in Canton, Mississippi, was hurt. Police asked for help.")
    (place,) = title_places(parsed)
    assert place.latitude == pytest.approx(32.6, abs=0.2)


def test_police_at_the_start_of_a_sentence_are_no_town_in_poland(parsed_of: ParsedOf) -> None:
    assert find_places(parsed_of("Police Officer Jan Hale was hurt.")) == []
