"""One happening: who says what of it, and the ledger of its figures; every line has its sentence, Enter opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from index.view import Anchor
from tui import happening_lines, text
from tui.excerpts import wrapped
from tui.plurals import counted
from tui.screens.keyed import KeyedScreen
from tui.widgets.row_view import lines_needed
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from index.happenings.accounts import Accounts
    from index.happenings.figure_ledger import Category
    from index.happenings.happening import CollectionHappening

Side = Literal["accounts", "figures"]
EvidencePair = tuple[Any, Any]  # an account and one of its sources, or a category and one of its entries
_TITLES: dict[Side, str] = {"accounts": "Who says what", "figures": "How many, by whose count"}
_NOTHING: dict[Side, str] = {"accounts": "Nobody says more of it.", "figures": "No report gives a figure."}
_EDGE = 4  # columns that frame and margin take
_FRAME = 3  # lines of the frame, and the one below the head
_EMPTY = 3  # lines of a list that says that it is empty


class EvidenceScreen(KeyedScreen[Anchor | Literal["pin"] | None]):
    """Gives the sentence that is to be opened, "pin" where the reports of the happening are to be pinned, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,backspace", "dismiss(None)", "Leave"),
        ("enter", "open", "Open"),
        ("v", "side('accounts')", "Accounts"),
        ("F", "side('figures')", "Figures"),
        ("p", "dismiss('pin')", "Pin"),
        ("P", "clip", "Put into a case"),
        ("d", "reasons", "Why"),
    ]

    def __init__(
        self,
        happening: CollectionHappening,
        accounts: Accounts,
        ledger: Sequence[Category],
        side: Side,
        clip: Callable[[Anchor, Side], None],
    ) -> None:
        """`clip` puts a sentence of one of the sides into a case."""
        super().__init__()
        self._clip = clip
        self._happening, self._accounts = happening, accounts
        self._pairs: dict[Side, list[EvidencePair]] = {
            "accounts": [
                (row, replace(source, sentence=sentence, further=()))
                for row in accounts.rows
                for source in row.sources
                for sentence in source.sentences
            ],
            "figures": [(category, entry) for category in ledger for entry in category.entries],
        }
        self._side: Side = side
        self._reasons = False  # whether they are shown
        self._about = Static(id="about")
        self._list = RowList(self._draw, _key, heading=self._heading)

    def compose(self) -> ComposeResult:
        """What happened, then the accounts or the figures."""
        with Vertical(classes="popup -evidence") as popup:
            popup.border_subtitle = text.content(
                "⏎ sentence · v accounts · F figures · p pin · P case · d why · Esc", "muted"
            )
            yield self._about
            yield self._list

    def on_mount(self) -> None:
        """Show the side that was asked for."""
        self.action_side(self._side)
        self._list.focus()

    def on_resize(self) -> None:
        """Write the head for the new width."""
        self._write_head()

    def action_side(self, side: Side) -> None:
        """Show the accounts, or the figures."""
        self._side = side
        self.query_one(".popup").border_title = text.content(_TITLES[side], "strong")
        self._write_head()
        self._list.say(_NOTHING[side])
        self._list.show(self._pairs[side])

    def _write_head(self) -> None:
        width, height = self.app.size
        room = max(20, min(width * 96 // 100, 110) - _EDGE)
        lines = happening_lines.heading(self._happening, room)
        if self._reasons:
            lines += happening_lines.reasons_of(self._happening, room)
        summary = self._accounts.summary if self._side == "accounts" else _summary(self._pairs["figures"])
        if summary:
            lines += wrapped(text.content(text.line(summary), "pin"), room, happening_lines.HEAD)
        self._about.update(Content("\n").join(lines))
        tall = min(height * 94 // 100, 50)
        rows = lines_needed(self._pairs[self._side], self._draw, self._heading, (room, tall)) or _EMPTY
        needed = len(lines) + rows + _FRAME
        self.query_one(".popup").styles.height = needed if needed < tall else None

    def action_reasons(self) -> None:
        """Say why it has its day and why its reports are one, or leave that out again."""
        self._reasons = not self._reasons
        self._write_head()

    def _draw(self, pair: EvidencePair, above: EvidencePair | None, width: int) -> Sequence[Content]:
        if self._side == "figures":
            return happening_lines.entry_lines(pair[1], width)
        source_above = above[1] if above is not None and above[0] is pair[0] else None
        return happening_lines.source_lines(pair[1], source_above, width)

    def _heading(self, pair: EvidencePair, above: EvidencePair | None, width: int) -> Sequence[Content]:
        if above is not None and above[0] is pair[0]:
            return []
        heading = (
            happening_lines.account_heading if self._side == "accounts" else happening_lines.category_heading
        )
        return heading(pair[0], width)

    @property
    def _sentence(self) -> Anchor | None:
        """The sentence under the cursor; None where the article has none, or no line is there."""
        pair = self._list.row
        if pair is None or not pair[1].sentence:
            return None
        return Anchor(pair[1].article, pair[1].sentence.start, pair[1].sentence.end)

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Leave for the sentence under the cursor."""
        pair = self._list.row
        if pair is not None:
            self.dismiss(self._sentence or Anchor(pair[1].article, 0, 1))

    def action_clip(self) -> None:
        """Put the sentence under the cursor into a case."""
        if self._sentence is not None:
            self._clip(self._sentence, self._side)


def _key(pair: EvidencePair) -> str:
    place = pair[1].sentence.start if pair[1].sentence else ""
    return f"{id(pair[0])} {pair[1].article}:{place}"


def _summary(pairs: Sequence[EvidencePair]) -> str:
    """How many figures of how many kinds there are; kinds are never added up. Nothing where there is none."""
    kinds = len({id(category) for category, _ in pairs})
    if not kinds:
        return ""  # the list below says so
    several = "one kind" if kinds == 1 else f"{kinds} kinds, each for itself: they are never added up"
    return f"{counted(len(pairs), 'figure')} of {several}."
