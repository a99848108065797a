"""The rows of the timeline's list: happenings in an order, one of them unfolded into its reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.happenings.listing import Listing
from index.view import Rows
from tui.unfolded_rows import UnfoldedRows

if TYPE_CHECKING:
    from index.happenings.happening import CollectionHappening
    from index.happenings.telling import Telling

FetchHappenings = Callable[[Sequence[int]], Sequence["CollectionHappening"]]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report of the happening above it."""

    happening: CollectionHappening
    telling: Telling


class HappeningList(UnfoldedRows["CollectionHappening", ReportRow]):
    """Happenings fetched when they come into sight; under one of them its reports may stand."""

    def __init__(self, listing: Listing, fetch: FetchHappenings) -> None:
        """`fetch` gives the happenings of these numbers of the listing."""
        self.listing = listing
        numbers = listing.number
        rows: Rows[CollectionHappening] = Rows(
            len(listing), lambda start, stop: fetch([int(one) for one in numbers[start:stop]])
        )
        super().__init__(rows)
