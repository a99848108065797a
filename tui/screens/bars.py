"""The lines around the panes: what they say at any moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from tui import bar_content, breadcrumbs, text
from tui.commands import Command
from tui.widgets.bar import Bar, KeyBar, TrailBar
from tui.widgets.searchbar import SearchBar, found_line
from tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from index.view import View
    from tui.backend import Backend
    from tui.browser import Browser
    from tui.pane_grid import PaneGrid


class Bars:
    """Writes the head, the trail, the tabs, the keys, and the answer beside the search line."""

    def __init__(self, backend: Backend, searchbar: SearchBar) -> None:
        self._backend, self._searchbar = backend, searchbar
        self.head = Bar("head")
        self.trail = TrailBar("trail")
        self.timeline = Timeline()
        self.tabs = Bar("tabs")
        self.keys = KeyBar("keys", len(bar_content.LAST))
        self._busy = ""
        self._held_up = ""
        self._whole = (0, 0)  # articles and passages of the whole collection
        self._is_old = True  # whether these may have changed

    def say(self, busy: str) -> None:
        """Say at the right of the first line what is being done; nothing when it is."""
        self._busy = busy
        self._write_head()

    def hold_up(self, why: str) -> None:
        """Say at the right of the first line what is waited for, where nothing else is; nothing when it is over."""
        self._held_up = why
        self._write_head()

    def expect_change(self) -> None:
        """The collection has changed: the next answer tells its size anew."""
        self._is_old = True

    def _write_head(self) -> None:
        pieces, right = bar_content.head(self._backend.name, *self._whole, self._busy or self._held_up)
        self.head.show(pieces, right)

    def show_view(self, view: View, suggestion_key: str) -> None:
        """Write what an answer changes: the size of the collection, the days, the words beside the search line."""
        if view.focus.empty:
            self._whole = (view.articles, view.matching + view.repeated)
            self._write_head()
            self._is_old = False
        elif self._is_old:  # the start goes on with a question, or articles came while one is asked
            status = self._backend.explorer.status()
            self._whole = (status.articles, status.passages)
            self._is_old = False
            self._write_head()
        self.timeline.show(view.days)
        self.tell(_found(view, suggestion_key))

    def tell(self, answer: Content) -> None:
        """Say something beside the search line."""
        self._searchbar.answer(answer)

    def tell_hit(self, number: int, hits: int, rank: int | None, articles: int) -> None:
        """Say which hit of an article is shown, and which article of those with hits."""
        where = f", article {rank + 1:,} of {articles:,}" if rank is not None else ""
        self.tell(text.parts((f"hit {number:,} of {hits:,}", "strong"), (where, "muted")))

    def write_trail(self, browser: Browser, *, sample: bool) -> None:
        """Write the trail; where nothing is asked yet, what can be done."""
        labels = [
            breadcrumbs.label(crumb, self._backend.actor_name, self._backend.article_title)
            for crumb in browser.here.order
        ]
        self.trail.show(bar_content.trail(labels, sample=sample))

    def write_tabs(self, grid: PaneGrid, *, typing: bool) -> None:
        """Write the strip of panes; none of them has the keyboard while somebody types."""
        focused = "" if typing else grid.pane
        self.tabs.show(bar_content.tabs(grid.counts(), grid.shown, focused, self.tabs.app.size.width))

    def write_keys(self, commands: Iterable[Command], facts: Collection[str]) -> None:
        """Write the key line for what is possible; while somebody searches, how the line can go on."""
        if self._searchbar.has_keyboard:
            self.keys.show(bar_content.writing(self._searchbar.completions))
        else:
            self.keys.show(bar_content.keys(commands, facts))


def _found(view: View, key: str) -> Content:
    if view.notice:
        return text.content(text.line(view.notice), "warn")
    if view.suggestion:
        return text.parts(
            ("did you mean ", "muted"), (text.line(view.suggestion), "pin"), (f"? {key}", "key")
        )
    if view.nothing is not None and view.nothing.is_pinned:
        return text.content("nothing found with what is pinned", "warn")
    asked = bool(view.focus.query)
    return found_line(view.matching, view.articles, asked=asked, repeated=view.repeated)
