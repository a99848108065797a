"""Progress of long work, on standard error: a bar with rate and time left on a terminal, nothing elsewhere."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import Self


class Progress:
    """A bar for work whose extent may become known on the way. Use it in a `with` block."""

    def __init__(self, doing: str, unit: str, total: int | None = None) -> None:
        """`doing` names the work, `unit` what is counted (“articles”); `total` is None where it is not known."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._console = Console(stderr=True, markup=False, highlight=False, no_color="NO_COLOR" in os.environ)
        self._unit = unit
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True),
            console=self._console,
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task(doing, total=total, rate="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def set(self, done: int, total: int | None = None) -> None:
        """So many are done, of `total` where it is known."""
        task = self._bar.tasks[0]
        rate = f"{task.speed:,.1f} {self._unit}/s" if task.speed else ""
        self._bar.update(self._task, completed=done, total=total, rate=rate)

    def advance(self) -> None:
        """One more is done."""
        task = self._bar.tasks[0]
        self.set(int(task.completed) + 1, None if task.total is None else int(task.total))
