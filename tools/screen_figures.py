"""What is seen of a collection at once, in figures: titles repeated, words cut off, lines of the list.

Usage: python tools/screen_figures.py [--collection PATH] [--sizes 160x50,120x36,80x24]

For each size and each list that has the room: lines of the list in use, titles of articles that stand in it more than
once, ellipses on the whole screen, and cells of the longest line of the reader.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

PANES = {"2": "events", "3": "quotes", "4": "context", "5": "passages"}
TITLE = 28  # cells of a title by which it is known again


async def measured(collection: Path, size: tuple[int, int]) -> list[tuple[str, int, int, int, int]]:
    """For each list in use: its name, its lines, titles that stand twice in it, ellipses, cells of the reader."""
    from index.collection import Collection
    from tui.app import DatelineApp

    app = DatelineApp(Collection.open(collection))
    rows = []
    async with app.run_test(size=size) as pilot:
        for key, pane in PANES.items():
            for pressed in ("ctrl+l", key):
                await app.workers.wait_for_complete()
                await pilot.pause()
                await pilot.press(pressed)
            await app.workers.wait_for_complete()
            await pilot.pause(0.2)
            rows.append((pane, *figures(app, pane)))
    return rows


def figures(app: Any, pane: str) -> tuple[int, int, int, int]:
    """What is seen of a pane and of the screen around it."""
    lines = [strip.text for strip in app.screen._compositor.render_strips()]
    grid = app.screen_stack[0].grid
    rows = grid.list_pane(pane).list
    region = rows.region
    inside = [line[region.x : region.right] for line in lines[region.y : region.bottom]]
    starts = {row.title[:TITLE].strip() for row in list(rows.rows[:200]) if row.title}
    heads = Counter(start for line in inside for start in starts if line.lstrip(" ▏▌").startswith(start))
    page = grid.reader.page
    reader = page.region if grid.reads else None
    widths = (
        [len(line[reader.x : reader.right].strip()) for line in lines[reader.y : reader.bottom]]
        if reader
        else [0]
    )
    return (
        region.height,
        sum(count > 1 for count in heads.values()),
        sum(line.count("…") for line in lines),
        max(widths),
    )


def main() -> None:
    """Print the table."""
    from index.paths import sample_collection

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--collection", type=Path, default=sample_collection())
    parser.add_argument("--sizes", default="160x50,120x36,80x24")
    options = parser.parse_args()
    print("size     list      lines  titles twice  ellipses  reader")
    for size in options.sizes.split(","):
        columns, _, rows = size.partition("x")
        with tempfile.TemporaryDirectory() as home:
            os.environ["DATELINE_HOME"] = home
            for pane, *values in asyncio.run(measured(options.collection, (int(columns), int(rows)))):
                print(f"{size:8} {pane:9} {values[0]:5} {values[1]:13} {values[2]:9} {values[3]:7}")


if __name__ == "__main__":
    main()
