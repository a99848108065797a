"""How many bytes the explorer sends to the terminal for a key.

Usage: python tools/bench_bytes.py [--collection PATH] [--size 160x50] [--keys "j j 2 j"]

The explorer runs on a pseudo-terminal of that size, and each key is written when nothing more came for the one before.
For each key: bytes, pictures (a terminal that can holds each back until it is whole), lines that were written to, and
how often the cell was written that was written most often. A key is a character or one of `NAMED`.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections import Counter
from pathlib import Path

from rich.cells import cell_len

NAMED = {"enter": "\r", "backspace": "\x7f", "escape": "\x1b", "space": " ", "tab": "\t", "slash": "/"}
KEYS = "g j j j k space 2 j j 3 j j 5 j j enter backspace z z"
PROGRAM = "from tui.cli.main import main; main()"
CALM = 0.6  # seconds without a byte after which a key is done
PATIENCE = 60.0  # seconds for one key at most
_ASKED, _ANSWER = (
    b"\x1b[?2026$p",
    b"\x1b[?2026;2$y",
)  # whether the terminal shows pictures as a whole: it does
_PICTURE = b"\x1b[?2026h"
_PIECE = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[[?<>=0-9;]*[A-Za-z$]*|([^\x1b]+)|\x1b")


class Explorer:
    """The explorer on a pseudo-terminal of its own."""

    def __init__(self, arguments: list[str], columns: int, lines: int, home: str) -> None:
        self.process, self._terminal = pty.fork()
        if not self.process:
            os.environ |= {"DATELINE_HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execv(sys.executable, [sys.executable, "-c", PROGRAM, *arguments])  # noqa: S606
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def press(self, key: str) -> bytes:
        """Write a key and give what is sent for it."""
        os.write(self._terminal, NAMED.get(key, key).encode())
        return self.sent()

    def sent(self, calm: float = CALM) -> bytes:
        """What is sent until nothing more comes."""
        sent, begin = b"", time.monotonic()
        last = begin
        while time.monotonic() - last < calm and time.monotonic() - begin < PATIENCE:
            if select.select([self._terminal], [], [], 0.05)[0]:
                try:
                    piece = os.read(self._terminal, 65536)
                except OSError:  # the program has ended
                    break
                if _ASKED in piece:
                    os.write(self._terminal, _ANSWER)
                sent, last = sent + piece, time.monotonic()
        return sent

    def close(self) -> None:
        """End the explorer."""
        os.kill(self.process, signal.SIGTERM)
        self.sent()
        os.waitpid(self.process, 0)
        os.close(self._terminal)


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
    print("key           bytes  pictures  lines  writes")
    with tempfile.TemporaryDirectory() as home:
        explorer = Explorer(["open", str(wanted.collection)], int(columns), int(lines), home)
        print(told("(start)", explorer.sent(calm=4)))
        sizes = []
        for key in wanted.keys.split():
            sent = explorer.press(key)
            sizes.append(len(sent))
            print(told(key, sent), flush=True)
        explorer.close()
    print(f"\n{len(sizes)} keys: {sum(sizes) / len(sizes):,.0f} bytes on average, {max(sizes):,} at most")


if __name__ == "__main__":
    main()
