"""Queries of words: a word as written becomes its term, and compounds are asked for in each of their spellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from whoosh import query

from index.search.analysis import acronym, fold, stem
from index.search.compounds import Compounds

SPELLINGS = 16  # of a phrase, at most
LONG = 12  # words; a longer phrase is looked for as it is written


class WordQueries:
    """Makes queries of words as they were written; `written` remembers the word of each term."""

    def __init__(self, compounds: Compounds, *, capitals: bool) -> None:
        """`capitals` says whether capitals tell acronyms from words: not in a line that is all capitals."""
        self.compounds, self.capitals = compounds, capitals
        self.written: dict[str, str] = {}

    def _term(self, word: str) -> str:
        term = (acronym(word) if self.capitals else None) or stem(word)
        self.written.setdefault(term, word)
        return term

    def _is_acronym(self, word: str) -> bool:
        return self.capitals and acronym(word) is not None

    def word(self, field: str, word: str, boost: float = 1.0) -> Any:
        """The word in any of its forms; of a compound also its halves one behind the other."""
        return self._or_apart(query.Term(field, self._term(word), boost=boost), self._cuts(word))

    def beginning(self, pattern: Any, head: str) -> Any:
        """A pattern that is met by all words that begin so; also by the halves of such, one behind the other."""
        return self._or_apart(pattern, self.compounds.beginning(head))

    def _or_apart(self, whole: Any, cuts: Iterable[tuple[str, str]]) -> Any:
        terms = dict.fromkeys(tuple(map(self._term, cut)) for cut in cuts)
        apart = [query.Phrase(whole.fieldname, [*cut], boost=whole.boost) for cut in terms]
        return query.Or([whole, *apart]) if apart else whole

    def _cuts(self, word: str) -> tuple[tuple[str, str], ...]:
        return () if self._is_acronym(word) else self.compounds.apart(fold(word))

    def _as_one(self, first: str, second: str) -> str | None:
        """Two words as one, where a text has them so."""
        if self._is_acronym(first) or self._is_acronym(second):
            return None
        halves = fold(first), fold(second)
        return "".join(halves) if self.compounds.one_word(*halves) else None

    def words(self, terms: Sequence[Any]) -> list[Any]:
        """Term queries of words that stand beside each other in the line, all wanted; two may be one compound."""
        queries, place = list[Any](), 0
        while place < len(terms):
            pair = terms[place : place + 2]
            whole = self._as_one(*(str(one.text) for one in pair)) if len(pair) == 2 else None
            if whole is None:
                queries.append(self.word(pair[0].fieldname, str(pair[0].text), pair[0].boost))
                place += 1
                continue
            both = [self.word(one.fieldname, str(one.text), one.boost) for one in pair]
            queries.append(query.Or([query.And(both), query.Term(pair[0].fieldname, self._term(whole))]))
            place += 2
        return queries

    def phrase(self, field: str, words: Sequence[str], slop: int = 1, boost: float = 1.0) -> Any:
        """Words one behind the other, compounds among them in any spelling."""
        if len(words) > LONG:
            return _phrase(field, [*map(self._term, words)], slop, boost)
        spellings = dict.fromkeys(tuple(one) for one in islice(self._spellings(words), SPELLINGS))
        phrases = [_phrase(field, list(one), slop, boost) for one in spellings]
        return phrases[0] if len(phrases) == 1 else query.Or(phrases)

    def _spellings(self, words: Sequence[str]) -> Iterator[list[str]]:
        if not words:
            yield []
            return
        first, rest = words[0], words[1:]
        whole = self._as_one(first, rest[0]) if rest else None
        for tail in self._spellings(rest):
            yield [self._term(first), *tail]
            yield from ([*map(self._term, cut), *tail] for cut in self._cuts(first))
        if whole is not None:
            yield from ([self._term(whole), *tail] for tail in self._spellings(rest[1:]))


def _phrase(field: str, terms: list[str], slop: int, boost: float) -> Any:
    if len(terms) == 1:
        return query.Term(field, terms[0], boost=boost)
    return query.Phrase(field, terms, slop=slop, boost=boost)
