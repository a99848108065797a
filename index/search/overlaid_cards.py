"""The cards of an actor put in place of others, where a decision tells of the actor otherwise than the articles do."""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from index.search.analysis import folded
from index.search.array_types import RowNumbers
from index.search.article_cast import BY_HAND, DESCRIBED, NAMED, PLAIN
from index.search.storage import Array

Arrays = ChainMap[str, Array]
_FEW = 8  # up to so many times as large as there are numbers, a table of them is made sooner than they are sorted


@dataclass(frozen=True, slots=True)
class Told:
    """What a card says of an actor."""

    id: str
    name: str
    kind: str
    description: str | None = None
    names: tuple[str, ...] = ()

    @property
    def record(self) -> bytes:
        """The card as the index holds it."""
        return json.dumps((self.name, self.kind, self.description, self.names)).encode()

    @property
    def flags(self) -> int:
        """What makes the card worth showing, as bits, of an actor set by hand."""
        plain = PLAIN * ("-".join(folded(self.name)) == self.id)
        return NAMED | BY_HAND | DESCRIBED * (self.description is not None) | plain


@dataclass(frozen=True, slots=True)
class OverlaidCard:
    """A card as a part has it: whose it is (by number), its record, its flags."""

    actor: int
    record: bytes
    flags: int


Tell = Callable[[Sequence[OverlaidCard]], Told]  # from the cards that an article has of those who are one


def card_of(arrays: Arrays, card: int) -> OverlaidCard:
    """A card by its number."""
    ends = arrays["card.record.ends"]
    start = int(ends[card - 1]) if card else 0
    record = arrays["card.record.blob"][start : int(ends[card])].tobytes()
    return OverlaidCard(int(arrays["card.actor"][card]), record, int(arrays["card.flags"][card]))


def with_cards(arrays: Arrays, actor: int, rows: RowNumbers, tell: Tell) -> set[str]:
    """Put one card of `actor` in place of all that an article has in these rows of the cast; gives all names on them.

    `rows` are in order. Two rows of one article have the same card afterwards.
    """
    articles, cards = arrays["cast.article"][rows], arrays["cast.card"][rows]
    starts = np.flatnonzero(np.diff(articles, prepend=-1))
    sizes = np.diff(np.append(starts, len(rows)))
    firsts, numbers = _alike(cards, starts, sizes)
    groups = (
        cards[start : start + size].tolist()
        for start, size in zip(starts[firsts], sizes[firsts], strict=True)
    )
    made = [tell([card_of(arrays, card) for card in group]) for group in groups]
    arrays["cast.card"] = _with_values(
        arrays["cast.card"], rows, np.repeat(numbers, sizes) + len(arrays["card.actor"])
    )
    _add(arrays, actor, made)
    return {name for told in made for name in told.names}


def _with_values(array: Array, places: RowNumbers, values: Array) -> Array:
    changed = array.copy()
    changed[places] = values
    return changed


def _alike(cards: Array, starts: Array, sizes: Array) -> tuple[Array, Array]:
    """Stretches of an array that are the same: the first of each kind, and for every stretch the number of its kind."""
    firsts, labels = _kinds(cards)
    different, kinds = len(firsts), np.zeros(len(starts), dtype=np.int64)
    firsts = np.zeros(min(1, len(starts)), dtype=np.int64)
    for place in range(int(sizes.max(initial=0))):
        codes, reaches = kinds * (different + 1), sizes > place
        codes[reaches] += labels[starts[reaches] + place] + 1
        firsts, kinds = _kinds(codes)
    order = np.argsort(firsts)
    return firsts[order], np.argsort(order)[kinds]


def _kinds(codes: Array) -> tuple[Array, Array]:
    """Where each number stands first, and for each which of these it is; small ones are not sorted."""
    size = int(codes.max(initial=0)) + 1
    if size > _FEW * len(codes):
        _codes, firsts, kinds = np.unique(codes, return_index=True, return_inverse=True)
        return firsts, kinds
    first = np.full(size, -1, dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    present = np.flatnonzero(first >= 0)
    numbers = np.zeros(size, dtype=np.int64)
    numbers[present] = np.arange(len(present))
    return first[present], numbers[codes]


def _add(arrays: Arrays, actor: int, made: Sequence[Told]) -> None:
    """Put cards of an actor behind all others."""
    ends, records = arrays["card.record.ends"], [told.record for told in made]
    blob = np.frombuffer(b"".join(records), dtype=np.uint8)
    start = int(ends[-1]) if len(ends) else 0
    added = {
        "card.record.blob": blob,
        "card.record.ends": start + np.cumsum([len(record) for record in records]),
        "card.actor": [actor] * len(made),
        "card.flags": [told.flags for told in made],
    }
    for name, values in added.items():
        arrays[name] = np.concatenate([arrays[name], np.asarray(values, dtype=arrays[name].dtype)])
