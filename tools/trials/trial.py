"""A series of trials: each is known by its number and drawn from its own random numbers, so that it can be repeated."""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Protocol

TOLD = 30.0  # seconds after which it is said how far a series is
MOST_SAID = 5  # failures that are told in full


class PromiseBroken(AssertionError):  # noqa: N818 - it names what happened
    """What was promised does not hold."""


class Series(AbstractContextManager["Series"], Protocol):
    """Trials of one kind. `attempt` makes one, gives what it was in a few words, and raises PromiseBroken."""

    inputs: int  # how many inputs one trial has

    def attempt(self, rng: random.Random) -> str: ...  # noqa: D102


class Batches(AbstractContextManager["Batches"]):
    """A series that needs nothing but its numbers."""

    inputs = 1

    def __exit__(self, *_: object) -> None:
        """Nothing was opened."""


def numbers(count: int, only: int | None, first: int = 0) -> Iterable[int]:
    """The numbers of the trials to make."""
    return range(first, count) if only is None else [only]


def run(
    name: str,
    series: Series,
    count: int,
    seed: int,
    only: int | None = None,
    first: int = 0,
    say: Callable[[str], object] = print,
) -> bool:
    """Make the trials of a series; whether all went as promised.

    Says what they were, and how to repeat the first ones that did not.
    """
    kinds: Counter[str] = Counter()
    failures = 0
    began = last_line = time.monotonic()
    with series:
        for number in numbers(count, only, first):
            try:
                kinds[series.attempt(random.Random(f"{name}:{seed}:{number}"))] += 1  # noqa: S311
            except PromiseBroken as failure:
                failures += 1
                if failures <= MOST_SAID:
                    say(f"{name}: trial {number} failed: {failure}")
                    inputs = "" if series.inputs == type(series).inputs else f" --inputs {series.inputs}"
                    say(f"    again: python -m tools.trials {name} --seed {seed}{inputs} --only {number}")
            if time.monotonic() - last_line > TOLD:
                last_line = time.monotonic()
                print(f"{name}: {number + 1:,} of {count:,}, {failures} failed", file=sys.stderr, flush=True)
    made = sum(kinds.values()) + failures
    what = ", ".join(f"{times:,} {kind}" for kind, times in kinds.most_common())
    say(
        f"{name}: {made * series.inputs:,} inputs in {made:,} trials, {failures} failed,"
        f" {time.monotonic() - began:.0f} s ({what})"
    )
    return not failures
