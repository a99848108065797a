"""Tolls that no verb of an attack carries are told all the same, and accuse nobody; accidents are no attacks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.model import Article

EventsOf = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Three people died of gunshot wounds.", ("killed", 3)),
        ("Seven people were found dead in a house.", ("killed", 7)),
        ("The boy fatally shot himself.", ("killed", 1)),
        ("A girl succumbed to stab wounds on Friday.", ("killed", 1)),
        ("The gunman opened fire. Four people were taken to a hospital with bullet wounds.", ("wounded", 4)),
        ("The attackers fled. Dozens were wounded by bullets.", ("wounded", 24)),
    ],
)
def test_a_toll_has_an_event_that_accuses_nobody(
    events_of: EventsOf, text: str, figure: tuple[str, int]
) -> None:
    event = events_of(text).events[-1]
    assert (event.type, event.agents) == ("ASSAULT", ())
    assert [(one.what, one.low) for one in event.counts] == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "Two cars crashed in Oslo. The driver, 34, was killed and his 12-year-old son was injured.",
        "A tram derailed in Leeds on Monday. At least seven people were killed.",
        "A helicopter crash killed three soldiers in Mali.",
        "Nine villagers drowned in the flood.",
        "The painter Ora Vann died on Monday aged 80.",
        "A heart attack killed the mayor on Monday.",
        "The king is killed in a play that opened on Monday.",
    ],
)
def test_an_accident_is_no_attack(events_of: EventsOf, text: str) -> None:
    assert not [event for event in events_of(text).events if event.type == "ASSAULT"]


def test_an_attack_beside_an_accident_stays_one(events_of: EventsOf) -> None:
    article = events_of("A bus crashed in Goma. On Monday rebels killed two policemen at the scene.")
    assert [event.type for event in article.events] == ["ASSAULT"]


def test_a_toll_told_with_an_arrest_is_no_part_of_it(events_of: EventsOf) -> None:
    article = events_of("Police arrested a man after three people died of stab wounds.")
    told = [(event.type, [one.what for one in event.counts]) for event in article.events]
    assert ("ASSAULT", ["killed"]) in told


@pytest.mark.parametrize(
    "text",
    [
        "It was a long battle in the senate. Justice Oda Hale died in February.",
        "Countries combat the warming of the sea. Four days later Oda Hale died.",
        "The coal-fired plant was shut. Four days later Oda Hale died.",
        "Oda Hale is slated to speak at the university in May.",
        "He ran an attack on her record. The senator's death has left a seat empty.",
        "Two longer-shot candidates, Oda Hale and Tom Brand, came to the fair.",
    ],
)
def test_who_dies_in_a_time_of_quarrels_was_not_attacked(events_of: EventsOf, text: str) -> None:
    assert all(event.type != "ASSAULT" for event in events_of(text).events)


def test_who_dies_some_sentences_behind_the_shots_died_of_them(events_of: EventsOf) -> None:
    article = events_of("A gunman opened fire on a bus in Brod. Four people died on the way to the hospital.")
    assert ("killed", 4) in {(count.what, count.low) for event in article.events for count in event.counts}
