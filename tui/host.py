"""What an action may use of the explorer: its parts, and the few things that concern all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from textual.message import Message

    from index.arrangement import Arrangement
    from index.focus import Focus
    from tui.application import Application
    from tui.backend import Backend
    from tui.browser import Browser
    from tui.commands import Command
    from tui.current_item import Item
    from tui.decision_queue import DecisionQueue
    from tui.last_decision import LastDecision
    from tui.pane_grid import PaneGrid
    from tui.screens.bars import Bars
    from tui.widgets.searchbar import SearchBar


class Host(Protocol):
    """The explorer, as actions see it."""

    @property
    def app(self) -> Application:
        """The application: toasts, menus, other screens."""

    @property
    def backend(self) -> Backend:
        """The collection and its explorer."""

    @property
    def browser(self) -> Browser:
        """The trail and what is asked."""

    @property
    def grid(self) -> PaneGrid:
        """The panes."""

    @property
    def bars(self) -> Bars:
        """The lines around the panes."""

    @property
    def searchbar(self) -> SearchBar:
        """The search line."""

    @property
    def commands(self) -> Mapping[str, Command]:
        """Every command by id, with the user's own keys."""

    @property
    def decisions(self) -> DecisionQueue:
        """What is being written to the collection."""

    decided: LastDecision | None  # what was decided last, which can be repeated

    @property
    def item(self) -> Item | None:
        """What is under the cursor, with the people in it where the article is at hand."""

    @property
    def items(self) -> list[Item]:
        """What is selected in the pane in use, else what is under the cursor."""

    def facts(self) -> set[str]:
        """What commands may count on at this moment."""

    def do(self, command: str) -> None:
        """Do the command of this id, as its key would; say why, where it is not possible."""

    @property
    def arrangement(self) -> Arrangement:
        """How the rows are put in order."""

    def rearrange(self, arrangement: Arrangement, *, first: str | None = None) -> None:
        """Show the present answer in another order, kept from one start to the next; in pane `first` from its top."""

    def post_message(self, message: Message) -> bool:
        """Say something to the explorer, from any thread."""

    def visit(self, focus: Focus, pane: str | None = None, row: str | None = None) -> None:
        """Go on to another focus, perhaps in another pane, with the cursor on a row."""

    def arrive(self) -> None:
        """Show the present stop of the trail: its search line, its pane, its answer."""

    def search(self, query: str) -> None:
        """Ask a search line, and go to what it finds."""

    def read(self, item: Item) -> None:
        """Show the article of an item in the reader."""

    def prepare(self, *, asked: bool = False) -> None:
        """Take up what changed in the collection; where somebody `asked` for it, say that nothing has."""
