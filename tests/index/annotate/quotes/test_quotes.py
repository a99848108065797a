"""Who said what: quotes as a reader would mark them, with the words that name the speaker."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.annotate.parse.parsed import FoundQuote
from index.annotate.quotes.find_quotes import outermost

FoundOf = Callable[..., list[FoundQuote]]
QuotesOf = Callable[..., list[tuple[str, str, str | None]]]
Row = tuple[str, str, str | None]  # kind, words, source


DIRECT = [
    ("before", "“We are leaving,” said Ana Ruiz.", [("direct", "We are leaving", "Ana Ruiz")]),
    ("after", "Ana Ruiz said: “We are leaving.”", [("direct", "We are leaving.", "Ana Ruiz")]),
    (
        "apposition",
        "“We are leaving,” said Hugh Hill, a doctor. “We have no choice.”",
        [
            ("direct", "We are leaving", "Hugh Hill, a doctor"),
            ("direct", "We have no choice.", "Hugh Hill, a doctor"),
        ],
    ),
    (
        "inside",
        "“The talks,” the minister told reporters, “will go on.”",
        [("direct", "The talks", "the minister"), ("direct", "will go on.", "the minister")],
    ),
    (
        "pronouns",
        "“The army has left,” he said. “The bridges are open,” she added.",
        [("direct", "The army has left", "he"), ("direct", "The bridges are open", "she")],
    ),
    ("question", "“Why did they come?” asked Ruiz.", [("direct", "Why did they come?", "Ruiz")]),
    ("one word", "“Never,” he said.", [("direct", "Never", "he")]),
    ("typed marks", "''The roof is gone,'' Ana Ruiz said.", [("direct", "The roof is gone", "Ana Ruiz")]),
    (
        "guillemets",
        "«The road is closed,» said the driver.",
        [("direct", "The road is closed", "the driver")],
    ),
    (
        "any verb beside the marks",
        "“We were never asked,” the mayor shot back.",
        [("direct", "We were never asked", "the mayor")],
    ),
    (
        "a name behind a dash",
        "“I will never give up my land” — Maria Lopez",
        [("direct", "I will never give up my land", "Maria Lopez")],
    ),
    ("unknown", "Der Minister sagte: „Wir gehen heute.“", [("direct", "Wir gehen heute.", None)]),
    (
        "a quote within",
        "“He told me, ‘Go home,’ and I went,” Ruiz said.",
        [("direct", "He told me, ‘Go home,’ and I went", "Ruiz")],
    ),
    (
        "over paragraphs",
        "“We will rebuild the school,” the mayor said. “It will take years.\n\n“Nobody will be left behind.”",
        [
            ("direct", "We will rebuild the school", "the mayor"),
            ("direct", "It will take years.", "the mayor"),
            ("direct", "Nobody will be left behind.", "the mayor"),
        ],
    ),
    (
        "the speaker in the next paragraph",
        "“We will rebuild the hospital, whatever it costs.\n\n“Nobody will be left behind,” said Lena Ort.",
        [
            ("direct", "We will rebuild the hospital, whatever it costs.", "Lena Ort"),
            ("direct", "Nobody will be left behind", "Lena Ort"),
        ],
    ),
    (
        "a colon before the paragraph",
        "The mayor answered them:\n“The bridge will be open again in spring.”",
        [("direct", "The bridge will be open again in spring.", "The mayor")],
    ),
]

MIXED = [
    (
        "reported words around the marks",
        "Kirby said the sites had been used by “several armed groups.”",
        [("mixed", "the sites had been used by “several armed groups.”", "Kirby")],
    ),
    ("label", "The union called the mayor a “coward”.", [("mixed", "the mayor a “coward”", "The union")]),
    (
        "quoted words at the beginning",
        "“Serious mistakes” were made, Ana Ruiz said.",
        [("mixed", "“Serious mistakes” were made", "Ana Ruiz")],
    ),
    (
        "reported words and a quotation behind a colon",
        "Farmers and cooks are alike, the writer suggested: “Both get up early.”",
        [
            ("indirect", "Farmers and cooks are alike", "the writer"),
            ("direct", "Both get up early.", "the writer"),
        ],
    ),
    ("passive", "The raid was described by the army as “a success”.", [("mixed", "a success", "the army")]),
]

INDIRECT = [
    (
        "a share",
        "There is less agreement on the war: 47% say the country should send troops; 37% disagree.",
        [("indirect", "the country should send troops", "47%")],
    ),
    (
        "a clause with commas before that",
        "Anna Beck said on Channel Nine, where she is now a guest, that the mayor should resign.",
        [("indirect", "the mayor should resign", "Anna Beck")],
    ),
    ("backed by", "Militias backed by the king had used the base.", []),
    ("a deed", "The king’s army attacked rebel positions and supported loyal fighters.", []),
    ("a purpose", "Two units have crossed the river to support army forces and further the king’s aims.", []),
    ("fears raised by a thing", "The raids have raised fears of a new war.", []),
    (
        "that",
        "The ministry said that three soldiers had died.",
        [("indirect", "three soldiers had died", "The ministry")],
    ),
    (
        "according first",
        "According to the ministry, three soldiers died.",
        [("indirect", "three soldiers died", "the ministry")],
    ),
    (
        "according last",
        "Three soldiers died, according to the ministry.",
        [("indirect", "Three soldiers died", "the ministry")],
    ),
    ("vow", "The rebels vowed to fight on.", [("indirect", "to fight on", "The rebels")]),
    (
        "as she put it",
        "As the mayor put it, the bridge was a trap.",
        [("indirect", "the bridge was a trap", "the mayor")],
    ),
    (
        "interrupted",
        "The bridge, the mayor said, would be closed.",
        [("indirect", "The bridge", "the mayor"), ("indirect", "would be closed", "the mayor")],
    ),
    (
        "when it was said",
        "The agency said on Friday it had no news.",
        [("indirect", "it had no news", "The agency")],
    ),
    (
        "relative clause",
        "The clerk who said the dam was safe resigned.",
        [("indirect", "the dam was safe", "The clerk who")],
    ),
    ("nobody named", "It was reported that the dam had burst.", [("indirect", "the dam had burst", None)]),
    (
        "object",
        "Ministers demanded an end to the strikes.",
        [("indirect", "an end to the strikes", "Ministers")],
    ),
    (
        "two cues of one speaker",
        "She said the road was closed, adding that nobody knew why.",
        [("indirect", "the road was closed", "She"), ("indirect", "nobody knew why", "She")],
    ),
    (
        "noun",
        "The minister repeated his claim that the dam was safe.",
        [("indirect", "the dam was safe", "The minister")],
    ),
]

NONE = [
    ("heading", "– “Revenge” –"),
    ("title of a work", "He read “War and Peace” in prison."),
    ("scare quotes", "The so-called “peace camp” was empty."),
    ("plain", "The river rose by two metres overnight."),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [case[1:] for case in DIRECT + MIXED + INDIRECT],
    ids=[case[0] for case in DIRECT + MIXED + INDIRECT],
)
def test_quotes(text: str, expected: list[Row], quotes_of: QuotesOf) -> None:
    assert quotes_of(text) == expected


@pytest.mark.parametrize("text", [case[1] for case in NONE], ids=[case[0] for case in NONE])
def test_what_is_no_quote(text: str, quotes_of: QuotesOf) -> None:
    assert quotes_of(text) == []


def test_a_transcript_names_its_speakers(quotes_of: QuotesOf) -> None:
    text = "CHAIR: The committee will come to order.\n\nSENATOR: Thank you very much."
    assert quotes_of(text) == [
        ("direct", "The committee will come to order.", "CHAIR"),
        ("direct", "Thank you very much.", "SENATOR"),
    ]


@pytest.mark.parametrize(
    "text", ["NEW DELHI: The river rose by two metres.", "Iraq: River rises by two metres"]
)
def test_a_place_before_a_colon_says_nothing(text: str, quotes_of: QuotesOf) -> None:
    assert quotes_of(text, "title") == []


def test_a_headline_names_its_speaker_before_a_colon(quotes_of: QuotesOf) -> None:
    text = "Mayor Ort: Bridge will open in spring\n\nThe bridge is old."
    assert quotes_of(text, "title") == [("indirect", "Bridge will open in spring", "Mayor Ort")]


def test_one_odd_mark_does_not_harm_the_next_paragraph(quotes_of: QuotesOf) -> None:
    text = 'The 6" pipe broke.\n\nA man shouted "run.\n\n“It was dark,” said Ana Ruiz.'
    assert quotes_of(text)[-1] == ("direct", "It was dark", "Ana Ruiz")


def test_the_cue_is_told(found_of: FoundOf) -> None:
    text = "The ministry has denied that the dam burst."
    (quote,) = found_of(text)
    assert quote.cue is not None
    assert text[slice(*quote.cue)] == "has denied"


def test_marks_with_a_cue_are_surer_than_marks_alone(found_of: FoundOf) -> None:
    text = "“We are leaving the town today,” she said.\n\nA sign: “Nobody may enter this town again.”"
    first, *_, last = found_of(text)
    assert first.confidence > 0.8 > last.confidence


def test_a_doubtful_quote_gives_way_to_a_sure_one_inside_it() -> None:
    doubtful = FoundQuote(0, 50, "indirect", None, None, 0.4)
    sure = FoundQuote(20, 50, "indirect", (10, 12), (13, 17), 0.85)
    inner = FoundQuote(30, 40, "indirect", None, None, 0.4)
    assert outermost([inner, sure, doubtful]) == [sure]


WORDS = st.sampled_from(
    [
        "said",
        "that",
        "“",
        "”",
        '"',
        "'",
        "he",
        "THE",
        "Ruiz",
        ",",
        ".",
        ":",
        "\n",
        "—",
        "according",
        "to",
        "«",
        "1",
        "if",
        "é́",
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_text_gives_quotes_inside_it(found_of: FoundOf, text: str) -> None:
    for one in found_of(text):
        assert 0 <= one.start < one.end <= len(text)
        assert 0 <= one.confidence <= 1
        for span in (one.source, one.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@pytest.mark.parametrize(
    "unit",
    ["“a ", '"a" ', "he said ", "a, he said, ", "SHE SAID WE WIN. ", "x = 'a' | \"b\" ", "Er sagte: „Ja.“ "],
)
def test_a_text_without_paragraphs_is_read_to_its_end(unit: str, found_of: FoundOf) -> None:
    text = unit * (6_000 // len(unit)) + "“We are leaving the town,” said Ana Ruiz."
    assert all(one.end <= len(text) for one in found_of(text))
