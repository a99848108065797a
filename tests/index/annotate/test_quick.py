"""The quick way through a pipeline gives what the pipeline gives, and asks the slow step only for what is new."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from index.annotate.parse.cached_ruler import QuickRuler, parse_texts

TEXTS = [
    "The rebels have attacked the town, and there are two dead. He did what he could.",
    "There's nothin' gonna stop y'all, let's go. They ain't got it, I gotta c'm on. That is that.",
    "THE ARMY SAID ON MONDAY IT’D BEEN HIT.  \n\n \t Then it was.",
    "政府は月曜日に 12,5 € @ana http://a.b/c — “…”",
    "",
    "   ",
    "Being hit, she has been better; the best of those who’d said so were hers.",
]
SEEN: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA", "HEAD", "SENT_START", "ENT_TYPE", "ENT_IOB"]


def found(docs: list[Doc]) -> list[list[list[int]]]:
    return [doc.to_array(SEEN).tolist() for doc in docs]


def test_nothing_is_parsed_otherwise(pipeline: Language) -> None:
    texts = [*TEXTS, *reversed(TEXTS)]
    quick = list(parse_texts(pipeline, texts, 4))
    plain = list(pipeline.pipe(texts, batch_size=4))
    assert found(quick) == found(plain)
    assert [[str(token.morph) for token in doc] for doc in quick] == [
        [str(token.morph) for token in doc] for doc in plain
    ]


def test_the_ruler_is_asked_only_for_kinds_of_tokens_that_are_new() -> None:
    ruler = AttributeRuler(spacy.blank("en").vocab)
    ruler.add([[{"LOWER": {"IN": ["is", "was"]}}]], {"LEMMA": "be"})
    ruler.add([[{"LOWER": "gon"}, {"LOWER": "na"}]], {"LEMMA": "go"})
    asked: list[str] = []

    class Watched:
        patterns, attrs = ruler.patterns, ruler.attrs

        def __call__(self, doc: Doc) -> Doc:
            asked.append(doc.text.strip())
            return ruler(doc)

    quick = QuickRuler(Watched())  # type: ignore[arg-type]
    lemmas = [
        [token.lemma_ for token in quick(Doc(ruler.vocab, words=text.split()))]
        for text in ("it is", "he was", "she was", "gon na", "gon away", "was na")
    ]
    assert lemmas == [["", "be"], ["", "be"], ["", "be"], ["go", ""], ["", ""], ["be", ""]]
    assert asked == ["it is", "gon na", "gon away", "was na"]


@pytest.mark.parametrize(
    ("pattern", "attributes"),
    [
        ({"SHAPE": "dddd"}, {"POS": "NUM"}),
        ({"LOWER": {"NOT_IN": ["is"]}}, {"POS": "X"}),
        ({"LOWER": "is"}, {"NORM": "be"}),
    ],
)
def test_a_ruler_that_looks_at_more_is_left_as_it_is(
    pattern: dict[int | str, Any], attributes: dict[str, str]
) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add([[pattern]], attributes)
    texts = ["It is 1984 now", "is it"]
    attribute = next(iter(attributes))
    quick = [doc.to_array([attribute]) for doc in parse_texts(nlp, texts, 1)]
    plain = [doc.to_array([attribute]) for doc in nlp.pipe(texts)]
    assert all(map(np.array_equal, quick, plain))
