"""The frame that every list pane shares: its title and number, the count, what it says where nothing is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message

from tui import text
from tui.current_item import Item
from tui.empty_states import READING
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from index.view import View


class Pane(Vertical):
    """A titled list of one kind of row. Subclasses say how a row is drawn, told apart and followed."""

    NUMBER: ClassVar[int] = 0
    TITLE: ClassVar[str] = ""
    MISSING: ClassVar[str] = ""  # what is so where there is no row, without an ending: “No event is told”
    LINES: ClassVar[int] = 1

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        pane: Pane
        item: Item

    @dataclass
    class Picked(Message):
        """A row is to be pinned."""

        pane: Pane

    def __init__(self) -> None:
        super().__init__(id=self.name_of(), classes="pane")
        self.list = RowList(self.draw, self.key_of, lines=self.LINES)
        self.count = 0

    @classmethod
    def name_of(cls) -> str:
        """The pane's name in commands, in the trail and in the stylesheet."""
        return cls.TITLE.lower()

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.list

    def on_mount(self) -> None:
        """Write the title."""
        self.border_title = Content("").join(
            [text.content(f"{self.NUMBER} ", "key"), text.content(self.TITLE, "strong")]
        )
        self.list.say(READING)

    @property
    def item(self) -> Item | None:
        """What is under the cursor, or None."""
        row = self.list.row
        return None if row is None else self.item_of(row)

    def rows_of(self, view: View) -> Sequence[Any]:
        """The rows of a view that this pane shows."""
        rows: Sequence[Any] = getattr(view, self.name_of())
        return rows

    def show(self, view: View, key: str | None, words: str) -> None:
        """Show the rows of a view, the cursor on the row of `key`; the words stand where there is none."""
        rows = self.rows_of(view)
        if not rows:
            self.list.say(words)
        self.list.show(rows, key)
        count = len(getattr(view, self.name_of()))
        if count != self.count:
            self.count = count
            self.border_subtitle = text.content(f"{count:,}" if count else "", "muted")

    def on_resize(self, event: Resize) -> None:
        """Choose the height of a row by the width of the pane."""
        self.list.lines = self.lines_for(event.size.width)

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Tell the screen what is under the cursor."""
        event.stop()
        item = self.item_of(event.row)
        if item is not None:
            self.post_message(self.Moved(self, item))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Tell the screen that the row under the cursor is to be pinned."""
        event.stop()
        self.post_message(self.Picked(self))

    # ── what subclasses say ──────────────────────────────────────────────────────────────────────────────────────

    def draw(self, row: Any, width: int) -> Sequence[Content]:
        """The lines of a row."""
        raise NotImplementedError

    def key_of(self, row: Any) -> str:
        """What tells a row from all others."""
        item = self.item_of(row)
        return item.key if item is not None else ""

    def item_of(self, row: Any) -> Item | None:
        """What a row stands for; None where it stands for nothing in an article."""
        raise NotImplementedError

    def lines_for(self, _width: int) -> int:
        """Lines of a row in a pane of this width."""
        return self.LINES
