"""The rows of the timeline's list: happenings in an order, one of them unfolded into its reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.happenings.listing import Listing
from index.view import Rows

if TYPE_CHECKING:
    from index.happenings.happening import CollectionHappening
    from index.happenings.telling import Telling

FetchHappenings = Callable[[Sequence[int]], Sequence["CollectionHappening"]]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report of the happening above it."""

    happening: CollectionHappening
    telling: Telling


class HappeningList(Sequence["CollectionHappening | ReportRow"]):
    """Happenings fetched when they come into sight; under one of them its reports may stand."""

    def __init__(self, listing: Listing, fetch: FetchHappenings) -> None:
        """`fetch` gives the happenings of these numbers of the listing."""
        self.listing = listing
        numbers = listing.number
        self._rows: Rows[CollectionHappening] = Rows(
            len(listing), lambda start, stop: fetch([int(one) for one in numbers[start:stop]])
        )
        self._place, self._reports = -1, list[ReportRow]()

    def unfold(self, place: int, reports: Sequence[ReportRow]) -> None:
        """Show reports below the happening at this place, and none anywhere else."""
        self._place, self._reports = place, list(reports)

    def fold(self) -> None:
        """Show happenings alone."""
        self._place, self._reports = -1, []

    def happening_place(self, place: int) -> int:
        """The place among happenings alone of the happening at a place, or above the report there."""
        if self._place < 0 or place <= self._place:
            return place
        return max(self._place, place - len(self._reports))

    def is_unfolded(self, place: int) -> bool:
        """Whether the happening at this place among happenings shows its reports."""
        return place == self._place

    def __len__(self) -> int:
        return len(self._rows) + len(self._reports)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if self._place < 0 or place <= self._place:
            return self._rows[place]
        below = place - self._place - 1
        return self._reports[below] if below < len(self._reports) else self._rows[place - len(self._reports)]

    def __iter__(self) -> Iterator[CollectionHappening | ReportRow]:
        return (self[number] for number in range(len(self)))
