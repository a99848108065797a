"""Figures of the dead, wounded, detained and displaced, and who gave them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.model import Article

EventsOf = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "what", "low", "high"),
    [
        ("Rebels killed seven soldiers in Mali.", "killed", 7, 7),
        ("An attack by rebels left more than 20 soldiers dead.", "killed", 21, None),
        ("At least three civilians were wounded by rebels.", "wounded", 3, None),
        ("Police arrested 30 students in Minsk.", "detained", 30, 30),
        ("Soldiers killed a child in Goma.", "killed", 1, 1),
        ("Dozens of villagers were massacred by soldiers.", "killed", 24, 99),
        ("The raid by Turkey killed between 5 and 8 rebels.", "killed", 5, 8),
    ],
)
def test_a_figure_belongs_to_its_event(
    events_of: EventsOf, text: str, what: str, low: int, high: int | None
) -> None:
    counts = [count for event in events_of(text).events for count in event.counts]
    assert [(count.what, count.low, count.high) for count in counts] == [(what, low, high)]


def test_a_figure_has_the_source_that_gave_it(events_of: EventsOf) -> None:
    article = events_of("Rebels killed seven soldiers, according to the Red Cross.")
    count = article.events[0].counts[0]
    assert (count.of(article.text), count.reported_by) == ("seven", "red-cross")


def test_the_number_of_attacks_is_a_figure_as_well(events_of: EventsOf) -> None:
    counts = events_of("There were 14 rocket attacks by rebels on Kabul.").events[0].counts
    assert [(count.what, count.low) for count in counts] == [("other", 14)]


@pytest.mark.parametrize("cause", ["The blast", "The attack on the town", "The clashes"])
def test_a_toll_tells_an_attack_in_which_nobody_is_named(events_of: EventsOf, cause: str) -> None:
    (event,) = events_of(f"{cause} left 12 people dead.").events
    assert (event.type, [(one.what, one.low) for one in event.counts]) == ("ASSAULT", [("killed", 12)])


def test_a_toll_without_an_attack_is_no_event(events_of: EventsOf) -> None:
    assert not events_of("The flood left 12 people dead.").events


def test_a_figure_belongs_to_the_harm_behind_it(events_of: EventsOf) -> None:
    (event,) = events_of("The raid left seven dead and more than 20 wounded.").events
    assert [(one.what, one.low, one.high) for one in event.counts] == [
        ("killed", 7, 7),
        ("wounded", 21, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Seven people were killed and at least six wounded in the raid on Monday.",
        "The attack killed seven people, with at least six wounded.",
        "A strike on the market left seven dead and at least six wounded, officials said on Monday.",
    ],
)
def test_a_figure_behind_another_is_told_with_it(events_of: EventsOf, text: str) -> None:
    (event,) = events_of(text).events
    counts = [(count.what, count.low, count.high) for count in event.counts]
    assert counts == [("killed", 7, 7), ("wounded", 6, None)]
