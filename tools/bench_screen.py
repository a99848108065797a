"""How soon the first picture stands, beside an empty five-pane Textual app in the same run.

Usage: python tools/bench_screen.py [--collection PATH] [--runs N]

Each figure is the median over fresh processes, taken in turn, of the processor time from the start of Python to the
first painted frame; for Dateline also to the frame in which the panes are filled.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

EMPTY = """
import sys, time
from textual.app import App
from textual.widgets import Footer, Header, Input, Markdown, OptionList, Tree
class Empty(App):
    def compose(self):
        yield Header(); yield Input(); yield OptionList(); yield OptionList()
        yield Tree("tree"); yield Markdown(""); yield Footer()
    def on_ready(self):
        self.call_after_refresh(self.done)
    def done(self):
        print(time.process_time(), file=sys.__stdout__); self.exit()
Empty().run(headless=True, size=(160, 50))
"""
DATELINE = """
import gc, sys, time
gc.disable()
from index.collection import Collection
from tui.app import DatelineApp
class Timed(DatelineApp):
    def on_ready(self):
        self.call_after_refresh(self.tell)
    def tell(self):
        print(time.process_time(), file=sys.__stdout__)
    def keep_session(self):
        self.call_after_refresh(self.done)
    def done(self):
        self.tell(); self.exit()
Timed(Collection.open(sys.argv[1])).run(headless=True, size=(160, 50))
"""


def seconds(program: str, *arguments: str, home: str) -> list[float]:
    """The times that a program prints, in a process of its own."""
    environment = {"DATELINE_HOME": home, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "COLUMNS": "160"}
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        timeout=120,
    )
    return [float(line) for line in done.stdout.split()]


def main() -> None:
    """Measure in turn and print the medians and the ratio."""
    from index.paths import sample_collection

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--collection", type=Path, default=sample_collection())
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    empty, first, filled = [], [], []
    with tempfile.TemporaryDirectory() as home:
        seconds(DATELINE, str(options.collection), home=home)  # makes the index, which later starts find
        for _run in range(options.runs):
            empty += seconds(EMPTY, home=home)
            painted, answered = seconds(DATELINE, str(options.collection), home=home)[:2]
            first.append(painted)
            filled.append(answered)
    base = statistics.median(empty)
    print(f"empty five-pane app   first paint {base:.3f} s")
    for name, times in (("first paint ", first), ("panes filled", filled)):
        median = statistics.median(times)
        print(f"Dateline              {name} {median:.3f} s   ratio {median / base:.2f}")


if __name__ == "__main__":
    main()
