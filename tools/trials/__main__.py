"""Trials of what SECURITY.md promises. Each prints what it tried, and the first failure with how to repeat it.

    python -m tools.trials NAME… [--count 100] [--seed 1] [--inputs 1000] [--from NUMBER] [--only NUMBER]

    kills       add, replace, index and repair are killed at random points and run again
    undoing     dozens of random decisions in each trial are taken back in any order, or the articles annotated again
    power       the power fails at random points: what was not flushed to the disk is lost, cut or zeros
    damage      files of a collection, its cache, the session and the settings are damaged
    readers     files of every format are damaged where it hurts, and read
    sentences   texts of odd words, marks and figures are annotated
    queries     lines of the query language, right and wrong, are asked
    disk        the disk is full at random fill points
    second_reader  a model answers with what is invented, changed, ordered, broken, slow or huge
    want        descriptors, memory, rights, a home folder, the right time, plain names are wanting

All of them run where no NAME is given. `--only` repeats one trial of a run by its number, `--from` goes on with a
run that was broken off. `--inputs` says how many decisions, texts, lines one trial has, where it has several.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from importlib import import_module

from tools.trials.trial import Series, run

NAMES = (
    "kills", "undoing", "power", "damage", "readers", "sentences", "queries", "disk", "want", "second_reader"
)  # fmt: skip


def main() -> int:
    """Run the trials that are named; 1 where one failed."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.trials", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[*NAMES, []])
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--inputs", type=int, default=None)
    parser.add_argument("--from", type=int, default=0, metavar="NUMBER", dest="first")
    parser.add_argument("--only", type=int, default=None, metavar="NUMBER")
    options = parser.parse_args()
    failed = False
    for name in options.names or NAMES:
        make: Callable[[], Series] = import_module(f"tools.trials.{name}").series
        series = make()
        if options.inputs and series.inputs > 1:
            series.inputs = options.inputs
        failed |= not run(name, series, options.count, options.seed, options.only, options.first)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
