"""The trail: where the reader has been, walked back and forward like a browser's history. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")
LONGEST = 200  # stops kept


class History(Generic[Item]):
    """Stops in the order they were made, and the present one among them. There is always a present stop."""

    def __init__(self, first: Item, longest: int = LONGEST) -> None:
        self._stops: list[Item] = [first]
        self._at = 0
        self._longest = longest

    @property
    def here(self) -> Item:
        """The present stop."""
        return self._stops[self._at]

    @property
    def stops(self) -> tuple[Item, ...]:
        """All stops, oldest first."""
        return tuple(self._stops)

    @property
    def position(self) -> int:
        """The number of the present stop."""
        return self._at

    @property
    def can_back(self) -> bool:
        """Whether there is a stop before this one."""
        return self._at > 0

    @property
    def can_forward(self) -> bool:
        """Whether there is a stop after this one."""
        return self._at + 1 < len(self._stops)

    def visit(self, item: Item) -> None:
        """Go to a new stop; what lay ahead is forgotten, and so is the oldest where there are too many."""
        del self._stops[self._at + 1 :]
        self._stops.append(item)
        del self._stops[: max(0, len(self._stops) - self._longest)]
        self._at = len(self._stops) - 1

    def amend(self, item: Item) -> None:
        """Put another value in the place of the present stop."""
        self._stops[self._at] = item

    def back(self) -> Item:
        """Go to the stop before, or stay at the first; gives the present stop."""
        self._at = max(0, self._at - 1)
        return self.here

    def forward(self) -> Item:
        """Go to the stop after, or stay at the last; gives the present stop."""
        self._at = min(len(self._stops) - 1, self._at + 1)
        return self.here

    def restore(self, stops: Iterable[Item], position: int) -> None:
        """Take up a trail that was kept; an empty one changes nothing."""
        newest = list(stops)[-self._longest :]
        if newest:
            self._stops = newest
            self._at = max(0, min(position, len(newest) - 1))
