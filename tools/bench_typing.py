"""From a key press to the repaint with the new rows, measured in the running program without a terminal.

Usage: python tools/bench_typing.py COLLECTION [--index FOLDER] [--pace MS] [--json FILE]

The keys of search lines are typed one by one, each when the rows of the one before stand there and not sooner than
`pace` milliseconds after it, and the cursor is moved through the passages. The clock runs from handing the key to the
program's input to the end of the first painting (the terminal's sequence included) whose rows are those of the new
line, or whose cursor is on the new row.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import tui  # noqa: E402, F401 - says how often Textual paints before it is imported

# isort: split
from textual import events  # noqa: E402
from textual.pilot import Pilot  # noqa: E402

from index.collection import Collection  # noqa: E402
from index.explore import Explorer  # noqa: E402
from tools.benchmark.questions import questions_for  # noqa: E402 - found by the path set above
from tui.app import DatelineApp  # noqa: E402
from tui.screens.browse import BrowseScreen  # noqa: E402
from tui.session import Session  # noqa: E402
from tui.settings import Settings  # noqa: E402
from tui.terminal.textual_private import CompositorUpdate  # noqa: E402

LIMIT = 60  # seconds after which a repaint is not waited for any longer
KINDS = ("rare", "common", "and", "or", "not")
MOVES = 40


class Watched(DatelineApp):
    """The program, noting when it painted and what."""

    painted = 0.0
    shown: tuple[Any, Any] = (None, None)  # the view, and the row under the cursor, of the last painting
    awaited: Callable[[], bool] | None = None  # what a painting is to show, as `shown` tells
    answer: asyncio.Future[tuple[float, float]]  # when it was shown, and the processor time by then

    def paint(self, screen: Any, picture: Any) -> None:
        """Paint, and note it; without a terminal the sequence for it has to be asked for."""
        super().paint(screen, picture)
        if picture is None or self.holds_pictures_back:
            return
        if isinstance(picture, CompositorUpdate):
            picture.render_segments(self.console)
        explorer = self.screen_stack[0]
        self.shown = (_view(explorer), _cursor(explorer))
        self.painted, used = time.perf_counter(), time.process_time()
        if self.awaited is not None and self.awaited():
            self.awaited = None
            self.answer.set_result((self.painted, used))


def _view(screen: Any) -> Any:
    return screen.browser.view if isinstance(screen, BrowseScreen) else None


def _cursor(screen: Any) -> Any:
    return screen.grid.passages.list.cursor if _view(screen) else None


async def repaint(app: Watched, key: str, painted: Callable[[], bool]) -> tuple[float, float]:
    """Press a key and wait until what it leads to is painted; gives milliseconds, and those of processor time."""
    event = events.Key(key, key if len(key) == 1 else None)
    event.set_sender(app)
    assert app.terminal_driver is not None  # noqa: S101 - the input of a terminal comes in by the same door
    app.answer, app.awaited = asyncio.get_running_loop().create_future(), painted
    started, used = time.perf_counter(), time.process_time()
    app.terminal_driver.send_message(event)
    try:
        shown, used_by_then = await asyncio.wait_for(app.answer, LIMIT)
    except TimeoutError:
        raise SystemExit(f"no repaint after {key!r}") from None
    return (shown - started) * 1000, (used_by_then - used) * 1000


async def rest(app: Watched, pilot: Pilot[None]) -> None:
    """Wait until no thread works."""
    while any(not worker.is_finished for worker in app.workers):
        await asyncio.sleep(0.005)
    await pilot.pause(0.02)


async def typed(app: Watched, pilot: Pilot[None], line: str, pace: float) -> list[tuple[float, float]]:
    """Type a line; the time of every key whose rows are asked for anew."""
    screen: Any = app.screen_stack[0]
    times, pressed = [], 0.0
    await pilot.press("slash")
    await rest(app, pilot)
    for place, letter in enumerate(line):
        wanted = line[: place + 1]
        key = "space" if letter == " " else letter

        def painted(wanted: str = wanted) -> bool:
            view = app.shown[0]
            return view is not None and view is screen.browser.view and view.focus.query == wanted.strip()

        await asyncio.sleep(max(0.0, pressed + pace / 1000 - time.perf_counter()))
        pressed = time.perf_counter()
        if letter != " ":
            times.append(await repaint(app, key, painted))
        else:
            await pilot.press(key)
        await rest(app, pilot)
    screen.searchbar.write("")
    await pilot.press("escape")
    await rest(app, pilot)
    return times


def _has_moved(app: Watched, before: object) -> bool:
    return bool(app.shown[1] != before)


async def moved(app: Watched, pilot: Pilot[None]) -> list[tuple[float, float]]:
    """Move the cursor down the passages."""
    await pilot.press("down")
    await rest(app, pilot)
    times = []
    for _ in range(MOVES):
        before = app.shown[1]
        times.append(await repaint(app, "down", partial(_has_moved, app, before)))
        await rest(app, pilot)
    return times


@asynccontextmanager
async def running(collection: Path, index: Path | None) -> AsyncIterator[tuple[Watched, Pilot[None]]]:
    """The program on a collection, with a session of its own; `index` is the folder of the index.

    The index is brought up to date first: without a terminal no processes can be started from the running program.
    """
    opened = Collection.open(collection)
    explorer = Explorer(opened, cache=index)
    explorer.prepare()
    with tempfile.TemporaryDirectory() as home:
        session = Session(path=Path(home) / "session.json")
        app = Watched(opened, session=session, settings=Settings(), explorer=explorer)
        async with app.run_test(size=(160, 50), notifications=True) as pilot:
            yield app, pilot


async def measured(collection: Path, index: Path | None, pace: float, lines: list[str]) -> dict[str, Any]:
    """All times in one run of the program."""
    started = time.perf_counter()
    async with running(collection, index) as (app, pilot):
        screen: Any = app.screen_stack[0]
        while _view(screen) is None or app.shown[0] is not _view(screen):
            await asyncio.sleep(0.001)
        first = app.painted - started
        await rest(app, pilot)
        screen.grid.go_to("passages")
        await rest(app, pilot)
        moving = await moved(app, pilot)
        typing = []
        for line in lines:
            typing += await typed(app, pilot, line, pace)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"first_s": round(first, 2), "typing": typing, "moving": moving, "rss_mb": peak}


def figures(times: list[tuple[float, float]]) -> dict[str, float]:
    """Number, median and p95, in ms; the same of processor time, which other work lengthens less."""
    summary: dict[str, float] = {"keys": len(times)}
    for name, values in (("", [one for one, _ in times]), ("cpu_", [used for _, used in times])):
        ordered = sorted(values)
        summary[f"{name}median_ms"] = round(statistics.median(ordered), 1)
        summary[f"{name}p95_ms"] = round(ordered[int(len(ordered) * 0.95)], 1)
    return summary


def parser_of(description: str | None) -> argparse.ArgumentParser:
    """The command line of what measures the running program on a collection."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("collection", type=Path)
    parser.add_argument("--index", type=Path, help="the folder of its index (default: the cache)")
    parser.add_argument("--json", type=Path, help="write the figures here")
    return parser


def tell(figures: dict[str, Any], path: Path | None) -> None:
    """Print what was measured, and write it to a file where one is given."""
    written = json.dumps(figures, indent=1)
    print(written)
    if path:
        path.write_text(written, encoding="utf-8")


def main() -> None:
    """Read the command line, measure and print."""
    parser = parser_of(__doc__)
    parser.add_argument("--pace", type=float, default=120, help="ms between keys (default %(default)s)")
    given = parser.parse_args()
    asked = [one for one in questions_for(given.collection, each=2) if one.kind in KINDS]
    lines = [(" NOT " if one.kind == "not" else " ").join(one.words) for one in asked]
    results = asyncio.run(measured(given.collection, given.index, given.pace, lines))
    result = {
        "first answer painted, s": results["first_s"],
        "key of a search line": figures(results["typing"]),
        "cursor": figures(results["moving"]),
        "rss_mb": results["rss_mb"],
    }
    tell(result, given.json)


if __name__ == "__main__":
    main()
