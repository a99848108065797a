"""Writing in the search line: every key asks, Enter goes to what was found, Escape back to what was there before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.widgets.searchbar import SearchBar

if TYPE_CHECKING:
    from tui.browser import Bookmark
    from tui.panes.reader import Reading
    from tui.screens.explorer_parts import PartsHolder


@dataclass(frozen=True, slots=True)
class Before:
    """What was there when somebody began to write in the search line."""

    bookmark: Bookmark
    pane: str
    reading: Reading | None


class SearchLine:
    """What the search line does with the explorer."""

    def __init__(self, screen: PartsHolder) -> None:
        self._screen = screen
        self._before: Before | None = None

    def enter(self) -> None:
        """Keep what is there: the keyboard has come to the line."""
        screen = self._screen
        if self._before is None:
            screen.browser.stand(screen.grid.pane, screen.grid.cursors())
            self._before = Before(screen.browser.bookmark(), screen.grid.pane, screen.grid.reader.reading())

    def hear(self, event: SearchBar.Asked | SearchBar.Written | SearchBar.Left | SearchBar.Taken) -> None:
        """Do what the line says."""
        if isinstance(event, SearchBar.Asked):
            self.ask(event.query, final=event.final)
        elif isinstance(event, SearchBar.Written):
            self._screen.write_keys()
            self._screen.threads.complete(event.query)
        elif isinstance(event, SearchBar.Left):
            self._cancel()
        elif not self._screen.searchbar.go_on():
            view = self._screen.browser.view
            written = self._screen.searchbar.input.value
            self.ask(view.suggestion if view is not None and view.suggestion else written, final=True)

    def ask(self, query: str, *, final: bool) -> None:
        """Ask a query; `final` goes to what it finds."""
        screen = self._screen
        browser, grid = screen.browser, screen.grid
        if not browser.typing:
            browser.stand(grid.pane, grid.cursors())
        pane = "passages" if query.strip() else grid.list_in_use
        if browser.type(query, pane):
            grid.bring(pane)
            screen.follower.rest()
            screen.arrangement = screen.arrangement.wide()
            screen.ask()
        if final:
            screen.searchbar.write(query)
            self._leave(pane if browser.focus.query else None)

    def _leave(self, pane: str | None) -> None:
        screen = self._screen
        before, self._before = self._before, None
        screen.browser.typing = False
        screen.browser.remember_query(screen.browser.focus.query)
        screen.searchbar.queries = screen.browser.queries
        screen.grid.go_to(pane or (before.pane if before is not None else screen.grid.pane))
        if screen.follower.rest():  # the reader does not yet show what was typed last
            screen.read_first()

    def _cancel(self) -> None:
        """Go back to what was there before."""
        screen = self._screen
        before, self._before = self._before, None
        screen.follower.rest()
        if before is not None and screen.browser.typing:
            screen.threads.stop_exploring()
            screen.browser.go_back_to(before.bookmark)
            screen.grid.bring(before.pane)
            if screen.browser.is_shown:
                screen.show_again()
                screen.grid.reader.take_up(before.reading)
            else:  # it had not been answered when somebody began to write
                screen.ask()
        screen.searchbar.write(screen.browser.focus.query)
        screen.grid.go_to(before.pane if before is not None else screen.grid.pane)
