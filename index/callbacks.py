"""What long work is given along: whom it tells how far it is, and what it asks whether to go on."""

from __future__ import annotations

from collections.abc import Callable

TellProgress = Callable[[int, int], None]  # takes how many are done and how many there are
IsCancelled = Callable[[], bool]
