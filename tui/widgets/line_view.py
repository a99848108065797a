"""The base of what draws its own lines, when they come into sight: any number of them, and a scroll bar beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.color import Color
from textual.content import Content
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from tui.commands import bindings
from tui.terminal.textual_private import style_by_name


class LineView(ScrollView, can_focus=True):
    """Lines and a scroll bar. Subclasses give the strip of a line; another length costs no layout of the screen."""

    BINDINGS = bindings("move")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line-view--thumb"}

    def __init__(self) -> None:
        super().__init__()
        self._styles: dict[str, Style] = {}
        self._width = 0  # that the strips are made for; 0: none is
        self._filters: tuple[Sequence[LineFilter], Color] = ((), Color(0, 0, 0))
        self._blank = Strip([])

    def set_length(self, lines: int) -> None:
        """Say how many lines there are."""
        # Not laid out anew, as a scroll bar of Textual's would have to be: that takes long.
        self.set_reactive(ScrollView.virtual_size, Size(1, lines))
        self.scroll_y = self.validate_scroll_y(self.scroll_y)
        self.refresh()

    def action_mark(self) -> None:
        """One page on: lines cannot be selected."""
        self.action_page_down()

    def jump_to(self, line: int) -> None:
        """Scroll to a line at once."""
        self.scroll_to(y=line, animate=False, force=True, immediate=True)

    # ── what subclasses say ──────────────────────────────────────────────────────────────────────────────────────

    def render_line(self, y: int) -> Strip:
        """The strip of a line in sight, without the scroll bar."""
        raise NotImplementedError

    def clear_strips(self) -> None:
        """Let go of the strips that were made, because they would be others now."""
        raise NotImplementedError

    @property
    def room(self) -> int:
        """The cells that a line may fill: all, or all but the last where that shows how far down one is."""
        return max(1, self.size.width - (self.virtual_size.height > self.size.height))

    # ── drawing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of a region: it has no border and keeps its lines itself, so none is dressed or kept again."""
        self._measure()
        beside = self._bar() if self._width < self.size.width else None
        strips = []
        for y in crop.line_range:
            strip = self.render_line(y)
            if beside is not None:
                strip = Strip.join([strip, beside[y]])
            strips.append(strip.crop(*crop.column_span))
        return strips

    def _measure(self) -> None:
        """Let go of strips of another width, and keep what every line needs: there may be a hundred in sight."""
        room, filters = self.room, (self.get_line_filters(), self.background_colors[1])
        if (room, filters) != (self._width, self._filters):
            self._width, self._filters = room, filters
            self.clear_strips()
            self._blank = self.strip(Content(""), self.visual_style)

    def _bar(self) -> list[Strip]:
        """The scroll bar, line by line: its thumb stands where the lines in sight stand among all."""
        height = self.size.height
        return self._thumb(height, self.scroll_offset.y, height, self.virtual_size.height)

    def _thumb(self, height: int, at: int, seen: int, whole: int) -> list[Strip]:
        """A bar of this height for `seen` things from the one `at` on, of a `whole`; bare where all are seen."""
        thumb, rest = (
            self._seen(Strip.blank(1, style.rich_style))
            for style in (self.get_visual_style("line-view--thumb"), self.visual_style)
        )
        if whole <= seen:
            return [rest] * height
        length = max(1, height * seen // whole)
        first = min(height - length, round(at * (height - length) / (whole - seen)))
        return [rest] * first + [thumb] * length + [rest] * (height - first - length)

    def strip(
        self, line: Content, style: Style, *before: Segment, offset: tuple[int, int] | None = None
    ) -> Strip:
        """A line that fits as it is, behind some segments; `offset` is its place in a text that can be selected."""
        pieces = line.render(style, end="", parse_style=self.style_named)
        made = Strip([Segment(words, (style + own).rich_style) for words, own in pieces])
        if offset is not None:
            made = made.apply_offsets(*offset)
        if before:
            made = Strip([*before, *made])
        return self._seen(made.adjust_cell_length(self._width, style.rich_style))

    def _seen(self, strip: Strip) -> Strip:
        """A strip as the terminal can show it, without colours or in few where that is asked for."""
        filters, background = self._filters
        for change in filters:
            strip = strip.apply_filter(change, background)
        return strip

    def style_named(self, name: str | Style) -> Style:
        """A style by its name in content, looked up once."""
        if isinstance(name, Style):
            return name
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = style_by_name(self, name)
        return style

    def notify_style_update(self) -> None:
        """Draw again where colours changed."""
        super().notify_style_update()
        self.clear_strips()
        self._styles.clear()
        self._width = 0

    # ── the mouse on the scroll bar ──────────────────────────────────────────────────────────────────────────────

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar."""
        if event.x >= self.room:
            self.capture_mouse()
            self._pull(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll with the mouse that holds the scroll bar."""
        if self.app.mouse_captured is self:
            self._pull(event.y)

    def on_mouse_up(self) -> None:
        """Let go of the scroll bar."""
        self.release_mouse()

    def _pull(self, y: int) -> None:
        self.scroll_to(y=self.max_scroll_y * y / max(1, self.size.height - 1), animate=False)
