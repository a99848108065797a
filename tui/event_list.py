"""The rows of the events pane: happenings, one of them unfolded into the events that report it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.view import EventRow


class EventList(Sequence["EventRow"]):
    """Rows as they are, and below one of them its reports."""

    def __init__(self, rows: Sequence[EventRow]) -> None:
        self._rows = rows
        self._place = -1
        self._reports: list[EventRow] = []

    @property
    def unfolded(self) -> EventRow | None:
        """The row below which its reports stand."""
        return self._rows[self._place] if self._reports else None

    def unfold(self, place: int, reports: Sequence[EventRow]) -> None:
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

    def __iter__(self) -> Iterator[EventRow]:
        return (self[number] for number in range(len(self)))
