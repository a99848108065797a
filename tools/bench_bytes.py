"""How many bytes the explorer sends to the terminal for a key.

Usage: python tools/bench_bytes.py [--collection PATH] [--size 160x50] [--keys "j j 2 j"]

The explorer runs on a pseudo-terminal of that size, and each key is written when nothing more came for the one before.
For each key: bytes, pictures (a terminal that can holds each back until it is whole), lines that were written to, and
how often the cell was written that was written most often. A key is a character or one of `NAMED`.
"""

from __future__ import annotations

import argparse
import re
import signal
import tempfile
from collections import Counter
from pathlib import Path

from pseudo_terminal import PseudoTerminal
from rich.cells import cell_len

NAMED = {"enter": "\r", "backspace": "\x7f", "escape": "\x1b", "space": " ", "tab": "\t", "slash": "/"}
KEYS = "g j j j k space 2 j j 3 j j 5 j j enter backspace z z"
START = 4.0  # seconds without a byte after which the explorer stands
_PICTURE = b"\x1b[?2026h"
_PIECE = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[[?<>=0-9;]*[A-Za-z$]*|([^\x1b]+)|\x1b")


def written(sent: bytes) -> Counter[tuple[int, int]]:
    """How often each cell (line, column) was written."""
    cells: Counter[tuple[int, int]] = Counter()
    line = column = 0
    for found in _PIECE.finditer(sent.decode("utf-8", "replace")):
        if found[1]:
            line, column = int(found[1]), int(found[2])
        elif found[3]:
            width = cell_len(found[3])
            cells.update((line, at) for at in range(column, column + width))
            column += width
    return cells


def told(key: str, sent: bytes) -> str:
    """A line of the table."""
    cells = written(sent)
    lines = {line for line, _column in cells}
    most = max(cells.values(), default=0)
    return f"{key:<10} {len(sent):>8,} {sent.count(_PICTURE):>9} {len(lines):>6} {most:>7}"


def measured(collection: Path, size: tuple[int, int], keys: list[str], home: str) -> list[int]:
    """Press the keys and print a line for each; gives the bytes of each."""
    colours = {"DATELINE_HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    explorer = PseudoTerminal(["open", str(collection)], size, colours)
    print("key           bytes  pictures  lines  writes")
    print(told("(start)", explorer.read(calm=START)))
    sizes = []
    for key in keys:
        explorer.write(NAMED.get(key, key))
        sent = explorer.read()
        sizes.append(len(sent))
        print(told(key, sent), flush=True)
    explorer.signal(signal.SIGTERM)
    explorer.code()
    return sizes


def main() -> None:
    """Press the keys and print the table."""
    from index.paths import sample_collection

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--collection", type=Path, default=sample_collection())
    parser.add_argument("--size", default="160x50")
    parser.add_argument("--keys", default=KEYS)
    wanted = parser.parse_args()
    columns, _, lines = wanted.size.partition("x")
    with tempfile.TemporaryDirectory() as home:
        sizes = measured(wanted.collection, (int(columns), int(lines)), wanted.keys.split(), home)
    print(f"\n{len(sizes)} keys: {sum(sizes) / len(sizes):,.0f} bytes on average, {max(sizes):,} at most")


if __name__ == "__main__":
    main()
