"""Where words of a list stand in a doc: looked up once, so that a sentence without them costs nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence

from spacy.tokens import Doc, Token

from index.annotate.events.lemmas import lemma


def numbers_of(doc: Doc, words: Collection[str]) -> list[int]:
    """The numbers of the tokens whose form or lemma is one of `words`, in text order."""
    answers: dict[tuple[int, ...], bool] = {}
    numbers: list[int] = []
    for number, key in enumerate(map(tuple, doc.to_array(["POS", "LOWER", "LEMMA"]).tolist())):
        if key not in answers:
            token = doc[number]
            answers[key] = token.lower_ in words or lemma(token) in words
        if answers[key]:
            numbers.append(number)
    return numbers


def told_by(sentence: Sequence[Token], numbers_in: Callable[[Doc], list[int]]) -> list[Token]:
    """Of the tokens of a sentence, which stand one behind the other, those that `numbers_in` its doc names."""
    if not sentence:
        return []
    doc = sentence[0].doc
    numbers = numbers_in(doc)
    first, last = bisect_left(numbers, sentence[0].i), bisect_left(numbers, sentence[-1].i + 1)
    return [doc[number] for number in numbers[first:last]]
