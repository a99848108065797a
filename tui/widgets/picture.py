"""Lines that fill a widget as they are, drawn again only where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip

from tui.widgets.line_view import LineView


class PictureView(LineView, can_focus=False):
    """A picture made of characters. It knows nothing of what it shows."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Content] = []
        self._strips: dict[int, Strip] = {}

    def show(self, lines: Sequence[Content]) -> None:
        """Show these lines; those that stay the same are not sent to the terminal again."""
        before, self._lines = self._lines, list(lines)
        changed = [y for y, line in enumerate(self._lines) if y >= len(before) or not line.is_same(before[y])]
        for y in changed:
            self._strips.pop(y, None)
        if len(before) > len(self._lines):
            self._strips.clear()
            self.refresh()
        elif changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def clear_strips(self) -> None:
        """Let go of the strips that were made."""
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """A line in sight."""
        strip = self._strips.get(y)
        if strip is None:
            strip = self._strips[y] = (
                self.strip(self._lines[y], self.visual_style) if y < len(self._lines) else self._blank
            )
        return strip
