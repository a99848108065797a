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
from index.search.array_types import Bytes, Ranks, StoredArray, Tallies
from index.search.storage import Array
from index.search.term_lexicon import lexicon_arrays_of

_POSITION_BITS, _DOC_BITS = 20, 22
MAX_POSITION = (1 << _POSITION_BITS) - 1
MAX_DOCS = 1 << _DOC_BITS


def length_bytes(lengths: Tallies) -> Bytes:
    """Whoosh's byte for each length (`whoosh.util.numeric.length_to_byte`): approximate for long ones."""
    codes: Array = np.minimum(np.searchsorted(length_table(), lengths, side="left"), 255).astype(np.uint8)
    return codes


def length_table() -> Tallies:
    """The length that each of the 256 bytes stands for."""
    from whoosh.util.numeric import byte_to_length

    return np.array([byte_to_length(number) for number in range(256)], dtype=np.int64)


def lexicon_arrays(name: str, terms: Sequence[str]) -> tuple[dict[str, StoredArray], Ranks]:
    """The terms sorted by their UTF-8 bytes as arrays, and the rank of each term as given."""
    encoded = [term.encode() for term in terms]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    ranks = np.empty(len(encoded), dtype=np.int64)
    ranks[order] = np.arange(len(encoded))
    ordered = [encoded[number] for number in order]
    return lexicon_arrays_of(name, ordered), ranks


class _Numbers(dict[str, int]):
    """A token's number, given on first sight: that of its terms, of which it has one or two."""

    def __init__(self, rule: Callable[[str], str], second: Callable[[str], str | None]) -> None:
        super().__init__()
        self.rule, self.second = rule, second
        self.terms: dict[tuple[str, str | None], int] = {}

    def __missing__(self, token: str) -> int:
        terms = self.rule(token), self.second(token)
        number = self[token] = self.terms.setdefault(terms, len(self.terms))
        return number


class WordInverter:
    """Collects one scored field, passage by passage, in order."""

    def __init__(
        self, name: str, rule: Callable[[str], str], second: Callable[[str], str | None] = no_second
    ) -> None:
        """`rule` gives a token's term, `second` the other term that it may have, at the same position."""
        self.name = name
        self._numbers = _Numbers(rule, second)
        self._words, self._lengths = array("i"), array("i")

    def add(self, tokens: Iterable[str]) -> None:
        """The next passage's tokens."""
        numbers = [*map(self._numbers.__getitem__, tokens)]
        self._words.fromlist(numbers)
        self._lengths.append(len(numbers))

    def add_to_many(self, tokens: Iterable[str], passages: int) -> None:
        """The same tokens for each of the next passages."""
        numbers = [*map(self._numbers.__getitem__, tokens)]
        self._words.fromlist(numbers * passages)
        self._lengths.fromlist([len(numbers)] * passages)

    def tokens(self) -> Iterable[tuple[str, int]]:
        """Every token seen, with its number."""
        return self._numbers.items()

    def arrays(self) -> tuple[dict[str, StoredArray], Ranks, Tallies]:
        """The field's arrays, the rank of the term of each number, and how many terms each passage has."""
        pairs = [*self._numbers.terms]
        terms = dict.fromkeys(first for first, _ in pairs)
        terms.update(dict.fromkeys(second for _, second in pairs if second is not None))
        arrays, order = lexicon_arrays(self.name, [*terms])
        places = dict(zip(terms, order.tolist(), strict=True))
        ranks = np.array([places[first] for first, _ in pairs], dtype=np.int64)
        seconds = np.array([-1 if one is None else places[one] for _, one in pairs], dtype=np.int64)
        lengths, words = _int_array(self._lengths), _int_array(self._words)
        starts = np.cumsum(lengths, dtype=np.int64) - lengths
        docs = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
        positions = np.arange(len(words), dtype=np.int64) - starts[docs]
        twice = np.flatnonzero(seconds[words] >= 0) if len(words) else words
        keys = _keys(ranks[words], docs, positions) if len(words) else np.empty(0, np.int64)
        if len(twice):
            keys = np.concatenate((keys, _keys(seconds[words[twice]], docs[twice], positions[twice])))
            lengths = lengths + np.bincount(docs[twice], minlength=len(lengths))
        keys.sort()
        arrays |= _postings(self.name, keys, len(terms))
        arrays[f"{self.name}.len"] = length_bytes(lengths)
        return arrays, ranks, lengths


def _int_array(values: array[int]) -> Array:
    return np.frombuffer(values, dtype=np.int32) if values else np.empty(0, np.int32)


def _keys(ranks: Array, docs: Array, positions: Array) -> Array:
    """Term, passage and position of every word packed in one number each."""
    places = np.minimum(positions, MAX_POSITION)
    keys: Array = (ranks << (_DOC_BITS + _POSITION_BITS)) | (docs << _POSITION_BITS) | places
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


class _LabelNumbers(dict[str, int]):
    """A label's number, given on first sight."""

    def __missing__(self, label: str) -> int:
        number = self[label] = len(self)
        return number


class LabelInverter:
    """Collects one plain field: a set of labels for each passage, in the order of passages."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._numbers = _LabelNumbers()
        self._labels, self._docs, self._counts = array("i"), array("i"), array("i")

    def add(self, doc: int, labels: Iterable[str]) -> None:
        """The labels of a passage, each once."""
        numbers = [*map(self._numbers.__getitem__, labels)]
        self._labels.fromlist(numbers)
        self._docs.append(doc)
        self._counts.append(len(numbers))

    def add_to_many(self, docs: range, label: str) -> None:
        """A label of each of these passages."""
        self._labels.fromlist([self._numbers[label]] * len(docs))
        self._docs.fromlist([*docs])
        self._counts.fromlist([1] * len(docs))

    def arrays(self) -> dict[str, StoredArray]:
        """The field's arrays."""
        arrays, ranks = lexicon_arrays(self.name, list(self._numbers))
        labels = _int_array(self._labels)
        docs = np.repeat(_int_array(self._docs), _int_array(self._counts))
        keys = (ranks[labels] << 32) | docs if len(labels) else np.empty(0, np.int64)
        keys.sort()
        counts = (
            np.bincount(keys >> 32, minlength=len(ranks)) if len(keys) else np.zeros(len(ranks), np.int64)
        )
        arrays[f"{self.name}.ptr"] = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
        arrays[f"{self.name}.docs"] = (keys & 0xFFFFFFFF).astype(np.int32)
        return arrays
