"""Conditions that a passage meets or not: they give every one the same score."""

from __future__ import annotations

from collections.abc import Mapping

from whoosh import query

from index.search.whoosh_private import Rewrapped


class Constant(query.ConstantScoreQuery):  # type: ignore[misc]
    """Whoosh's query of one score for all, which can also stand within others of its kind: it has a boost."""

    boost = 1.0

    def with_boost(self, boost: float) -> Constant:
        """The same with its score multiplied."""
        return Constant(self.child, self.score * boost)


class Address(Rewrapped, Constant):
    """A web address: of the article, or in the words of the passage."""

    def __init__(self, address: str, child: query.Query) -> None:
        super().__init__(child)
        self.address = address

    def around(self, child: query.Query) -> Address:
        """The same address around another query."""
        return Address(self.address, child)

    def with_boost(self, _boost: float) -> Address:
        """The same: an address is met or not."""
        return self


class Gathered(Rewrapped, Constant):
    """Stretches of articles that people gathered: met by the passages that have a part of one."""

    def __init__(
        self, words: str, places: Mapping[str, tuple[tuple[int, int], ...]], child: query.Query
    ) -> None:
        super().__init__(child)
        self.words, self.places = words, places

    def around(self, child: query.Query) -> Gathered:
        """The same stretches around another query."""
        return Gathered(self.words, self.places, child)

    def with_boost(self, _boost: float) -> Gathered:
        """The same: a passage has something that was gathered or not."""
        return self


class Since(Rewrapped, Constant):
    """Articles that came after the last visit (`new`), or that were there."""

    def __init__(self, *, new: bool) -> None:
        # No article has such an id: the child says that whole articles are asked for, and which of the two.
        super().__init__(query.Term("article", f"new {new}"))
        self.new = new

    def around(self, _child: query.Query) -> Since:
        """The same: what is asked is not the other query."""
        return self

    def with_boost(self, _boost: float) -> Since:
        """The same: an article is new or not."""
        return self
