"""Queries that stand for many terms: which terms they stand for in a part."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from whoosh import query

from index.search.analysis import fold
from index.search.part import Part, Postings
from index.search.whoosh_private import ManyTerms, beginning_of, pattern_of


class Forms(ManyTerms):
    """A pattern over words as they are written, in a stemmed field: `mil*`, `wom?n`, `hezbolah~`.

    Stems are no words, so a pattern over them would miss (“military*”); it is matched with the words, and stands for
    their stems.
    """

    constantscore = True

    def __init__(
        self, fieldname: str, text: str, distance: int = 0, prefix: int = 0, boost: float = 1.0
    ) -> None:
        self.fieldname, self.text, self.boost = fieldname, text, boost
        self.distance, self.prefix = distance, prefix
        self._terms: frozenset[bytes] | None = None  # of the one index that the query is asked of

    def __repr__(self) -> str:
        return f"Forms({self.fieldname!r}, {self.text!r}, {self.distance}, {self.prefix}, {self.boost})"

    def __eq__(self, other: object) -> bool:
        return repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash(repr(self))

    def with_boost(self, boost: float) -> Forms:
        """The same with another boost."""
        return Forms(self.fieldname, self.text, self.distance, self.prefix, boost)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(fnmatch.translate(self.text))

    @property
    def beginning(self) -> str:
        """What all words meant begin with; nothing where their first letters are free."""
        return self.text[: self.prefix] if self.distance else _literal(self.text)

    def fits(self, word: str) -> bool:
        """Whether a folded word is one of those meant."""
        if not self.distance:
            return bool(self._pattern.match(word))
        if abs(len(word) - len(self.text)) > self.distance:
            return False
        from whoosh.support.levenshtein import levenshtein

        same = word[: self.prefix] == self.text[: self.prefix]
        return same and bool(levenshtein(word, self.text) <= self.distance)

    def terms(self, parts: Sequence[Part]) -> frozenset[bytes]:
        """The index terms meant: those of all written words that fit, of whichever part."""
        if self._terms is None:
            self._terms = frozenset(term for part in parts for term in self._of_part(part))
        return self._terms

    def _of_part(self, part: Part) -> list[bytes]:
        if self.distance:
            forms = part.forms.near(self.text, self.distance, self.prefix)
        else:
            head = self.beginning
            beginning = part.forms.prefixed(head.encode())
            whole = self.text == head + "*"
            forms = (
                list(beginning) if whole else part.forms.matching(fnmatch.translate(self.text), head.encode())
            )
        lexicon = part.fields["text"].lexicon
        stems = np.unique(part["form.stem"][np.asarray(forms, dtype=np.int64)])
        return [lexicon[rank] for rank in stems.tolist()]

    def ranks(self, part: Part, parts: Sequence[Part]) -> list[int]:
        """The ranks of the terms meant, in the lexicon of the field in one of the parts."""
        lexicon = part.fields[self.fieldname].lexicon
        ranks = (lexicon.rank(term) for term in self.terms(parts))
        return sorted(rank for rank in ranks if rank is not None)

    def terms_in(self, reader: Any) -> frozenset[bytes]:
        """The index terms meant, in the index that this Whoosh reader reads."""
        return self.terms([leaf.part for leaf, _ in reader.leaf_readers()])


def _literal(pattern: str) -> str:
    """What stands before the first sign of a pattern."""
    return re.split(r"[*?\[]", pattern, maxsplit=1)[0]


def _prefix(node: Any, postings: Postings, _part: Part) -> list[int]:
    return list(postings.lexicon.prefixed(node.text.encode("utf-8", "surrogatepass")))


def _pattern(node: Any, postings: Postings, _part: Part) -> list[int]:
    head = beginning_of(node).encode("utf-8", "surrogatepass")
    return postings.lexicon.matching(pattern_of(node), head)


def _near(node: Any, postings: Postings, _part: Part) -> list[int]:
    return postings.lexicon.near(node.text, int(node.maxdist), min(node.prefixlength, len(node.text)))


def _range(node: Any, postings: Postings, _part: Part) -> list[int]:
    lexicon = postings.lexicon
    start = lexicon.place(node.start.encode()) if node.start is not None else 0
    if node.startexcl and node.start is not None and lexicon.rank(node.start.encode()) is not None:
        start += 1
    if node.end is None:
        return list(range(start, len(lexicon)))
    end = lexicon.place(node.end.encode())
    if not node.endexcl and lexicon.rank(node.end.encode()) is not None:
        end += 1
    return list(range(start, end))


EXPANSIONS: dict[type, Callable[[Any, Postings, Part], list[int]]] = {
    query.Prefix: _prefix,
    query.Wildcard: _pattern,
    query.Regex: _pattern,
    query.FuzzyTerm: _near,
    query.TermRange: _range,
}


def fold_pattern(text: str) -> str:
    """A pattern folded like the words it is matched with; `*`, `?` and brackets stay."""
    return "".join(piece if piece in "*?[]" else fold(piece) for piece in re.split(r"([*?\[\]])", text))
