"""What Textual keeps to itself and this program relies on: an update of Textual is to be held against this module."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.command import CommandList, CommandPalette
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Region
from textual.screen import Screen
from textual.widgets import OptionList

if TYPE_CHECKING:
    from collections.abc import Iterable
    from io import TextIOWrapper

    from textual.content import Content
    from textual.driver import Driver
    from textual.filter import LineFilter
    from textual.strip import Strip
    from textual.style import Style
    from textual.widget import Widget

__all__ = [
    "ChopsUpdate",
    "CompositorUpdate",
    "LayoutUpdate",
    "RoomyList",
    "TextualApp",
    "TextualDriver",
    "TextualPalette",
    "TextualScreen",
    "entitle",
    "lines_on",
    "style_by_name",
]


def style_by_name(widget: Widget, name: str) -> Style:
    """The style that a name in content has on a widget."""
    return widget._get_style(name)


def lines_on(screen: Screen[Any]) -> list[Strip]:
    """The lines that a screen shows, as they were composed last."""
    return screen._compositor.render_strips()


def entitle(widget: Widget, title: Content) -> None:
    """Write the title in a widget's frame, and have its line drawn anew: Textual draws all of the widget for it."""
    before = widget._border_title
    if before is None or not before.is_same(title):
        widget._border_title = title
        left, top = widget.content_offset
        widget.refresh(Region(-left, -top, widget.outer_size.width, 1))


class _FewerLines(Compositor):
    """Asks for the lines of widgets in which something has changed; Textual asks all that stand between two such."""

    _changed: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        self._changed = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = ()

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        every, changed = self.visible_widgets, self._changed
        if changed:
            self._visible_widgets = {
                widget: (region, clip)
                for widget, (region, clip) in every.items()
                if any(map(clip.overlaps, changed))
            }
        try:
            yield from super()._get_renders(crop)
        finally:
            self._visible_widgets = every


class TextualScreen(Screen[None], inherit_bindings=False):
    """A screen of many parts, of which few change at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = _FewerLines()


class RoomyList(OptionList):
    """A list of options that turns no page while there is no room: Textual looks for lines that are not there."""

    def _move_page(self, direction: Any) -> None:
        if self.scrollable_content_region:
            super()._move_page(direction)


class TextualPalette(CommandPalette):
    """The same of the palette's list."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)


class TextualApp(App[None], inherit_bindings=False):
    """An application, with what Textual does in it by itself under names of its own."""

    def paint(self, screen: Screen[Any], picture: Any) -> None:
        """Send what a screen is to show to the terminal."""
        super()._display(screen, picture)

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        self.paint(screen, renderable)

    @property
    def holds_pictures_back(self) -> bool:
        """Whether nothing is sent to the terminal until several changes are complete."""
        return bool(self._batch_count)

    @property
    def terminal_driver(self) -> Driver | None:
        """What speaks to the terminal; None before that has begun."""
        return self._driver

    def call_on_loop(self, act: Callable[..., object], *given: Any) -> None:
        """Have something called soon, also from a thread or a handler of signals; a driver is to be there."""
        cast("Driver", self._driver)._loop.call_soon_threadsafe(act, *given)

    def drop_filters(self, kind: type[LineFilter]) -> None:
        """Send lines without such a filter."""
        self._filters = [line_filter for line_filter in self._filters if not isinstance(line_filter, kind)]

    def filter_for_theme(self) -> None:
        """Have the colours that the terminal itself names translated as the present theme has them."""
        self._refresh_truecolor_filter(self.ansi_theme)

    def ready_first_screen(self) -> None:
        """Make the first screen ready to be switched from, which Textual does for all others."""
        self.screen._push_result_callback(self.screen, None)

    def fail(self, error: Exception) -> None:
        """End because of an error that nothing else took."""
        super()._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        self.fail(error)

    def stop_hearing(self) -> None:
        """Leave as soon as the messages before this one are done."""
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self.stop_hearing()  # without the traceback that Textual prints: the log has it


class TextualDriver(LinuxDriver):
    """A driver of a terminal, with what Textual does in it by itself under names of its own."""

    def ask_size(self) -> None:
        """Take the terminal's size from the terminal where nobody has said it."""
        self._size = self._size or self._get_terminal_size()

    def write_to(self, stream: Any) -> None:
        """Write to another stream than the error stream."""
        self._file = cast("TextIOWrapper", stream)

    @property
    def application(self) -> App[Any]:
        """The application whose terminal it is."""
        return self._app

    def call_on_loop(self, act: Callable[..., object], *given: Any) -> None:
        """Have something called soon, from a thread or a handler of signals."""
        self._loop.call_soon_threadsafe(act, *given)

    def tell_failure(self, error: Exception) -> None:
        """End the application because of an error in a thread of the driver's."""
        self.call_on_loop(self._app._handle_exception, error)

    def read_terminal(self) -> None:
        """Read what is typed, until the driver closes; in a thread of its own."""
        self.run_input_thread()

    def _run_input_thread(self) -> None:
        self.read_terminal()

    def stop(self) -> None:
        """Stop as the signal asks; called by its handler."""
        super()._sigtstp_application()

    def _sigtstp_application(self, *_given: Any) -> None:
        self.stop()

    def go_on(self) -> None:
        """Go on after a stop; called by the handler of that signal."""
        super()._sigcont_application()

    def _sigcont_application(self, *_given: Any) -> None:
        self.go_on()

    @property
    def was_stopped_unasked(self) -> bool:
        """Whether a stop came that left the terminal as it was."""
        return bool(self._auto_restart and not self._must_signal_resume)
