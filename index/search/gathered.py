"""What people gathered, asked for in a query line: `case:` by a case's name, `note:` by words of notes and tags."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Protocol

from whoosh import query

from index.search.analysis import stemmed
from index.search.constant import Gathered
from index.search.schema import CASE


class Clipped(Protocol):
    """Words of an article in a case, as questions ask for them."""

    @property
    def case(self) -> str:
        """The case's name."""

    @property
    def article(self) -> str:
        """The article's id."""

    @property
    def start(self) -> int:
        """Where the words begin."""

    @property
    def end(self) -> int:
        """Where they end."""

    @property
    def tag(self) -> str:
        """A word to find it by."""

    @property
    def note(self) -> str:
        """What the reader notes."""


def gathered(clippings: Sequence[Clipped], field: str, words: str) -> Gathered:
    """The passages with clippings of a case (`*` and `?` stand for letters), or with these words in note or tag."""
    name, terms = "-".join(words.lower().split()), stemmed(words.replace("*", " "))
    places: dict[str, list[tuple[int, int]]] = {}
    for clipping in clippings:
        meant = fnmatchcase(clipping.case, name) if field == CASE else _has(clipping, terms)
        if meant:
            places.setdefault(clipping.article, []).append((clipping.start, clipping.end))
    description = f"the case {words}" if field == CASE else f"notes with “{words}”"
    # One article at least: a query of nothing would be dropped, and all be found.
    articles = query.Or([query.Term("article", article) for article in places or ("",)])
    return Gathered(
        description, {article: tuple(stretches) for article, stretches in places.items()}, articles
    )


def _has(clipping: Clipped, terms: Sequence[str]) -> bool:
    """Whether note or tag have these terms one behind the other; any where there are none."""
    return any(
        there[place : place + len(terms)] == list(terms)
        for there in (stemmed(clipping.note), stemmed(clipping.tag))
        for place in range(len(there))
    )
