"""Where a query's words stand in a text, by the same rules as the index finds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Generic, TypeVar

from whoosh import query

from index.search.analysis import SEEN_LETTERS, TOKEN, UNSEEN_LETTERS, acronym, fold, stem
from index.search.expansion import Forms
from index.search.schema import STEMMED
from index.search.stemming import stems

HitSpan = tuple[int, int]
TermPhrase = tuple[tuple[str, ...], int]  # its terms, and how far apart they may stand
Value = TypeVar("Value")

_BEFORE = re.compile(rf"[{SEEN_LETTERS}{UNSEEN_LETTERS}.'’]")  # may stand before a letter of the same token


class Highlighter:
    """The words, phrases and patterns of a query, looked for in texts. What is excluded by NOT is no hit."""

    def __init__(self, node: Any) -> None:
        self.terms: set[str] = set()
        self.phrases: list[TermPhrase] = []
        self.forms: list[Forms] = []
        for leaf in _leaves(node) if node is not None else ():
            self._take(leaf)
        self._meant = _Remembered(self.means)
        self._opened = _Remembered(self._opens)
        self._begin = self._beginning()

    def _take(self, leaf: Any) -> None:
        if getattr(leaf, "fieldname", None) not in STEMMED:
            return
        if isinstance(leaf, Forms):
            self.forms.append(leaf)
        elif isinstance(leaf, query.Phrase):
            self.phrases.append((tuple(leaf.words), leaf.slop))
        elif isinstance(leaf, query.Term):
            self.terms.add(str(leaf.text))

    def __call__(self, text: str) -> list[HitSpan]:
        """The spans of `text` to mark, in order, without overlap."""
        if not (self.terms or self.phrases or self.forms):
            return []
        tokens = TOKEN.finditer(text) if self._begin is None else _tokens_from(self._begin, text)
        meant = self._meant
        if not self.phrases:
            return [match.span() for match in tokens if meant[match.group()]]
        spans = set[HitSpan]()
        for match in tokens:
            if meant[match.group()]:
                spans.add(match.span())
            for phrase in self._opened[match.group()]:
                end = _end_of_phrase(text, match, phrase)
                if end is not None:
                    spans.add((match.start(), end))
        return _merged(sorted(spans))

    def _beginning(self) -> re.Pattern[str] | None:
        """Where any of it may begin; None where it may begin with any letter."""
        terms = (*self.terms, *(words[0] for words, _ in self.phrases))
        stemmed = [
            term for term in terms if term
        ]  # what has only marks has no stem, and is nowhere to be seen
        patterns = [form.beginning for form in self.forms]
        if "" in patterns:
            return None
        letters = {letter for term in stemmed for letter in (term[0], *stems().other_letters.get(term, ""))}
        return _begins_with(letters | {pattern[0] for pattern in patterns})

    def means(self, token: str) -> bool:
        """Whether a token is one of the words, or fits one of the patterns."""
        if not self.terms.isdisjoint(_terms(token)):
            return True
        return bool(self.forms) and any(form.fits(fold(token)) for form in self.forms)

    def _opens(self, token: str) -> tuple[TermPhrase, ...]:
        """The phrases that may begin with a token."""
        terms = _terms(token)
        return tuple(phrase for phrase in self.phrases if phrase[0][0] in terms)


class _Remembered(dict[str, Value], Generic[Value]):
    """What a rule says of a token, remembered."""

    def __init__(self, rule: Callable[[str], Value]) -> None:
        super().__init__()
        self.rule = rule

    def __missing__(self, token: str) -> Value:
        value = self[token] = self.rule(token)
        return value


@lru_cache(maxsize=50_000)
def _terms(token: str) -> tuple[str, ...]:
    """The index terms of a token: its stem, and its capitals where these are another word."""
    second = acronym(token)
    return (stem(token),) if second is None else (stem(token), second)


def _begins_with(letters: set[str]) -> re.Pattern[str]:
    """Where a word may begin: with one of the letters, or with one beyond ASCII that may be folded to it."""
    either_case = {case for letter in letters for case in (letter.lower(), letter.upper())}
    plain = "".join(re.escape(letter) for letter in sorted(either_case) if letter.isascii())
    return re.compile(rf"(?<![{SEEN_LETTERS}])[{plain}\u0080-\U0010ffff]")


def _tokens_from(begin: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The tokens of a text that begin where the pattern says."""
    for match in begin.finditer(text):
        start = match.start()
        if start and _BEFORE.match(text[start - 1]) and not _is_token_start(text, start):
            continue
        token = TOKEN.match(text, start)
        if token is not None:
            yield token


def _is_token_start(text: str, place: int) -> bool:
    """Whether a token begins here, behind a dot, an apostrophe or what nobody sees, and does not go on."""
    first = place
    while first and _BEFORE.match(text[first - 1]):
        first -= 1
    return any(token.start() == place for token in TOKEN.finditer(text, first, place + 1))


def _leaves(node: Any) -> Iterator[Any]:
    if isinstance(node, query.Not):
        return
    if isinstance(node, query.AndNot):
        yield from _leaves(node.a)
    elif node.is_leaf():
        yield node
    else:
        for child in node.children():
            yield from _leaves(child)


def _end_of_phrase(text: str, first: re.Match[str], phrase: TermPhrase) -> int | None:
    """Where a phrase ends that begins with the token `first`; None where it does not go on."""
    terms, slop = phrase
    place, end, behind = 1, first.end(), 0
    for token in TOKEN.finditer(text, end) if len(terms) > 1 else ():
        behind += 1
        if behind > slop:
            return None
        if terms[place] in _terms(token.group()):
            place, end, behind = place + 1, token.end(), 0
            if place == len(terms):
                return end
    return end if place == len(terms) else None


def _merged(spans: list[HitSpan]) -> list[HitSpan]:
    merged: list[HitSpan] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
