"""Some posting lists of a field put in place of others: a term more, a term less, other passages of a term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from index.search.array_types import StoredArray
from index.search.storage import Array
from index.search.term_lexicon import TermLexicon


@dataclass(frozen=True, slots=True)
class Edited:
    """The arrays of a field after some of its lists were replaced, and each former term's rank now (-1: gone)."""

    arrays: dict[str, Array]
    ranks: Array


def edited_lists(
    arrays: Mapping[str, StoredArray], name: str, changes: Mapping[bytes, Mapping[str, StoredArray]]
) -> Edited:
    """The field `name` with other lists for some terms; a term whose lists are empty is gone.

    `changes` has for each term its list in every column that the field has, such as `docs` and `ranked`.
    """
    lexicon = TermLexicon(arrays[f"{name}.terms"], arrays[f"{name}.ends"])
    pointers = arrays[f"{name}.ptr"]
    columns = sorted({column for lists in changes.values() for column in lists})
    terms, sizes, counts = _Pieces(), _Pieces(), _Pieces()
    lists = {column: _Pieces() for column in columns}
    ranks = np.full(len(lexicon), -1, dtype=np.int32)
    widths, every = np.diff(arrays[f"{name}.ends"], prepend=np.uint32(0)), np.diff(pointers)

    def take(start: int, stop: int) -> None:
        """Take over the terms from one rank to another as they are."""
        ranks[start:stop] = np.arange(stop - start) + sizes.length
        first, last = (int(arrays[f"{name}.ends"][at - 1]) if at else 0 for at in (start, stop))
        terms.add(arrays[f"{name}.terms"][first:last])
        sizes.add(widths[start:stop])
        counts.add(every[start:stop])
        for column in columns:
            lists[column].add(arrays[f"{name}.{column}"][pointers[start] : pointers[stop]])

    start = 0
    for term in sorted(changes):
        place = lexicon.place(term)
        take(start, place)
        start = place
        if place < len(lexicon) and lexicon[place] == term:
            ranks[place] = sizes.length if len(changes[term][columns[0]]) else -1
            start += 1
        if len(changes[term][columns[0]]):
            terms.add(np.frombuffer(term + b"\n", dtype=np.uint8))
            sizes.add(np.array([len(term) + 1]))
            counts.add(np.array([len(changes[term][columns[0]])]))
            for column in columns:
                lists[column].add(changes[term][column])
    take(start, len(lexicon))
    made = {
        f"{name}.terms": terms.joined(np.uint8),
        f"{name}.ends": np.cumsum(sizes.joined(np.int64)).astype(np.uint32),
        f"{name}.ptr": np.concatenate(([0], np.cumsum(counts.joined(np.int64)))).astype(pointers.dtype),
    }
    for column in columns:
        made[f"{name}.{column}"] = lists[column].joined(arrays[f"{name}.{column}"].dtype)
    return Edited(made, ranks)


class _Pieces:
    """Stretches of arrays, one after the other."""

    def __init__(self) -> None:
        self._pieces: list[Array] = []
        self.length = 0

    def add(self, piece: StoredArray) -> None:
        self._pieces.append(piece)
        self.length += len(piece)

    def joined(self, kind: np.typing.DTypeLike) -> StoredArray:
        return np.concatenate([np.empty(0, kind), *self._pieces]).astype(kind, copy=False)
