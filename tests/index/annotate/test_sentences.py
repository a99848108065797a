"""Sentences: where they begin and end, in prose as agencies write it and in what has no full stops."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from index.annotate.parse.parsed import Parsed
from index.annotate.parse.sentence_bounds import LONGEST_JOINED, find_sentences
from index.model import Segment


def cut(pipeline: Language, *pieces: str, segments: list[str] | None = None) -> list[str]:
    """The sentences of a text whose parse cut it into these pieces, their white space included."""
    text = "".join(pieces)
    docs = [pipeline.make_doc(piece) for piece in pieces]
    for doc in docs:
        for token in doc:
            token.is_sent_start = token.i == 0
    doc = Doc.from_docs(docs, ensure_whitespace=False)
    assert doc is not None
    found, start = [], 0
    for words in segments or [text]:
        start = text.index(words, start)
        found.append(Segment(start=start, end=start + len(words)))
        start += len(words)
    return [text[start:end] for start, end in find_sentences(found, doc, text)]


@pytest.mark.parametrize(
    ("pieces", "wanted"),
    [
        (["PARIS (Reuters) - ", "A man fled."], ["PARIS (Reuters) - A man fled."]),
        (["FILE PHOTO: ", "A guard stands."], ["FILE PHOTO: A guard stands."]),
        (["Fire ", "|", " A guard fled."], ["Fire |", "A guard fled."]),
        (["“We can't find it.", "” ", "He left."], ["“We can't find it.”", "He left."]),
        (["Credit (DBKGn.", "DE) fell."], ["Credit (DBKGn.DE) fell."]),
        (["He left.", "She stayed."], ["He left.", "She stayed."]),
        (["Was it so? ", "“No.” ", "It was not!"], ["Was it so?", "“No.”", "It was not!"]),
        (["他说好。", "她走了。"], ["他说好。", "她走了。"]),
        (["One item\n", "Another item\n"], ["One item", "Another item"]),
        (["A line that runs\n", "on below."], ["A line that runs\non below."]),
    ],
)
def test_a_sentence_goes_on_to_the_mark_that_ends_it(
    pipeline: Language, pieces: list[str], wanted: list[str]
) -> None:
    assert cut(pipeline, *pieces) == wanted


def test_no_sentence_runs_from_one_segment_into_the_next(pipeline: Language) -> None:
    pieces = ["A title without an end\n\n", "and a paragraph"]
    assert cut(pipeline, *pieces, segments=[one.strip() for one in pieces]) == [one.strip() for one in pieces]


def test_a_text_without_full_stops_stays_in_pieces(pipeline: Language) -> None:
    found = cut(pipeline, *["twelve words of a table that has no end of a line anywhere "] * 100)
    assert max(len(one) for one in found) <= LONGEST_JOINED
    assert len(found) < 100


@given(pieces=st.lists(st.text('aB1 .!"”-:()\n', min_size=1, max_size=12), min_size=1, max_size=12))
def test_sentences_hold_every_word_once(pipeline: Language, pieces: list[str]) -> None:
    found = cut(pipeline, *pieces)
    assert "".join("".join(found).split()) == "".join("".join(pieces).split())
    assert all(one == one.strip() for one in found)


def test_a_closing_mark_alone_is_no_sentence(parsed_of: Callable[[str], Parsed]) -> None:
    parsed = parsed_of(
        '"We just can\'t find the boat." Despite a choice of harbours, he "gave up." It rained.'
    )
    for start, end in parsed.sentences:
        assert any(letter.isalpha() for letter in parsed.text[start:end])
