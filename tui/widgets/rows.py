"""The virtual list: any number of rows, of one or two lines, drawn when they come into sight and never before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style

from tui import text
from tui.widgets.fetched_rows import FetchedRows
from tui.widgets.line_view import LineView

Draw = Callable[[Any, int], Sequence[Content]]
SEARCHED = 512  # rows looked through for a key, so that keeping the place never costs more than a page or two
MARGIN = 2  # cells beside the words of an empty list
_CACHED = 2000  # strips kept


class RowList(LineView):
    """Rows by position, with a cursor. Gives `Highlighted` when the cursor moves and `Chosen` on a double click."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor", "row-list--marker"}
    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Highlighted(Message):
        """The cursor stands on another row."""

        rows: RowList
        row: Any

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """A row was chosen with the mouse."""

        rows: RowList
        row: Any

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    @dataclass
    class Failed(Message):
        """A row could not be fetched or drawn."""

        rows: RowList
        error: Exception

    def __init__(self, draw: Draw, key: Callable[[Any], str], *, lines: int = 1) -> None:
        """`draw` gives the lines of a row for a width in cells, `key` what tells a row from all others."""
        super().__init__()
        self._draw = draw
        # Told later: a message made while the screen draws would never reach the screen.
        self._fetched = FetchedRows(key, lambda error: self.call_later(self._tell_failure, error))
        self._lines = lines
        self._rows: Sequence[Any] = ()
        self._strips: dict[tuple[int, int], list[Strip]] = {}
        self._words = ""
        self._lines_said: dict[int, list[Content]] = {}

    @property
    def rows(self) -> Sequence[Any]:
        """All rows."""
        return self._rows

    @property
    def row(self) -> Any | None:
        """The row under the cursor, or None."""
        return self._fetched.at(self.cursor)

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor, or None."""
        return self._fetched.key_at(self.cursor)

    @property
    def lines(self) -> int:
        """Lines of a row."""
        return self._lines

    @lines.setter
    def lines(self, lines: int) -> None:
        if lines != self._lines:
            self._lines = lines
            self._lay_out()

    def show(self, rows: Sequence[Any], key: str | None = None) -> None:
        """Show other rows, the cursor on the row of this key, or at the top."""
        self._rows = rows
        self._fetched.take(rows)
        self._strips.clear()
        position = self._find(key)
        self.set_reactive(RowList.cursor, position)
        self._lay_out()
        if position == 0:
            self.scroll_to(y=0, animate=False)
        self._reveal()

    def say(self, words: str) -> None:
        """What stands in the list while it has no rows."""
        self._words = words
        self._lines_said.clear()
        self.refresh()

    def go_to(self, key: str, *, quietly: bool = False) -> bool:
        """Put the cursor on the row of this key, if it is among the first rows; `quietly` tells nobody of it."""
        position = self._find(key)
        if self._rows and self._fetched.key_at(position) == key:
            with self.prevent(self.Highlighted) if quietly else nullcontext():
                self.cursor = position
            return True
        return False

    def _find(self, key: str | None) -> int:
        if key is not None:
            for position in range(min(len(self._rows), SEARCHED)):
                if self._fetched.key_at(position) == key:
                    return position
        return 0

    def _lay_out(self) -> None:
        self._strips.clear()
        self.set_length(len(self._rows) * self._lines)

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def render_line(self, y: int) -> Strip:
        """The strip of a line in sight, without the scroll bar."""
        position, offset = divmod(y + self.scroll_offset.y, self._lines)
        if position >= len(self._rows):
            return self._blank if self._rows else self.strip(self._said(y), self.visual_style)
        state = 0 if position != self.cursor else 2 if self.has_focus else 1
        strips = self._strips.get((position, state))
        if strips is None:
            if len(self._strips) > _CACHED:
                self._strips.clear()
            strips = self._strips[position, state] = self._strips_of(position, state)
        return strips[offset]

    def _said(self, y: int) -> Content:
        """A line of the words that stand in an empty list, with a margin as wide as a letter is high."""
        width = max(1, self._width - 2 * MARGIN)
        lines = self._lines_said.get(width)
        if lines is None:
            lines = self._lines_said[width] = text.content(self._words, "muted").wrap(width)
        return Content(" " * MARGIN) + lines[y - 1] if 0 < y <= len(lines) else Content("")

    def _strips_of(self, position: int, state: int) -> list[Strip]:
        style = self._cursor_style() if state else self.visual_style
        marker = style + self.style_named(".row-list--marker") if state else style
        mark = Segment(" ▏▌"[state], marker.rich_style)
        contents = self._contents(position, self._width - 2)
        lines = [self.strip(line, style, mark) for line in contents[: self._lines]]
        blank = self.strip(Content(""), style) if len(lines) < self._lines else self._blank
        return lines + [blank] * (self._lines - len(lines))

    def _cursor_style(self) -> Style:
        style = self.get_visual_style("row-list--cursor")
        # Textual leaves this one attribute of a component out.
        return style + Style(reverse=self.get_component_styles("row-list--cursor").text_style.reverse)

    def _contents(self, position: int, width: int) -> Sequence[Content]:
        try:
            return self._draw(self._rows[position], max(1, width))
        except Exception as error:  # noqa: BLE001 - a row that cannot be had must not end the program
            self._fetched.note(error)
            return [Content("…")]

    def _tell_failure(self, error: Exception) -> None:
        self.post_message(self.Failed(self, error))

    def clear_strips(self) -> None:
        """Let go of the rows that were drawn."""
        self._strips.clear()

    def on_resize(self) -> None:
        """Draw again where the width is new, and keep the cursor in sight."""
        if self.room != self._width:
            self._lay_out()
        self._reveal()

    def on_focus(self) -> None:
        """Show the cursor as the live one."""
        self._refresh_row(self.cursor)

    def on_blur(self) -> None:
        """Show the cursor as one that waits."""
        self._refresh_row(self.cursor)

    # ── the cursor ───────────────────────────────────────────────────────────────────────────────────────────────

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self._rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows again and tell of the move."""
        self._refresh_row(old)
        self._refresh_row(new)
        self._reveal()
        self._tell_row(self.Highlighted)

    def _tell_row(self, message: type[Highlighted | Chosen]) -> None:
        """Post a message about the row under the cursor, where there is one."""
        row = self.row
        if row is not None:
            self.post_message(message(self, row))

    def _refresh_row(self, position: int) -> None:
        self.refresh_lines(position * self._lines, self._lines)

    def _reveal(self) -> None:
        if self._rows:
            top = self.cursor * self._lines
            self.scroll_to_region(Region(0, top, 1, self._lines), animate=False, force=True, immediate=True)

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height // self._lines - 1)

    def action_down(self) -> None:
        """The next row."""
        self.cursor += 1

    def action_up(self) -> None:
        """The row before."""
        self.cursor -= 1

    def action_page_down(self) -> None:
        """One page on."""
        self.cursor += self._page

    def action_page_up(self) -> None:
        """One page back."""
        self.cursor -= self._page

    def action_top(self) -> None:
        """The first row."""
        self.cursor = 0

    def action_bottom(self) -> None:
        """The last row."""
        self.cursor = len(self._rows) - 1

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a double click chooses the row."""
        if event.x >= self.room:
            return
        position = (event.y + self.scroll_offset.y) // self._lines
        if position >= len(self._rows):
            return
        if self.cursor == position:
            self._tell_row(self.Highlighted)
        self.cursor = position
        if event.chain == 2:
            self._tell_row(self.Chosen)

    def row_regions(self) -> list[tuple[int, Region]]:
        """The rows in sight: position, and region on the screen."""
        first = -(-self.scroll_offset.y // self._lines)
        inside = self.content_region
        count = min(inside.height // self._lines, len(self._rows) - first)
        return [
            (first + number, Region(inside.x, inside.y + number * self._lines, inside.width, self._lines))
            for number in range(count)
        ]
