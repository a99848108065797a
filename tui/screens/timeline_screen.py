"""The timeline: how much happened when, and below it the happenings themselves, each with its reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from index.happenings.time_bins import Bin
from index.view import Anchor
from tui import happening_lines, histogram, text
from tui.happening_list import HappeningList, ReportRow
from tui.plurals import counted
from tui.screens.choose import ChooseScreen
from tui.screens.keyed import PageScreen
from tui.timeline_state import TimelineState
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from index.exploring.focus_happenings import Happenings
    from index.happenings.article_report import ReportKey
    from index.happenings.happening import CollectionHappening
    from index.happenings.listing import Listing
    from index.happenings.telling import Telling

KEYS = (
    "←→ time · + - zoom · ⏎ {enter} · p pin · Esc leaves · S sort · v accounts · F figures · P case · "
    "d why · m ! correct · ? all keys"
)
NOTICE, MOST = 4, 200  # seconds that a notice stands; reports that one decision names
ORDERS = {
    "day": "newest first",
    "reports": "most reports first",
    "surest": "surest first",
    "harm": "most harm first",
}
SameOrApart = Literal["same", "apart", "disputed"]
Show = Callable[["CollectionHappening", Any], object]
Decide = Callable[[SameOrApart, Sequence["ReportKey"], Callable[["Listing"], None]], object]


class TimelineScreen(PageScreen[Any]):
    """Gives the sentence that is to be opened, or the happening whose reports are to be pinned, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "dismiss(None)", "Leave"),
        ("left,h", "time(-1)", "Earlier"),
        ("right,l", "time(1)", "Later"),
        ("plus,=", "zoom(1)", "Finer"),
        ("minus,backspace", "zoom(-1)", "The way back"),
        ("enter", "enter", "Filter, unfold or open"),
        ("S", "sort", "Sort"),
        ("v", "show('accounts')", "Accounts"),
        ("F", "show('figures')", "Figures"),
        ("p", "pin", "Pin"),
        ("P", "clip", "Put into a case"),
        ("d", "reasons", "Why"),
        ("m", "mark", "Mark"),
        ("exclamation_mark", "correct", "Correct"),
    ]

    def __init__(
        self,
        listing: Listing,
        happenings: Happenings,
        asked: str,
        show: Show,
        decide: Decide,
        clip: Callable[[Anchor], object],
        nothing: str,
    ) -> None:
        """`asked` says of what these are the happenings, `nothing` what stands where there are none.

        `show` shows the accounts or figures of one.

        `decide` says how reports belong together, and hands over what is listed then; `clip` puts a sentence into a
        case.
        """
        super().__init__()
        self._happenings, self._asked, self._show, self._decide, self._clip = (
            happenings,
            asked,
            show,
            decide,
            clip,
        )
        self._nothing = nothing
        self._marked: CollectionHappening | None = None  # that another one can be said to be the same as
        self.state = TimelineState(listing)
        self._in_time = False  # whether the bars were moved in last, and not the list
        self._reasons = False
        self._rows = HappeningList(listing, happenings.rows)
        self._about, self._bars = Static(id="about"), Static(id="bars")
        self.list = RowList(self._draw, _key, heading=self._heading)

    def compose(self) -> ComposeResult:
        """What is shown, the bars, the list, the keys."""
        with Vertical(classes="page"):
            yield self._about
            yield self._bars
            yield self.list
            yield self.keys

    def on_mount(self) -> None:
        """Show everything, the newest first."""
        self.list.say(self._nothing)
        self._list_again()
        self.list.focus()

    def on_resize(self) -> None:
        """Draw the bars for the new width."""
        self.call_after_refresh(self._write)

    def _list_again(self) -> None:
        self._rows = HappeningList(self.state.listed(), self._happenings.rows)
        self.list.show(self._rows)
        self._write()

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _write(self) -> None:
        state, room = self.state, self.room
        listed = counted(len(self._rows.listing), "happening")
        only = "" if state.only is None else f" of {self._name_of(state.only)} alone"
        about = text.parts((f"{listed}{only}", "strong"), (f"  {text.line(self._asked)}", "muted"))
        self._about.update(text.spread(about, text.content(ORDERS[state.sorting], "muted"), room))
        chosen = state.chosen if isinstance(state.chosen, Bin) else None
        lines = histogram.drawn(state.bins(), state.unit, chosen, room, state.spans())
        lanes = [self._lane(name, len(listing)) for name, listing in state.lanes().items()]
        lines[-1] = text.fitted(lines[-1], text.parts(("  ", "")).join(lanes), room)
        self._bars.update(Content("\n").join(lines))
        self._write_keys()

    def _write_keys(self) -> None:
        self.write_keys(KEYS.format(enter="filters" if self._in_time else "unfolds"))

    def _lane(self, name: Any, count: int) -> Content:
        return text.content(
            f"{self._name_of(name)} {count:,}", "pin" if self.state.chosen == name else "muted"
        )

    def _name_of(self, choice: Any) -> str:
        if isinstance(choice, Bin):
            return histogram.name(choice, self.state.unit)
        if choice == "vague":
            return "no hour known" if self.state.unit == "hour" else f"over several {self.state.unit}s"
        return "no day told"

    def _draw(self, row: CollectionHappening | ReportRow, _above: Any, width: int) -> Sequence[Content]:
        if isinstance(row, ReportRow):
            return happening_lines.report_lines(row.telling, width)
        return happening_lines.row_lines(
            row, width, with_day=self.state.sorting != "day", reasons=self._reasons
        )

    def _heading(self, row: Any, above: Any, width: int) -> Sequence[Content]:
        if self.state.sorting != "day" or isinstance(row, ReportRow):
            return []
        before = above.happening if isinstance(above, ReportRow) else above
        day = happening_lines.when(row)
        if before is not None and happening_lines.when(before) == day:
            return []
        return happening_lines.day_heading(row, width)

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @on(RowList.Highlighted)
    def _note_move(self) -> None:
        if self._in_time:
            self._in_time = False
            self._write_keys()  # the bars show what was moved to in time, whatever row is under the cursor

    def action_time(self, step: int) -> None:
        """To the bin before or after; the list shows what happened then."""
        self.state.move(step)
        self._rows.fold()
        place = self.state.place(self._rows.listing)
        if place is not None:
            with self.prevent(RowList.Highlighted):
                self.list.show(self._rows)
                self.list.cursor = place
        self._in_time = True
        self._write()

    def action_zoom(self, step: int) -> None:
        """Into the chosen bin (1), or the way back (-1)."""
        if self.state.zoom_in() if step > 0 else self.state.zoom_out():
            self._list_again()
        elif step > 0 and self.state.unit == "day":
            self.app.notify("No article here has a time of day.", markup=False, timeout=NOTICE)

    def action_sort(self) -> None:
        """The next order."""
        self.state.sort_next()
        self._list_again()

    @on(RowList.Chosen)
    def action_enter(self) -> None:
        """Filter by the chosen bin, unfold or fold the happening under the cursor, or open the report."""
        row = self.list.row
        if self._in_time:
            self.state.filter()
            self._list_again()
        elif isinstance(row, ReportRow):
            self.dismiss(_sentence_of(row.telling) or Anchor(row.telling.article, 0, 1))
        elif row is not None:
            self._fold(row)

    def _fold(self, happening: CollectionHappening) -> None:
        place = self._rows.place_alone(self.list.cursor)
        if self._rows.is_unfolded(place):
            self._rows.fold()
        else:
            reports = [ReportRow(happening, one) for one in self._happenings.tellings(happening)]
            self._rows.unfold(self.list.cursor, reports)
        with self.prevent(RowList.Highlighted):
            self.list.show(self._rows)
            self.list.cursor = place

    @property
    def _happening(self) -> CollectionHappening | None:
        """The happening under the cursor, or whose report is."""
        row = self.list.row
        return row.happening if isinstance(row, ReportRow) else row

    def action_show(self, side: str) -> None:
        """The accounts or figures of the happening under the cursor."""
        if self._happening is not None:
            self._show(self._happening, side)

    def action_pin(self) -> None:
        """Leave, and pin the reports of the happening under the cursor."""
        if self._happening is not None:
            self.dismiss(self._happening)

    def action_clip(self) -> None:
        """Put the sentence of the report under the cursor, or of a happening's first report, into a case."""
        row = self.list.row
        tellings = (
            [row.telling] if isinstance(row, ReportRow) else self._happenings.tellings(row) if row else []
        )
        sentence = next(filter(None, map(_sentence_of, tellings)), None)
        if sentence is not None:
            self._clip(sentence)

    def action_mark(self) -> None:
        """Mark the happening under the cursor, so that another one can be said to be the same."""
        self._marked = self._happening
        if self._marked is not None:
            self.app.notify("Marked; ! on another row says that they are one.", markup=False, timeout=NOTICE)

    def action_correct(self) -> None:
        """Say by hand how the row under the cursor belongs together with others."""
        row, marked = self.list.row, self._marked
        if isinstance(row, ReportRow):
            choices = decisions_about_report(row)
        else:
            choices = decisions_about_row(row, marked) if row is not None else []
        if not choices:
            words = "Mark another happening with m, or unfold this one: ! is about reports and marked rows."
            self.app.notify(words, markup=False, timeout=NOTICE)
            return
        labels = [label for label, _, _ in choices]

        def take(number: int | str | None) -> None:
            if isinstance(number, int):
                _, how, reports = choices[number]
                self._decide(how, reports, self._take_listing)

        self.app.push_screen(ChooseScreen("Correct", labels), take)

    def _take_listing(self, listing: Listing) -> None:
        if not self.is_attached:
            return  # somebody has left
        self.state.every, self._marked = listing, None
        self._list_again()

    def action_reasons(self) -> None:
        """Say below every happening why it has its day and why its reports are one."""
        self._reasons = not self._reasons
        self.list.redraw()


ReportsChoice = tuple[str, SameOrApart, list["ReportKey"]]


def decisions_about_report(row: ReportRow) -> list[ReportsChoice]:
    """What can be said of a report and those it is grouped with."""
    others = [one for one in row.happening.parts if one != row.telling.key]
    if not others:
        return []
    reports = [row.telling.key, *others][:MOST]
    return [
        ("this report is of another happening", "apart", reports),
        ("it is disputed whether this report is of this happening", "disputed", reports),
    ]


def decisions_about_row(row: CollectionHappening, marked: CollectionHappening | None) -> list[ReportsChoice]:
    """What can be said of a row and the one that was marked."""
    if marked is None or marked.id == row.id:
        return []
    title = f"“{text.line(marked.title)}”"
    reports = [*marked.parts, *row.parts][:MOST]
    return [
        (f"the same as {title}", "same", reports),
        (f"not the same as {title}", "apart", [marked.parts[0], *row.parts][:MOST]),
        (f"disputed whether the same as {title}", "disputed", [marked.parts[0], *row.parts][:MOST]),
    ]


def _sentence_of(telling: Telling) -> Anchor | None:
    """The first sentence in which an article tells of it; None where only its headline does."""
    sentence = telling.claims[0].sentence if telling.claims else None
    return Anchor(telling.article, sentence.start, sentence.end) if sentence else None


def _key(row: CollectionHappening | ReportRow) -> str:
    return f"{row.happening.id} {row.telling.key}" if isinstance(row, ReportRow) else row.id
