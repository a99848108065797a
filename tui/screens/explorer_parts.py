"""What the parts of the explorer ask of the screen that holds them, beyond what actions do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from index.arrangement import Arrangement
from tui.host import Host

if TYPE_CHECKING:
    from textual.widget import Widget

    from tui.screens.follower import Follower
    from tui.workers import Workers


class PartsHolder(Host, Protocol):
    """The explorer, as its parts see it."""

    arrangement: Arrangement
    follower: Follower
    threads: Workers

    @property
    def focused(self) -> Widget | None:
        """Who has the keyboard."""

    def call_after_refresh(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Call back when the screen has been drawn."""

    def ask(self) -> None:
        """Explore the present focus."""

    def read_first(self, *, later: bool = False) -> None:
        """Show the article of the row in the list in use, or else of the passages'."""

    def read_again(self) -> None:
        """Show the article that is being read as it is now."""

    def show_again(self) -> None:
        """Show the answer that stands."""

    def write_bars(self) -> None:
        """Write the trail, the tabs and the keys."""

    def write_keys(self) -> None:
        """Write the key line."""
