"""An interrupt that is not lost: Python drops it where it comes within a destructor or a callback."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Self


class Interrupts:
    """Raises KeyboardInterrupt at once, as Python does, and once more where that came to nothing."""

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
