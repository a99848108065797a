"""What hangs on each token, read once an article: spaCy looks for it anew among the words around, each time."""

from __future__ import annotations

import numpy as np
from spacy import attrs
from spacy.tokens import Doc, Token

_KEY = "dateline.below"
Below = tuple[list[list[int]], list[str]]  # for each token the numbers of its dependents; its own relation


def children(token: Token, *labels: str) -> list[Token]:
    """The direct dependents of the token with one of these labels, all without labels; in text order."""
    doc = token.doc
    numbers, relations = _below(doc)
    here = numbers[token.i]
    return [doc[number] for number in here if not labels or relations[number] in labels]


def relations(token: Token) -> set[str]:
    """The labels by which something hangs on the token."""
    numbers, relations = _below(token.doc)
    return {relations[number] for number in numbers[token.i]}


def _below(doc: Doc) -> Below:
    """Numbers and strings only: tokens kept with their own doc would keep it alive."""
    known: Below | None = doc.user_data.get(_KEY)
    if known is None:
        known = doc.user_data[_KEY] = _read(doc)
    return known


def _read(doc: Doc) -> Below:
    numbers: list[list[int]] = [[] for _ in range(len(doc))]
    for number, step in enumerate(doc.to_array([attrs.HEAD]).astype(np.int64).ravel().tolist()):
        if step:
            numbers[number + step].append(number)
    keys = doc.to_array([attrs.DEP]).astype(np.uint64).ravel().tolist()
    named = {key: doc.vocab.strings[key] for key in set(keys)}
    return numbers, [named[key] for key in keys]
