"""`dateline watch`: what appears in folders, or changes there, is added, until somebody stops it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from index.fingerprint import Fingerprint
from index.reading.files import files_of, stamp
from tui.cli.exit_codes import DONE, INTERRUPTED


class Watch:
    """Looks at folders again and again, and hands over the files that are new or changed and no longer written to."""

    def __init__(self, folders: Sequence[Path], every: float) -> None:
        """`every` is the number of seconds from one look to the next; a file that rested so long is whole."""
        self._folders, self.every = folders, every
        self._before: dict[Path, Fingerprint] = {}
        self._taken: dict[Path, Fingerprint] = {}

    def look(self) -> list[Path]:
        """The files to add now, in order. One that is gone again, or cannot be looked at, is left out."""
        now, states = time.time(), self._states()
        whole = [
            path
            for path, state in states.items()
            if self._taken.get(path) != state
            and (self._before.get(path) == state or now - state[1] / 1e9 >= self.every)
        ]
        self._before = states
        self._taken |= {path: states[path] for path in whole}
        return whole

    def _states(self) -> dict[Path, Fingerprint]:
        states: dict[Path, Fingerprint] = {}
        for path in files_of(self._folders):
            if isinstance(path, Path):
                state = stamp(path)
                if state is not None:
                    states[path] = state
        return states


def watch(watched: Watch, add: Callable[[list[str]], int]) -> int:
    """Add what appears until ctrl+c; `add` gives the exit code of a run. Gives 0: to be stopped is no failure."""
    try:
        while True:
            files = watched.look()
            if files and add([str(path) for path in files]) == INTERRUPTED:
                return DONE
            time.sleep(watched.every)
    except KeyboardInterrupt:
        return DONE
