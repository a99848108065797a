"""A field's posting lists as a decision makes them: some lists are others, all terms keep their ranks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

import numpy as np

from index.search.array_types import Docs, Marks, Numbers, Ranks, Tallies
from index.search.part import NO_DOCS, Postings

# for each term that has other passages which ones; none where it has none any more
ListsByTerm = Mapping[bytes, Docs]


class OverlaidPostings(Postings):
    """Posting lists with others in place of some; a term of which nothing is left has an empty list."""

    def __init__(self, before: Postings, lists: Mapping[int, Docs], in_order: Callable[[Docs], Docs]) -> None:
        """`lists` are by the rank of the term; `in_order` puts passages in the order of articles."""
        self.name, self.lexicon, self.scored = before.name, before.lexicon, before.scored
        self._before: Postings = before._before if isinstance(before, OverlaidPostings) else before
        earlier = before._lists if isinstance(before, OverlaidPostings) else {}
        self._lists: dict[int, Docs] = {**earlier, **lists}
        self._in_order = in_order

    def count(self, rank: int) -> int:
        """In how many passages the term stands, deleted ones too."""
        return len(self._lists[rank]) if rank in self._lists else self._before.count(rank)

    def docs(self, rank: int) -> Docs:
        """The passages of a term, in order, deleted ones too."""
        return self._lists[rank] if rank in self._lists else self._before.docs(rank)

    def ranked(self, rank: int) -> Docs:
        """The passages of an actor or speaker by the order of articles, those of an article as they stand."""
        return self._in_order(self._lists[rank]) if rank in self._lists else self._before.ranked(rank)

    @cached_property
    def counts(self) -> Tallies:
        """For each term in how many passages it stands, deleted ones too."""
        counts = self._before.counts.copy()
        counts[[*self._lists]] = [len(docs) for docs in self._lists.values()]
        return counts

    def marked_counts(self, marks: Marks) -> Tallies:
        """For each term how many of its passages are marked."""
        counts = self._before.marked_counts(marks).copy()
        counts[[*self._lists]] = [int(marks[docs].sum()) for docs in self._lists.values()]
        return counts

    @cached_property
    def wide_docs(self) -> Docs:
        """What the lists below are picked by."""
        return self._before.wide_docs

    @cached_property
    def all_docs(self) -> Docs:
        """The passages of all terms, one term after the other."""
        pieces, start = [NO_DOCS], 0
        every, ends = self._before.all_docs, self._before.ends
        for rank in sorted(self._lists):
            first = int(ends[rank - 1]) if rank else 0
            pieces += [every[start:first], self._lists[rank]]
            start = int(ends[rank])
        return np.concatenate([*pieces, every[start:]])

    def ranks_with(self, numbers: Numbers) -> Ranks:
        """The terms that stand in any of these."""
        before = (rank for rank in self._before.ranks_with(numbers).tolist() if rank not in self._lists)
        after = (rank for rank, docs in self._lists.items() if np.isin(docs, numbers).any())
        return np.array(sorted([*before, *after]), dtype=np.int64)
