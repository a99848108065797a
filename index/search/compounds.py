"""Compounds: words that are written as one, with a hyphen, or apart (airstrike, air-strike, air strike)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from index.search.analysis import stem
from index.search.docsets import common
from index.search.part import Part
from index.search.positions import in_order

SHORTEST = 3  # letters of a half, where it is not in a list
_SHORTEST_WHOLE, _LONGEST_WHOLE = 5, 100  # letters of a word that may be two
_FORMS = 20  # of a word that begins so
_PREFIX_OF = 4  # letters of what a prefix stands before: “coop” is no “co-op” of any collection's words


@cache
def _lists() -> dict[str, frozenset[str]]:
    table = tomllib.loads((Path(__file__).parent / "data" / "compounds.toml").read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}


@cache
def _listed() -> frozenset[tuple[str, str]]:
    return frozenset(
        (first, second) for first, _, second in (one.partition("-") for one in _lists()["compounds"])
    )


def may_be_one(first: str, second: str) -> bool:
    """Whether two folded words that stand beside each other may also be written as one."""
    lists = _lists()
    if (first, second) in _listed():
        return True
    if not (first.isalpha() and second.isalpha()) or second in lists["function_words"] - lists["particles"]:
        return False
    if first in lists["prefixes"] and len(second) >= _PREFIX_OF:
        return True
    return min(len(first), len(second)) >= SHORTEST and first not in lists["function_words"]


@lru_cache(maxsize=10_000)
def halves(word: str) -> tuple[tuple[str, str], ...]:
    """Every way to cut a folded word into two that may be written apart."""
    if len(word) < _SHORTEST_WHOLE or len(word) > _LONGEST_WHOLE or not word.isalpha():
        return ()
    cuts = ((word[:place], word[place:]) for place in range(1, len(word)))
    return tuple(cut for cut in cuts if may_be_one(*cut))


class Compounds:
    """The compounds of one collection: which of its words stand beside each other, and which as one."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._apart: dict[str, tuple[tuple[str, str], ...]] = {}

    def apart(self, word: str) -> tuple[tuple[str, str], ...]:
        """The halves of a folded word that stand beside each other in a text: “airstrikes” → “air”, “strikes”."""
        cuts = self._apart.get(word)
        if cuts is None:
            cuts = self._apart[word] = tuple(cut for cut in halves(word) if self._beside(*cut))
        return cuts

    def beginning(self, head: str) -> Iterator[tuple[str, str]]:
        """The halves of compounds that begin with folded letters and stand apart in a text: “airstrik” → “air strikes”.

        Of each half's forms a few are looked at.
        """
        for place in range(SHORTEST, len(head) - SHORTEST + 1):
            first, rest = head[:place], head[place:]
            for part in self._parts:
                if part.forms.rank(first.encode()) is not None:
                    ranks = islice(part.forms.prefixed(rest.encode()), _FORMS)
                    cuts = ((first, part.forms.text(rank)) for rank in ranks)
                    yield from (cut for cut in cuts if may_be_one(*cut) and self._beside(*cut))

    def one_word(self, first: str, second: str) -> bool:
        """Whether two folded words beside each other are written as one in a text, in some form."""
        if not may_be_one(first, second):
            return False
        return any(part.has_term("text", stem(first + second).encode()) for part in self._parts)

    def _beside(self, first: str, second: str) -> bool:
        return any(_beside(part, first, second) for part in self._parts)


def _beside(part: Part, first: str, second: str) -> bool:
    if part.forms.rank(first.encode()) is None:
        return False
    postings = part.fields["text"]
    ranks = [postings.lexicon.rank(stem(word).encode()) for word in (first, second)]
    present = [rank for rank in ranks if rank is not None]
    if len(present) < len(ranks):
        return False
    docs, others = (postings.docs(rank) for rank in present)
    both = docs[common(docs, others, part.docs)[0]]
    if part.live is not None:
        both = both[part.live[both]]
    return bool(len(in_order(postings, present, both, 1, part.docs)))
