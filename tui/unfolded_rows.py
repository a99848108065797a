"""Rows of a list, one of them unfolded into what stands below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")
Below = TypeVar("Below")


class UnfoldedRows(Sequence["Row | Below"], Generic[Row, Below]):
    """Rows as they are, and below one of them its reports."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._place, self._reports = -1, list[Below]()

    @property
    def unfolded(self) -> Row | None:
        """The row below which its reports stand."""
        return self._rows[self._place] if self._reports else None

    def is_unfolded(self, place: int) -> bool:
        """Whether the row at this place, while nothing is unfolded, shows its reports."""
        return bool(self._reports) and place == self._place

    def unfold(self, place: int, reports: Sequence[Below]) -> None:
        """Show reports below the row at this place of all that are shown, and none anywhere else."""
        self._place, self._reports = self.place_alone(place), list(reports)

    def fold(self) -> None:
        """Show the rows as they are."""
        self._place, self._reports = -1, []

    def place_alone(self, place: int) -> int:
        """The place, while nothing is unfolded, of the row at a place, or above the report there."""
        return place if place <= self._place else max(self._place, place - len(self._reports))

    def __len__(self) -> int:
        return len(self._rows) + len(self._reports)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if not self._reports or place <= self._place:
            return self._rows[place]
        below = place - self._place - 1
        return self._reports[below] if below < len(self._reports) else self._rows[place - len(self._reports)]

    def __iter__(self) -> Iterator[Row | Below]:
        return (self[number] for number in range(len(self)))
