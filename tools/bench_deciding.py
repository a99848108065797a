"""From the key that says that two actors are one to the repaint with them as one, and back, in the running program.

Usage: python tools/bench_deciding.py COLLECTION [--index FOLDER] [--times N] [--json FILE]

The two actors in most passages are selected and said to be one, and that is taken back, again and again, each as soon
as the picture before stands. The collection is written to; in the end it says what it said before, once all articles
have followed. The clock is that of `bench_typing.py`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.bench_typing import Watched, repaint, rest  # noqa: E402 - found by the path set above

# isort: split
from textual.pilot import Pilot  # noqa: E402

from index.collection import Collection  # noqa: E402
from index.explore import Explorer  # noqa: E402
from tui.session import Session  # noqa: E402
from tui.settings import Settings  # noqa: E402

Milliseconds = tuple[float, float]  # to the repaint, and those of processor time


async def is_answered(app: Watched, pilot: Pilot[None]) -> None:
    """Wait until what was asked stands on the screen; threads that bring articles up to date may go on."""
    screen: Any = app.screen_stack[0]
    while screen.browser.view is None or screen.browser.asking or app.shown[0] is not screen.browser.view:
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
    opened = Collection.open(collection)
    with tempfile.TemporaryDirectory() as home:
        session = Session(path=Path(home) / "session.json")
        explorer = Explorer(opened, cache=index)
        app = Watched(opened, session=session, settings=Settings(), explorer=explorer)
        async with app.run_test(size=(160, 50), notifications=True) as pilot:
            await is_answered(app, pilot)
            await rest(app, pilot)
            return await deciding(app, pilot, times)


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("collection", type=Path)
    parser.add_argument("--index", type=Path, help="the folder of its index (default: the cache)")
    parser.add_argument("--times", type=int, default=6, help="how often it is decided and taken back")
    parser.add_argument("--json", type=Path, help="write the figures here")
    given = parser.parse_args()
    times = asyncio.run(measured_in(given.collection, given.index, given.times))
    result = {
        name: {
            "ms": [round(whole) for whole, _used in values],
            "cpu_ms": [round(used) for _whole, used in values],
        }
        for name, values in times.items()
    }
    print(json.dumps(result))
    if given.json:
        given.json.write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    main()
