"""The sorted terms of a field, searched where they lie: nothing is unpacked."""

from __future__ import annotations

import re
from functools import cached_property

import numpy as np

from index.search.array_types import Bytes, Numbers, StoredArray
from index.search.storage import Array

_MOST_RANKS = 20_000  # that are at hand


class TermLexicon:
    """Terms as UTF-8, one a line, sorted; a term is known by its rank."""

    def __init__(self, terms: Bytes, ends: Numbers) -> None:
        self._bytes, self._blob, self._ends = terms, terms.data, ends
        self._ranks: dict[bytes, int | None] = {}  # of terms that were asked for

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, rank: int) -> bytes:
        start = int(self._ends[rank - 1]) if rank else 0
        return bytes(self._blob[start : int(self._ends[rank]) - 1])

    def text(self, rank: int) -> str:
        """The term of this rank."""
        return self[rank].decode()

    def place(self, term: bytes) -> int:
        """The rank of the first term that is not before `term`."""
        low, high = 0, len(self._ends)
        while low < high:
            middle = (low + high) // 2
            if self[middle] < term:
                low = middle + 1
            else:
                high = middle
        return low

    def rank(self, term: bytes) -> int | None:
        """The rank of a term, or None where it is not there."""
        if term not in self._ranks:
            if len(self._ranks) >= _MOST_RANKS:
                self._ranks.clear()
            place = self.place(term)
            self._ranks[term] = place if place < len(self) and self[place] == term else None
        return self._ranks[term]

    def prefixed(self, prefix: bytes) -> range:
        """The ranks of all terms that begin so."""
        if not prefix:
            return range(len(self))
        after = _after(prefix)
        return range(self.place(prefix), self.place(after) if after else len(self))

    def terms(self, ranks: range) -> list[bytes]:
        """The terms of a range of ranks."""
        if not ranks:
            return []
        start = int(self._ends[ranks.start - 1]) if ranks.start else 0
        return bytes(self._blob[start : int(self._ends[ranks.stop - 1]) - 1]).split(b"\n")

    def matching(self, pattern: str, prefix: bytes = b"") -> list[int]:
        """The ranks of all terms with this prefix that a regular expression matches from their start to their end."""
        ranks = self.prefixed(prefix)
        match = re.compile(pattern).match
        return [rank for rank, term in zip(ranks, self.terms(ranks), strict=True) if match(term.decode())]

    @cached_property
    def _starts(self) -> Array:
        """Where each term begins."""
        return np.concatenate(([0], self._ends[:-1])).astype(np.int64)

    @cached_property
    def _wide(self) -> Array:
        """The ranks of terms with letters beyond ASCII."""
        places = np.flatnonzero(self._bytes > 127)
        return np.unique(np.searchsorted(self._ends, places, side="right"))

    def near(self, word: str, distance: int, prefix: int = 0) -> list[int]:
        """The ranks of all terms within an edit distance (Levenshtein) that share `prefix` first characters."""
        prefix = min(prefix, len(word))
        head, tail = word[:prefix].encode(), word[prefix:]
        ranks = self.prefixed(head)
        starts = self._starts[ranks.start : ranks.stop] + len(head)
        sizes = self._ends[ranks.start : ranks.stop] - 1 - starts
        first, last = np.searchsorted(self._wide, (ranks.start, ranks.stop))
        wide = self._wide[first:last]
        sizes[wide - ranks.start] = -1
        close_ranks = [
            rank for rank in wide.tolist() if _distance(self.text(rank)[prefix:], tail) <= distance
        ]
        for size in range(max(0, len(tail) - distance), len(tail) + distance + 1):
            chosen = np.flatnonzero(sizes == size)
            if len(chosen):
                letters = self._bytes[starts[chosen][:, None] + np.arange(size)]
                close = _distances(letters, tail) <= distance
                close_ranks += (chosen[close] + ranks.start).tolist()
        return sorted(close_ranks)


def _after(prefix: bytes) -> bytes | None:
    """The least string after all that begin with `prefix`."""
    stem = prefix.rstrip(b"\xff")
    return stem[:-1] + bytes([stem[-1] + 1]) if stem else None


def _distance(word: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for number, letter in enumerate(word, start=1):
        above, row = row, [number]
        for place, expected in enumerate(other, start=1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != expected)))
    return row[-1]


def _distances(letters: Array, word: str) -> Array:
    """The edit distance of many ASCII terms of one length (a row each) to a word: the edit table of all at once."""
    count, size = letters.shape
    row = [np.full(count, place, dtype=np.int16) for place in range(len(word) + 1)]
    for number in range(size):
        column = letters[:, number]
        above, row = row, [np.full(count, number + 1, dtype=np.int16)]
        for place, letter in enumerate(word, start=1):
            step = np.minimum(above[place], row[-1]) + 1
            row.append(np.minimum(step, above[place - 1] + (column != ord(letter))))
    return row[-1]


def lexicon_arrays_of(name: str, terms: list[bytes]) -> dict[str, StoredArray]:
    """The arrays of a lexicon of this name: its terms, which are in order, and where each ends."""
    ends = np.cumsum([len(term) + 1 for term in terms], dtype=np.int64).astype(np.uint32)
    blob = np.frombuffer(b"".join(term + b"\n" for term in terms), dtype=np.uint8)
    return {f"{name}.terms": blob, f"{name}.ends": ends}
