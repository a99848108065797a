"""The reader follows the cursor; while somebody types, only when a next key does not come."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from tui.current_item import Item

REST = 0.25  # seconds without a key after which the reader follows what is typed


class Follower:
    """Has the article of an item read, at once or later."""

    def __init__(self, screen: Screen[None], read: Callable[[Item], None]) -> None:
        self._screen, self._read = screen, read
        self._timer: Timer | None = None
        self.awaited: Item | None = None  # what is to be read and is not shown yet

    def now(self, item: Item) -> None:
        """Read it at once."""
        self.rest()
        self.awaited = item
        self._read(item)

    def later(self, item: Item) -> None:
        """Read it when nothing else comes for a moment."""
        self.rest()
        self._timer = self._screen.set_timer(REST, lambda: self.now(item))

    def rest(self) -> bool:
        """Read nothing later; gives whether something was to be read."""
        timer, self._timer = self._timer, None
        if timer is not None:
            timer.stop()
        return timer is not None
