"""The frame that every list pane shares: its title and number, the count, what it says where nothing is shown."""

from __future__ import annotations

from collections.abc import Hashable, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from index.arrangement import GROUPINGS
from tui import arrangement_words, text
from tui.current_item import Item
from tui.empty_states import READING
from tui.layout import LISTS
from tui.terminal.textual_private import entitle
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from index.view import View


BY_HAND = ("✓ by hand", "marker")  # what people set themselves
HAND = ("✓", "marker")  # the same where there is little room


class Pane(Vertical):
    """A titled list of one kind of row. Subclasses say how a row is drawn, told apart and followed."""

    TITLE: ClassVar[str] = ""
    MISSING: ClassVar[str] = ""  # what is so where there is no row, without an ending: “No event is told”

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
        self.list = RowList(self._lines, self.key_of, heading=self._heading, parts=self.parts_of)
        self.count = 0
        self._view: View | None = None  # that is shown
        self.grouping = self.sorting = ""  # what the rows are put together by, and how they are sorted
        self.brief = False  # whether a row is one line, without headings, because another pane has the room

    @classmethod
    def name_of(cls) -> str:
        """The pane's name in commands, in the trail and in the stylesheet."""
        return cls.TITLE.lower()

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.list

    def on_mount(self) -> None:
        """Write the title."""
        self._entitle()
        self.list.say(READING)

    def _entitle(self) -> None:
        """Write the pane's number, name and count, how many rows are selected, and how all are arranged."""
        view = self._view
        pieces = [(f"{LISTS.index(self.name_of()) + 1} ", "key"), (self.TITLE, "strong")]
        if self.count:
            pieces.append((f" {self.count:,}", ""))
        if self.list.marked:
            pieces.append((f" · {len(self.list.marked):,} selected", "pin"))
        if view is not None:
            pieces += [(f" · {words}", "muted") for words in arrangement_words.words(view, self.name_of())]
        entitle(self, text.parts(*pieces))

    def be_brief(self, brief: bool) -> None:
        """Show rows of one line without headings, or whole ones."""
        if brief != self.brief:
            self.brief = brief
            self.set_class(brief, "-brief")
            self.list.redraw()

    def _lines(self, row: Any, above: Any, width: int) -> Sequence[Content]:
        return [self.draw_brief(row, width)] if self.brief else self.draw(row, above, width)

    def _heading(self, row: Any, above: Any, width: int) -> Sequence[Content]:
        if self.brief or (above is not None and self.group_of(above) == self.group_of(row)):
            return ()
        return self.draw_heading(row, width)

    @property
    def marked(self) -> list[Item]:
        """What the rows stand for that are selected, in the order in which they were."""
        items = (self.item_of(row) for row in self.list.marked.values())
        return [item for item in items if item is not None]

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
        is_same = self._view is not None and self._view.focus == view.focus
        if not is_same:
            self.list.unmark()
        self._view = view
        if self.name_of() in GROUPINGS:
            self.grouping = view.arrangement.grouping(self.name_of())
            self.sorting = view.arrangement.sorting(self.name_of())
        if not rows:
            self.list.say(words)
        self.list.show(rows, key, stays=is_same and key is not None)
        count = len(getattr(view, self.name_of()))
        self.count = count
        self._entitle()

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        """Tell the screen what is under the cursor."""
        event.stop()
        item = self.item_of(event.row)
        if item is not None:
            self.post_message(self.Moved(self, item))

    def on_row_list_marked(self, event: RowList.Marked) -> None:
        """Say how many rows are selected."""
        event.stop()
        self._entitle()

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Tell the screen that the row under the cursor is to be pinned."""
        event.stop()
        self.post_message(self.Picked(self))

    # ── what subclasses say ──────────────────────────────────────────────────────────────────────────────────────

    def draw(self, row: Any, above: Any, width: int) -> Sequence[Content]:
        """The lines of a row; what the row above it (None: nothing) says already is left out."""
        raise NotImplementedError

    def draw_brief(self, row: Any, width: int) -> Content:
        """A row on one line."""
        return self.draw(row, None, width)[0]

    def group_of(self, row: Any) -> Hashable:  # noqa: ARG002
        """What a row has in common with those that stand under the same heading."""
        return None

    def draw_heading(self, row: Any, width: int) -> Sequence[Content]:  # noqa: ARG002
        """The lines above the first row of a group."""
        return ()

    def key_of(self, row: Any) -> str:
        """What tells a row from all others."""
        item = self.item_of(row)
        return item.key if item is not None else ""

    def parts_of(self, row: Any) -> Set[str]:
        """The keys of what a row is put together from, by which it is known again where it is joined or parted."""
        return {self.key_of(row)}

    def item_of(self, row: Any) -> Item | None:
        """What a row stands for; None where it stands for nothing in an article."""
        raise NotImplementedError
