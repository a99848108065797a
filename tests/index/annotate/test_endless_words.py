"""A word without end costs no more than the words of a text of its length."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from index.annotate.parse.endless_words import LONGEST, CuttingTokenizer

PIECES = ["“", "a", ",", "said ", " ", "\n\n", "“" * LONGEST, "“" * (LONGEST + 1), "x" * 3 * LONGEST, "1,000"]


class Recording:
    """A tokenizer that notes what it is given, and takes each for one word."""

    def __init__(self) -> None:
        self.vocab, self.given = Vocab(), list[str]()

    def __call__(self, text: str) -> Doc:
        self.given.append(text)
        return Doc(self.vocab, [text] if text else [], [False] if text else [])


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_the_words_are_those_of_the_text_and_no_longer_than_is_borne(text: str) -> None:
    recording = Recording()
    doc = CuttingTokenizer(recording)(text)
    assert doc.text == text
    assert all(len(word) <= LONGEST for piece in recording.given for word in piece.split())
    if all(len(word) <= LONGEST for word in text.split()):
        assert recording.given == [text]
