"""A bar of blocks: how much there is for each stretch of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui import text

_BLOCKS = "▁▂▃▄▅▆▇█"
_LABEL = 8  # cells of “Jun ’21 ”
DayBin = tuple[date, date, int]


def bins(days: Sequence[tuple[date, int]], cells: int) -> list[DayBin]:
    """First day, last day and sum of each of at most `cells` stretches of equal length."""
    if not days or cells < 1:
        return []
    first, last = days[0][0], days[-1][0]
    length = -(-((last - first).days + 1) // cells)
    count = (last - first).days // length + 1
    sums = [0] * count
    for day, number in days:
        sums[(day - first).days // length] += number
    starts = [first + timedelta(days=length * number) for number in range(count)]
    return [
        (start, min(last, start + timedelta(days=length - 1)), value)
        for start, value in zip(starts, sums, strict=True)
    ]


def blocks(stretches: Sequence[DayBin]) -> str:
    """One block a stretch, as high as its sum beside the largest; nothing is a dot."""
    most = max((value for _first, _last, value in stretches), default=0)
    return "".join(
        _BLOCKS[min(7, value * 8 // (most + 1))] if value else "·" for _first, _last, value in stretches
    )


def _end(day: date, *, of_one_year: bool) -> str:
    """Where the days begin or end: “7 Oct” within a year, else the month, “Oct ’19”, which is no nineteenth."""
    return f"{day.day} {day:%b}" if of_one_year else f"{day:%b} ’{day:%y}"


class Timeline(Widget):
    """Passages by day of publication; a click keeps the days under it."""

    @dataclass
    class Kept(Message):
        """The reader wants only these days."""

        first: date
        last: date

    def __init__(self) -> None:
        super().__init__(id="timeline")
        self.display = False
        self._days: tuple[tuple[date, int], ...] = ()

    def show(self, days: Sequence[tuple[date, int]]) -> None:
        """Show other days. One day alone has no bar; the room stays, for laying all out anew takes long."""
        self._days = tuple(days) if len(days) > 1 else ()
        self.display = self.display or bool(self._days)
        self.refresh()

    def _bins(self) -> list[DayBin]:
        return bins(self._days, max(1, self.size.width - 2 * _LABEL))

    def render(self) -> Content:
        """The first day or month, the blocks, the last."""
        if not self._days:
            return Content("")
        stretches = self._bins()
        first, last = self._days[0][0], self._days[-1][0]
        ends = [_end(one, of_one_year=first.year == last.year) for one in (first, last)]
        return text.parts(
            (f"{ends[0]:>{_LABEL - 1}} ", "muted"), (blocks(stretches), "bar"), (f" {ends[1]}", "muted")
        )

    def on_click(self, event: events.Click) -> None:
        """Keep the days under the mouse."""
        position = event.x - _LABEL
        stretches = self._bins()
        if 0 <= position < len(stretches):
            self.post_message(self.Kept(*stretches[position][:2]))
