"""The events pane: what happened, one row for one happening or event, under its day, in the words of an article."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence, Set
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from index.event_words import type_word
from tui import happening_lines, text
from tui.breadcrumbs import day
from tui.current_item import Item, of_event
from tui.excerpts import INDENT, clipped, excerpt
from tui.panes import headings
from tui.panes.pane import BY_HAND, Pane
from tui.unfolded_rows import UnfoldedRows

if TYPE_CHECKING:
    from index.view import EventRow, View

MANY = 2  # events from which on there is something to unfold
LINES = 4  # of the sentence
DAYS, WORD = 9, 10  # columns of the day and of the word in a row of one line
_MARKS = {"agent": "strong", "trigger": "event", "recipient": "strong"}
_DOT = (" · ", "faint")


class EventsPane(Pane):
    """The sentence with who, what and whom marked in it; below it the same in few words, and the toll."""

    TITLE = "Events"
    MISSING = "No event is told"

    def __init__(self) -> None:
        super().__init__()
        self._rows: UnfoldedRows[EventRow, EventRow] = UnfoldedRows(())
        self._reports: Callable[[EventRow], Sequence[EventRow]] = lambda _row: ()

    # ── happenings and their reports ─────────────────────────────────────────────────────────────────────────────

    def rows_of(self, view: View) -> Sequence[EventRow]:
        """The events, of which one can be unfolded."""
        self._rows, self._reports = UnfoldedRows(view.events), view.reports
        return self._rows

    def unfold(self) -> bool:
        """Show the reports of the happening under the cursor; False where there is nothing to unfold."""
        row, place = self.list.row, self.list.cursor
        if row is None or row.events < MANY or self._rows.unfolded == row:
            return False
        reports = self._reports(row)
        self._rows.unfold(place, reports)
        self._stand_on(self._rows.place_alone(place))
        return True

    def fold(self) -> bool:
        """Show no reports any more; False where none are shown of the happening under the cursor."""
        row, place = self.list.row, self.list.cursor
        if row is None or (row.events and self._rows.unfolded != row):
            return False
        place = self._rows.place_alone(place)
        self._rows.fold()
        self._stand_on(place)
        return True

    def _stand_on(self, place: int) -> None:
        """Draw the list again, which has other rows now, the cursor on the happening at a place."""
        self.list.cursor = min(place, len(self._rows) - 1)
        self.list.redraw()

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def draw(self, row: EventRow, above: EventRow | None, width: int) -> Sequence[Content]:
        """The sentence, unless it stands above already, and what is told in it."""
        if not row.events:
            return self._draw_report(row, above, width)
        return self._draw_told(row, above, width)

    def _draw_report(self, row: EventRow, above: EventRow | None, width: int) -> list[Content]:
        """A report, below its happening: which article tells it, in which words."""
        source = " · ".join(
            filter(None, (day(row.published), text.line(row.publisher or ""), *headings.notes(row)))
        )
        lines = self._draw_told(row, above, width - INDENT)
        if above is None or above.events or above.anchor.article != row.anchor.article:
            pieces = text.parts(
                (source, "muted"), *([_DOT] if source else []), (text.line(row.title), "strong")
            )
            lines = [clipped(pieces, width - INDENT), *lines]
        return [Content(" " * INDENT) + line for line in lines]

    def _draw_told(self, row: EventRow, above: EventRow | None, width: int) -> list[Content]:
        is_repeated = above is not None and self._stands_on(above) == self._stands_on(row)
        marks = [(start, end, _MARKS[name]) for start, end, name in row.marks]
        sentence = [] if is_repeated else excerpt(row.sentence, marks, width, LINES)
        return [*sentence, *self._summary(row, width, is_repeated=is_repeated)]

    def _stands_on(self, row: EventRow) -> tuple[Hashable, ...]:
        return self.group_of(row), row.anchor.article, row.sentence

    def _summary(self, row: EventRow, width: int, *, is_repeated: bool) -> list[Content]:
        """Who did what to whom in a few words; the toll at the right, or the publisher where there is none."""
        opens = "  " if row.events < MANY else "▾ " if self._rows.unfolded == row else "▸ "
        left = [text.content(opens, "muted"), text.content(text.line(row.word), "event")]
        if is_repeated:
            left.append(text.content(f" “{text.line(row.trigger)}”", "muted"))
        left += [text.content("  "), parties(row)]
        for piece in self._circumstances(row):
            left += [text.content(*_DOT), piece]
        first, *rest = Content("").join(left).wrap(width)
        lines = [first, *(Content("    ") + line for line in rest)]
        right = self._right(row, width)
        if lines[-1].cell_length + right.cell_length + 1 <= width:
            lines[-1] = text.fitted(lines[-1], right, width)
        elif row.counts or (row.happening and row.happening.figures) or _of_several(row):
            lines += [text.fitted(Content(""), line, width) for line in right.wrap(width - INDENT)]
        return lines

    def _right(self, row: EventRow, width: int) -> Content:
        """The toll, a happening's by all its reports, and by how many it is reported; else the publisher."""
        happening = row.happening if row.events else None
        figures = happening_lines.toll(happening) if happening else counted(row.counts, width - 8)
        toll = text.content(figures, "pin")
        if happening is None or not _of_several(row):
            source = text.line(row.publisher or "") if self.grouping != "article" and row.events else ""
            return toll or text.content(source, "muted")
        reports = text.content(happening_lines.reports(happening), "muted")
        return text.parts(_DOT).join([toll, reports]) if toll else reports

    def _circumstances(self, row: EventRow) -> list[Content]:
        """Whose word it is, where it was, when (where no heading says so), and whether somebody set it by hand."""
        pieces = []
        standing = status(row)
        if standing:
            pieces.append(text.content(standing, "warn" if row.status == "denied" else "pin"))
        place = row.place or (row.happening.place if row.happening and row.events else None)
        if place:
            pieces.append(text.content(text.line(place), "muted"))
        if not self._by_day:
            pieces.append(text.content(when(row), "muted"))
        if row.by == "hand":
            pieces.append(text.parts(BY_HAND))
        if row.new and self.grouping != "article":
            pieces.append(text.content(headings.NEW, "pin"))
        return pieces

    def draw_brief(self, row: EventRow, width: int) -> Content:
        """The day, the word and the parties."""
        first, last, reported = times(row)
        when_told = days(first, last) or days(reported, None)
        lead = text.parts((f"{when_told:<{DAYS}} ", "muted"), (f"{row.word:<{WORD}} ", "event"))
        many = f" · {row.happening.articles} reports" if row.happening and _of_several(row) else ""
        return clipped(Content("").join([lead, parties(row), text.content(many, "muted")]), width, more=" …")

    def group_of(self, row: EventRow) -> Hashable:
        """The day, the article or the type; nothing where happenings are sorted otherwise than by day."""
        if self._by_day:
            first, last, reported = times(row)
            return (first, last) if first else reported
        if self.grouping == "happening":
            return None
        return row.type if self.grouping == "type" else row.anchor.article

    @property
    def _by_day(self) -> bool:
        """Whether the rows stand under their days."""
        return self.grouping == "event" or (
            self.grouping == "happening" and self.sorting in ("newest", "oldest")
        )

    def draw_heading(self, row: EventRow, width: int) -> Sequence[Content]:
        """The day, the article or the type."""
        if self.grouping == "article":
            return headings.of_article(row.title, row.publisher, row.published, width, *headings.notes(row))
        if self.grouping == "type":
            return headings.of_words(type_word(row.type), width, f"event:{row.type}")
        if not self._by_day:
            return ()
        first, last, reported = times(row)
        if first:
            return headings.of_words(long_days(first, last), width)
        words = "reported, day not stated" if reported else "of what was before, day not stated"
        return headings.of_words(day(reported) or "no day", width, words)

    def key_of(self, row: EventRow) -> str:
        """The happening's id for a row that stands for several events; else the event's."""
        return row.happening.id if row.happening and row.events >= MANY else row.id

    def parts_of(self, row: EventRow) -> Set[str]:
        """The events of a happening; else the event."""
        if row.happening is None or not row.events:
            return {row.id}
        return {f"{article}#{event}" for article, event in row.happening.reports}

    def item_of(self, row: EventRow) -> Item:
        """The event."""
        return of_event(row)


def times(row: EventRow) -> tuple[date | None, date | None, date | None]:
    """The first and last day of what a row stands for, and the day it was reported first."""
    if row.happening is None:
        return row.first, row.last, row.published
    return row.happening.first, row.happening.last, row.happening.news_day


def when(row: EventRow) -> str:
    """The day of what a row stands for; where none is told, that of the first report, marked so."""
    first, last, reported = times(row)
    report_day = days(reported, None)
    return days(first, last).strip() or (f"reported {report_day.strip()}" if report_day else "day not stated")


def _of_several(row: EventRow) -> bool:
    return row.happening is not None and row.events > 0 and row.happening.articles > 1


def status(row: EventRow) -> str:
    """Whose word an event is, in words; nothing where it is plainly reported."""
    if row.status == "reported":
        return ""
    if row.reported_by is None or row.status == "past":
        return row.status
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
