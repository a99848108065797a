"""From the key that says that two actors are one to the repaint with them as one, and back, in the running program.

Usage: python tools/bench_deciding.py COLLECTION [--index FOLDER] [--times N] [--alone] [--json FILE]

The two actors in most passages are selected and said to be one, and that is taken back, again and again, each when no
thread works any more: events are grouped by then, and all articles have followed. In a large collection both take many
minutes; with `--alone` neither is done while it is measured, and the figures say so. The collection is written to; in
the end it says what it said before, once all articles have followed, with `--alone` when it is opened the next time.
The clock is that of `bench_typing.py`.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.bench_typing import Watched, parser_of, repaint, rest, running, tell  # noqa: E402 - found by the path set above

# isort: split
from textual.pilot import Pilot  # noqa: E402

from tui.backend import Backend  # noqa: E402

Milliseconds = tuple[float, float]  # to the repaint, and those of processor time


async def is_answered(app: Watched, pilot: Pilot[None]) -> None:
    """Wait until there is an answer; threads that bring articles up to date may go on."""
    screen: Any = app.screen_stack[0]
    while screen.browser.view is None or screen.browser.asking:
        await asyncio.sleep(0.005)
    await pilot.pause(0.05)


def _has(app: Watched, actor: str, *, there: bool) -> bool:
    """Whether an actor is among the first rows of what was painted."""
    view = app.shown[0]
    return view is not None and any(row.id == actor for row in view.actors[:2]) is there


async def deciding(app: Watched, pilot: Pilot[None], times: int) -> dict[str, list[Milliseconds]]:
    """The times of saying that two are one, and of taking it back."""
    screen: Any = app.screen_stack[0]
    screen.grid.go_to("actors")
    await is_answered(app, pilot)
    other = screen.browser.view.actors[1].id
    measured: dict[str, list[Milliseconds]] = {"merge": [], "undo": []}
    for _time in range(times):
        await pilot.press("g", "space", "space", "exclamation_mark")
        while app.screen is screen:
            await asyncio.sleep(0.005)
        await pilot.pause(0.05)
        for name, key, there in (("merge", "1", False), ("undo", "U", True)):
            measured[name].append(await repaint(app, key, partial(_has, app, other, there=there)))
            await is_answered(app, pilot)
            await rest(app, pilot)
    return measured


async def measured_in(collection: Path, index: Path | None, times: int) -> dict[str, list[Milliseconds]]:
    """All times in one run of the program."""
    async with running(collection, index) as (app, pilot):
        await is_answered(app, pilot)
        await rest(app, pilot)
        return await deciding(app, pilot, times)


def alone() -> AbstractContextManager[Any]:
    """While it is entered no article follows what is decided, and no events are grouped."""
    return patch.multiple(Backend, _follow=lambda *_given: None, group=lambda *_given: False)


def main() -> None:
    """Read the command line, measure and print."""
    parser = parser_of(__doc__)
    parser.add_argument("--times", type=int, default=6, help="how often it is decided and taken back")
    parser.add_argument("--alone", action="store_true", help="neither let articles follow nor group events")
    given = parser.parse_args()
    with alone() if given.alone else nullcontext():
        times = asyncio.run(measured_in(given.collection, given.index, given.times))
    figures = {
        name: {
            "ms": [round(whole) for whole, _used in values],
            "cpu_ms": [round(used) for _whole, used in values],
        }
        for name, values in times.items()
    }
    tell({"alone": given.alone, **figures}, given.json)


if __name__ == "__main__":
    main()
