"""What a second reader says is only a finger: whole sentences of articles are shown, with who says them, or nothing."""

from __future__ import annotations

import json

import pytest

from index.second_reader.endpoint import SecondReaderError, endpoint_of
from index.second_reader.proposals import queries_in, sentences_in
from index.second_reader.sentence_anchors import Passage, Refused, anchored
from tests.index.journal.made import harbour
from tui.actions.proposing import leads_of

MATERIAL = {"p1": Passage(harbour(), 0, len(harbour().text))}


def claim(words: object, passage: object = "p1", **more: object) -> dict[str, object]:
    return {"passage": passage, "words": words, **more}


def test_words_of_a_sentence_give_all_of_it_with_its_speaker() -> None:
    sentence = anchored(claim("The port would stay shut".replace("The", "the")), MATERIAL)
    assert sentence.words == "Ana Duarte said the port would stay shut."
    assert sentence.standing == ("said by Ana Duarte (not word for word)",)
    assert harbour().text[sentence.start : sentence.end] == sentence.words


@pytest.mark.parametrize(("wrong", "why"), [
    (claim("the port would not stay shut"), "do not stand"),
    (claim("Police beat three dockers"), "do not stand"),
    (claim("Police beat two dockers", "p2"), "no passage"),
    (claim("Police beat two dockers", ["p1"]), "no passage"),
    (claim("Police beat two dockers", speaker="Ana Duarte"), "no pair"),
    (claim("stay shut. Police beat"), "several sentences"),
    (claim("two dockers"), "does not name words"),
    (claim(None), "does not name words"),
    ("Police beat two dockers", "no pair"),
])  # fmt: skip
def test_what_no_sentence_bears_out_is_refused(wrong: object, why: str) -> None:
    with pytest.raises(Refused, match=why):
        anchored(wrong, MATERIAL)


def test_a_question_must_be_understood_and_each_piece_of_it_must_find_something() -> None:
    known = {
        "port": 2,
        "dockers": 1,
        'port OR "beat two dockers"': 2,
        "beat two dockers": 1,
        '"beat two dockers"': 1,
    }

    def count(query: str) -> int | None:
        return None if ":" in query else known.get(query, 2 if " OR " in query else 0)

    def left(query: object, **because: object) -> list[str]:
        proposals = queries_in(json.dumps({"queries": [{"query": query, **because}]}), {}, count)
        return [item.query for item in proposals.queries]

    assert left("port") == ["port"]
    assert left('port OR "beat two dockers"') == ['port OR "beat two dockers"']
    for query in (
        'port OR "the mayor stole it"',
        "field:port",
        "zebra",
        "port\x1b[2J",
        "port " * 90,
        "",
        None,
        7,
    ):
        assert left(query) == []
    assert left("port", passage="p1", words="Police beat two dockers") == []  # no passage was given


def test_what_is_shown_says_how_much_was_refused() -> None:
    answer = json.dumps(
        {"claims": [claim("Police beat two dockers"), claim("Police killed two dockers"), claim(7)]}
    )
    leads = leads_of(sentences_in(f"```json\n{answer}\n```", MATERIAL))
    assert [line.words for line in leads.lines] == ["Police beat two dockers, Tom Brand said."]
    assert leads.lines[0].note.startswith("said by Police (not word for word) · harbour:")
    assert "2 proposals refused: its words do not stand in the passage; " in leads.about


@pytest.mark.parametrize("address", [
    "", "http://localhost:80/v1", "http://10.0.0.1/v1", "https://127.0.0.1/v1", "http://127.0.0.1.evil.example/v1",
    "http://me@127.0.0.1/v1", "http://127.0.0.1:99999/v1", "ftp://127.0.0.1/", "127.0.0.1:80", "http://[::1",
])  # fmt: skip
def test_only_this_machine_is_asked(address: str) -> None:
    with pytest.raises(SecondReaderError):
        endpoint_of(address, "m")
    assert endpoint_of("http://127.0.0.1:8080/v1/", "m").path == "/v1/chat/completions"
