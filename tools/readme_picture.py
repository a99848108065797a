"""Draw the README's picture: the explorer on the sample collection, a quote in the reader.

python tools/readme_picture.py [docs/screen.svg] [--size 160x44] [--keys "3 j j"]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import tempfile
from pathlib import Path

_FONT_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # they name a server; the reader's own font does


async def draw(size: tuple[int, int], keys: list[str]) -> str:
    """The screen as SVG, `size` in columns and rows, after these keys were pressed."""
    from index.collection import Collection
    from index.paths import sample_collection
    from tui.app import DatelineApp

    app = DatelineApp(Collection.open(sample_collection()))
    async with app.run_test(size=size) as pilot:
        for key in ["ctrl+l", *keys]:
            await app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause()
        return _FONT_FACE.sub("", app.export_screenshot(title="dateline"))


def main() -> None:
    """Write the picture."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", nargs="?", type=Path, default=Path("docs/screen.svg"))
    parser.add_argument("--size", default="160x44")
    parser.add_argument("--keys", default="slash r e v e n g e enter 3 j")
    options = parser.parse_args()
    columns, _, rows = options.size.partition("x")
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"DATELINE_HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        os.environ.pop("NO_COLOR", None)
        picture = asyncio.run(draw((int(columns), int(rows)), options.keys.split()))
    options.out.write_text(picture, "utf-8")


if __name__ == "__main__":
    main()
