"""What a sentence and its article are about: violence, sport, shows, business, accidents; told by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np
from spacy import attrs
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from index.annotate.data_files import data_file
from index.annotate.events.acts import Act
from index.annotate.parse.doc_notes import once_a_doc

FEWEST = 3  # different words of a field in an article that is about it
Field = str  # a section of `fields.toml`


@cache
def _fields_of() -> Mapping[int, tuple[Field, ...]]:
    """The fields to which a word belongs, by its hash."""
    listed = data_file("fields.toml")
    fields: dict[int, tuple[Field, ...]] = {}
    for field, words in listed.items():
        for word in set(words.split()):
            key = get_string_id(word)
            fields[key] = (*fields.get(key, ()), field)
    return fields


@once_a_doc
def _marks(doc: Doc) -> Mapping[int, tuple[Field, ...]]:
    """The tokens of a doc that belong to a field, with their fields."""
    lower = doc.to_array([attrs.LOWER]).astype(np.uint64).ravel().tolist()
    fields = _fields_of()
    return {number: fields[key] for number, key in enumerate(lower) if key in fields}


def in_sentence(token: Token, but: Iterable[int] = ()) -> Counter[Field]:
    """How many words of each field the sentence of a token holds, the tokens `but` left out."""
    marks, left_out = _marks(token.doc), set(but)
    sentence = token.sent
    return Counter(
        field
        for number in range(sentence.start, sentence.end)
        if number not in left_out
        for field in marks.get(number, ())
    )


def around(act: Act) -> Counter[Field]:
    """How many words of each field stand around an act in its sentence: those that tell of the act itself left out."""
    return in_sentence(act.head, (act.head.i, *(word.i for word in act.words)))


def violence_of(counts: Mapping[Field, int]) -> int:
    """How many of the words tell of violence or of harm."""
    return counts.get("violence", 0) + counts.get("harm", 0)


@once_a_doc
def of_article(doc: Doc) -> Mapping[Field, int]:
    """How many different words of each field an article has; 0 below `FEWEST`."""
    words = {(field, doc[number].lower_) for number, fields in _marks(doc).items() for field in fields}
    counts = Counter(field for field, _ in words)
    return {field: count for field, count in counts.items() if count >= FEWEST}
