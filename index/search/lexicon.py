"""The sorted terms of a field, searched where they lie: nothing is unpacked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from index.search.storage import Array


class Lexicon:
    """Terms as UTF-8, one a line, sorted; a term is known by its rank."""

    def __init__(self, terms: Array, ends: Array) -> None:
        self._blob, self._ends = terms.data, ends

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
        place = self.place(term)
        return place if place < len(self) and self[place] == term else None

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

    def near(self, word: str, distance: int, prefix: int = 0) -> list[int]:
        """The ranks of all terms within an edit distance (Levenshtein) that share `prefix` first characters."""
        head = word[:prefix].encode()
        ranks = self.prefixed(head)
        terms = self.terms(ranks)
        tail = word[prefix:]
        plain = [(rank, term[len(head) :]) for rank, term in zip(ranks, terms, strict=True) if term.isascii()]
        close = [pair for pair in plain if abs(len(pair[1]) - len(tail)) <= distance]
        found = [close[number][0] for number in _within([term for _, term in close], tail, distance)]
        for rank, term in zip(ranks, terms, strict=True):
            if not term.isascii() and _distance(term.decode()[prefix:], tail) <= distance:
                found.append(rank)
        return sorted(found)


def _after(prefix: bytes) -> bytes | None:
    """The least string after all that begin with `prefix`."""
    kept = prefix.rstrip(b"\xff")
    return kept[:-1] + bytes([kept[-1] + 1]) if kept else None


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, start=1):
        above, row = row, [number]
        for place, wanted in enumerate(other, start=1):
            row.append(min(above[place] + 1, row[-1] + 1, above[place - 1] + (letter != wanted)))
    return row[-1]


def _within(terms: list[bytes], word: str, distance: int) -> Iterator[int]:
    """Which of the ASCII terms lie within the distance of `word`: the edit table of all terms at once."""
    if not terms:
        return
    longest = max(map(len, terms))
    letters = np.zeros((longest, len(terms)), dtype=np.int32)
    lengths = np.array([len(term) for term in terms])
    for length in np.unique(lengths):
        if length:
            chosen = np.flatnonzero(lengths == length)
            joined = b"".join(terms[number] for number in chosen)
            letters[:length, chosen] = np.frombuffer(joined, np.uint8).reshape(-1, length).T
    wanted = [ord(letter) for letter in word]
    row = [np.full(len(terms), place, dtype=np.int16) for place in range(len(word) + 1)]
    result = np.where(lengths == 0, row[-1], np.int16(127))
    for number in range(longest):
        above, row = row, [np.full(len(terms), number + 1, dtype=np.int16)]
        for place, letter in enumerate(wanted, start=1):
            step = np.minimum(above[place], row[-1]) + 1
            row.append(np.minimum(step, above[place - 1] + (letters[number] != letter)))
        result = np.where(lengths == number + 1, row[-1], result)
    yield from np.flatnonzero(result <= distance).tolist()
