"""The virtual list: any number of rows, of any height, and a cursor that is moved by keys and by the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from contextlib import nullcontext
from dataclasses import dataclass
from time import monotonic
from typing import Any

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.reactive import reactive

from tui.widgets.row_view import Draw, RowView
from tui.widgets.row_window import last_whole, top_above

SEARCHED = 512  # rows looked through for a key, so that keeping the place never costs more than a page or two
_DOUBLE = 0.5  # seconds within which a second click means the row that the first one was on


class RowList(RowView):
    """Rows by position, with a cursor. Gives `Highlighted` when the cursor moves and `Chosen` on a double click."""

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
    class Marked(Message):
        """Another row is selected, or one is not any more."""

        rows: RowList

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    @dataclass
    class Failed(Message):
        """A row could not be fetched or drawn."""

        rows: RowList
        error: Exception

    def __init__(
        self,
        draw: Draw,
        key: Callable[[Any], str],
        *,
        heading: Draw | None = None,
        parts: Callable[[Any], Set[str]] | None = None,
    ) -> None:
        """`draw` gives the lines of a row, `heading` those above it, which the cursor leaves out.

        Nothing stands above the first row in sight, which so says of what it is in any case. `key` gives what tells
        a row from all others, `parts` the keys of what it is put together from, where rows can be joined and parted.
        """
        super().__init__(draw, heading, key)
        self._parts = parts
        self.marked: dict[str, Any] = {}  # rows that are selected, by their keys
        self._awaited: Callable[[Any], bool] | None = None  # whether a row is the one that comes back
        self._rises = False  # whether the next rows are shown from their top
        self._pressed: tuple[float, Offset] = (
            0.0,
            Offset(-1, -1),
        )  # when and where the mouse was, on the screen

    @property
    def row(self) -> Any | None:
        """The row under the cursor, or None."""
        return self._fetched.at(self.cursor)

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor, or None."""
        return self._fetched.key_at(self.cursor)

    def show(self, rows: Sequence[Any], key: str | None = None, *, stays: bool = False) -> None:
        """Show other rows, the cursor on the row of this key, or at the top.

        Where it `stays` and that row is gone, it goes to the one that has a part of it, or else stays in its place.
        """
        if self._rises:
            self._rises, key, stays = False, None, False
        place = min(self.cursor, len(rows) - 1) if stays and rows else 0
        left = self._parts_of(self.row) if stays and self.key == key else frozenset()
        self._rows = rows
        self._fetched.take(rows)
        self._strips.clear()
        position = self._returned(self._find(key, self._sharing(left, place)))
        self.set_reactive(RowList.cursor, position)
        self._lay_out()
        if position == 0:
            self.jump_to(0)
        self._reveal()

    def rise(self) -> None:
        """Show the next rows from their top, whatever the cursor stands on now: they are sorted anew."""
        self._rises = True

    def go_to(self, key: str, *, quietly: bool = False) -> bool:
        """Put the cursor on the row of this key, if it is among the first rows; `quietly` tells nobody of it."""
        position = self._find(key)
        if self._rows and self._fetched.key_at(position) == key:
            with self.prevent(self.Highlighted) if quietly else nullcontext():
                self.cursor = position
            return True
        return False

    def _find(self, key: str | None, otherwise: int = 0) -> int:
        if key is not None:
            for position in range(min(len(self._rows), SEARCHED)):
                if self._fetched.key_at(position) == key:
                    return position
        return otherwise

    def _parts_of(self, row: Any | None) -> Set[str]:
        """The keys of what a row is put together from."""
        return frozenset() if row is None or self._parts is None else self._parts(row)

    def _sharing(self, parts: Set[str], otherwise: int) -> int:
        """The position of the first row that has one of these parts; another where none has."""
        if parts:
            for position in range(min(len(self._rows), SEARCHED)):
                if not parts.isdisjoint(self._parts_of(self._fetched.at(position))):
                    return position
        return otherwise

    def _returned(self, otherwise: int) -> int:
        """The position of the row that was waited for; another where it is not there yet."""
        if (is_it := self._awaited) is not None:
            for position in range(min(len(self._rows), SEARCHED)):
                if is_it(self._fetched.at(position)):
                    self._awaited = None
                    return position
        return otherwise

    def redraw(self) -> None:
        """Draw the same rows again, because they look otherwise now."""
        self._lay_out()
        self._reveal()

    def on_resize(self) -> None:
        """Draw again where the width is new, and keep the cursor in sight."""
        self._measure()
        self._reveal()

    def on_focus(self) -> None:
        """Show the cursor as the live one."""
        self._refresh_row(self.cursor)

    def on_blur(self) -> None:
        """Show the cursor as one that waits."""
        self._refresh_row(self.cursor)

    def _tell(self, error: Exception) -> None:
        self.post_message(self.Failed(self, error))

    # ── the cursor ───────────────────────────────────────────────────────────────────────────────────────────────

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self._rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two rows again and tell of the move."""
        self._awaited = None
        self._refresh_row(old)
        self._refresh_row(new)
        self._reveal(near=abs(new - old) == 1)
        self._tell_row(self.Highlighted)

    def is_marked(self, position: int) -> bool:
        """Whether a row is selected."""
        return bool(self.marked) and self._fetched.key_at(position) in self.marked

    def action_mark(self) -> None:
        """Select the row under the cursor, or let go of it, and go on to the next."""
        key, row = self.key, self.row
        if key is None:
            return
        if self.marked.pop(key, None) is None:
            self.marked[key] = row
        self.post_message(self.Marked(self))
        self._refresh_row(self.cursor)
        self.cursor += 1

    def step_off(self, goes: Callable[[Any], bool]) -> None:
        """Put the cursor on the nearest row that stays, where the one under it goes: the next such row, else before."""
        for step in (1, -1):
            position = self.cursor
            while (row := self._fetched.at(position) if position >= 0 else None) is not None and goes(row):
                position += step
            if row is not None:
                self.cursor = position
                return

    def wait_for(self, is_it: Callable[[Any], bool]) -> None:
        """Put the cursor on a row that comes back, as soon as it is shown, unless the cursor is moved before."""
        self._awaited = is_it

    def unmark(self) -> bool:
        """Let go of all rows that are selected; whether there were some."""
        were_some = bool(self.marked)
        if were_some:
            self.marked.clear()
            self.post_message(self.Marked(self))
            self.refresh()
        return were_some

    def _tell_row(self, message: type[Highlighted | Chosen]) -> None:
        """Post a message about the row under the cursor, where there is one."""
        row = self.row
        if row is not None:
            self.post_message(message(self, row))

    def _refresh_row(self, position: int) -> None:
        lines = [y for y, place in enumerate(self._in_sight()) if place[0] == position]
        if lines:
            self.refresh(Region(0, lines[0], self.size.width, len(lines)))

    def _reveal(self, *, near: bool = False) -> None:
        """Bring the cursor's row into sight; a step to a row `near` the one before scrolls on by a third.

        Else every step along the edge would draw, and send, the whole list anew.
        """
        height = self.size.height
        if not self._rows or not height or not self._width:
            return
        in_sight = self._in_sight()
        if self.cursor < self.scroll_offset.y:
            self.jump_to(top_above(self.cursor, height // 3, self._height) if near else self.cursor)
        elif self.cursor > last_whole(in_sight, self._height):
            self.jump_to(top_above(self.cursor, height * 2 // 3 if near else height, self._height))

    @property
    def _page(self) -> int:
        in_sight = self._in_sight()
        return max(1, last_whole(in_sight, self._height) - in_sight[0][0]) if in_sight else 1

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

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor on the row under the mouse, before the list grows because it has the keyboard now."""
        super().on_mouse_down(event)
        before, self._pressed = self._pressed, (monotonic(), event.screen_offset)
        second = before[1] == event.screen_offset and self._pressed[0] - before[0] < _DOUBLE
        if event.x >= self.room or event.y >= len(self._painted) or second:
            return
        position = self._painted[event.y][0]
        if self.cursor == position:
            self._tell_row(self.Highlighted)
        self.cursor = position

    def on_click(self, event: events.Click) -> None:
        """A double click chooses the row."""
        if event.chain == 2 and event.x < self.room:
            self._tell_row(self.Chosen)

    def row_regions(self) -> list[tuple[int, Region]]:
        """The rows in sight as a whole: position, and region on the screen, without the heading."""
        inside, in_sight = self.content_region, self._in_sight()
        regions = []
        for position in dict.fromkeys(place[0] for place in in_sight):
            lines = [y for y, place in enumerate(in_sight) if place[0] == position]
            first = position == in_sight[0][0]
            skipped = len(self._contents(position, max(1, self._width - 2), first)[0])
            if len(lines) == self._height(position, first):
                top = inside.y + lines[0] + skipped
                regions.append((position, Region(inside.x, top, inside.width, len(lines) - skipped)))
        return regions
