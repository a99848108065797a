"""The events pane: who did what to whom, in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.current_item import Item, of_event
from tui.panes.pane import Pane

if TYPE_CHECKING:
    from index.view import EventRow

WIDE = 72  # columns from which an event fits on one line
DAYS = 10  # columns of the days
_STATUS = {
    "claimed": "claimed",
    "planned": "planned",
    "denied": "denied",
    "possible": "possible",
    "past": "past",
}


class EventsPane(Pane):
    """Day, type, agents → recipients, figures and status of each event."""

    NUMBER = 2
    TITLE = "Events"
    MISSING = "No event is told"
    LINES = 2

    def draw(self, row: EventRow, width: int) -> Sequence[Content]:
        """One line in a wide pane, else two: the day, type and trigger above, who and whom below."""
        when = text.content(f"{days(row.first, row.last) or '—':<{DAYS}} ", "date")
        what = text.content(f"{row.type:<9} ", "event")
        figures = text.content(counted(row.counts, width // 3), "strong")
        status = text.content(_STATUS.get(row.status, ""), "muted")
        if self.list.lines == 1:
            right = status if not row.counts else figures.truncate(width // 3, ellipsis=True)
            return [text.fitted(Content("").join([when, what, parties(row)]), right, width)]
        trigger = text.content(f"“{text.line(row.trigger)}”  ", "muted")
        above = text.fitted(Content("").join([when, what, trigger]), status, width)
        below = text.fitted(
            Content("").join([Content(" " * (DAYS + 1)), parties(row)]),
            figures.truncate(width // 2, ellipsis=True),
            width,
        )
        return [above, below]

    def item_of(self, row: EventRow) -> Item:
        """The event."""
        return of_event(row)

    def lines_for(self, width: int) -> int:
        """One line where everything fits on it."""
        return 1 if width >= WIDE else 2


def counted(counts: Sequence[str], room: int) -> str:
    """The figures; where they do not fit, without those who gave them (the reader's details name these)."""
    whole = ", ".join(map(text.line, counts))
    return whole if len(whole) <= room else ", ".join(text.line(count.split(" (")[0]) for count in counts)


def parties(row: EventRow) -> Content:
    """Agents → recipients, with a dash where nobody is known."""
    doers = ", ".join(text.line(name) for _actor, name in row.agents) or "—"
    receivers = ", ".join(text.line(name) for _actor, name in row.recipients)
    pieces = [text.content(doers, "actor" if row.agents else "muted")]
    if receivers:
        pieces += [text.content(" → ", "muted"), text.content(receivers, "actor")]
    if row.place:
        pieces.append(text.content(f"  {text.line(row.place)}", "place"))
    return Content("").join(pieces)


def days(first: date | None, last: date | None) -> str:
    """A day as “27 Jun 21”, or the month or year of a longer time."""
    if first is None:
        return ""
    if last is None or first == last:
        return f"{first.day:>2} {first:%b %y}"
    if first.year != last.year:
        return f"{first.year}–{last:%y}"
    if first.month == last.month:
        return f"{first.day}–{last.day} {first:%b}" if (last - first).days < 27 else f"{first:%b %Y}"
    return f"{first:%b}–{last:%b %y}" if (last - first).days < 360 else f"{first.year}"
