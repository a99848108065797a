"""Dates and places by the sentence they stand in, so that an event looks at those of its own sentence only."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from spacy.tokens import Token


class Located(Protocol):
    """Something found in the text, with its offset."""

    @property
    def start(self) -> int:
        """Where it begins."""
        ...


Found = TypeVar("Found", bound=Located)


class BySentence(Generic[Found]):
    """Things found in text order."""

    def __init__(self, located: Sequence[Found]) -> None:
        self._found = located
        self._starts = [one.start for one in located]

    def around(self, token: Token) -> Sequence[Found]:
        """Those that begin in the sentence of the token."""
        sentence = token.sent
        first = bisect_left(self._starts, sentence.start_char)
        return self._found[first : bisect_left(self._starts, sentence.end_char, lo=first)]
