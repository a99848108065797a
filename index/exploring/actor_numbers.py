"""The actors of all parts, numbered in the order of their ids; and which part has the card that is shown of each."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from index.search.array_types import Mask, Numbers, RowTable
from index.search.article_cast import BY_HAND, strength
from index.search.snapshot import Snapshot
from index.search.storage import Array

_NOBODY = np.iinfo(np.int64).max


class ActorNumbers:
    """One numbering of the actors of all parts."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot, self.parts = snapshot, snapshot.parts

    def like(self, other: ActorNumbers) -> None:
        """Take over the numbering of the same actors."""
        sizes = [[len(part.actor_ids) for part in numbers.parts] for numbers in (self, other)]
        if sizes[0] == sizes[1] and "maps" in other.__dict__:
            self.maps = other.maps

    @cached_property
    def maps(self) -> list[Numbers]:
        """For each part, the global number of each of its actors."""
        if len(self.parts) == 1:
            return [np.arange(len(self.parts[0].actor_ids))]
        lists = [part.actor_ids.terms(range(len(part.actor_ids))) for part in self.parts]
        numbers = {
            actor: number for number, actor in enumerate(sorted({one for ids in lists for one in ids}))
        }
        return [np.array([numbers[one] for one in ids], dtype=np.int64) for ids in lists]

    @cached_property
    def size(self) -> int:
        """How many numbers there are."""
        return max((int(one.max()) + 1 for one in self.maps if len(one)), default=0)

    @cached_property
    def named(self) -> Mask:
        """For each actor whether any part names it (True), or articles only describe it (False)."""
        named = np.zeros(self.size, dtype=bool)
        for part, numbers in zip(self.parts, self.maps, strict=True):
            named[numbers] |= part.named.astype(bool)
        return named

    @cached_property
    def by_hand(self) -> Mask:
        """For each actor whether an article has it as somebody set it by hand."""
        by_hand = np.zeros(self.size, dtype=bool)
        for part, numbers in zip(self.parts, self.maps, strict=True):
            rows = part.shown
            if len(rows):
                flags = part["card.flags"][part["cast.card"][rows]]
                by_hand[numbers] |= (rows >= 0) & ((flags & BY_HAND) > 0)
        return by_hand

    @cached_property
    def _locals(self) -> list[Array]:
        tables = [np.full(self.size, -1, dtype=np.int32) for _ in self.maps]
        for local, numbers in zip(tables, self.maps, strict=True):
            local[numbers] = np.arange(len(numbers))
        return tables

    def local(self, part: int, actor: int) -> int | None:
        """An actor's number in a part, None where the part does not know it."""
        if len(self.parts) == 1:
            return actor
        number = int(self._locals[part][actor])
        return None if number < 0 else number

    @cached_property
    def _preferences(self) -> list[Array]:
        """For each part how its card of each actor is preferred, the smallest first; _NOBODY where it has none."""
        preferences = []
        for part, ranks in zip(self.parts, self.snapshot.article_ranks, strict=True):
            rows = part.shown
            flags = part["card.flags"][part["cast.card"][rows]] if len(rows) else rows
            order = (-strength(flags)).astype(np.int64) * (1 << 32)
            order += ranks[part["cast.article"][rows]] if len(rows) else 0
            order[rows < 0] = _NOBODY
            preferences.append(order)
        return preferences

    @cached_property
    def homes(self) -> RowTable:
        """For each actor the part whose card of it is shown, and its number there: an array of two columns."""
        if len(self.parts) == 1:
            return np.column_stack((np.zeros(self.size, dtype=np.int64), np.arange(self.size)))
        homes = np.full((self.size, 2), -1, dtype=np.int64)
        best = np.full(self.size, _NOBODY, dtype=np.int64)
        for number, (numbers, order) in enumerate(zip(self.maps, self._preferences, strict=True)):
            better = np.flatnonzero((order < best[numbers]) | (homes[numbers, 0] < 0))
            homes[numbers[better], 0] = number
            homes[numbers[better], 1] = better
            best[numbers[better]] = order[better]
        return homes

    def home(self, actor_id: str) -> tuple[int, int] | None:
        """The part whose card of an actor is shown, and its number there; None where no article has the actor."""
        for number, part in enumerate(self.parts):
            local = part.actor_number(actor_id)
            if local is not None:
                home, there = self.shown(number, local)
                return (home, there) if self.parts[home].shown[there] >= 0 else None
        return None

    def shown(self, part: int, local: int) -> tuple[int, int]:
        """The part whose card is shown of an actor of a part, and its number there."""
        if len(self.parts) == 1:
            return part, local
        home, number = self.homes[self.maps[part][local]].tolist()
        return home, number

    @cached_property
    def count(self) -> int:
        """How many actors the articles have that are not deleted."""
        present = np.zeros(self.size, dtype=bool)
        for part, numbers in zip(self.parts, self.maps, strict=True):
            present[numbers[part.shown >= 0]] = True
        return int(np.count_nonzero(present))
