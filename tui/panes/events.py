"""The events pane: who did what to whom, under its day, in the words of the article."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.breadcrumbs import day
from tui.current_item import Item, of_event
from tui.excerpts import clipped, excerpt
from tui.panes import headings
from tui.panes.pane import BY_HAND, Pane

if TYPE_CHECKING:
    from index.view import EventRow

LINES = 4  # of the sentence
DAYS, WORD = 9, 10  # columns of the day and of the word in a row of one line
_MARKS = {"agent": "strong", "trigger": "event", "recipient": "strong"}
_DOT = (" · ", "faint")


class EventsPane(Pane):
    """The sentence with who, what and whom marked in it; below it the same in few words, and the toll."""

    NUMBER = 2
    TITLE = "Events"
    MISSING = "No event is told"

    def draw(self, row: EventRow, above: EventRow | None, width: int) -> Sequence[Content]:
        """The sentence, unless it stands above already, and what is told in it."""
        told = above is not None and self._stands_on(above) == self._stands_on(row)
        marks = [(start, end, _MARKS[name]) for start, end, name in row.marks]
        sentence = [] if told else excerpt(row.sentence, marks, width, LINES)
        return [*sentence, *self._summary(row, width, told=told)]

    def _stands_on(self, row: EventRow) -> tuple[Hashable, ...]:
        return self.group_of(row), row.anchor.article, row.sentence

    def _summary(self, row: EventRow, width: int, *, told: bool) -> list[Content]:
        """Who did what to whom in a few words; the toll at the right, or the publisher where there is none."""
        left = [text.content("  "), text.content(text.line(row.word), "event")]
        if told:
            left.append(text.content(f" “{text.line(row.trigger)}”", "muted"))
        left += [text.content("  "), parties(row)]
        for piece in self._circumstances(row):
            left += [text.content(*_DOT), piece]
        first, *rest = Content("").join(left).wrap(width)
        lines = [first, *(Content("    ") + line for line in rest)]
        toll = text.content(counted(row.counts, width - 8), "pin")
        source = text.line(row.publisher or "") if self.grouping != "article" else ""
        right = toll or text.content(source, "muted")
        if lines[-1].cell_length + right.cell_length + 1 <= width:
            lines[-1] = text.fitted(lines[-1], right, width)
        elif toll:
            lines.append(text.fitted(Content(""), toll, width))
        return lines

    def _circumstances(self, row: EventRow) -> list[Content]:
        """Whose word it is, where it was, when (where no heading says so), and whether somebody set it by hand."""
        found = []
        standing = status(row)
        if standing:
            found.append(text.content(standing, "warn" if row.status == "denied" else "pin"))
        if row.place:
            found.append(text.content(text.line(row.place), "muted"))
        if self.grouping != "day":
            found.append(text.content(days(row.first, row.last) or "day not stated", "muted"))
        if row.by == "hand":
            found.append(text.parts(BY_HAND))
        return found

    def draw_brief(self, row: EventRow, width: int) -> Content:
        """The day, the word and the parties."""
        when = days(row.first, row.last) or days(row.published, None)
        lead = text.parts((f"{when:<{DAYS}} ", "muted"), (f"{row.word:<{WORD}} ", "event"))
        return clipped(Content("").join([lead, parties(row)]), width)

    def group_of(self, row: EventRow) -> Hashable:
        """The day, the article or the type."""
        if self.grouping == "day":
            return (row.first, row.last) if row.first else row.published
        return row.type if self.grouping == "type" else row.anchor.article

    def draw_heading(self, row: EventRow, width: int) -> Sequence[Content]:
        """The day, the article or the type."""
        if self.grouping == "article":
            return headings.of_article(row.title, row.publisher, row.published, width)
        if self.grouping == "type":
            return headings.of_words(row.type, width)
        if row.first:
            return headings.of_words(long_days(row.first, row.last), width)
        return headings.of_words(day(row.published) or "no day", width, "reported, day not stated")

    def item_of(self, row: EventRow) -> Item:
        """The event."""
        return of_event(row)


def status(row: EventRow) -> str:
    """Whose word an event is, in words; nothing where it is plainly reported."""
    if row.status == "reported":
        return ""
    if row.reported_by is None or row.status == "past":
        return "before" if row.status == "past" else row.status
    return f"{row.status} by {text.line(row.reported_by[1])}"


def counted(counts: Sequence[str], room: int) -> str:
    """The figures; where they do not fit, without those who gave them (the reader's details name these)."""
    whole = ", ".join(map(text.line, counts))
    return whole if len(whole) <= room else ", ".join(text.line(count.split(" (")[0]) for count in counts)


def parties(row: EventRow) -> Content:
    """Agents → recipients, with a dash where nobody is known."""
    doers = ", ".join(text.line(name) for _actor, name in row.agents) or "—"
    receivers = ", ".join(text.line(name) for _actor, name in row.recipients)
    pieces = [text.content(doers, "" if row.agents else "muted")]
    if receivers:
        pieces += [text.content(" → ", "muted"), text.content(receivers)]
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


def long_days(first: date, last: date | None) -> str:
    """A day with its weekday and year, or a longer time as in `days`."""
    if last is None or first == last:
        return f"{first:%a} {day(first)}"
    short = days(first, last)
    return f"{short} {first.year}" if first.month == last.month and "–" in short else short
