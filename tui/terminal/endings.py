"""Signals that end a program: the terminal is given back first, and the exit code says which it was."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


@contextmanager
def ends_on_signals(end: Callable[[int], None]) -> Iterator[None]:
    """Call `end` with the exit code when such a signal comes; one that is ignored stays so."""

    def ended(number: int, _frame: FrameType | None) -> None:
        end(128 + number)

    before = {
        number: signal.signal(number, ended)
        for number in ENDING
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
