"""When an app rests, and a screen that nobody sees is painted only then, not sixty times a second in between.

Nearly half of what the tests of the screen took was painting that went nowhere. And Textual's pilot waits for an idle
processor twice after each key, on a clock: here it waits until nothing is left to be done. What tests ask of Textual's
private parts is asked here alone.
"""

from __future__ import annotations

import asyncio
import gc
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from screen_model import ScreenModel
from textual._compositor import Compositor, CompositorUpdate
from textual.app import App
from textual.geometry import Size
from textual.screen import Screen

MOST_TURNS = 200_000  # of the event loop, before a test gives up
MOST_APPS = 8  # that have ended and are still in memory
_paint = Compositor.render_update
_display = App._display


class Terminal:
    """What an app has sent and nobody has looked at yet, and what stood on its terminal before that."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.screen = ScreenModel(*size)
        self.pictures: list[CompositorUpdate] = []


_terminals: WeakKeyDictionary[App[Any], Terminal] = WeakKeyDictionary()


def only_then(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep Textual from painting parts of a screen by itself, and its pilot from waiting for the processor."""

    def later(compositor: Compositor, full: bool = False, **given: Any) -> Any:
        return _paint(compositor, full, **given) if full else None

    def sent(app: App[Any], screen: Screen[Any], picture: Any) -> None:
        if isinstance(picture, CompositorUpdate):
            terminal = _terminals.get(app)
            if terminal is None or terminal.size != app.size:
                terminal = _terminals[app] = Terminal(app.size)
            terminal.pictures.append(picture)
        _display(app, screen, picture)

    async def at_once(*_seconds: float) -> None:
        await nothing_ready()

    monkeypatch.setattr(Compositor, "render_update", later)
    monkeypatch.setattr(App, "_display", sent)
    monkeypatch.setattr("textual.app.wait_for_idle", at_once)
    monkeypatch.setattr("textual.pilot.wait_for_idle", at_once)


def let_go() -> None:
    """Collect what ended apps have left, where it is much: each keeps all that it has sent."""
    if len(_terminals) > MOST_APPS:
        gc.collect()


async def nothing_ready() -> None:
    """Wait until everything that could go on has gone on: what is left waits for a thread or a clock."""
    loop: Any = asyncio.get_running_loop()
    for _turn in range(MOST_TURNS):
        await asyncio.sleep(0)
        if not loop._ready:
            return
    raise AssertionError("something in the app goes on without end")


def is_fresh(screen: Screen[Any]) -> bool:
    """Whether a screen is laid out as large as the terminal and nothing waits for its next refresh."""
    due = (
        screen.app._resize_event
        or screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )
    return bool(screen.size.height) and not due


def is_painted(screen: Screen[Any]) -> bool:
    """Whether nothing has changed on a screen since it was painted; Textual's own refresh only notes what has."""
    return not screen._compositor._dirty_regions


def waiting_behind(app: App[Any]) -> list[Screen[Any]]:
    """The screens seen behind the present one on which something waits for the next refresh."""
    return [screen for screen in app._background_screens if screen._callbacks]


def has_left(app: App[Any]) -> bool:
    """Whether an app is about to end."""
    return app._exit


def notices(app: App[Any]) -> list[str]:
    """What an app says in a corner of the screen at this moment."""
    return [notice.message for notice in app._notifications]


def refresh(screen: Screen[Any]) -> None:
    """Do what waits for the next refresh, without waiting for its time."""
    if screen.app._resize_event:
        screen.app._check_resize()
    screen._on_timer_update()


def paint(screen: Screen[Any]) -> None:
    """Paint what has changed on a screen since it was painted last, as Textual would."""
    app = screen.app
    app._display(screen, _paint(screen._compositor, screen_stack=app._background_screens))


def lines_sent(app: App[Any]) -> list[str]:
    """The lines on the terminal by what was sent to it: what nobody painted anew stands there as it was."""
    terminal = _terminals[app]
    while terminal.pictures:
        terminal.screen.feed(terminal.pictures.pop(0).render_segments(app.console))
    return ["".join(word for word, _look in line) for line in terminal.screen.cells]
