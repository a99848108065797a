"""What panes and bars say of what somebody did in them, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import breadcrumbs, layout
from tui.actions import following
from tui.pane_grid import PaneGrid
from tui.panes.pane import Pane
from tui.panes.reader import ReaderPane
from tui.widgets.bar import Bar
from tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from tui.current_item import Item
    from tui.screens.explorer_parts import PartsHolder

PaneMessage = (
    Pane.Moved
    | PaneGrid.Entered
    | Pane.Picked
    | ReaderPane.Picked
    | ReaderPane.Moved
    | ReaderPane.Reselected
    | Timeline.Kept
    | Bar.Picked
)


class PaneMessages:
    """Hears the panes and bars of the explorer."""

    def __init__(self, screen: PartsHolder) -> None:
        self._screen = screen

    def hear(self, event: PaneMessage) -> None:
        """Do what follows from a message."""
        if isinstance(event, Pane.Moved):
            self._screen.follower.now(event.item)
        elif isinstance(event, PaneGrid.Entered):
            self._enter()
        elif isinstance(event, ReaderPane.Moved):
            self._move_in_reader(event.item)
        elif isinstance(event, ReaderPane.Reselected):
            self._screen.write_keys()
        elif isinstance(event, Timeline.Kept):
            days = (event.first, event.last)
            self._screen.visit(breadcrumbs.pinned(self._screen.browser.focus, "days", days))
        elif isinstance(event, Bar.Picked):
            self._pick(event)
        else:
            self._screen.do("pin")

    def _enter(self) -> None:
        """Show the sentence of the row that the keyboard came to."""
        grid = self._screen.grid
        item = grid.item
        if item is not None and grid.pane != layout.READER and item != grid.reader.item:
            self._screen.follower.now(item)

    def _move_in_reader(self, item: Item) -> None:
        self._screen.backend.learn(*item.people)
        self._screen.write_keys()

    def _pick(self, event: Bar.Picked) -> None:
        """Go where a piece of a bar leads."""
        if event.bar.id == "trail":
            following.shorten(self._screen, int(event.piece))
        elif event.bar.id == "tabs":
            self._screen.grid.go_to(event.piece)
        elif event.bar.id == "keys":
            self._screen.do(event.piece)
