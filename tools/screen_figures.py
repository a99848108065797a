"""What is seen of a collection at once, in figures: titles repeated, words cut off, lines of the list.

Usage: python tools/screen_figures.py [--collection PATH] [--sizes 160x50,120x36,80x24] [--themes]

For each size and each list that has the room: lines of the list in use, titles of articles that stand in it more than
once, ellipses on the whole screen, and cells of the longest line of the reader's text. `--themes` measures instead, in
every theme, the contrast of every cell with a letter or digit, in the states of `STATES` at the first size.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

from textual.worker import WorkerCancelled

PANES = {"2": "events", "3": "quotes", "4": "context", "5": "passages"}
STATES = {
    "lists": "3",
    "reader": "0",
    "picked": "M",
    "correct": "!",
    "help": "?",
    "facets": "7",
    "search": "/",
    "actors": "1",
    "page": "p",
    "background": "b",
    "network": "8",
    "timeline": "6",
    "map": "9",
    "events": "2",
    "accounts": "v",
    "figures": "F",
    "copies": "D",
    "unsure": "W",
    "decisions": "Z",
    "searches": "L",
    "cases": "B",
    "settings": "O",
}
ENOUGH = 4.5  # the contrast that words need (WCAG 2)
TITLE = 28  # cells of a title by which it is known again


async def settled(app: Any) -> None:
    """Wait for the threads; one whose question is not asked any more is as good as done."""
    with suppress(WorkerCancelled):
        await app.workers.wait_for_complete()


async def measured(collection: Path, size: tuple[int, int]) -> list[tuple[str, int, int, int, int]]:
    """For each list in use: its name, its lines, titles that stand twice in it, ellipses, cells of the reader."""
    from index.collection import Collection
    from tui.app import DatelineApp

    app = DatelineApp(Collection.open(collection))
    rows = []
    async with app.run_test(size=size) as pilot:
        for key, pane in PANES.items():
            for pressed in ("ctrl+l", key):
                await settled(app)
                await pilot.pause()
                await pilot.press(pressed)
            await settled(app)
            await pilot.pause(0.2)
            rows.append((pane, *figures(app, pane)))
    return rows


async def themes(collection: Path, size: tuple[int, int]) -> list[tuple[str, str, int, int, float, str]]:
    """For each theme and state: cells with a letter or digit, those with too little contrast, the worst, its words."""
    from index.collection import Collection
    from tui.app import DatelineApp

    app = DatelineApp(Collection.open(collection))
    found = []
    async with app.run_test(size=size) as pilot:
        await settled(app)
        for state, key in STATES.items():
            await pilot.press(key)
            await settled(app)
            await pilot.pause(0.2)
            for theme in sorted(app.available_themes):
                if not app.available_themes[theme].ansi:
                    app.theme = theme
                    await pilot.pause(0.05)
                    found.append((theme, state, *contrasts(app)))
            await pilot.press("escape")
    return found


def contrasts(app: Any) -> tuple[int, int, float, str]:
    """The cells with a letter or digit, those with too little contrast, the worst and its words.

    Of a screen above the explorer those of its popup alone: what is behind is made dim.
    """
    from tui.terminal.textual_private import lines_on

    popups = app.screen.query(".popup, .page")
    region = popups.first().region if popups else app.screen.region
    cells = low = 0
    worst, words = 99.0, ""
    for strip in lines_on(app.screen)[region.y : region.bottom]:
        for text, style, _control in strip.crop(region.x, region.right):
            seen = sum(map(str.isalnum, text))
            if seen and style is not None and style.color is not None and style.bgcolor is not None:
                pair = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
                ratio = contrast(*(colour.get_truecolor() for colour in pair))
                cells, low = cells + seen, low + (seen if ratio < ENOUGH else 0)
                worst, words = min((worst, words), (ratio, text.strip()))
    return cells, low, worst, words


def contrast(front: tuple[int, int, int], back: tuple[int, int, int]) -> float:
    """The contrast ratio of WCAG 2."""

    def light(colour: tuple[int, int, int]) -> float:
        parts = [part / 255 for part in colour]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(front), light(back)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def figures(app: Any, pane: str) -> tuple[int, int, int, int]:
    """What is seen of a pane and of the screen around it."""
    from tui.terminal.textual_private import lines_on
    from tui.widgets.page import GUTTER

    lines = [strip.text for strip in lines_on(app.screen)]
    grid = app.screen_stack[0].grid
    rows = grid.list_pane(pane).list
    region = rows.region
    inside = [line[region.x : region.right] for line in lines[region.y : region.bottom]]
    starts = {row.title[:TITLE].strip() for row in list(rows.rows[:200]) if row.title}
    heads = Counter(start for line in inside for start in starts if line.lstrip(" ▏▌").startswith(start))
    page = grid.reader.page
    reader = page.region if grid.reads else None
    widths = (
        [len(line[reader.x + GUTTER : reader.right].strip()) for line in lines[reader.y : reader.bottom]]
        if reader
        else [0]
    )
    return (
        region.height,
        sum(count > 1 for count in heads.values()),
        sum(line.count("…") for line in lines),
        max(widths),
    )


def print_themes(collection: Path, size: tuple[int, int]) -> None:
    """Print what `themes` measures, the states with too little contrast."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["DATELINE_HOME"] = home
        found = asyncio.run(themes(collection, size))
    for theme, state, cells, low, worst, words in found:
        if low:
            print(
                f"{theme:22} {state:8} {cells:>6} cells, {low:>5} below {ENOUGH}: {worst:.2f} “{words[:40]}”"
            )
    names = {theme for theme, *_ in found}
    print(
        f"{len(names)} themes, {len({theme for theme, _s, _c, low, *_ in found if low})} with a cell below {ENOUGH}"
    )


def main() -> None:
    """Print the table."""
    from index.paths import sample_collection

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--collection", type=Path, default=sample_collection())
    parser.add_argument("--sizes", default="160x50,120x36,80x24")
    parser.add_argument("--themes", action="store_true")
    options = parser.parse_args()
    if options.themes:
        columns, _, rows = options.sizes.split(",")[0].partition("x")
        print_themes(options.collection, (int(columns), int(rows)))
        return
    print("size     list      lines  titles twice  ellipses  reader")
    for size in options.sizes.split(","):
        columns, _, rows = size.partition("x")
        with tempfile.TemporaryDirectory() as home:
            os.environ["DATELINE_HOME"] = home
            for pane, *values in asyncio.run(measured(options.collection, (int(columns), int(rows)))):
                print(f"{size:8} {pane:9} {values[0]:5} {values[1]:13} {values[2]:9} {values[3]:7}")


if __name__ == "__main__":
    main()
