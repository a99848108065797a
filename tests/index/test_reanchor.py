"""Spans set by hand after the text has changed: found again with certainty, or lost and listed."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from index.manual.reanchor import Moved, anchor

ANN = "“We are proud,” Ann Lee said."
BO = "“We are proud,” Bo Marsh said."


def span(text: str, words: str, start: int = 0) -> dict[str, Any]:
    place = text.index(words, start)
    return {"start": place, "end": place + len(words), "words": words}


def article(text: str, *sources: str) -> dict[str, Any]:
    """An article with a quote “We are proud” of each source, set by hand in `text`."""
    quotes = []
    for source in sources:
        sentence = text.index(f"“We are proud,” {source} said.")
        quotes.append(
            {
                **span(text, "We are proud", sentence),
                "speaker": source.split()[0].lower(),
                "source": span(text, source, sentence),
                "cue": span(text, "said", sentence),
            }
        )
    actors = [{"id": source.split()[0].lower(), "name": source, "mentions": []} for source in sources]
    return {"text": text, "actors": actors, "quotes": quotes}


def covered(changed: dict[str, Any]) -> list[tuple[str, str]]:
    text = changed["text"]
    return [
        (text[quote["start"] : quote["end"]], text[quote["source"]["start"] : quote["source"]["end"]])
        for quote in changed["quotes"]
    ]


def test_words_of_another_man_are_never_taken_for_those_that_were_cut() -> None:
    changed = article(f"Alpha won.\n\n{ANN}\n\nBeta lost. {BO}\n", "Ann Lee")
    changed["text"] = f"Alpha won.\n\nBeta lost. {BO}\n"
    assert anchor(changed) == [Moved("quotes[0]", "We are proud", 13, None)]
    assert changed["quotes"] == []


def test_the_same_words_of_two_people_go_to_whom_they_belong() -> None:
    changed = article(f"{BO}\n\n{ANN}\n", "Bo Marsh", "Ann Lee")
    changed["text"] = f"{ANN}\n\nIn between.\n\n{BO}\n"
    anchor(changed)
    assert covered(changed) == [("We are proud", "Bo Marsh"), ("We are proud", "Ann Lee")]


def test_a_cue_that_was_reworded_is_left_out_and_the_quote_stays() -> None:
    changed = article(f"{ANN}\n", "Ann Lee")
    changed["text"] = "New.\n\n“We are proud,” Ann Lee insisted.\n"
    assert [(change.path, change.end is None) for change in anchor(changed)] == [
        ("quotes[0].cue", True),
        ("quotes[0]", False),
    ]
    assert covered(changed) == [("We are proud", "Ann Lee")]
    assert changed["quotes"][0]["cue"] is None


def test_a_quote_without_words_for_its_speaker_needs_the_speaker_in_its_paragraph() -> None:
    text = "Ann Lee came.\n\n“We are proud.”\n"
    quote = {**span(text, "We are proud"), "speaker": "ann", "source": None, "cue": None}
    changed = {"text": text, "actors": [{"id": "ann", "name": "Ann Lee"}], "quotes": [quote]}
    changed["text"] = "Ann Lee came.\n\nBo Marsh came: “We are proud.”\n"
    assert [change.end for change in anchor(changed)] == [None]


def test_words_that_stand_often_follow_what_stands_once() -> None:
    text = "Kirby spoke. Kirby left. The admiral frowned at Kirby."
    mentions = [span(text, "Kirby", 10), span(text, "The admiral")]
    changed = {"text": f"Late: {text}", "actors": [{"id": "kirby", "mentions": mentions}]}
    anchor(changed)
    assert [mention["start"] for mention in mentions] == [19, 31]


def test_words_that_stand_often_and_alone_are_lost() -> None:
    text = "Kirby spoke. Kirby left."
    changed = {
        "text": f"Kirby, Kirby. {text}",
        "actors": [{"id": "kirby", "mentions": [span(text, "Kirby", 10)]}],
    }
    assert [change.end for change in anchor(changed)] == [None]


@given(st.text(alphabet="ab .\n", max_size=30), st.text(alphabet="cd .\n", max_size=30))
def test_text_put_before_and_behind_moves_all_and_loses_nothing(before: str, behind: str) -> None:
    changed = article(f"{ANN}\n\n{BO}\n", "Ann Lee", "Bo Marsh")
    changed["text"] = f"{before}{changed['text']}{behind}"
    anchor(changed)
    assert covered(changed) == [("We are proud", "Ann Lee"), ("We are proud", "Bo Marsh")]
