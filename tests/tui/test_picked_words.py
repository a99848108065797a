"""Words picked by the keyboard: whole words, one end moving."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tui.picked_words import PickedWords, picked

TEXT = "“We won’t pay 1,200 crowns,” said Ida Holt. The U.S. crew left."


def words_of(words: PickedWords | None, text: str = TEXT) -> str:
    assert words is not None
    return text[slice(*words.span)]


def test_a_stretch_is_the_words_that_it_touches() -> None:
    assert words_of(picked(TEXT, 0, 28)) == "We won’t pay 1,200 crowns"
    assert words_of(picked(TEXT, 5, 6)) == "won’t"
    assert words_of(picked(TEXT, 0, 1)) == "We"
    assert picked("… — !", 0, 3) is None


def test_one_end_moves_and_then_the_other() -> None:
    words = picked(TEXT, TEXT.index("Ida"), TEXT.index("Holt") + 4)
    assert words is not None
    assert words_of(words.stepped(1)) == "Ida Holt. The"
    assert words_of(words.stepped(-1)) == "Ida"
    assert words_of(words.swapped().stepped(-1)) == "said Ida Holt"
    assert words_of(words.switched()) == "Holt"
    assert words_of(words.switched().stepped(-1)) == "Ida"
    assert words_of(words.switched().switched().stepped(2)) == "Holt. The U.S"


@given(st.text(max_size=60), st.lists(st.sampled_from(["on", "back", "swap", "switch", "far"]), max_size=12))
def test_whatever_is_pressed_whole_words_of_the_text_are_picked(text: str, keys: list[str]) -> None:
    words = picked(text, 0, len(text))
    if words is None:
        assert not re.search(r"\w", text)
        return
    for key in keys:
        words = {
            "on": words.stepped(1),
            "back": words.stepped(-1),
            "swap": words.swapped(),
            "switch": words.switched(),
            "far": words.brought_to(len(text)),
        }[key]
        start, end = words.span
        assert {start, end} <= {place for span in words.words for place in span}
        assert start <= words.place < end
        assert not words.is_single or words.fixed == words.moving
