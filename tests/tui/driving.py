"""How the tests drive the explorer: a fresh app on the harbour collection, keys, and waiting for conditions."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import rest
import world
from textual.pilot import Pilot
from textual.widgets import Input

from index.focus import Focus
from tui.app import DatelineApp
from tui.screens.browse import BrowseScreen
from tui.session import Session
from tui.settings import Settings

MOST = 20_000  # looks at a condition before a test gives up


def app_on(folder: Path, **given: Any) -> DatelineApp:
    """An app on the harbour collection with the plain explorer; nothing of the person who runs the test is read."""
    made = given.pop("collection", None)
    if made is None:
        made = world.collection(folder)
    given.setdefault("session", Session(path=folder / "session.json"))
    given.setdefault("settings", Settings(debounce=0))
    given.setdefault("explorer", world.PlainExplorer(made))
    return DatelineApp(made, **given)


@asynccontextmanager
async def running(
    folder: Path, size: tuple[int, int] = (160, 50), *, wait: bool = True, **given: Any
) -> AsyncIterator[tuple[Pilot[None], BrowseScreen]]:
    """A running app that has answered, unless nobody waits for that, and its explorer screen."""
    app = app_on(folder, **given)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await (settle(pilot) if wait else pilot.pause(0))
        screen = app.screen_stack[0]
        assert isinstance(screen, BrowseScreen)
        yield pilot, screen


async def settle(pilot: Pilot[None]) -> None:
    """Wait until no thread works and nothing is left to be done; what has changed is painted then."""
    app, painted = pilot.app, False
    for _look in range(MOST):
        # in the end every widget is asked once more, which may change what is seen
        await (pilot.pause(0) if painted else rest.nothing_ready())
        behind = rest.waiting_behind(app)
        fresh = rest.is_fresh(app.screen) and not behind
        is_done = painted and fresh and rest.is_painted(app.screen) and not is_working(pilot)
        if rest.has_left(app) or is_done:
            return
        painted = False
        if is_working(pilot):
            await asyncio.sleep(0.002)
        elif not fresh:
            for screen in (app.screen, *behind):
                rest.refresh(screen)
        else:
            rest.paint(app.screen)  # which may ask for more
            painted = True
    raise AssertionError("the app does not come to rest")


def is_working(pilot: Pilot[None]) -> bool:
    """Whether a thread works or a question waits for its answer."""
    screen = pilot.app.screen_stack[0]
    asking = isinstance(screen, BrowseScreen) and screen.browser.asking
    return asking or any(not worker.is_finished for worker in pilot.app.workers)


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Wait until a condition holds."""
    for _look in range(MOST):
        if condition():
            return
        await pilot.pause(0)
        await asyncio.sleep(0.002)  # a thread works meanwhile
    raise AssertionError("the condition never held")


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, each after the one before had its effect; words are typed into a line without waiting for them."""
    for key, following in pairwise([*keys, "enter"]):
        await pilot.press(key)
        is_typing = len(key) == len(following) == 1 and isinstance(pilot.app.focused, Input)
        if not is_typing:
            await settle(pilot)


def keys_of(words: str) -> list[str]:
    """The keys that write these words."""
    return ["space" if one == " " else one for one in words]


def focus_of(screen: BrowseScreen) -> Focus:
    """What is asked now."""
    return screen.browser.trail.here.focus


def pane_rows(screen: BrowseScreen, name: str) -> list[str]:
    """The keys of all rows of a pane."""
    pane = screen.grid.list_pane(name)
    return [pane.key_of(row) for row in pane.list.rows]


def words_on(pilot: Pilot[None]) -> str:
    """Everything that stands on the terminal, line by line, as it was painted; what has changed is painted before."""
    rest.paint(pilot.app.screen)
    return "\n".join(rest.lines_sent(pilot.app))
