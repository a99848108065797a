"""Speakers given by layout: labels before a colon, lines before and behind a quotation, sentences around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

QuotesOf = Callable[..., list[tuple[str, str, str | None]]]
SpeakersOf = Callable[..., list[tuple[str, str | None]]]

TRANSCRIPT = """JOAN PELL, HOST: Welcome to the show.

MAYOR CARL LUND (I): Thank you.

PELL: Is the bridge safe?

LUND (on camera): It is. We tested it on Monday.

UNIDENTIFIED MALE: No, it is not!"""

INTERVIEW = """Ana Ruiz: When did you begin?

Hugh Hill: In 1999. It was hard.

Ana Ruiz: And today?

Hugh Hill: Today we have a team."""

PRICES = """Price: The tickets cost 5 euros.

Price: Children pay nothing.

Opening hours: From nine."""


def test_a_transcript_has_persons_with_titles_offices_and_notes(speakers_of: SpeakersOf) -> None:
    assert speakers_of(TRANSCRIPT) == [
        ("Welcome to the show.", "Joan Pell"),
        ("Thank you.", "Carl Lund"),
        ("Is the bridge safe?", "Joan Pell"),
        ("It is. We tested it on Monday.", "Carl Lund"),
    ]


def test_names_that_recur_before_a_colon_are_the_speakers_of_an_interview(speakers_of: SpeakersOf) -> None:
    assert [name for _, name in speakers_of(INTERVIEW)] == ["Ana Ruiz", "Hugh Hill", "Ana Ruiz", "Hugh Hill"]


def test_things_that_recur_before_a_colon_say_nothing(quotes_of: QuotesOf) -> None:
    assert quotes_of(PRICES) == []


LINES = [
    ("name and outlet", "The play opened.\n\nEva Marsh, Daily Post: “It left me cold.”", "Eva Marsh"),
    ("outlet in brackets", "The play opened.\n\nEva Marsh (Daily Post): “It left me cold.”", "Eva Marsh"),
    (
        "from",
        "There is news.\n\nAnd from Chairwoman Eva Marsh:\n\n“She knows this house very well.”",
        "Eva Marsh",
    ),
    (
        "a name in a line",
        "There is news.\n\nMayor Eva Marsh:\n\n“She knows this house very well.”",
        "Eva Marsh",
    ),
    (
        "a name and an office",
        "There is news.\n\nHugh Hill, mayor:\n\n“She knows this house very well.”",
        "Hugh Hill",
    ),
    (
        "an office beside a name",
        "The keeper, Hugh Hill, sat down. “Nobody asked me.” Hill shrugged.",
        "Hugh Hill",
    ),
    (
        "from the desk of",
        "There is news.\n\nFrom the desk of Hugh Hill, analyst, Bay Research:\n\n“Machines shape our lives.”",
        "Hugh Hill",
    ),
    (
        "a line behind",
        "The prize went to Oslo.\n\n“It is the best day of my life so far.”\n\n— Eva Marsh, swimmer",
        "Eva Marsh",
    ),
    (
        "between sentences about the speaker",
        "Mayor Eva Marsh turned to her deputy, Hugh Hill. “The tug is late again.” Hill nodded.",
        "Eva Marsh",
    ),
    ("a gesture", "Eva Marsh shook her head. “We have waited long enough.”", "Eva Marsh"),
    ("a gesture behind", "“We have waited long enough.” Eva Marsh shrugged.", "Eva Marsh"),
    ("a gesture for a cue", "“It is what it is,” shrugged Eva Marsh.", "Eva Marsh"),
    (
        "an office before a colon, behind another speaker",
        "Relatives said: “He was kind.” A London police spokesman: “The families have asked for calm.”",
        "London police spokesman",
    ),
    (
        "who leads with a colon into the quotation",
        "Judge Carl Lund heard the case. His lawyer, Hugh Hill, argued that it was late. "
        "Lund saw it differently: “I take him at his word,” he said.",
        "Carl Lund",
    ),
    (
        "an interview told by its reporter",
        "I meet Carl Lund in his office and ask if Mary Ort is any good. “Yes, of course,” he says.",
        "Carl Lund",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), [row[1:] for row in LINES], ids=[row[0] for row in LINES])
def test_who_speaks_stands_beside_the_quotation(speakers_of: SpeakersOf, text: str, speaker: str) -> None:
    assert speakers_of(text)[-1][1] == speaker


@pytest.mark.parametrize("line", ["On Eva Marsh:", "The case of Eva Marsh:", "What Eva Marsh wants:"])
def test_whom_a_line_is_about_does_not_speak_behind_it(speakers_of: SpeakersOf, line: str) -> None:
    quotation = "“She knows this house very well, and she listens to us.”"
    assert [name for _, name in speakers_of(f"There is news.\n\n{line}\n\n{quotation}")] in ([], [None])


def test_titles_in_capitals_before_a_colon(speakers_of: SpeakersOf) -> None:
    text = "REP. EVA MARSH (D-CA): We asked for money.\n\nDR. HUGH HILL, ENGINEER: The pillars will hold."
    assert [name for _, name in speakers_of(text)] == ["Eva Marsh", "Hugh Hill"]


def test_labels_of_an_interview_may_have_capitals_or_not(speakers_of: SpeakersOf) -> None:
    text = "EVA MARSH, CNN ANCHOR: Good evening.\n\nRep. Lena Hill (D-Mich.): I will run.\n\nMARSH: Why?"
    assert [name for _, name in speakers_of(text)] == ["Eva Marsh", "Lena Hill", "Eva Marsh"]


def test_what_friends_call_somebody_is_a_nickname(quotes_of: QuotesOf) -> None:
    assert quotes_of("Fans call the striker “The Hammer.”") == []
    assert quotes_of("Colleagues call the driver “Big Al.”") == []


@pytest.mark.parametrize(
    "line", ["Mayor urged to resign", "Bank ordered to pay $3m to widow", "Felon accused of shooting friend"]
)
def test_whom_a_headline_says_something_to_does_not_say_it(quotes_of: QuotesOf, line: str) -> None:
    assert quotes_of(f"{line}\n\nNo more was known.") == []


def test_a_quotation_behind_a_sentence_is_no_nickname(quotes_of: QuotesOf) -> None:
    text = "Eva Marsh met us on Monday. “We will wait,” Eva Marsh said."
    assert quotes_of(text) == [("direct", "We will wait", "Eva Marsh")]


def test_a_quotation_beside_no_person_has_no_speaker(speakers_of: SpeakersOf) -> None:
    text = "The ship turned to the north. “The lights went out one by one.” The water was black."
    assert [name for _, name in speakers_of(text)] in ([], [None])


NAMES = [
    ("goes by", "The road is closed, said a man who goes by the name “Shorty.”", ["The road is closed"]),
    ("known as", "Hugh Hill, known as “Bear,” said the road was closed.", ["the road was closed"]),
    ("in a name", "Lena “Peaches” Ort said the road was closed.", ["the road was closed"]),
    ("a title", "In her book “The Long Road” Eva Marsh tells of her youth.", []),
    (
        "a programme",
        "Hugh Hill said on the show “Early Morning” that the road was closed.",
        ["the road was closed"],
    ),
    ("two names", "Clubs known as “Bears” and “Wolves” met on Sunday.", []),
    ("a fragment", "A guard was found guilty of “gross neglect” on Monday.", []),
]


@pytest.mark.parametrize(("text", "words"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names_in_marks_are_no_quotes(quotes_of: QuotesOf, text: str, words: list[str]) -> None:
    assert [row[1] for row in quotes_of(text)] == words


LABELS = [
    (
        "coordinated",
        "Hugh Hill described the judge as “a fool” and the court as “a circus.”",
        "the judge as “a fool” and the court as “a circus.”",
    ),
    ("in a participle", "Branding the plan “a scandal,” Hugh Hill left the hall.", "the plan “a scandal,”"),
    ("passive participle", "The plan, called “a scandal” by Hugh Hill, was dropped.", "a scandal"),
    (
        "a list",
        "Eva Marsh, calling the vote “a farce,” “a lie” and “a crime,” left.",
        "the vote “a farce,” “a lie” and “a crime,”",
    ),
    (
        "with its reason",
        "She called the plan “a gift to thieves” because “nobody will look into it.”",
        "the plan “a gift to thieves” because “nobody will look into it.”",
    ),
]


@pytest.mark.parametrize(("text", "words"), [row[1:] for row in LABELS], ids=[row[0] for row in LABELS])
def test_a_label_has_its_object_and_all_its_parts(quotes_of: QuotesOf, text: str, words: str) -> None:
    assert [row[:2] for row in quotes_of(text)] == [("mixed", words)]


EDGES = [
    ("that as a subject", "The mayor said that helped the town to grow.", "that helped the town to grow"),
    (
        "goes on behind the marks",
        "Eva Marsh said the plan was “a rush,” but because it was cheap she liked it.",
        None,
    ),
    (
        "a second clause",
        "Hugh Hill said that his father “could be hard” and that he had suffered from it.",
        "his father “could be hard” and that he had suffered from it",
    ),
    (
        "a comment of the paper",
        "She called the judge “racist,” an unusual remark that brought her much criticism.",
        "the judge “racist,”",
    ),
    ("a relative of the paper", "He spoke of a “rush,” which is nothing new in this town.", "a “rush,”"),
    (
        "a participle of the paper",
        "The lawmakers argue that “there is reason for a trial,” citing the case of a clerk.",
        "there is reason for a trial",
    ),
    (
        "who that is",
        "The king announced his engagement to Eva Marsh, who is a swimmer.",
        "his engagement to Eva Marsh",
    ),
    (
        "a condition",
        "Hugh Hill pledged to open the road if he wins the vote.",
        "to open the road if he wins the vote",
    ),
    (
        "words before that",
        "Hugh Hill said — on air, as it happens — that the road was closed.",
        "the road was closed",
    ),
]


@pytest.mark.parametrize(("text", "words"), [row[1:] for row in EDGES], ids=[row[0] for row in EDGES])
def test_where_a_quote_ends(quotes_of: QuotesOf, text: str, words: str | None) -> None:
    assert words is None or quotes_of(text)[0][1] == words


def test_who_says_what_befell_somebody(quotes_of: QuotesOf) -> None:
    text = "Tom Ort is the third boy police say was hurt by a gun."
    assert quotes_of(text) == [("indirect", "was hurt by a gun", "police")]


def test_a_mere_link_is_no_quote(quotes_of: QuotesOf) -> None:
    text = "Yet, prosecutors say, the state will rely on the tapes."
    assert quotes_of(text) == [("indirect", "the state will rely on the tapes", "prosecutors")]


def test_and_said_is_of_the_one_it_is_told_of(quotes_of: QuotesOf) -> None:
    text = "Ann Lee said a man came to the gate and said he did not belong there."
    assert {row[2] for row in quotes_of(text)} == {"Ann Lee"}
    assert quotes_of(text)[0][1].endswith("he did not belong there")
