"""What nobody said is no quote: negated, refused, doubted, asked, only possible; and what is no statement at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.annotate.parse.parsed import FoundQuote

FoundOf = Callable[..., list[FoundQuote]]

NOT_SAID = [
    "The minister never said the war was over.",
    "The minister has not said whether the dam is safe.",
    "Norland has not claimed responsibility for it.",
    "The army did not respond to requests for comment.",
    "Neither side believes the war is over.",
    "Nobody in the village said that the dam was safe.",
    "None of the guards reported that the gate was open.",
    "The mayor would neither confirm nor deny that the bridge was closed.",
    "The mayor declined to say whether the bridge would be closed.",
    "The ministry refused to confirm that the dam had burst.",
    "She left the room without mentioning that the road was closed.",
    "The report stopped short of saying that the dam was unsafe.",
    "Lena Ort doubts that the war is over.",
    "Did the minister say that the war was over?",
    "The court will decide whether he said that the dam was safe.",
    "If the mayor says that the bridge is safe, the road will be opened.",
    "Critics may say that the dam is too old.",
    "The minister was asked to comment on the raid.",
    "Asked whether the bridge was safe, the mayor left the room.",
]
NO_STATEMENT = [
    ("alleged", "The two men are facing charges for their alleged misconduct."),
    ("accused", "The driver is accused of a robbery in the old town."),
    ("expected", "The king was expected to announce a new law."),
    ("asked to call", "Whoever knows more is asked to call the police on 555 0199."),
    ("imperative", "Remember that the road is closed on Sunday."),
    ("a deed", "Officers responded to a call of gunfire near the port."),
    ("called by telephone", "The neighbour called the police."),
    ("support", "Farmers support the plan for a new road."),
    ("a vote", "Most of the farmers voted for the new party."),
    ("only what it concerns", "The mayor praised the news."),
    ("a name", "The paper criticised Lena Ort."),
    ("a thing shows", "The long queue shows that the bridge is too narrow."),
    ("a thing is so", "The problem is that the bridge is too narrow."),
    ("odd", "It is odd that the bridge was closed."),
    ("knowing", "The guards knew that the gate was open."),
    ("finding somebody", "The guards found a man asleep behind the gate."),
    ("a wish", "The driver wanted to remain anonymous."),
    ("called for himself", "They had just called a taxi to go home."),
    ("the reader", "You expect to find snow at that height."),
    ("the writer", "I suspect the bag is too thin for the winter."),
    ("claimed lives", "The road has claimed several lives."),
    ("accused of quoted words", "Hugh Hill, who is accused of plotting a “dirty war”, was freed."),
    ("as if", "It sounds as if Hugh Hill were proposing a raid."),
    ("let", "The tool lets users highlight the words of a form."),
    ("found that was", "One victim found in the yard was a man of 46."),
]
SAID = [
    ("not only", "Lena Ort not only said the dam was safe, she slept there.", "the dam was safe"),
    ("could only", "The minister could only say that the dam was safe.", "the dam was safe"),
    ("went on to say", "The minister went on to say that the dam was safe.", "the dam was safe"),
    ("quoted as saying", "The minister was quoted as saying the dam was safe.", "the dam was safe"),
    ("whether", "The mayor asked whether the bridge was safe.", "whether the bridge was safe"),
    ("a paper shows", "The report shows that the bridge is too narrow.", "the bridge is too narrow"),
    ("a poll finds", "A survey found that most farmers are against it.", "most farmers are against it"),
    ("a message is", "His message was that the bridge is safe.", "the bridge is safe"),
    ("an announcement", "The king announced a new law.", "a new law"),
    ("a warning", "The ministry warned of a new flood.", "a new flood"),
    (
        "praise with a reason",
        "The mayor praised the nurses for their courage.",
        "the nurses for their courage",
    ),
    ("part of the content", "She said the mayor never came to the dam.", "the mayor never came to the dam"),
    ("a city", "The city of Arles urged people to stay at home.", "people to stay at home"),
    ("doing", "Lena Ort recalled seeing the fire from her boat.", "seeing the fire from her boat"),
]
DENIED = [
    ("that", "The ministry denied that the dam had burst.", "the dam had burst"),
    ("doing", "The clerk denied taking the money.", "taking the money"),
    ("a claim", "The minister rejected claims that the dam was unsafe.", "the dam was unsafe"),
    ("an idea", "The mayor dismissed the idea that he would resign.", "he would resign"),
    ("a thing", "The army denied any part in the raid.", "any part in the raid"),
]


@pytest.mark.parametrize("text", [*NOT_SAID, *(row[1] for row in NO_STATEMENT)])
def test_what_is_no_statement_or_was_not_said_is_no_quote(found_of: FoundOf, text: str) -> None:
    assert [text[quote.start : quote.end] for quote in found_of(text)] == []


@pytest.mark.parametrize(("text", "words"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_what_was_said_is_one(found_of: FoundOf, text: str, words: str) -> None:
    (quote,) = found_of(text)
    assert quote.status is None
    assert text[quote.start : quote.end] == words


@pytest.mark.parametrize(("text", "words"), [row[1:] for row in DENIED], ids=[row[0] for row in DENIED])
def test_a_denial_is_a_quote_that_says_so(found_of: FoundOf, text: str, words: str) -> None:
    (quote,) = found_of(text)
    assert (text[quote.start : quote.end], quote.status) == (words, "denied")


def test_what_is_not_denied_is_no_quote(found_of: FoundOf) -> None:
    assert found_of("The mayor did not deny that he knew of it.") == []


@pytest.mark.parametrize(
    "text",
    [
        "“It is not true,” the mayor denied.",
        "The ministry confirmed that the dam had burst.",
        "The mayor rejected claims by the farmers that the dam was unsafe.",
    ],
)
def test_what_is_no_denial_is_not_marked(found_of: FoundOf, text: str) -> None:
    assert [quote.status for quote in found_of(text)] == [None]


@pytest.mark.parametrize(
    "sentence",
    [
        "The union plans to demand a new contract.",
        "The mayor sees the port as a trap.",
        "Over the years, Lena Ort said, the letters have kept her close to her son.",
    ],
)
def test_what_is_seldom_somebodys_words_is_below_what_is_shown(found_of: FoundOf, sentence: str) -> None:
    assert min(quote.confidence for quote in found_of(sentence)) < 0.4
