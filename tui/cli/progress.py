"""Progress of long work, on standard error: a bar with rate and time left on a terminal, nothing elsewhere."""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from types import TracebackType
from typing import Self

from tui.cli.pace import Pace


class Progress:
    """A bar for work whose extent may become known on the way. Use it in a `with` block."""

    def __init__(self, doing: str, unit: str, total: int | None = None) -> None:
        """`doing` names the work, `unit` what is counted (“articles”); `total` is None where it is not known."""
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bar

        self._console = Console(stderr=True, markup=False, highlight=False, no_color="NO_COLOR" in os.environ)
        self._unit, self._pace, self._done = unit, Pace(), 0
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[counted]}"),
            console=self._console,
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task(doing, total=total, counted=self._counted(total))

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def advance(self, count: int = 1, *, total: int | None, worked: bool = True) -> None:
        """So many more are done, of `total` where it is known; `worked` tells whether they took work now."""
        self._done += count
        if worked:
            self._pace.work(count)
        else:
            self._pace.start()
        self._bar.update(self._task, completed=self._done, total=total, counted=self._counted(total))

    def _counted(self, total: int | None) -> str:
        """“1,204/11,436 articles  12.3/s  0:13:51 left”."""
        said = [f"{self._done:,}{'' if total is None else f'/{total:,}'} {self._unit}"]
        if rate := self._pace.rate:
            said.append(f"{rate:,.1f}/s")
            left = None if total is None else self._pace.seconds_for(total - self._done)
            said += [] if left is None else [f"{timedelta(seconds=round(left))} left"]
        return "  ".join(said)
