"""A page of scrolled text that tells when the reader wants more than is there."""

from __future__ import annotations

from dataclasses import dataclass

from textual.containers import VerticalScroll
from textual.message import Message

from tui.commands import bindings


class Page(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The scrolled text."""

    BINDINGS = bindings("move")

    @dataclass
    class Edge(Message):
        """At the end (1) or beginning (-1) of what is there; `far` asks for the very last or first line."""

        step: int
        far: bool

    def _scroll(self, lines: int) -> None:
        """Scroll by lines, and tell when there are no more."""
        self.scroll_relative(y=lines, animate=False, immediate=True)
        self._tell(1 if lines > 0 else -1)

    def _tell(self, step: int) -> None:
        if self.scroll_offset.y >= self.max_scroll_y if step > 0 else self.scroll_offset.y <= 0:
            self.post_message(self.Edge(step, far=False))

    def on_mouse_scroll_down(self) -> None:
        """The wheel asks for more below."""
        self._tell(1)

    def on_mouse_scroll_up(self) -> None:
        """The wheel asks for more above."""
        self._tell(-1)

    def action_down(self) -> None:
        """One line on."""
        self._scroll(1)

    def action_up(self) -> None:
        """One line back."""
        self._scroll(-1)

    def action_page_down(self) -> None:
        """One page on."""
        self._scroll(max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """One page back."""
        self._scroll(-max(1, self.size.height - 1))

    def action_top(self) -> None:
        """The first line."""
        self.post_message(self.Edge(-1, far=True))

    def action_bottom(self) -> None:
        """The last line."""
        self.post_message(self.Edge(1, far=True))
