"""The parse as plain lists: reading a spaCy token costs a microsecond an attribute, reading a list a tenth of that."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container
from functools import cached_property

import numpy as np
from spacy import attrs
from spacy.tokens import Doc

from index.annotate.parse.grammar import SUBJECTS
from index.annotate.parse.grammar_terms import DIRECT_OBJECT, PREPOSITIONAL_OBJECT, SUBORDINATOR
from index.model import Offsets


class Tree:
    """Lists over the tokens of a doc, and the way along its tree.

    `lower`, `lemma`, `pos`, `tag`, `dep`, `entity` (its type or ""), `head` (token number), `start` and `end`
    (offsets into the text), `children` (token numbers, left to right).
    """

    def __init__(self, doc: Doc, text: str | None = None) -> None:
        self.doc = doc
        self.text = doc.text if text is None else text
        table = doc.to_array([attrs.HEAD, attrs.LENGTH, attrs.IDX]).astype(np.int64)
        numbers = np.arange(len(doc))
        self.head: list[int] = (table[:, 0] + numbers).tolist() if len(doc) else []
        self.start: list[int] = table[:, 2].tolist() if len(doc) else []
        self.end: list[int] = (
            (np.asarray(self.start, dtype=np.int64) + table[:, 1]).tolist() if len(doc) else []
        )
        self.lower, self.lemma, self.pos, self.tag, self.dep, self.entity = (
            self._strings(name)
            for name in (attrs.LOWER, attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP, attrs.ENT_TYPE)
        )
        self.children: list[list[int]] = [[] for _ in self.head]
        for number, head in enumerate(self.head):
            if head != number:
                self.children[head].append(number)

    def __len__(self) -> int:
        return len(self.head)

    def _strings(self, attribute: int) -> list[str]:
        keys, where = np.unique(self.doc.to_array([attribute]), return_inverse=True)
        store = self.doc.vocab.strings
        names = [store[int(key)] for key in keys]
        return [names[one] for one in where.ravel().tolist()]

    @cached_property
    def sentence_of(self) -> list[int]:
        """For each token the number of the first token of its sentence."""
        firsts: list[int] = []
        for sentence in self.doc.sents:
            firsts += [sentence.start] * (sentence.end - sentence.start)
        return firsts

    def left(self, number: int) -> int:
        """The first token below (or at) this one."""
        return self.doc[number].left_edge.i

    def right(self, number: int) -> int:
        """The last token below (or at) this one."""
        return self.doc[number].right_edge.i

    def lower_at(self, number: int) -> str:
        """The word of this number in small letters; "" before the first and behind the last."""
        return self.lower[number] if 0 <= number < len(self.lower) else ""

    def kids(self, number: int, *deps: str) -> list[int]:
        """The children that hang by one of these relations."""
        dep = self.dep
        return [kid for kid in self.children[number] if dep[kid] in deps]

    def kid(self, number: int, *deps: str) -> int | None:
        """The first such child, or None."""
        dep = self.dep
        for kid in self.children[number]:
            if dep[kid] in deps:
                return kid
        return None

    def subject(self, verb: int) -> int | None:
        """The subject that hangs on the verb itself, active or passive, or None."""
        return self.kid(verb, *SUBJECTS)

    def direct_object(self, verb: int) -> int | None:
        """The first direct object of the verb, or None."""
        return self.kid(verb, DIRECT_OBJECT)

    def prepositional_object(self, preposition: int) -> int | None:
        """The noun that hangs right on a preposition, or None."""
        return self.kid(preposition, PREPOSITIONAL_OBJECT)

    def has_subordinator(self, clause: int, words: Container[str]) -> bool:
        """Whether one of these words, in small letters, opens the clause: “that he left”."""
        return any(self.lower[mark] in words for mark in self.kids(clause, SUBORDINATOR))

    def head_within(self, first: int, last: int) -> int:
        """Of the tokens `first` to `last` the first that hangs on something outside them; the last where none does."""
        outside = (number for number in range(first, last + 1) if not first <= self.head[number] <= last)
        return next(outside, last)

    def under(self, number: int, above: int) -> bool:
        """Whether `number` stands below (or is) `above`."""
        return number == above or self.doc[above].is_ancestor(self.doc[number])

    def offsets(self, first: int, last: int) -> Offsets:
        """The offsets of the tokens `first` to `last`, both included."""
        return self.start[first], self.end[last]

    def at(self, position: int) -> int:
        """The first token that ends after this offset."""
        return bisect_left(self.end, position + 1)
