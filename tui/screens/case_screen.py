"""A case: its clippings in columns for, against and open, in the user's order; every one opens its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from index.view import Anchor
from tui import case_lines, text
from tui.plurals import counted
from tui.screens.keyed import KeyedScreen
from tui.screens.words_screen import WordsScreen
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from index.journal.clippings import ChangeClipping
    from tui.case_lines import ClippingRow

KEYS = "⏎ sentence · J K move · f for a against o open · n note · t tag · x out · U undo · Y again · r report · Esc"


class Work(Protocol):
    """What the screen has done to the case; each shows it again when it is done."""

    def change(self, change: ChangeClipping) -> None:
        """Change a clipping."""

    def undo(self) -> None:
        """Take back what was done last."""

    def redo(self) -> None:
        """Make hold again what was undone last."""

    def report(self) -> None:
        """Ask for a file, and write the report to it."""


class CaseScreen(KeyedScreen[Anchor | None]):
    """Gives the words that are to be opened, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q,backspace", "dismiss(None)", "Leave"),
        ("enter", "open", "Open"),
        ("J", "move(1)", "Down"),
        ("K", "move(-1)", "Up"),
        ("f", "column('for')", "For"),
        ("a", "column('against')", "Against"),
        ("o", "column('open')", "Open column"),
        ("n", "note", "Note"),
        ("t", "tag", "Tag"),
        ("x", "remove", "Take out"),
        ("U", "undo", "Undo"),
        ("Y", "redo", "Do again"),
        ("r", "report", "Report"),
    ]

    def __init__(self, name: str, rows: Sequence[ClippingRow], work: Work) -> None:
        super().__init__()
        self._case, self._rows, self._work = name, rows, work
        self._about = Static(id="about")
        self._list = RowList(case_lines.draw, case_lines.key_of, heading=case_lines.heading)

    def compose(self) -> ComposeResult:
        """The name, how much there is, the clippings."""
        with Vertical(classes="popup -evidence") as popup:
            popup.border_title = text.parts(("Case  ", "muted"), (text.line(self._case), "strong"))
            yield self._about
            yield self._list
            yield Static(
                text.content(KEYS), classes="more"
            )  # wrapped: all of them fit on no line of 80 columns

    def on_mount(self) -> None:
        """The clippings, and the keyboard in them."""
        self._list.say("Nothing is in this case any more; U takes back what was done last.")
        self.show(self._rows)
        self._list.focus()

    def show(self, rows: Sequence[ClippingRow]) -> None:
        """Show the case as it is now, the cursor on the clipping that it was on."""
        key, position = self._list.key, self._list.cursor
        self._rows = rows
        self._about.update(text.content(f"{counted(len(rows), 'clipping')}", "muted"))
        self._list.show(rows, key)
        if rows and self._list.key != key:
            self._list.go_to(case_lines.key_of(rows[min(position, len(rows) - 1)]))

    @property
    def _row(self) -> ClippingRow | None:
        row: ClippingRow | None = self._list.row
        return row

    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Leave for the words under the cursor."""
        row = self._row
        if row is not None and row.place is not None:
            self.dismiss(Anchor(row.clipping.article, *row.place))
        elif row is not None:
            self.notify("Its words do not stand in the article any more.", markup=False)

    def action_move(self, step: int) -> None:
        """Move the clipping by a place of its column."""
        row = self._row
        if row is None:
            return
        column = [one.clipping.number for one in self._rows if one.clipping.column == row.clipping.column]
        place = column.index(row.clipping.number) + step
        if 0 <= place < len(column):
            behind = place + 1 if step > 0 else place
            self._change(before=column[behind] if behind < len(column) else 0)

    def action_column(self, column: str) -> None:
        """Set the clipping down in a column."""
        self._change(column=column)

    def action_remove(self) -> None:
        """Take the clipping out."""
        self._change(removed=True)

    def action_note(self) -> None:
        """Write the note anew."""
        from index.journal.clippings import LONGEST_NOTE

        self._ask("Note", "note", LONGEST_NOTE)

    def action_tag(self) -> None:
        """Give it another tag."""
        from index.journal.clippings import LONGEST_TAG

        self._ask("Tag", "tag", LONGEST_TAG)

    def _ask(self, title: str, field: str, longest: int) -> None:
        row = self._row
        if row is None:
            return

        def take(words: str | None) -> None:
            if words is not None:
                self._change(**{field: words})

        written = str(getattr(row.clipping, field))
        self.app.push_screen(WordsScreen(title, text.line(written), longest, empty=True), take)

    def action_undo(self) -> None:
        """Take back what was done last in a case."""
        self._work.undo()

    def action_redo(self) -> None:
        """Make hold again what was undone last."""
        self._work.redo()

    def action_report(self) -> None:
        """Write the report."""
        self._work.report()

    def _change(self, **fields: object) -> None:
        from index.journal.clippings import ChangeClipping

        row = self._row
        if row is not None:
            self._work.change(ChangeClipping.model_validate({"clipping": row.clipping.number, **fields}))
