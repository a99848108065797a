"""Where a query's words stand in a text, by the same rules as the index finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from whoosh import query

from index.search.analysis import TOKEN, acronym, fold, stem
from index.search.expansion import Forms
from index.search.schema import STEMMED
from index.search.stemming import stems

Span = tuple[int, int]


class Highlighter:
    """The words, phrases and patterns of a query, looked for in texts. What is excluded by NOT is no hit."""

    def __init__(self, wanted: Any) -> None:
        self.terms: set[str] = set()
        self.phrases: list[tuple[tuple[str, ...], int]] = []
        self.forms: list[Forms] = []
        self._known = _Known(self.means)
        self._heads: set[str] = set()
        if wanted is not None:
            for one in _leaves(wanted):
                self._take(one)
        others = "".join(stems().other_letters.get(term, "") for term in self.terms)
        self._heads = {term[:1].lower() for term in self.terms} | {*others}

    def _take(self, one: Any) -> None:
        if getattr(one, "fieldname", None) not in STEMMED:
            return
        if isinstance(one, Forms):
            self.forms.append(one)
        elif isinstance(one, query.Phrase):
            self.phrases.append((tuple(one.words), one.slop))
        elif isinstance(one, query.Term):
            self.terms.add(str(one.text))

    def __call__(self, text: str) -> list[Span]:
        """The spans of `text` to mark, in order, without overlap."""
        if not (self.terms or self.phrases or self.forms):
            return []
        if not self.phrases:
            meant = self._known
            return [match.span() for match in TOKEN.finditer(text) if meant[match.group()]]
        words = [(_terms(match.group()), *match.span()) for match in TOKEN.finditer(text)]
        found = {(start, end) for _, start, end in words if self._known[text[start:end]]}
        for phrase, slop in self.phrases:
            found |= set(_phrase_spans(words, phrase, slop))
        return _merged(sorted(found))

    def means(self, token: str) -> bool:
        """Whether a token is one of the words, or fits one of the patterns."""
        if not self.forms and token[0].isascii() and token[0].lower() not in self._heads:
            return False  # a stem begins like its word, as a rule
        if not self.terms.isdisjoint(_terms(token)):
            return True
        word = fold(token)
        return any(form.fits(word) for form in self.forms)


def _terms(token: str) -> tuple[str, ...]:
    """The index terms of a token: its stem, and its capitals where these are another word."""
    second = acronym(token)
    return (stem(token),) if second is None else (stem(token), second)


class _Known(dict[str, bool]):
    """Remembers of every token whether it is meant."""

    def __init__(self, means: Callable[[str], bool]) -> None:
        super().__init__()
        self.means = means

    def __missing__(self, token: str) -> bool:
        found = self[token] = self.means(token)
        return found


def _leaves(one: Any) -> Iterator[Any]:
    if isinstance(one, query.Not):
        return
    if isinstance(one, query.AndNot):
        yield from _leaves(one.a)
    elif one.is_leaf():
        yield one
    else:
        for child in one.children():
            yield from _leaves(child)


def _phrase_spans(
    words: list[tuple[tuple[str, ...], int, int]], phrase: tuple[str, ...], slop: int
) -> Iterator[Span]:
    for first, (terms, *_) in enumerate(words):
        if phrase[0] not in terms:
            continue
        place, last = 1, first
        for number in range(first + 1, len(words)):
            if place == len(phrase) or number - last > slop:
                break
            if phrase[place] in words[number][0]:
                place, last = place + 1, number
        if place == len(phrase):
            yield words[first][1], words[last][2]


def _merged(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for start, end in spans:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
