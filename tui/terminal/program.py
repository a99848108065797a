"""An application that minds its terminal. What Textual keeps to itself about that is known in this package alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from tui.terminal.compositing import canvas_for, difference

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.terminal.canvas import Canvas


class TerminalApp(App[None], inherit_bindings=False):
    """Sends the terminal only what differs from what stands there."""

    _canvas: Canvas | None = None

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        width, height = self.size
        if self._canvas is None or self._canvas.size != (width, height):
            self._canvas = canvas_for(self.console, width, height)
        super()._display(screen, difference(self._canvas, renderable))

    def action_redraw(self) -> None:
        """Draw everything again, where something else has written to the terminal."""
        if self._canvas is not None:
            self._canvas.forget()
        self.screen.refresh()
