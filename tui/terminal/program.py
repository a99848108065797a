"""An application that minds its terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.filter import Monochrome
from textual.worker import Worker

from tui.terminal.canvas import Canvas
from tui.terminal.colours import depth, erases_in_colour
from tui.terminal.compositing import difference, look_in
from tui.terminal.driver import HUNG_UP, TerminalDriver, let_go_of_streams
from tui.terminal.textual_private import TextualApp
from tui.terminal.typeahead import OPENS, KeyDone, Typeahead

if TYPE_CHECKING:
    from textual.screen import Screen


class TerminalApp(TextualApp, inherit_bindings=False):
    """Sends the terminal what differs, takes keys in their order, and leaves without a traceback."""

    def __init__(self) -> None:
        is_served = "TEXTUAL_DRIVER" in os.environ  # to a browser: Textual's own driver speaks to it
        super().__init__(driver_class=None if is_served else TerminalDriver)
        self.depth = depth(os.environ)
        self.failure: Exception | None = None  # what ended the application, if it did not end as it should
        # Without colours the terminal is sent none at all, and no shades of grey instead.
        self.drop_filters(Monochrome)
        self._has_lost_terminal = False
        self._canvas: Canvas | None = None
        self._typeahead = Typeahead(self)

    # ── what is sent ─────────────────────────────────────────────────────────────────────────────────────────────

    def paint(self, screen: Screen[Any], picture: Any) -> None:
        """Send the terminal what differs from its cells."""
        width, height = self.size
        if self._canvas is None or self._canvas.size != (width, height):
            self._canvas = Canvas(width, height, look_in(self.depth), erases=erases_in_colour(os.environ))
        super().paint(screen, difference(self._canvas, picture))

    def set_first_theme(self, name: str) -> None:
        """Set the theme before anything is drawn, so that the stylesheet is not read twice."""
        theme = self.available_themes[name]
        self.set_reactive(App.theme, name)
        for mode in ("-dark-mode", "-light-mode"):
            self.set_class(theme.dark == (mode == "-dark-mode"), mode, update=False)
        self.add_class(f"-theme-{name}", update=False)
        self.filter_for_theme()
        self.stylesheet.set_variables(self.get_css_variables())

    def action_redraw(self) -> None:
        """Draw everything again, where something else has written to the terminal."""
        if self._canvas is not None:
            self._canvas.forget()
        if self.screen_stack:
            self.screen.refresh()

    # ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────

    async def on_event(self, event: events.Event) -> None:
        """Let keys wait for the ones before them."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and self.screen_stack:
            await self._typeahead.take(event)
        else:
            await super().on_event(event)

    async def hand_on(self, event: events.Key | events.Paste) -> None:
        """Give a key to who has the keyboard."""
        await super().on_event(event)

    async def on_key_done(self, message: KeyDone) -> None:
        """A key has had its effect."""
        await self._typeahead.done(message)

    async def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What a key had opened beside the screen stands, or came to nothing."""
        if event.worker.name == OPENS and event.worker.is_finished:
            await self._typeahead.opened()

    # ── screens ──────────────────────────────────────────────────────────────────────────────────────────────────

    async def replace_screen(self, screen: Screen[Any]) -> None:
        """Put a screen in the place of the one in front, also of the first, which Textual forgets to make ready."""
        self.ready_first_screen()
        await self.switch_screen(screen)

    # ── the end ──────────────────────────────────────────────────────────────────────────────────────────────────

    def end(self, code: int) -> None:
        """Leave with this exit code."""
        self.exit(return_code=code)

    def end_soon(self, code: int) -> None:
        """Leave with this exit code; to be called from a handler of signals."""
        if self.terminal_driver is None:
            raise SystemExit(code)
        self.call_on_loop(self.end, code)

    def leave_terminal(self) -> None:
        """Leave because the terminal has gone; asked for again where it has no effect yet."""
        if not self._has_lost_terminal:
            self._has_lost_terminal = True
            let_go_of_streams()
        self.end(HUNG_UP)

    def fail(self, error: Exception) -> None:
        """End because of an error, which is kept, unless it is that the terminal has gone."""
        driver = self.terminal_driver
        if isinstance(driver, TerminalDriver) and not driver.has_terminal:
            self.leave_terminal()  # what was half begun fails when it is left
            self.stop_hearing()
            return
        self.failure = self.failure or error
        super().fail(error)

    def panic(self, *_renderables: Any) -> None:
        """Leave; what Textual would print is in the log."""
        self.stop_hearing()
