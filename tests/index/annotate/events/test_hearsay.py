"""What is only said, shown or feared to have been done is claimed at most; what is called false is not told."""

from __future__ import annotations

import pytest
from spacy.language import Language

from index.annotate import annotate
from index.model import Article, Segment


def told(sentence: str) -> list[tuple[str, str, list[str], list[str]]]:
    """Type, status, agents and recipients of the events of a sentence."""
    article = Article(id="a", text=sentence, segments=(Segment(start=0, end=len(sentence)),))
    annotated = annotate(article)
    names = {actor.id: actor.name.lower() for actor in annotated.actors}
    return [
        (
            event.type,
            event.status,
            [names[one] for one in event.agents],
            [names[one] for one in event.recipients],
        )
        for event in annotated.events
    ]


def harms(sentence: str) -> list[tuple[str, str, list[str], list[str]]]:
    return [event for event in told(sentence) if event[0] in ("ASSAULT", "COERCE")]


@pytest.mark.parametrize(
    "sentence",
    [
        "There is no evidence that Chad attacked the ship.",
        "The ministry denied reports that its soldiers had killed the journalist.",
        "The paper doctored pictures to produce proof that Chad had shot down the airliner.",
        "Hackers sent out falsified reports of two explosions that had injured the president.",
        "A novel in which Chad attacks Norway sold well.",
        "It was a hoax that soldiers had killed the mayor.",
        "The court found little evidence that guards had beaten the prisoner.",
    ],
)
def test_what_is_false_or_unproven_is_no_event(sentence: str, pipeline: Language) -> None:
    assert [event for event in harms(sentence) if event[3] != ["agency"]] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Rumours that the army had bombed the hospital spread on Monday.",
        "The claim that the army had bombed the hospital was made on Monday.",
    ],
)
def test_what_is_only_rumoured_is_claimed_and_names_no_culprit(sentence: str, pipeline: Language) -> None:
    assert [event[:3] for event in harms(sentence)] == [("ASSAULT", "claimed", [])]


def test_what_a_report_says_is_its_claim(pipeline: Language) -> None:
    assert harms("Gunmen killed four guards in Quetta, the report said.")[0][:3] == (
        "ASSAULT",
        "claimed",
        ["gunmen"],
    )


def test_the_victim_of_what_is_investigated_is_not_accused(pipeline: Language) -> None:
    accused, killed = told("Police are still investigating the fatal shooting of a 9-year-old boy.")
    assert accused == ("ACCUSE", "reported", ["police"], [])
    assert killed == ("ASSAULT", "reported", [], ["9-year-old boy"])
    assert told("Prosecutors are investigating the bank.")[0][3] == ["bank"]


def test_people_involved_in_violence_are_not_its_doers(pipeline: Language) -> None:
    sentence = "Four students were involved in a shooting at a park on Wednesday, which left two dead."
    assert [event[2] for event in harms(sentence) if event[2]] == []
    assert ["militias"] in [event[2] for event in harms("Militias involved in the raids fled on Monday.")]


def test_a_shield_in_a_debate_is_no_violence(pipeline: Language) -> None:
    assert harms("The senator is using the president as a shield against attacks on her record.") == []
    assert harms("The rebels used the villagers as human shields.")[0][2] == ["rebels"]


def test_interests_of_a_state_abroad_can_be_hit(pipeline: Language) -> None:
    assert harms("There were three attacks on US interests in Iraq.")[0][0] == "ASSAULT"
    assert harms("The senator led an attack on special interests.") == []
