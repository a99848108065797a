"""What there is on an actor, in sections: every line opens its sentences in the explorer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui import text
from tui.breadcrumbs import day
from tui.excerpts import wrapped
from tui.panes import headings
from tui.screens.keyed import KeyedScreen
from tui.widgets.row_view import lines_needed
from tui.widgets.rows import RowList
from tui.widgets.timeline import bins, blocks

if TYPE_CHECKING:
    from index.leads.lead import Lead, Leads

BEYOND = "of the whole collection, not only of what is asked"
LINES = 3  # of a sentence
_DAYS = 40  # cells of the bar of days
_GAPS = 5  # cells between words, note and days
_NUMBER = 6  # columns of a count
_SHARES = (92, 86)  # percent of the screen, as the stylesheet says of what is tall; at most so much:
_WIDEST, _TALLEST = 110, 44
_BESIDE = 4  # columns that frame and margin take
_FRAME = 3  # lines of the frame, and the one below the head


class LeadsScreen(KeyedScreen["Lead | str | None"]):
    """Gives the line that is to be followed, or None; screens made of it, what else is to be shown."""

    KEYS: ClassVar[str] = "⏎ follows a line · P case · Esc leaves"

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "dismiss(None)", "Leave"),
        ("enter", "follow", "Follow"),
        ("P", "clip", "Put into a case"),
    ]

    def __init__(
        self, kind: str, leads: Leads, clip: Callable[[str, str], None], *, beyond: bool = False
    ) -> None:
        """`kind` says what is asked of whom the lines are about; `clip` puts an article's sentence into a case.

        `beyond`: whether the lines are of the whole collection, though something is asked or pinned.
        """
        super().__init__()
        self._kind, self._leads, self._clip, self._beyond = kind, leads, clip, beyond

    def compose(self) -> ComposeResult:
        """Who it is, the days, the lines."""
        with Vertical(classes="popup -tall") as popup:
            kind = "" if self._kind == self._leads.title else f"{self._kind}  "
            popup.border_title = text.parts((kind, "muted"), (self._leads.title, "strong"))
            popup.border_subtitle = text.content(self.KEYS, "muted")
            yield Static(self._head(), id="about")
            yield RowList(draw, key_of, heading=heading)

    def on_resize(self) -> None:
        """Take no more lines of the screen than there are."""
        width, height = (size * share // 100 for size, share in zip(self.app.size, _SHARES, strict=True))
        width, height = min(width, _WIDEST) - _BESIDE, min(height, _TALLEST)
        lines = _FRAME + sum(len(line.wrap(width)) for line in self._head().split("\n"))
        lines += lines_needed(self._leads.lines, draw, heading, (width, height))
        self.query_one(".popup").styles.height = lines if lines < height else None

    def on_mount(self) -> None:
        """The lines, and the keyboard in them."""
        rows = self.query_one(RowList)
        rows.show(self._leads.lines)
        rows.focus()

    def _head(self) -> Content:
        words = [self._leads.about, *([BEYOND] if self._beyond else [])]
        lines = [text.content(text.line(line), "muted") for line in words]
        days = self._leads.days
        if len(days) < 2:
            return Content("\n").join(lines)
        first, last = day(days[0][0]), day(days[-1][0])
        bar = text.parts((f"{first} ", "muted"), (blocks(bins(days, _DAYS)), "bar"), (f" {last}", "muted"))
        return Content("\n").join([*lines, bar])

    def action_clip(self) -> None:
        """Put the sentence of the line under the cursor into a case."""
        lead: Lead | None = self.query_one(RowList).row
        words = (lead.sentence or ("" if lead.count else lead.words)) if lead is not None else ""
        if lead is not None and lead.article and words:
            self._clip(lead.article, words)
        else:
            self.notify(
                "This line stands for several: ⏎ opens them, P puts them into a case there.", markup=False
            )

    @on(RowList.Chosen)
    def action_follow(self) -> None:
        """Follow the line under the cursor."""
        self.dismiss(self.query_one(RowList).row)


def key_of(lead: Lead) -> str:
    """What tells a line from all others."""
    return f"{lead.section} {lead.words} {lead.article} {lead.focus}"


def heading(lead: Lead, above: Lead | None, width: int) -> Sequence[Content]:
    """The section, where it is another than above."""
    return headings.of_words(lead.section, width) if above is None or above.section != lead.section else ()


def draw(lead: Lead, _above: Lead | None, width: int) -> Sequence[Content]:
    """Count, words and note on a line, the days at the right; below it the sentence."""
    if lead.article and not lead.count:
        return _quoted(lead, width)
    count = f"{lead.count:>{_NUMBER},}  " if lead.count else " " * (_NUMBER + 2)
    left = text.parts((count, "pin"), text.line(lead.words))
    note = text.content(text.line(lead.note), "muted")
    days = text.content(between(lead.first, lead.last), "muted")
    said = text.content(text.line(lead.sentence), "quote")
    if left.cell_length + note.cell_length + days.cell_length + _GAPS <= width:
        lines, below = [text.fitted(left + text.content("   ") + note, days, width)], [said]
    elif left.cell_length + days.cell_length < width:
        lines, below = [text.fitted(left, days, width)], [note, said]
    else:  # no words are cut that have room elsewhere
        lines, below = wrapped(left, width, LINES, indent=_NUMBER + 2), [note, days, said]
    return [*lines, *(line for words in below if words for line in _indented(words, width))]


def _indented(words: Content, width: int) -> list[Content]:
    """Words below those of a line."""
    margin = Content(" " * (_NUMBER + 2))
    return [margin + line for line in wrapped(words, width - _NUMBER - 2, LINES, indent=0)]


def _quoted(lead: Lead, width: int) -> Sequence[Content]:
    """A line that is a sentence: its words, and below them who says it and when."""
    where = f"  {text.line(lead.note)} · {between(lead.first, lead.last)}"
    return [
        *wrapped(text.content(text.line(lead.words)), width, LINES),
        text.content(where, "muted").truncate(width, ellipsis=True),
    ]


def between(first: date | None, last: date | None) -> str:
    """A day, or a first and a last one."""
    days = list(dict.fromkeys(filter(None, (day(first), day(last)))))
    return " – ".join(days)
