"""A quote gets the actor whom its source's words denote; where nobody is named it has none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from index.annotate.parse.language import parse
from index.annotate.parse.parsed import FoundQuote
from index.annotate.quotes.speakers import attribute
from index.model import Article, Offsets, Segment

SpeakersOf = Callable[..., list[tuple[str, str | None]]]
TEXT = "“We go,” said Ana Ruiz. “It is late.”"


class OneActor:
    """A cast that knows Ana Ruiz and nobody else."""

    def ensure(self, start: int, end: int) -> str | None:
        return "ana-ruiz" if TEXT[start:end] == "Ana Ruiz" else None

    def named_at_end(self, start: int, end: int) -> str | None:
        return self.ensure(end - 8, end) if start < end - 8 else None

    def named_last(self, start: int, end: int) -> str | None:
        return self.ensure(end - 8, end) if start < end - 8 else None

    def is_known_body(self, start: int, end: int) -> bool:
        return TEXT[start:end] == "France"


def quotes(pipeline: Language, *sources: Offsets | None) -> list[tuple[str, str | None]]:
    """The ids and speakers of quotes with these sources."""
    article = Article(id="x", text=TEXT, segments=(Segment(start=0, end=len(TEXT)),))
    found = [FoundQuote(1 + at, 6 + at, "direct", source, None, 0.9) for at, source in enumerate(sources)]
    return [(one.id, one.speaker) for one in attribute(parse(article, pipeline), found, OneActor())]


def test_speakers_come_from_the_cast_and_are_never_guessed(pipeline: Language) -> None:
    name = (TEXT.index("Ana"), TEXT.index("Ana") + len("Ana Ruiz"))
    assert quotes(pipeline, name, None, (0, 3)) == [("q1", "ana-ruiz"), ("q2", None), ("q3", None)]


def test_a_part_of_a_people_is_not_its_state(speakers_of: SpeakersOf) -> None:
    said = speakers_of("Most Americans say the bank should be closed. France said it would stay.")
    assert said == [("the bank should be closed", None), ("it would stay", "France")]
    assert speakers_of("A majority of Norwegians say it was late.") == [("it was late", None)]


def test_a_named_body_of_a_state_is_not_the_state(speakers_of: SpeakersOf) -> None:
    said = speakers_of("China's Maritime Safety Administration said on Sunday that the bay would be closed.")
    assert said == [("the bay would be closed", "China's Maritime Safety Administration")]


def test_a_long_office_is_of_whom_it_names_at_its_end(speakers_of: SpeakersOf) -> None:
    text = (
        "The mayor of Lund, Sweden, Lena Ort, said it was late.\nDirector General of the Transport Ministry's "
        "coastal rescue agency Rodrigo de la Vega said the rains would cause damage."
    )
    assert [name for _, name in speakers_of(text)] == ["Lena Ort", "Rodrigo de la Vega"]


@pytest.mark.parametrize("surname", ["White", "Law", "King"])
def test_a_surname_may_be_a_common_word(speakers_of: SpeakersOf, surname: str) -> None:
    said = speakers_of(f"Caroline {surname} runs the office. Prices fell in May, {surname} said on Monday.")
    assert said == [("Prices fell in May", f"Caroline {surname}")]


def test_a_pronoun_is_the_subject_of_its_sentence_before_who_spoke_last(speakers_of: SpeakersOf) -> None:
    text = (
        "Prosecutors said the gun was stolen. On Sunday, deputies ran to the yard when they thought he was there.\n"
        "Carl Lund said it was over. Hugh Hill has lived abroad to avoid a sentence he said was political."
    )
    assert [name for _, name in speakers_of(text)] == ["Prosecutors", "deputies", "Carl Lund", "Hugh Hill"]


def test_a_surname_in_a_heading_in_capitals_is_no_body(speakers_of: SpeakersOf) -> None:
    text = "LHOTA ACCUSES MAYOR\n\nJoseph J. Lhota spoke on Monday. Lhota said that the mayor was late."
    assert speakers_of(text)[-1] == ("the mayor was late", "Joseph J. Lhota")


def test_the_subject_of_the_sentence_before_is_meant_before_others(speakers_of: SpeakersOf) -> None:
    text = (
        "Amar Singh is a clerk. Carl Lund said that the mayor was late. Singh voted for him twice. "
        "He said he came from India."
    )
    assert speakers_of(text)[-1] == ("he came from India", "Amar Singh")


def test_a_friend_somewhere_is_named_behind_the_place(speakers_of: SpeakersOf) -> None:
    said = speakers_of("“It was late,” said his best friend at Lund University, Bruce Turner.")
    assert said == [("It was late", "Bruce Turner")]


def test_who_follows_a_quotation_with_a_comma_says_it(speakers_of: SpeakersOf) -> None:
    text = "He did not think the mayor's mill would last: “It will not make it,” Carl Lund predicted."
    assert speakers_of(text)[-1] == ("It will not make it", "Carl Lund")


def test_who_is_only_named_with_the_speaker_does_not_go_on(speakers_of: SpeakersOf) -> None:
    text = (
        "“It is late,” said Lena Ort, a former backer of Hugh Hill, who has since called on members to back her. "
        "“We are realists.”"
    )
    assert speakers_of(text)[-1] == ("We are realists.", "Lena Ort")


def test_the_speaker_stands_behind_the_closing_mark(speakers_of: SpeakersOf) -> None:
    text = (
        '"The early towns are very important in terms of starting the race, but they [award] only 6 percent of the '
        'seats," campaign manager Robby Moor said. "Over half will be chosen in May."'
    )
    assert [name for _, name in speakers_of(text)] == ["Robby Moor", "Robby Moor"]


def test_a_surname_is_not_half_of_a_double_one(speakers_of: SpeakersOf) -> None:
    text = "Marc Rich told a paper in 2009. “We did it,” Rich said. Ilona Schacter-Rich is his daughter."
    assert speakers_of(text) == [("We did it", "Marc Rich")]


def test_a_surname_is_not_of_him_whose_given_name_stands_beside_it(speakers_of: SpeakersOf) -> None:
    text = (
        "Vera Orben drove to Lund. Orben and her husband, Tom, came late. “We were held up,” Orben said.\n"
        "Tom Orben laughed. “She drove,” Tom Orben said."
    )
    assert speakers_of(text) == [("We were held up", "Vera Orben"), ("She drove", "Tom Orben")]


def test_who_called_says_what_the_sheriff_tells_of(speakers_of: SpeakersOf) -> None:
    said = speakers_of("Sheriff Hugh Hill says that a man called the office and said “Leave me alone.”")
    assert said[-1] == ("Leave me alone.", "man")


def test_who_is_named_only_before_the_next_quotation_did_not_say_the_one_before(
    speakers_of: SpeakersOf,
) -> None:
    text = (
        "“We talked about a lot of different cases, some of them wonderful.” The talks lasted an hour. "
        "Spokesman Hugh Hill said: “The meeting was less awkward than some of us had feared.”"
    )
    assert [name for _, name in speakers_of(text)] == [None, "Hugh Hill"]


TAKEN_OVER = """“The depot was empty,” said Karim Haddad, the head of the monitor.

{others}

“We are ready to take revenge,” he said."""


@pytest.mark.parametrize(
    ("others", "speaker"),
    [
        ("The road was closed.", "Karim Haddad"),
        ("The Northern Front said that a clerk had been killed.", "Karim Haddad"),
        (
            "The Red Crescent said that a clerk had been killed.\n\n"
            "The Northern Front admitted that it had lost men and promised revenge.",
            None,
        ),
    ],
)
def test_who_spoke_before_two_others_does_not_go_on_as_he(
    speakers_of: SpeakersOf, others: str, speaker: str | None
) -> None:
    assert speakers_of(TAKEN_OVER.format(others=others))[-1][1] == speaker
