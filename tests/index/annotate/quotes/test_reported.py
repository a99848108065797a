"""Reported words: which of them are a statement, who makes it, and where it begins and ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

QuotesOf = Callable[..., list[tuple[str, str, str | None]]]

SAID: list[tuple[str, str, list[tuple[str, str | None]]]] = [
    (
        "a participle behind “while”",
        "“It is late,” Lena Ort said, while arguing the army should stay.",
        [("It is late", "Lena Ort"), ("the army should stay", "Lena Ort")],
    ),
    (
        "aside from saying",
        "The mayor gave no names, aside from saying she wants a larger council.",
        [("she wants a larger council", "The mayor")],
    ),
    (
        "an answer that says",
        "The minister sent back an answer saying he would not resign.",
        [("he would not resign", "The minister")],
    ),
    (
        "according to keeps its source",
        "The richest tenth would see their income go up by a fifth, according to the Orben Institute.",
        [("The richest tenth would see their income go up by a fifth", "the Orben Institute")],
    ),
    (
        "both parts before a cue",
        "Her car was supposed to be led by a patrol, but the guards took her away before it came, a source said.",
        [
            (
                "Her car was supposed to be led by a patrol, but the guards took her away before it came",
                "a source",
            )
        ],
    ),
    (
        "a limit behind the cue",
        "The mine was a success, Mr. Orben said, until it closed in 1999.",
        [("The mine was a success", "Mr. Orben"), ("until it closed in 1999", "Mr. Orben")],
    ),
    (
        "pointed out",
        "A spokesman pointed out the bridge was closed.",
        [("the bridge was closed", "A spokesman")],
    ),
    (
        "made clear",
        "The mayor made it clear that the talks were over.",
        [("the talks were over", "The mayor")],
    ),
    (
        "a relative clause by somebody's word",
        "They discussed the test, which the state agency claimed now allows the army to build rockets.",
        [("now allows the army to build rockets", "the state agency")],
    ),
    (
        "an aside before “that”",
        "The mayor insists, most recently in a letter to the paper, that he will stay.",
        [("he will stay", "The mayor")],
    ),
    ("a plan", "Orben plans to run for mayor again.", [("to run for mayor again", "Orben")]),
    ("a wish", "The council would like to sell the mill.", [("to sell the mill", "The council")]),
    ("a matter judged", "Lena Ort condemned the night raids.", [("the night raids", "Lena Ort")]),
    (
        "an explanation of the reporter's",
        "Lena Ort said she had met the mayor of Orben, a town on the coast.",
        [("she had met the mayor of Orben", "Lena Ort")],
    ),
    (
        "a present of the reporter's",
        "Guards said the gate was for their safety, and the club has already sued the town.",
        [("the gate was for their safety", "Guards")],
    ),
    (
        "a question put by somebody",
        "Asked by a guest whether she had slept, Lena Ort said, “Hardly.”",
        [("whether she had slept", "a guest"), ("Hardly.", "Lena Ort")],
    ),
    (
        "a deed behind a promise",
        "Lena Ort has vowed to keep the mill open and praised the workers on Monday.",
        [("to keep the mill open", "Lena Ort")],
    ),
    (
        "whom somebody calls on",
        "The council called on the army to leave the valley.",
        [("the army to leave the valley", "The council")],
    ),
    (
        "what goes on behind the marks",
        "The boy said, “You tell me,” repeatedly, before he left.",
        [("You tell me", "The boy")],
    ),
    (
        "a cue between a subject and its verb",
        "The bridge, said the mayor, has to be closed.",
        [("The bridge", "the mayor"), ("has to be closed", "the mayor")],
    ),
    (
        "a cue with an apposition between a subject and its verb",
        "The army, said Colonel Tom Hill, the head of the unit, had left the valley.",
        [("The army", "Colonel Tom Hill"), ("had left the valley", "Colonel Tom Hill")],
    ),
    (
        "a speaker with an apposition",
        "Lena Ort, the mayor, said Sunny Hill, her deputy, would win in May.",
        [("Sunny Hill, her deputy, would win in May", "Lena Ort, the mayor")],
    ),
    (
        "how a reported deed was done",
        "The letters show that the clerk took money from the firm by signing bills that she had never seen.",
        [("the clerk took money from the firm by signing bills that she had never seen", "The letters")],
    ),
    (
        "a turned condition",
        "Lena Ort promised to take bold action should she win the vote.",
        [("to take bold action should she win the vote", "Lena Ort")],
    ),
    (
        "two things with a name each",
        "The mayor cast himself as an agent of change and his rival as a guardian of the old order.",
        [("himself as an agent of change and his rival as a guardian of the old order", "The mayor")],
    ),
    (
        "a warning with another cue behind it",
        "The officers warned of a new kind of fraud after the raid, arguing that the thieves would return.",
        [("a new kind of fraud", "The officers"), ("the thieves would return", "The officers")],
    ),
    (
        "somebody who speaks for another",
        "Lena Ort denied the charges through a spokeswoman.",
        [("the charges", "Lena Ort")],
    ),
    (
        "a concession of the reporter's",
        "Though he lost the first round, Orben leads in the north, according to the poll.",
        [("Orben leads in the north", "the poll")],
    ),
]
NOT_SAID: list[tuple[str, str, list[str]]] = [
    ("what was asked for", "Flanked by friends, Joseph Lund asked for, and received, a cake.", []),
    (
        "where it was said",
        "“It is late,” Hugh Hill said at a press briefing, according to the Lund Times.",
        ["It is late"],
    ),
    ("what followed", "When asked to leave, he refused, which led the council to call the police.", []),
    ("a deed by the way", "He was on the tram only after agreeing to swap shifts with a friend.", []),
    ("words without what they say", "Lena Ort repeated her message.", []),
    ("a deed beside a tale", "She smiled as she told the story of the flood.", []),
    ("a show", "The paper spoke with Lena Ort on television.", []),
    ("a name as topic", "He was seen talking about Lena Ort on Channel 4.", []),
    ("what the writer asks", "We have asked the cook to come.", []),
    ("a thing that goes on", "The talks continue.", []),
    ("a plan of the past", "The burglars planned to leave by the gate.", []),
    ("a thing without more", "The mayor praised the news.", []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_reported_words_have_their_speaker_and_their_edges(
    quotes_of: QuotesOf, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert [(words, source) for _, words, source in quotes_of(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"), [row[1:] for row in NOT_SAID], ids=[row[0] for row in NOT_SAID]
)
def test_what_nobody_states_is_no_quote(quotes_of: QuotesOf, text: str, expected: list[str]) -> None:
    assert [words for _, words, _ in quotes_of(text)] == expected
