"""A part of the index as a decision about an actor makes it: what is asked often is answered without making arrays.

Lists of actors are read as they were, with who is one with another in place of that one; posting lists keep their
ranks. The arrays of all of it are there too, made once somebody asks for one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial

import numpy as np

from index.search.array_types import Docs, Numbers, Ranks, StoredArray, Tallies
from index.search.late_arrays import LateArrays
from index.search.overlaid_postings import ListsByTerm, OverlaidPostings
from index.search.part import Part, Postings
from index.search.part_builder import LISTS
from index.search.storage import ArrayFile

_MOST_ACTORS = 1 << 32  # more than a part has
# what a part has worked out that no decision about actors changes
_STAYING = {"live", "live_docs", "live_cast", "day", "by_time", "actor_ids", "forms"}


class OverlaidFile(ArrayFile):
    """An opened file of arrays with others over it."""

    def __init__(self, file: ArrayFile, over: LateArrays, arrays: Mapping[str, StoredArray]) -> None:
        """`arrays` are all of them, also those that lie over the others."""
        self.path, self.facts, self.size = file.path, file.facts, file.size
        self._file, self._over = file, over
        self.arrays = arrays  # type: ignore[assignment]

    def __contains__(self, name: str) -> bool:
        return name in self._file

    def read(self, name: str, start: int, end: int) -> bytes:
        """Some bytes of an array."""
        if name in self._over:
            return bytes(self._over[name][start:end].tobytes())
        return self._file.read(name, start, end)

    def check_length(self) -> None:
        """Look at the open file before mapped data is read. Raises IndexBroken where somebody has cut it short."""
        self._file.check_length()

    def release(self) -> None:
        """Let go of the pages of the file that were read."""
        self._file.release()


class OverlaidPart(Part):
    """A part in which some actors are another, or one is told of otherwise. Numbers are those of the part before."""

    def __init__(
        self,
        before: Part,
        file: OverlaidFile,
        edits: Mapping[str, Callable[[OverlaidPart], ListsByTerm]],
        leads: Mapping[int, int],
    ) -> None:
        """`edits` give what lists of a field are others; `leads` who is another now."""
        super().__init__(file, before.deleted_articles, before.name)
        self._before, self._edits = before, edits
        # where several decisions lie over one another the lists of the lowest are read
        self._listed: Part = before._listed if isinstance(before, OverlaidPart) else before
        earlier = before._leads if isinstance(before, OverlaidPart) else {}
        self._leads: dict[int, int] = {actor: leads.get(lead, lead) for actor, lead in earlier.items()} | {
            **leads
        }
        self._concerned = {*self._leads, *self._leads.values()}
        self._edited: dict[str, ListsByTerm] = {}
        for name in _STAYING & {*before.__dict__}:
            self.__dict__[name] = before.__dict__[name]

    def edited(self, name: str) -> ListsByTerm:
        """Which lists of a field are others than before."""
        lists = self._edited.get(name)
        if lists is None:
            lists = self._edited[name] = self._edits[name](self)
        return lists

    def postings(self, name: str) -> Postings:
        """The posting lists of a field, or of actors' names; those of the part before where they are the same."""
        before = postings_of(self._before, name)
        if name not in self._edits:
            return before
        lists = [(before.lexicon.rank(term), docs) for term, docs in self.edited(name).items()]
        if any(rank is None and len(docs) for rank, docs in lists):
            return super().postings(name)
        by_rank = {rank: docs for rank, docs in lists if rank is not None}
        return OverlaidPostings(before, by_rank, partial(in_order, self.file.arrays))

    def term_ranks(self, field: str) -> Ranks:
        """For each actor the rank of its term in a field; -1 where it has none."""
        is_other = field in self._edits and not isinstance(self.fields[field], OverlaidPostings)
        return super().term_ranks(field) if is_other else self._before.term_ranks(field)

    def row(self, name: str, number: int) -> StoredArray:
        """A row of a column of lists."""
        row = self._listed.row(name, number)
        if name not in LISTS or self._concerned.isdisjoint(row.tolist()):
            return row
        return self._as_now(row, np.zeros(len(row), dtype=np.int64))[0]

    def entries(self, name: str, docs: Docs) -> tuple[Numbers, Tallies]:
        """What stands in a column of lists for some passages, one after the other, and how many for each."""
        ids, counts = self._listed.entries(name, docs)
        if name not in LISTS:
            return ids, counts
        ids, fewer = self._as_now(ids, np.repeat(np.arange(len(counts)), counts))
        return ids, counts - np.bincount(fewer, minlength=len(counts))

    def mention(self, doc: int, actors: Collection[int]) -> tuple[int, int] | None:
        """Where a passage mentions one of these first, and for how many letters; None where it does not."""
        others = (actor for actor, lead in self._leads.items() if lead in actors)
        return self._listed.mention(doc, {*actors, *others})

    def _as_now(self, ids: Numbers, owners: Numbers) -> tuple[Numbers, Numbers]:
        """Lists of actors with whom each is now, each once; and the owners of what is left out."""
        places = np.flatnonzero(np.isin(ids, [*self._concerned]))
        if not len(places):
            return ids, owners[:0]
        named = ids[places]
        for actor, lead in self._leads.items():
            named[ids[places] == actor] = lead
        now = ids.copy()
        now[places] = named
        _pairs, firsts = np.unique(owners[places] * _MOST_ACTORS + named, return_index=True)
        again = np.delete(places, firsts)
        return np.delete(now, again), owners[again]


def postings_of(part: Part, name: str) -> Postings:
    """The posting lists of a field of a part, or of its actors' names, as they are at hand."""
    by_name = {"name": lambda: part.names, "fullname": lambda: part.full_names}
    return by_name[name]() if name in by_name else part.fields[name]


def in_order(arrays: Mapping[str, StoredArray], docs: Docs) -> Docs:
    """Passages by the order of articles, those of an article as they stand."""
    ranks = arrays["article.rank"][arrays["doc.article"][docs]]
    return docs[np.argsort(ranks, kind="stable")]
