"""What rules ask of a token again and again, read once and kept with its doc.

That is above all what hangs on it: spaCy looks for that anew among the words around, each time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

import numpy as np
from spacy import attrs
from spacy.tokens import Doc, Token

Value = TypeVar("Value")

_KEY = "dateline.below"
Below = tuple[list[list[int]], list[str]]  # for each token the numbers of its dependents; its own relation


def remembered(read: Callable[[Token], Value]) -> Callable[[Token], Value]:
    """The function with its answers kept with the doc; they must hold no tokens, which would keep the doc alive."""
    key = f"dateline.{read.__name__}"

    @wraps(read)
    def answer(token: Token) -> Value:
        answers: dict[int, Value] = token.doc.user_data.setdefault(key, {})
        if token.i not in answers:
            answers[token.i] = read(token)
        return answers[token.i]

    return answer


def children(token: Token, *labels: str) -> list[Token]:
    """The direct dependents of the token with one of these labels, all without labels; in text order."""
    doc = token.doc
    numbers, relations = doc.user_data.get(_KEY) or _read(doc)
    below = numbers[token.i]
    if labels:
        return [doc[number] for number in below if relations[number] in labels]
    return [doc[number] for number in below]


def relations(token: Token) -> set[str]:
    """The labels by which something hangs on the token."""
    numbers, relations = token.doc.user_data.get(_KEY) or _read(token.doc)
    return {relations[number] for number in numbers[token.i]}


def _read(doc: Doc) -> Below:
    """Reads a doc, once. Numbers and strings only: tokens kept with their own doc would keep it alive."""
    numbers: list[list[int]] = [[] for _ in range(len(doc))]
    for number, step in enumerate(doc.to_array([attrs.HEAD]).astype(np.int64).ravel().tolist()):
        if step:
            numbers[number + step].append(number)
    keys = doc.to_array([attrs.DEP]).astype(np.uint64).ravel().tolist()
    named = {key: doc.vocab.strings[key] for key in set(keys)}
    lists = doc.user_data[_KEY] = numbers, [named[key] for key in keys]
    return lists
