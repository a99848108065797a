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
        ("An attack by rebels left more than 20 soldiers dead.", "killed", 20, None),
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


def test_a_toll_without_an_attack_is_no_attack(events_of: EventsOf) -> None:
    (event,) = events_of("The flood left 12 people dead.").events
    assert (event.type, event.agents, event.counts[0].low) == ("OTHER", (), 12)


def test_a_figure_belongs_to_the_harm_behind_it(events_of: EventsOf) -> None:
    (event,) = events_of("The raid left seven dead and more than 20 wounded.").events
    assert [(one.what, one.low, one.high) for one in event.counts] == [
        ("killed", 7, 7),
        ("wounded", 20, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Seven people were killed, and at least six others wounded in the blasts on Monday.",
        "The attack killed seven people, with at least six wounded.",
        "A strike on the market left seven dead and at least six wounded, officials said on Monday.",
        "Gunmen came to a market in a raid that killed 7, wounded at least 6.",
    ],
)
def test_a_figure_behind_another_is_told_with_it(events_of: EventsOf, text: str) -> None:
    (event,) = events_of(text).events
    counts = [(count.what, count.low, count.high) for count in event.counts]
    assert counts == [("killed", 7, 7), ("wounded", 6, None)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Gunmen killed a 17-year-old boy in Dallas on Monday.", [("killed", 1)]),
        ("A 7-year-old girl was wounded by gunmen in Donetsk on Sunday.", [("wounded", 1)]),
        ("Police detained a 34-year-old activist in Minsk.", [("detained", 1)]),
        ("Soldiers killed two 17-year-old boys.", [("killed", 2)]),
        ("Rebels killed a father of five.", [("killed", 1)]),
        ("Rebels killed the mayor, 61, and wounded a clerk, 30.", [("killed", 1), ("wounded", 1)]),
        ("Ann Orlan, 66 and Tom Orlan, 64 were killed by rebels.", [("killed", 1), ("killed", 1)]),
    ],
)
def test_an_age_is_no_toll(events_of: EventsOf, text: str, figures: list[tuple[str, int]]) -> None:
    counts = [count for event in events_of(text).events for count in event.counts]
    assert [(count.what, count.low) for count in counts] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Gunmen shot five people in Oslo.", [("wounded", 5)]),
        ("Five people were shot by gunmen, one fatally.", [("wounded", 4), ("killed", 1)]),
        ("A man was fatally shot by soldiers in Oslo.", [("killed", 1)]),
        ("Soldiers shot dead two men.", [("killed", 2)]),
        ("Soldiers shot and killed two men in Oslo.", [("killed", 2)]),
        ("Two villagers were stabbed to death by raiders.", [("killed", 2)]),
        ("The attack left three guards dead and another wounded.", [("killed", 3), ("wounded", 1)]),
        ("The bombing claimed the lives of nine pupils.", [("killed", 9)]),
        (
            "Four men were shot in Goma and one of the victims was pronounced deceased.",
            [("wounded", 3), ("killed", 1)],
        ),
        ("A boy wounded in a shooting in Goma has died of his injuries.", [("killed", 1)]),
        ("Rebels killed Tena Malk in Goma and wounded three men.", [("killed", 1), ("wounded", 3)]),
        ("Police spoke of a non-fatal shooting of a boy in Goma.", [("wounded", 1)]),
        ("Rebels shot at two soldiers in Goma.", []),
        ("Soldiers did not kill two men in Oslo.", []),
        ("The rebels tried to kill two ministers.", []),
    ],
)
def test_who_was_shot_is_dead_only_where_it_is_said(
    events_of: EventsOf, text: str, figures: list[tuple[str, int]]
) -> None:
    counts = [count for event in events_of(text).events for count in event.counts]
    assert [(count.what, count.low) for count in counts] == figures


@pytest.mark.parametrize(
    ("text", "what", "low"),
    [
        ("Gunmen opened fire outside a club in Goma, striking five people.", "wounded", 5),
        ("A gunman opened fire on guards in Goma, wounding two of them.", "wounded", 2),
        ("Police arrested a man over the shooting of four people in Goma.", "wounded", 4),
    ],
)
def test_fire_of_guns_is_no_accident_and_wounds_whom_it_strikes(
    events_of: EventsOf, text: str, what: str, low: int
) -> None:
    article = events_of(text)
    counts = [count for event in article.events if event.type == "ASSAULT" for count in event.counts]
    assert [(one.what, one.low) for one in counts] == [(what, low)]
