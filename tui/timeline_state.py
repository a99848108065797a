"""What the timeline shows: a stretch of time in some unit, a choice in it, an order. Plain values, no screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np

from index.happenings.listing import SORTINGS, Listing, Sorting
from index.happenings.time_bins import UNITS, Bin, Unit

Lane = Literal["vague", "undated"]
BinOrLane = Bin | Lane
_LANES: Final[tuple[Lane, ...]] = ("vague", "undated")


@dataclass(frozen=True, slots=True)
class Zoom:
    """A unit, and the stretch of time that is looked at; without one it is all."""

    unit: Unit
    within: Bin | None = None


@dataclass
class TimelineState:
    """Where one is on the timeline; every change is a method, and every method leaves it whole."""

    every: Listing
    zooms: list[Zoom] = field(default_factory=list)  # the way back, the present one last
    chosen: BinOrLane | None = None  # the bin or lane that was moved to
    only: BinOrLane | None = None  # the one whose happenings alone are listed
    sorting: Sorting = "day"

    def __post_init__(self) -> None:
        self.zooms = self.zooms or [Zoom(self.every.fitting_unit())]

    @property
    def unit(self) -> Unit:
        """Years, months, days or hours."""
        return self.zooms[-1].unit

    @property
    def stretch(self) -> Listing:
        """The happenings of the stretch that is looked at."""
        within = self.zooms[-1].within
        return self.every if within is None else self.every.within(within.first, within.last)

    def bins(self) -> tuple[Bin, ...]:
        """The bins of the stretch."""
        return self.stretch.binned(self.unit)

    def spans(self) -> tuple[Bin, ...]:
        """The stretches of time over which vague ones of the stretch lie, those of most first."""
        return self.stretch.spans(self.unit) if self.unit != "hour" else ()

    def lanes(self) -> dict[Lane, Listing]:
        """What stands in no bin, by lane; lanes without anything left out."""
        stretch = self.stretch
        every: dict[Lane, Listing] = {"vague": stretch.vague(self.unit), "undated": stretch.undated()}
        return {lane: listing for lane, listing in every.items() if len(listing)}

    def listed(self) -> Listing:
        """The happenings that are listed, in order."""
        stretch = self.stretch
        if isinstance(self.only, Bin):
            stretch = stretch.chosen(stretch.holds(self.only, self.unit))
        elif self.only is not None:
            stretch = self.lanes().get(self.only, stretch.chosen(np.zeros(len(stretch), bool)))
        return stretch.sorted(self.sorting)

    def move(self, step: int) -> None:
        """To the next bin or lane (1), or the one before (-1); from none to the last bin."""
        choices: list[BinOrLane] = [*self.bins(), *(lane for lane in _LANES if lane in self.lanes())]
        if not choices:
            return
        at = choices.index(self.chosen) if self.chosen in choices else len(self.bins()) - (step > 0)
        self.chosen = choices[max(0, min(len(choices) - 1, at + step))]

    def place(self, listed: Listing) -> int | None:
        """Where the first happening of the chosen bin or lane stands among those listed."""
        if isinstance(self.chosen, Bin):
            holds = listed.holds(self.chosen, self.unit)
        elif self.chosen is not None:
            holds = np.isin(listed.number, self.lanes()[self.chosen].number)
        else:
            return None
        return int(np.argmax(holds)) if holds.any() else None

    def filter(self) -> None:
        """List the chosen bin or lane alone, or all of the stretch again."""
        self.only = None if self.only == self.chosen else self.chosen

    def zoom_in(self) -> bool:
        """Into the chosen bin, or to finer bins of the same stretch; says whether there was a way."""
        at = UNITS.index(self.unit)
        if at + 1 == len(UNITS):
            return False
        within = self.chosen if isinstance(self.chosen, Bin) else self.zooms[-1].within
        stretch = self.every if within is None else self.every.within(within.first, within.last)
        if UNITS[at + 1] == "hour" and not (stretch.hour > 0).any():
            return False
        self.zooms.append(Zoom(UNITS[at + 1], within))
        self.chosen = self.only = None
        return True

    def zoom_out(self) -> bool:
        """The way back: to what was looked at before, else to coarser bins; says whether there was a way."""
        if len(self.zooms) > 1:
            self.chosen = self.zooms.pop().within
        elif UNITS.index(self.unit):
            self.zooms = [Zoom(UNITS[UNITS.index(self.unit) - 1])]
            self.chosen = None
        else:
            return False
        self.only = None
        if self.chosen not in self.bins():
            self.chosen = None
        return True

    def sort_next(self) -> None:
        """In the next order: by day, reports, surety, harm."""
        self.sorting = SORTINGS[(SORTINGS.index(self.sorting) + 1) % len(SORTINGS)]
