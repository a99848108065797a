"""Rows of any height, drawn when they come into sight and never before; the list scrolls by whole rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from tui import text
from tui.widgets.fetched_rows import FetchedRows
from tui.widgets.line_view import LineView
from tui.widgets.row_window import LinePlace, last_whole, places, top_above

Draw = Callable[[Any, Any, int], Sequence[Content]]  # a row, the one above it or None, and a width in cells
MARKED = 3  # is added to the state of a row that is selected
MARGIN = 2  # cells beside the words of an empty list
_CACHED = 2000  # strips kept


def lines_needed(rows: Sequence[Any], draw: Draw, heading: Draw, size: tuple[int, int]) -> int:
    """The lines that all rows take with what stands above them, in a list of this size; of more than fit some."""
    room = max(1, size[0] - MARGIN - 1)  # what marks the cursor, a margin, the scroll bar
    lines = 0
    for above, row in pairwise([None, *rows]):
        lines += len(heading(row, above, room)) + len(draw(row, above, room))
        if lines > size[1]:
            break
    return lines


class RowView(LineView):
    """Rows by position, one of them under a cursor; or a few words where there is none."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor", "row-list--marker"}
    ALLOW_SELECT = False

    cursor: Any  # the position of the row under it

    def __init__(self, draw: Draw, heading: Draw | None, key: Callable[[Any], str]) -> None:
        """`draw` gives the lines of a row, `heading` those above it, `key` what tells a row from all others."""
        super().__init__()
        self._draw, self._heading = draw, heading
        self._rows: Sequence[Any] = ()
        self._strips: dict[tuple[int, int, bool], list[Strip]] = {}
        self._places: tuple[tuple[int, int, int], list[LinePlace]] | None = None  # of the lines in sight
        self._painted: list[LinePlace] = []  # as the screen shows it
        # Told later: a message made while the screen draws would never reach the screen.
        self._fetched = FetchedRows(key, lambda error: self.call_later(self._tell, error))
        self._words = ""
        self._lines_said: dict[int, list[Content]] = {}

    @property
    def rows(self) -> Sequence[Any]:
        """All rows."""
        return self._rows

    def say(self, words: str) -> None:
        """What stands in the list while it has no rows."""
        self._words = words
        self._lines_said.clear()
        self.refresh()

    def _tell(self, error: Exception) -> None:
        """Say that a row could not be fetched or drawn."""
        raise NotImplementedError

    def _lay_out(self) -> None:
        self.clear_strips()
        self.set_length(len(self._rows))

    # ── which rows are in sight ──────────────────────────────────────────────────────────────────────────────────

    @property
    def room(self) -> int:
        """The cells of a line, without the scroll bar's."""
        return max(1, self.size.width - 1)

    @property
    def max_scroll_y(self) -> int:
        """The last row; `validate_scroll_y` keeps the end of the list at the bottom."""
        return max(0, len(self._rows) - 1)

    def validate_scroll_y(self, value: float) -> float:
        """Keep the end of the list at the bottom; near the end only, for elsewhere its rows need not be had."""
        count, height = len(self._rows), self.size.height
        if not count or not self._width:
            return 0
        last = top_above(count - 1, height, self._height) if value + height >= count else count - 1
        return max(0, min(value, last))

    validate_scroll_target_y = validate_scroll_y

    def _height(self, position: int, first: bool) -> int:
        """The lines of a row with its heading."""
        return max(1, len(self._strips_of(position, 0, first)))

    def _in_sight(self) -> list[LinePlace]:
        if not self._width:
            return []
        key = (self.scroll_offset.y, self.size.height, self._width)
        if self._places is None or self._places[0] != key:
            self._places = (key, places(key[0], len(self._rows), key[1], self._height))
        return self._places[1]

    def _bar(self) -> list[Strip]:
        """The scroll bar: its thumb stands where the rows in sight stand among all."""
        height, in_sight = self.size.height, self._in_sight()
        seen = last_whole(in_sight, self._height) - in_sight[0][0] + 1 if in_sight else 0
        return self._thumb(height, self.scroll_offset.y, seen, len(self._rows))

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def render_line(self, y: int) -> Strip:
        """The strip of a line in sight, without the scroll bar."""
        if not self._rows:
            return self.strip(self._said(y), self.visual_style)
        self._painted = in_sight = self._in_sight()
        if y >= len(in_sight):
            return self._blank
        position, line = in_sight[y]
        state = 0 if position != self.cursor else 2 if self.has_focus else 1
        state += MARKED if self.is_marked(position) else 0
        return self._strips_of(position, state, position == in_sight[0][0])[line]

    def is_marked(self, position: int) -> bool:  # noqa: ARG002 - subclasses have rows that are
        """Whether a row is selected."""
        return False

    def _said(self, y: int) -> Content:
        """A line of the words that stand in an empty list, with a margin as wide as a letter is high."""
        width = max(1, self._width - 2 * MARGIN)
        lines = self._lines_said.get(width)
        if lines is None:
            lines = self._lines_said[width] = text.content(self._words, "muted").wrap(width)
        return Content(" " * MARGIN) + lines[y - 1] if 0 < y <= len(lines) else Content("")

    def _strips_of(self, position: int, state: int, first: bool) -> list[Strip]:
        key = (position, state, first)
        strips = self._strips.get(key)
        if strips is None:
            if len(self._strips) > _CACHED:
                self._strips.clear()
            strips = self._strips[key] = self._drawn(position, state, first)
        return strips

    def _drawn(self, position: int, state: int, first: bool) -> list[Strip]:
        plain, width = self.visual_style, max(1, self._width - 2)
        style = self._cursor_style() if state % MARKED else plain
        marker = style + self.style_named(".row-list--marker") if state else style
        blank, mark = Segment(" ", plain.rich_style), Segment(" ▏▌***"[state], marker.rich_style)
        above, lines = self._contents(position, width, first)
        return [self.strip(line, plain, blank) for line in above] + [
            self.strip(line, style, mark) for line in lines
        ]

    def _cursor_style(self) -> Style:
        style = self.get_visual_style("row-list--cursor")
        # Textual leaves this one attribute of a component out.
        return style + Style(reverse=self.get_component_styles("row-list--cursor").text_style.reverse)

    def _contents(
        self, position: int, width: int, first: bool
    ) -> tuple[Sequence[Content], Sequence[Content]]:
        """The heading above a row, and its lines."""
        try:
            row, above = self._rows[position], None if first or not position else self._rows[position - 1]
            heading = self._heading(row, above, width) if self._heading is not None else ()
            return heading, self._draw(row, above, width)
        except Exception as error:  # noqa: BLE001 - a row that cannot be had must not end the program
            self._fetched.note(error)
            return (), [Content("…")]

    def clear_strips(self) -> None:
        """Let go of the rows that were drawn."""
        self._strips.clear()
        self._places = None
