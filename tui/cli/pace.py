"""How quickly work goes and how long the rest takes, by the last two minutes; nothing is said in the first seconds."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

WINDOW = 120.0  # seconds over which the rate is taken: what is done arrives in batches
PATIENCE = 5.0  # seconds of work before which a rate says nothing
_MOMENT = 1.0  # seconds that are remembered as one


class Pace:
    """The rate of what is done. `clock` gives the time in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._done = 0
        self._marks = deque([(clock(), 0)])  # moments, and how much was done by then

    def start(self) -> None:
        """Work begins only now, where nothing was done so far."""
        if not self._done:
            self._marks = deque([(self._clock(), 0)])

    def work(self, count: int = 1) -> None:
        """So much more is done."""
        self._done += count
        now = self._clock()
        if len(self._marks) > 1 and now - self._marks[-2][0] < _MOMENT:
            self._marks.pop()
        self._marks.append((now, self._done))
        while len(self._marks) > 2 and now - self._marks[1][0] > WINDOW:
            self._marks.popleft()

    @property
    def rate(self) -> float | None:
        """How much is done in a second; None where too little was seen to say so."""
        (began, before), (now, done) = self._marks[0], self._marks[-1]
        return (done - before) / (now - began) if now - began >= PATIENCE else None

    def seconds_for(self, rest: int) -> float | None:
        """How long the rest takes at this rate; None where that cannot be said."""
        return rest / self.rate if self.rate else None
