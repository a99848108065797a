"""What is read of a parse once and kept with its doc, under a single key: answers about the doc and about its tokens.

The answers must hold no tokens: a token that is kept with its own doc keeps it alive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

from spacy.tokens import Doc, Token

Value = TypeVar("Value")
_KEY = "dateline"


class DocNotes:
    """What is known of a doc beyond its parse.

    `headlines` are where its headlines begin and where they end; `by_function` the answers about the whole doc,
    `by_token` those about its tokens, by their number.
    """

    __slots__ = ("by_function", "by_token", "headlines")

    def __init__(self) -> None:
        self.headlines: tuple[Sequence[int], Sequence[int]] = (), ()
        self.by_function: dict[Callable[..., Any], Any] = {}
        self.by_token: defaultdict[Callable[[Token], Any], dict[int, Any]] = defaultdict(dict)


def notes_of(doc: Doc) -> DocNotes:
    """The notes that are kept with a doc."""
    notes: DocNotes | None = doc.user_data.get(_KEY)
    if notes is None:
        notes = doc.user_data[_KEY] = DocNotes()
    return notes


def once_a_doc(read: Callable[[Doc], Value]) -> Callable[[Doc], Value]:
    """The function with its answer kept with the doc."""

    @wraps(read)
    def answer(doc: Doc) -> Value:
        answers = notes_of(doc).by_function
        if read not in answers:
            answers[read] = read(doc)
        value: Value = answers[read]
        return value

    return answer


def once_a_token(read: Callable[[Token], Value]) -> Callable[[Token], Value]:
    """The function with its answers kept with the doc of the tokens."""

    @wraps(read)
    def answer(token: Token) -> Value:
        answers: dict[int, Value] = notes_of(token.doc).by_token[read]
        if token.i not in answers:
            answers[token.i] = read(token)
        return answers[token.i]

    return answer


@once_a_doc
def text_of(doc: Doc) -> str:
    """The text of a doc, which spaCy puts together of its words anew each time."""
    return doc.text
