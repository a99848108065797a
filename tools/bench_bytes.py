"""How many bytes the explorer sends to the terminal for a key.

Usage: python tools/bench_bytes.py [--collection PATH] [--home PATH] [--size 160x50] [--steps 5] [--keys "j j 2 j"]

The explorer runs on a pseudo-terminal of that size, and each key is written when nothing more came for the one before.
For each key: the pane, bytes, pictures (a terminal that can holds each back until it is whole), lines that were written
to, and how often the cell was written that was written most often. Then the most and the average for each pane and key.
`--home` keeps the index for the next run. Without `--keys` every pane is walked, so many steps each way. A key is a
character or one of `NAMED`.
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path

from rich.cells import cell_len

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.pseudo_terminal import PseudoTerminal  # noqa: E402 - found by the path set above

NAMED = {"enter": "\r", "backspace": "\x7f", "escape": "\x1b", "space": " ", "tab": "\t", "slash": "/"}
PANES = "123450"
WORD = "minister"  # whose hits are walked
START = 4.0  # seconds without a byte after which the explorer stands
_PICTURE = b"\x1b[?2026h"
_PIECE = re.compile(r"\x1b\[([?<>=0-9;]*)(\$?[A-Za-z])|(\x08+)|([^\x1b\x08]+)|\x1b")


def walk(steps: int) -> list[str]:
    """Through every pane, by its number, row by row, by pages and to both ends; on with Tab; from hit to hit."""
    rows = [*"j" * steps, *"k" * steps, "space", "space", "j", "k", "G", "k", "g"]
    panes = [key for pane in PANES for key in (pane, *rows)]
    hits = [f"/{WORD}\r", *"n" * steps, *"N" * steps]
    return [*panes, *["tab"] * len(PANES), *PANES, *hits]


def written(sent: bytes) -> Counter[tuple[int, int]]:
    """How often each cell (line, column) was written."""
    cells: Counter[tuple[int, int]] = Counter()
    line = column = 0
    for sequence in _PIECE.finditer(sent.decode("utf-8", "replace")):
        numbers, order, backs, words = sequence.groups()
        number = int(numbers) if numbers and numbers.isdigit() else 1
        if words:
            width = cell_len(words)
            cells.update((line, at) for at in range(column, column + width))
            column += width
        elif backs:
            column -= len(backs)
        elif order == "H":
            line, column = [*map(int, numbers.split(";")), 1][:2] if numbers else (1, 1)
        elif order == "X":
            cells.update((line, at) for at in range(column, column + number))
        elif order in ("A", "B"):
            line += number if order == "B" else -number
        elif order in ("C", "D"):
            column += number if order == "C" else -number
    return cells


def told(pane: str, key: str, sent: bytes) -> str:
    """A line of the table."""
    cells = written(sent)
    lines = {line for line, _column in cells}
    most = max(cells.values(), default=0)
    return f"{pane:<4} {key:<10} {len(sent):>8,} {sent.count(_PICTURE):>9} {len(lines):>6} {most:>7}"


def measured(
    collection: Path, size: tuple[int, int], keys: list[str], home: str
) -> dict[tuple[str, str], list[int]]:
    """Press the keys and print a line for each; gives the bytes of each by pane and key."""
    colours = {"DATELINE_HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    explorer = PseudoTerminal(["open", str(collection)], size, colours)
    print("pane key           bytes  pictures  lines  writes")
    pane = "1"
    print(told(pane, "(start)", explorer.read(calm=START)))
    sizes: dict[tuple[str, str], list[int]] = {}
    for key in keys:
        if key in PANES:
            pane = key
        explorer.write(NAMED.get(key, key))
        sent = explorer.read()
        sizes.setdefault((pane, key), []).append(len(sent))
        print(told(pane, key.strip(), sent), flush=True)
    explorer.signal(signal.SIGTERM)
    explorer.code()
    return sizes


def summary(sizes: dict[tuple[str, str], list[int]]) -> None:
    """Print the most and the average for each pane and key, and of all."""
    print("\npane key         times      most   average")
    for (pane, key), each in sizes.items():
        print(f"{pane:<4} {key.strip():<10} {len(each):>6} {max(each):>9,} {sum(each) / len(each):>9,.0f}")
    every = [number for each in sizes.values() for number in each]
    print(f"\n{len(every)} keys: {sum(every) / len(every):,.0f} bytes on average, {max(every):,} at most")


def main() -> None:
    """Press the keys and print the table."""
    from index.paths import sample_collection

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--collection", type=Path, default=sample_collection())
    parser.add_argument("--home", type=Path)
    parser.add_argument("--size", default="160x50")
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--keys", default="")
    options = parser.parse_args()
    columns, _, lines = options.size.partition("x")
    keys = options.keys.split() or walk(options.steps)
    with tempfile.TemporaryDirectory() as fresh:
        home = str(options.home or fresh)
        summary(measured(options.collection, (int(columns), int(lines)), keys, home))


if __name__ == "__main__":
    main()
