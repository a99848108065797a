"""The tokens of an article with what the search for actors asks of them, beyond the parse."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
from spacy.tokens import Doc

from index.annotate.dateline import Dateline
from index.annotate.parse.dictionary import Dictionary
from index.annotate.parse.grammar_terms import (
    ADPOSITION,
    COMMON_NOUN,
    DETERMINING,
    NAME,
    PRONOUN,
    PUNCTUATION_MARK,
    WHITE_SPACE,
)
from index.annotate.parse.tree import Tree
from index.annotate.parse.twice_encoded import has_twice_encoded, repaired
from index.annotate.parse.unseen_marks import has_unseen_marks, without_unseen_marks
from index.model import Article, Offsets, Segment

NOMINAL = frozenset({COMMON_NOUN, NAME, PRONOUN})
_NO_HEAD = frozenset({PUNCTUATION_MARK, WHITE_SPACE, DETERMINING, ADPOSITION})


class ArticleParse(Protocol):
    """What words are made of: `index.annotate.parse.parsed` has it."""

    @property
    def article(self) -> Article:
        """The article."""

    @property
    def doc(self) -> Doc:
        """Its parse."""

    @property
    def text(self) -> str:
        """Its text as far as it is annotated."""

    @property
    def datelines(self) -> Sequence[Dateline]:
        """What stands in front of first sentences."""

    @property
    def dictionary(self) -> Dictionary:
        """The words of the language."""

    def segment_at(self, position: int) -> Segment | None:
        """The segment that holds this offset."""


class Words(Tree):
    """The parse of an article as lists.

    `forms` are the tokens as they are written, but for letters encoded twice and marks that nobody sees.
    """

    def __init__(self, parsed: ArticleParse) -> None:
        super().__init__(parsed.doc, parsed.text)
        self.parsed = parsed
        text = parsed.text
        self.forms = [text[start:end] for start, end in zip(self.start, self.end, strict=True)]
        self._altered = has_twice_encoded(text) or has_unseen_marks(text)
        if self._altered:
            written, self.forms = self.forms, [_as_meant(form) for form in self.forms]
            self.lower = [
                lower if form == before and form.isascii() else form.lower()
                for lower, before, form in zip(self.lower, written, self.forms, strict=True)
            ]

    def form_at(self, number: int) -> str:
        """The word of this number as it is written; "" before the first and behind the last."""
        return self.forms[number] if 0 <= number < len(self.forms) else ""

    @cached_property
    def written(self) -> frozenset[str]:
        """The forms of the text, each once."""
        return frozenset(self.forms)

    def are_in_headlines(self, spans: Iterable[Offsets]) -> bool:
        """Whether spans of the text all lie in titles or headings."""
        segments = (self.parsed.segment_at(start) for start, _ in spans)
        return all(segment is not None and segment.kind in ("title", "heading") for segment in segments)

    @cached_property
    def paragraph(self) -> list[int]:
        """The number of each token's segment, counted from 1 (that of the segment before, between two)."""
        starts = np.array([segment.start for segment in self.parsed.article.segments], dtype=np.int64)
        numbers: list[int] = np.searchsorted(starts, np.array(self.start, np.int64), side="right").tolist()
        return numbers

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that a stretch of text touches, white space aside: first and one past the last."""
        first, last = bisect_right(self.end, start), bisect_left(self.start, end)
        while first < last and self.pos[first] == WHITE_SPACE:
            first += 1
        while last > first and self.pos[last - 1] == WHITE_SPACE:
            last -= 1
        return first, last

    def span(self, first: int, last: int) -> Offsets:
        """Where the tokens `first` up to `last` (not included) stand in the text."""
        return self.start[first], self.end[last - 1]

    def between(self, first: int, last: int) -> str:
        """The words of the tokens `first` up to `last`, on one line."""
        start, end = self.span(first, last)
        words = " ".join(self.text[start:end].split())
        return _as_meant(words) if self._altered else words

    def top(self, first: int, last: int) -> int:
        """The head of some tokens: the first noun that hangs on something outside them, else the first such word."""
        best = None
        for number in range(first, last):
            if first <= self.head[number] < last and self.head[number] != number:
                continue
            if self.pos[number] in NOMINAL:
                return number
            if best is None and self.pos[number] not in _NO_HEAD:
                best = number
        return first if best is None else best


def _as_meant(words: str) -> str:
    return without_unseen_marks(repaired(words))
