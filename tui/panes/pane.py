"""The frame that every list pane shares: its title and number, the count, what to do where nothing is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.message import Message

from tui import text
from tui.current_item import Subject
from tui.widgets.rows import RowList

NOTHING = "There is nothing here yet.\ndateline add FILES fills the collection; R reads it again."


class Pane(Vertical):
    """A titled list of one kind of row. Subclasses say how a row is drawn, told apart and followed."""

    NUMBER: ClassVar[int] = 0
    TITLE: ClassVar[str] = ""
    EMPTY: ClassVar[str] = ""
    LINES: ClassVar[int] = 1

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        pane: Pane
        subject: Subject

    @dataclass
    class Picked(Message):
        """A row is to be pinned."""

        pane: Pane
        subject: Subject

    def __init__(self) -> None:
        super().__init__(id=self.name_of(), classes="pane")
        self.count = 0

    @classmethod
    def name_of(cls) -> str:
        """The pane's name in commands, in the trail and in the stylesheet."""
        return cls.TITLE.lower()

    def compose(self) -> ComposeResult:
        """The list."""
        yield RowList(self.draw, self.key_of, lines=self.LINES)

    def on_mount(self) -> None:
        """Write the title."""
        self.border_title = Content("").join(
            [text.content(f"{self.NUMBER} ", "key"), text.content(self.TITLE, "strong")]
        )
        self.list.say("Reading…")

    @property
    def list(self) -> RowList:
        """The pane's list."""
        return self.query_one(RowList)

    @property
    def subject(self) -> Subject | None:
        """What is under the cursor, or None."""
        row = self.list.row
        return None if row is None else self.subject_of(row)

    def show(self, rows: Sequence[Any], key: str | None, narrowed: bool) -> None:
        """Show these rows, the cursor on the row of `key`; `narrowed` says whether a query or pin stands."""
        if not rows:
            self.list.say(f"{self.EMPTY}\nx takes the last pin away, ⌫ goes back." if narrowed else NOTHING)
        self.list.show(rows, key)
        if len(rows) != self.count:
            self.count = len(rows)
            self.border_subtitle = text.content(f"{self.count:,}" if rows else "", "muted")

    def on_resize(self, event: Resize) -> None:
        """Choose the height of a row by the width of the pane."""
        self.list.lines = self.lines_for(event.size.width)

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Tell the screen what is under the cursor."""
        event.stop()
        self.post_message(self.Moved(self, self.subject_of(event.row)))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Tell the screen what is to be pinned."""
        event.stop()
        self.post_message(self.Picked(self, self.subject_of(event.row)))

    # ── what subclasses say ──────────────────────────────────────────────────────────────────────────────────────

    def draw(self, row: Any, width: int) -> Sequence[Content]:
        """The lines of a row."""
        raise NotImplementedError

    def key_of(self, row: Any) -> str:
        """What tells a row from all others."""
        return self.subject_of(row).key

    def subject_of(self, row: Any) -> Subject:
        """What a row stands for."""
        raise NotImplementedError

    def lines_for(self, _width: int) -> int:
        """Lines of a row in a pane of this width."""
        return self.LINES
