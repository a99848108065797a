"""What stops a command from outside: an interrupt is not lost, and an ending lets it take away what is unfinished."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final, NoReturn, Self

_ENDING: Final = ("SIGTERM", "SIGHUP", "SIGQUIT")  # as far as the system has them


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Within it, who is told to end leaves the block as by an error, so that nothing half-written is left."""
    if threading.current_thread() is not threading.main_thread():  # no other may ask for signals
        yield
        return
    numbers = [getattr(signal, name) for name in _ENDING if hasattr(signal, name)]
    taken = [one for one in numbers if signal.getsignal(one) is signal.SIG_DFL]  # nohup's stay ignored
    for number in taken:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # once is enough
    raise SystemExit(128 + number)


class Interrupts:
    """Python drops an interrupt that comes within a destructor or a callback. This raises it once more."""

    def __init__(self) -> None:
        self._came = False
        self._is_main = threading.current_thread() is threading.main_thread()  # no other may ask for signals

    def __enter__(self) -> Self:
        """From now on interrupts are noted."""
        if self._is_main:
            self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        """Interrupts are dealt with as before."""
        if self._is_main:
            signal.signal(signal.SIGINT, self._before)

    def heed(self) -> None:
        """Raise KeyboardInterrupt where one came and nobody was stopped by it."""
        if self._came:
            raise KeyboardInterrupt

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self._came = True
        raise KeyboardInterrupt
