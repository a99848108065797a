"""What hangs on a token, read once a doc: spaCy looks for it anew among the words around, each time."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import islice

import numpy as np
from spacy import attrs
from spacy.tokens import Doc, Token

from index.annotate.parse.doc_notes import once_a_doc
from index.annotate.parse.grammar import VERBS

HIGHEST = 12  # words from one up to what it hangs on: nothing deeper says how it is meant, and parses of noise are deep
Below = tuple[list[list[int]], list[str]]  # for each token the numbers of its dependents; its own relation


def children(token: Token, *labels: str) -> list[Token]:
    """The direct dependents of the token with one of these labels, all without labels; in text order."""
    doc = token.doc
    numbers, relations = _below(doc)
    below = numbers[token.i]
    if labels:
        return [doc[number] for number in below if relations[number] in labels]
    return [doc[number] for number in below]


def relations(token: Token) -> set[str]:
    """The labels by which something hangs on the token."""
    numbers, relations = _below(token.doc)
    return {relations[number] for number in numbers[token.i]}


def upward(token: Token) -> Iterator[Token]:
    """The token, what it hangs on, and so on up to the main word of its sentence; `HIGHEST` tokens at most."""
    yield token
    yield from islice(token.ancestors, HIGHEST - 1)


def up_to_verb(words: Iterable[Token], joined: Container[str] = ()) -> list[Token]:
    """Of words each of which hangs on the next, those up to the verb of their clause, or all where there is none.

    A verb that hangs by a relation in `joined` is part of the clause above it.
    """
    clause: list[Token] = []
    for word in words:
        clause.append(word)
        if word.pos_ in VERBS and word.dep_ not in joined:
            break
    return clause


@once_a_doc
def _below(doc: Doc) -> Below:
    numbers: list[list[int]] = [[] for _ in range(len(doc))]
    for number, step in enumerate(doc.to_array([attrs.HEAD]).astype(np.int64).ravel().tolist()):
        if step:
            numbers[number + step].append(number)
    keys = doc.to_array([attrs.DEP]).astype(np.uint64).ravel().tolist()
    named = {key: doc.vocab.strings[key] for key in set(keys)}
    return numbers, [named[key] for key in keys]
