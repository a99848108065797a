"""From the words of passages to posting lists: terms in order, and for each term its passages as arrays.

A field `f` becomes the arrays `f.terms` (UTF-8, one a line, sorted), `f.ends` (where each term ends), `f.ptr` (where
each term's postings begin), `f.docs` (passages), and for scored fields `f.freqs`, `f.posptr`, `f.pos` (positions) and
`f.len` (words of each passage, as Whoosh's length bytes).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from index.search.analysis import no_second
from index.search.storage import Array
from index.search.term_lexicon import lexicon_arrays_of

_POSITION_BITS, _DOC_BITS = 20, 22
MAX_POSITION = (1 << _POSITION_BITS) - 1
MAX_DOCS = 1 << _DOC_BITS


def length_bytes(lengths: Array) -> Array:
    """Whoosh's byte for each length (`whoosh.util.numeric.length_to_byte`): approximate for long ones."""
    found: Array = np.minimum(np.searchsorted(length_table(), lengths, side="left"), 255).astype(np.uint8)
    return found


def length_table() -> Array:
    """The length that each of the 256 bytes stands for."""
    from whoosh.util.numeric import byte_to_length

    return np.array([byte_to_length(number) for number in range(256)], dtype=np.int64)


def lexicon_arrays(name: str, terms: Sequence[str]) -> tuple[dict[str, Array], Array]:
    """The terms sorted by their UTF-8 bytes as arrays, and the rank of each term as given."""
    encoded = [term.encode() for term in terms]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    ranks = np.empty(len(encoded), dtype=np.int64)
    ranks[order] = np.arange(len(encoded))
    ordered = [encoded[number] for number in order]
    return lexicon_arrays_of(name, ordered), ranks


class _Numbers(dict[str, int]):
    """A token's number, given on first sight: its term's. `seconds` has those of tokens with a second term."""

    def __init__(
        self, rule: Callable[[str], str], second: Callable[[str], str | None], terms: dict[str, int]
    ) -> None:
        super().__init__()
        self.rule, self.second, self.terms = rule, second, terms
        self.seconds: dict[str, int] = {}

    def __missing__(self, token: str) -> int:
        number = self[token] = self.terms.setdefault(self.rule(token), len(self.terms))
        second = self.second(token)
        if second is not None:
            self.seconds[token] = self.terms.setdefault(second, len(self.terms))
        return number


class WordInverter:
    """Collects one scored field, passage by passage, in order."""

    def __init__(
        self, name: str, rule: Callable[[str], str], second: Callable[[str], str | None] = no_second
    ) -> None:
        """`rule` gives a token's term, `second` the other term that it may have, at the same position."""
        self.name = name
        self.terms: dict[str, int] = {}
        self._numbers = _Numbers(rule, second, self.terms)
        self._words, self._lengths = array("i"), array("i")
        self._seconds = array("q")  # of every second term its passage, position and number
        self._count = 0  # terms since they were last asked for

    def add(self, tokens: Sequence[str]) -> None:
        """The next passage's tokens."""
        numbers = array("i", [*map(self._numbers.__getitem__, tokens)])
        self._words.extend(numbers)
        self._count += len(numbers)
        seconds = self._numbers.seconds
        if not seconds.keys().isdisjoint(tokens):
            for position, token in enumerate(tokens):
                if token in seconds:
                    self._seconds.extend((len(self._lengths), position, seconds[token]))
                    self._count += 1
        self._lengths.append(len(numbers))

    def take_count(self) -> int:
        """How many terms were added since this was last asked."""
        count, self._count = self._count, 0
        return count

    def tokens(self) -> Iterable[tuple[str, int]]:
        """Every token seen, with the number of its term."""
        return self._numbers.items()

    def arrays(self) -> tuple[dict[str, Array], Array, int]:
        """The field's arrays, each term's rank by its number, and how many words the field has."""
        found, ranks = lexicon_arrays(self.name, list(self.terms))
        lengths = np.frombuffer(self._lengths, dtype=np.int32) if self._lengths else np.empty(0, np.int32)
        words = np.frombuffer(self._words, dtype=np.int32) if self._words else np.empty(0, np.int32)
        seconds = np.frombuffer(self._seconds, dtype=np.int64) if self._seconds else np.empty(0, np.int64)
        more_docs, more_places, more = seconds.reshape(-1, 3).T
        starts = np.cumsum(lengths, dtype=np.int64) - lengths
        docs = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
        places = np.arange(len(words), dtype=np.int64) - starts[docs]
        keys = _keys(ranks, words, docs, places)
        if len(more):
            keys = np.concatenate((keys, _keys(ranks, more, more_docs, more_places)))
            lengths = lengths + np.bincount(more_docs, minlength=len(lengths))
        keys.sort()
        found |= _postings(self.name, keys, len(ranks))
        found[f"{self.name}.len"] = length_bytes(lengths)
        return found, ranks, int(lengths.sum())


def _keys(ranks: Array, words: Array, docs: Array, places: Array) -> Array:
    """Term, passage and position of every word packed in one number each."""
    if not len(words):
        return np.empty(0, np.int64)
    positions = np.minimum(places, MAX_POSITION)
    keys: Array = (ranks[words] << (_DOC_BITS + _POSITION_BITS)) | (docs << _POSITION_BITS) | positions
    return keys


def _postings(name: str, keys: Array, terms: int) -> dict[str, Array]:
    posting = keys >> _POSITION_BITS
    first = np.flatnonzero(np.diff(posting, prepend=-1))
    ranks = posting[first] >> _DOC_BITS
    counts = np.bincount(ranks, minlength=terms) if len(first) else np.zeros(terms, np.int64)
    pointers = np.concatenate(([0], np.cumsum(counts)))
    bounds = np.append(first, len(keys))
    positions = keys & MAX_POSITION
    small = not len(positions) or positions.max() < 1 << 16
    return {
        f"{name}.ptr": pointers.astype(np.int64),
        f"{name}.docs": (posting[first] & (MAX_DOCS - 1)).astype(np.int32),
        f"{name}.freqs": np.minimum(np.diff(bounds), 65535).astype(np.uint16),
        f"{name}.posptr": bounds[pointers].astype(np.int64),
        f"{name}.pos": positions.astype(np.uint16 if small else np.uint32),
    }


class LabelInverter:
    """Collects one plain field: a set of labels for each passage, in the order of passages."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.terms: dict[str, int] = {}
        self._labels, self._docs = array("i"), array("i")

    def add(self, doc: int, labels: Iterable[str]) -> None:
        """The labels of a passage, each once."""
        terms, before = self.terms, len(self._labels)
        for label in labels:
            self._labels.append(terms.setdefault(label, len(terms)))
        self._docs.extend([doc] * (len(self._labels) - before))

    def arrays(self) -> dict[str, Array]:
        """The field's arrays."""
        found, ranks = lexicon_arrays(self.name, list(self.terms))
        labels = np.frombuffer(self._labels, dtype=np.int32) if self._labels else np.empty(0, np.int32)
        docs = np.frombuffer(self._docs, dtype=np.int32) if self._docs else np.empty(0, np.int32)
        keys = (ranks[labels] << 32) | docs if len(labels) else np.empty(0, np.int64)
        keys.sort()
        counts = (
            np.bincount(keys >> 32, minlength=len(ranks)) if len(keys) else np.zeros(len(ranks), np.int64)
        )
        found[f"{self.name}.ptr"] = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
        found[f"{self.name}.docs"] = (keys & 0xFFFFFFFF).astype(np.int32)
        return found
