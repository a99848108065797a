"""Who does it: nobody is made the doer of harm whom the text does not make its doer."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from index.model import Article

EventsOf = Callable[..., Article]
HARMS = ("ASSAULT", "COERCE", "ACCUSE", "THREATEN", "SANCTION", "PROTEST")


@pytest.mark.parametrize(
    "text",
    [
        "Officers arrived and found several victims shot in a car.",
        "A blast in Norwick left a boy dead and a woman wounded.",
        "The boy wounded on Monday was 13 years old.",
        "Protesters arrested on Sunday were freed.",
        "The suspect shot in a robbery has been identified.",
        "Two boys shot in the park on Monday have died.",
        "Two brothers were killed in a Marble Hill neighborhood shooting on the west side.",
        "Norwick's first murder of the year shocked the town.",
        "The boy's murder shocked the town.",
        "Lund was in jail on unrelated charges.",
        "Boris Lund was already in police custody.",
        "Boris Lund was not involved in the shooting.",
        "Ana Petrov witnessed the shooting and talked with reporters.",
        "The coach knows how to shoot, Ana Petrov said.",
        "The doctor was killed in a police shooting.",
        "The terrorist attacks in Norwick shocked the king.",
        "Lund's trial began on Monday.",
        "The minister sparked protests in Norwick.",
        "Boris Lund was charged with assault and shooting into a house.",
        "A clerk took a gun from two men who tried to rob his shop and then shot them.",
        "The town was shelled, and then he shot the guard.",
        "Police Chief Tom Carter met Boris Lund. He shot a guard.",
        "Officials showed pictures of a blast at the palace that injured Boris Lund.",
        "Ana Petrov visited the mother of Boris Lund, who was shot in May by a robber.",
        "Ana Petrov replied in a letter: thugs kill journalists.",
        "Four women shot Wednesday evening on the west side all are expected to recover.",
        "The boys were walking home when someone stopped them, pulled out a pistol and opened fire.",
        "A woman whose son found a gun and shot his brother has been sentenced to probation.",
        "Three men were in hospital after a drive-by shooting at a garden party.",
        "Boris Lund has been charged with battery, firing a weapon in public, and firing a weapon into a car.",
        "The woman said Boris Lund punched her and slammed her into a car.",
        "Police hope that the case could go to trial.",
        "The driver has been released following his arrest on suspicion of fraud. The driver was Boris Lund.",
        "“Ann Lund is guilty, she knows it, the court knows it,” Boris Hale said.",
        "It may have spurred the Norwick billionaire to seek revenge.",
        "The king is terrified that Boris Lund will deport the children.",
    ],
)
def test_who_is_not_said_to_do_it_is_no_doer(events_of: EventsOf, text: str) -> None:
    harm = [event for event in events_of(text).events if event.type in HARMS]
    named = (
        "lund",
        "petrov",
        "carter",
        "police",
        "victim",
        "woman",
        "boy",
        "protester",
        "norwick",
        "marble",
        "palace",
        "men",
    )
    assert not [one for event in harm for one in event.agents if any(word in one for word in named)]


@pytest.mark.parametrize(
    ("text", "agents", "recipients"),
    [
        ("Ana Gaston shot and killed Boris Lund, 22.", ("ana-gaston",), ("boris-lund",)),
        ("The suspect shot at the officers and fled.", ("suspect",), ("officers",)),
        ("Police arrested a teenager they say shot a nurse.", ("teenager",), ("nurse",)),
        ("Her husband shot a nurse.", ("husband",), ("nurse",)),
        ("Rockets fired by rebels killed two nurses.", ("rebels",), ("nurses",)),
        ("An attack by rebels killed two nurses.", ("rebels",), ("nurses",)),
        ("Israeli strikes killed two nurses.", ("israel",), ("nurses",)),
        ("Boris Lund left his house. He shot a nurse.", ("boris-lund",), ("nurse",)),
        ("Gunmen kidnapped up to 16 nurses in Tarim.", ("gunmen",), ("nurses",)),
        ("Soldiers beat up prisoners on Monday.", ("soldiers",), ("prisoners",)),
    ],
)
def test_whom_grammar_makes_the_doer_is_found(
    events_of: EventsOf, text: str, agents: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    found = [(event.agents, event.recipients) for event in events_of(text).events if event.type == "ASSAULT"]
    assert [one for one in found if agents[0] in "".join(one[0]) and recipients[0] in "".join(one[1])], found


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("The panel said the army fled, and also accused the rebels of theft.", "panel"),
        ("The panel said the army shelled the town and killed nine people.", "army"),
    ],
)
def test_a_second_verb_of_saying_belongs_to_who_speaks(events_of: EventsOf, text: str, said_by: str) -> None:
    assert events_of(text).events[-1].agents == (said_by,)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Gunmen allegedly shot a guard.", "claimed"),
        ("Gunmen reportedly shot a guard.", "claimed"),
        ("An alleged attack by rebels killed a guard.", "claimed"),
        ("Gunmen are believed to have shot a guard.", "claimed"),
        ("Police allege Dovan stabbed a guard on Friday.", "claimed"),  # read as a name: Allege Dovan
        ("The complaint charges Dovan stabbed a guard.", "claimed"),
        ("Gunmen shot a guard.", "reported"),
    ],
)
def test_what_is_only_said_to_be_so_is_claimed(events_of: EventsOf, text: str, status: str) -> None:
    assert {event.status for event in events_of(text).events} == {status}


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("U.S. and British forces struck depots in Yemen.", {"united-states", "united-kingdom"}),
        ("Russian and Syrian jets bombed a village.", {"russia", "syria"}),
        ("Indian and Chinese troops clashed at the river.", {"india", "china"}),
        ("US-UK strikes hit a village.", {"united-states", "united-kingdom"}),
        ("Russian jets bombed a Syrian village.", {"russia"}),
        ("US-backed rebels attacked a village.", {"us-backed-rebels"}),
    ],
)
def test_two_joined_nationalities_both_act(events_of: EventsOf, text: str, agents: set[str]) -> None:
    found = {one for event in events_of(text).events if event.type == "ASSAULT" for one in event.agents}
    assert {re.sub(r"-[0-9a-f]{10}$", "", one) for one in found} == agents


def test_a_bombing_behind_a_strike_is_not_its_doer_s(events_of: EventsOf) -> None:
    article = events_of("Norway Strikes Rebel Fighters in Sund After Bombing")
    bombings = [event for event in article.events if "ombing" in article.text[event.start : event.end]]
    assert not [event for event in bombings if event.agents]


@pytest.mark.parametrize("manner", ["first", "back", "wildly", "wide of the guard"])
def test_who_fires_is_not_the_one_who_is_shot(events_of: EventsOf, manner: str) -> None:
    article = events_of(f"Norwick police say the suspect shot {manner} on Monday.")
    assert not [one for event in article.events for one in (*event.recipients, *event.counts)]


@pytest.mark.parametrize("headline", ["US strikes militia in Norwick"])
def test_the_united_states_do_what_a_headline_says(events_of: EventsOf, headline: str) -> None:
    article = events_of(headline)
    assert {name for event in article.events for name in event.agents} >= {"united-states"}
