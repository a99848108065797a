"""What event finding asks of the cast of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from index.model import Actor, ActorKind


class EntryLike(Protocol):
    """What event finding asks of one of the cast."""

    kind: ActorKind
    name: str

    @property
    def mentions(self) -> Mapping[tuple[int, int], object]:
        """The offsets of its mentions."""
        ...


class CastLike(Protocol):
    """What event finding asks of the cast."""

    def at(self, start: int, end: int) -> str | None:
        """The actor whom these words denote, or None."""
        ...

    def is_known_body(self, start: int, end: int) -> bool:
        """Whether these words denote a country or an organization that was known before reading."""
        ...

    def is_open(self, start: int, end: int) -> bool:
        """Whether the words are a surname that two bear, of whom either may be meant."""
        ...

    def get(self, actor_id: str | None) -> EntryLike | None:
        """What the cast knows of the actor of this id, or None."""
        ...

    def ensure(self, start: int, end: int) -> str | None:
        """Like `at`, but a phrase for people or a body becomes an actor."""
        ...

    def nationals(self, start: int, end: int) -> str | None:
        """The actor of some people called by their state, who are not the state; None without a word before them."""
        ...

    def wanted(self) -> frozenset[str]:
        """The actors that a stage has asked for."""
        ...

    def release(self, ids: Iterable[str]) -> None:
        """Takes back that a stage asked for these actors."""
        ...

    def finish(self) -> tuple[Actor, ...]:
        """The actors that the article will have."""
        ...
