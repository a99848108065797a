"""What counts and tables of rows need of a selection of passages; `selection.py` has it, and makes use of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from index.arrangement import Arrangement
from index.exploring.actor_numbers import ActorNumbers
from index.exploring.pins import Pins
from index.exploring.signatures import Signatures
from index.search.array_types import Keys, Marks, Numbers
from index.search.snapshot import Snapshot
from index.search.storage import Array


class PassageOrder(Protocol):
    """The numbers of passages in an order, a page at a time."""

    def key(self, number: int) -> float:
        """What a number is ordered by."""

    def page(self, start: int, stop: int) -> Numbers:
        """The numbers at these places of the order."""

    def all(self) -> Numbers:
        """The whole order."""


class ChosenPassages(Protocol):
    """Passages of every part of a snapshot."""

    snapshot: Snapshot
    arrangement: Arrangement
    numbers: ActorNumbers
    pins: list[Pins]
    docs: list[Array]
    ranked: bool

    @property
    def marks(self) -> list[Marks]:
        """For each part, which of its passages are chosen: 1 or 0."""

    @property
    def signatures(self) -> list[Signatures]:
        """For each part, how many passages there are of every kind."""

    def keys_for(self, pane: str) -> list[Keys]:
        """What a pane orders the passages of each part by, smallest first."""

    def order_for(self, pane: str) -> PassageOrder:
        """The passages of all parts in the order in which a pane takes them."""

    def found(self, numbers: Numbers, lists: Sequence[Numbers]) -> list[tuple[int, int]]:
        """Numbers among the concatenated lists as (part, value)."""
