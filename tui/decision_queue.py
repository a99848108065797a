"""What is to be written to a collection, one after the other in one thread, so that the others stay free."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Condition

from index.callbacks import IsCancelled

WritingWork = Callable[[IsCancelled], None]  # of whether it is to be given up


class DecisionQueue:
    """Work that waits for its turn. Whoever puts the first piece starts the thread that runs `work`."""

    def __init__(self) -> None:
        self._todo: deque[WritingWork] = deque()
        self._changed = Condition()
        self._is_running = False
        self.is_held_up = False  # whether another program holds up what is being written

    def put(self, piece: WritingWork) -> bool:
        """Put a piece of work behind the others; gives whether a thread is to be started for it."""
        with self._changed:
            self._todo.append(piece)
            self._changed.notify_all()
            starts, self._is_running = not self._is_running, True
        return starts

    def work(self, cancelled: IsCancelled) -> None:
        """Do what there is, until nothing is left or it is cancelled."""
        while (piece := self._next(cancelled)) is not None:
            piece(cancelled)

    def _next(self, cancelled: IsCancelled) -> WritingWork | None:
        with self._changed:
            if self._todo and not cancelled():
                return self._todo.popleft()
            self._todo.clear()
            self._is_running = False
            return None

    def pause(self, seconds: float) -> None:
        """Let what was done be shown, unless more is to be done."""
        with self._changed:
            if not self._todo:
                self._changed.wait(seconds)
