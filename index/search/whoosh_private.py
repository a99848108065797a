"""What Whoosh keeps to itself and this program relies on: an update of Whoosh is to be held against this module."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whoosh import query
from whoosh.matching import ListMatcher
from whoosh.query import qcore
from whoosh.query.terms import MultiTerm

EMPTY_QUERY: type = qcore._NullQuery  # what Whoosh makes of a query that asks for nothing


def beginning_of(node: Any) -> str:
    """What all words that a pattern means begin with."""
    return str(node._find_prefix(node.text))


def pattern_of(node: Any) -> str:
    """A pattern as a regular expression."""
    return str(node._get_pattern())


class ManyTerms(MultiTerm):  # type: ignore[misc]
    """A query that stands for many terms, which it says itself."""

    def terms_in(self, reader: Any) -> Iterable[bytes]:
        """The terms meant, in the index that this Whoosh reader reads."""
        raise NotImplementedError

    def _btexts(self, ixreader: Any) -> Iterable[bytes]:
        return self.terms_in(ixreader)


class Rewrapped:
    """What a query around another one is beside Whoosh's own: it stays what it is when that one is rewritten."""

    def around(self, child: query.Query) -> query.Query:
        """The same around another query."""
        raise NotImplementedError

    def _rewrap(self, child: query.Query) -> query.Query:
        return self.around(child)


class ListedPostings(ListMatcher):  # type: ignore[misc]
    """A matcher over lists, with its place in them."""

    @property
    def place(self) -> int:
        """The number of the current posting."""
        return int(self._i)

    @place.setter
    def place(self, number: int) -> None:
        self._i = number

    @property
    def numbers(self) -> list[int]:
        """The passages, in order."""
        numbers: list[int] = self._ids
        return numbers

    @property
    def weights(self) -> list[float] | None:
        """The weights, where there are any."""
        weights: list[float] | None = self._weights
        return weights

    @property
    def scoring(self) -> tuple[Any, Any, Any]:
        """Its scorer, its term and what is known of the term."""
        return self._scorer, self._term, self._terminfo
