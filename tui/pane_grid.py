"""The panes in their grid: which are seen at which width, which one is in use, and what is under its cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widget import Widget

from tui import layout
from tui.current_item import Item
from tui.offers import Offer
from tui.panes.actors import ActorsPane
from tui.panes.context import ContextPane
from tui.panes.events import EventsPane
from tui.panes.pane import Pane
from tui.panes.passages import PassagesPane
from tui.panes.quotes import QuotesPane
from tui.panes.reader import ReaderPane
from tui.widgets.page import Page
from tui.widgets.rows import RowList

if TYPE_CHECKING:
    from index.model import Article, Offsets
    from index.view import View


# the reader's width, the grid's rows, the heights of lists and reader; None as the stylesheet says
Shares = tuple[str | None, str | None, tuple[str | None, str | None]]


class PaneGrid(Container):
    """Five lists and the reader. A pane that is in use is always in sight."""

    @dataclass
    class Entered(Message):
        """The keyboard came to a pane."""

        pane: str

    def __init__(self, pane: str, width: int, step: int = 0) -> None:
        """`pane` is the one in use, `width` that of the screen in columns, `step` how much larger the reader is."""
        super().__init__(id="panes")
        self.pane = pane
        self.chosen = pane if pane in layout.LISTS else layout.LISTS[0]  # the list in use, or used last
        self.larger = step  # by how many steps the reader is larger than by itself
        self.alone = False  # whether the pane in use has the whole screen
        self.split = False  # whether a narrow screen shows the reader under the list
        self.passages, self.events = PassagesPane(), EventsPane()
        self.reader = ReaderPane()
        self._lists: dict[str, Pane] = {
            "actors": ActorsPane(),
            "events": self.events,
            "quotes": QuotesPane(),
            "context": ContextPane(),
            "passages": self.passages,
        }
        self._shares: Shares = (None, None, (None, None))
        self._large = layout.large_after(pane, "events")
        self._layout = layout.layout_for(width)
        self._columns = {name: Vertical(id=name) for name in ("left", "middle")}

    def compose(self) -> ComposeResult:
        """Two columns of lists and the reader."""
        with self._columns["left"]:
            yield self._lists["actors"]
        with self._columns["middle"]:
            for name in layout.WIDE_LISTS:
                yield self._lists[name]
        yield self.reader

    def on_mount(self) -> None:
        """Show what is to be seen, before the first picture: what is hidden later costs a second layout."""
        self._arrange()

    # ── which panes ──────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def layout_name(self) -> str:
        """The layout, as the stylesheet calls it."""
        return self._layout

    @property
    def shown(self) -> tuple[str, ...]:
        """The panes on the screen."""
        large = self.chosen if self._layout == layout.NARROW else self._large
        return layout.visible(self._layout, self.pane, large, alone=self.alone, split=self.split)

    @property
    def reads(self) -> bool:
        """Whether the reader is on the screen."""
        return layout.READER in self.shown

    def pane_named(self, name: str) -> Pane | ReaderPane:
        """The pane of this name."""
        return self.reader if name == layout.READER else self._lists[name]

    def list_pane(self, name: str) -> Pane:
        """The list pane of this name."""
        return self._lists[name]

    def lay_out(self, width: int) -> None:
        """Show the panes of the layout for a screen of this width."""
        self._layout = layout.layout_for(width)
        self._arrange()

    def _arrange(self) -> None:
        shown = self.shown
        several = len(shown) > len(layout.WIDE_LISTS)
        for name in (*layout.LISTS, layout.READER):
            self.pane_named(name).display = name in shown
        for name, pane in self._lists.items():
            pane.be_brief(several and name in layout.WIDE_LISTS and name != self._large)
        self._columns["left"].display = "actors" in shown
        self._columns["middle"].display = any(name in shown for name in layout.WIDE_LISTS)
        self.set_class(len(shown) == 1, "-alone")
        self._share(alone=len(shown) == 1)

    def _share(self, *, alone: bool) -> None:
        """Give the lists and the reader their room; by itself, and where one is alone, as the stylesheet says."""
        lists, reader = layout.reader_share(self._layout, self.larger)
        name = self._layout if self.larger and not alone else ""
        shares = (
            f"{reader}%" if name == layout.WIDE else None,
            f"{lists}fr {reader}fr" if name == layout.MEDIUM else None,
            (f"{lists}fr", f"{reader}fr") if name == layout.NARROW else (None, None),
        )
        if shares == self._shares:  # Textual lays out anew what is set to what it was
            return
        self._shares = shares
        self.reader.styles.width, self.styles.grid_rows, (height, self.reader.styles.height) = shares
        for column in self._columns.values():
            column.styles.height = height

    def resize_reader(self, step: int) -> bool:
        """Make the reader larger (1) or smaller (-1); False where it goes no further, or stands alone or not at all."""
        larger = self.larger + step
        if abs(larger) > layout.STEPS or not self.reads or len(self.shown) == 1:
            return False
        self.larger = larger
        self._arrange()
        return True

    # ── the one in use ───────────────────────────────────────────────────────────────────────────────────────────

    @property
    def list_in_use(self) -> str:
        """The pane in use, or the list that was used last where that is the reader."""
        return self.pane if self.pane in layout.LISTS else self.chosen

    def bring(self, name: str) -> None:
        """Bring a pane on the screen as the one in use, without the keyboard."""
        self.pane = name
        if name in layout.LISTS:
            self.chosen = name
            self._large = layout.large_after(name, self._large)
        self._arrange()

    def go_to(self, name: str) -> None:
        """Bring a pane on the screen and put the keyboard there."""
        self.bring(name)
        target: Widget = self.reader.page if name == layout.READER else self.list_pane(name).list
        self.screen.set_focus(target, scroll_visible=False)  # at once: the next key is for it

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) pane."""
        every = self.alone or self._layout == layout.NARROW
        among = (*layout.LISTS, layout.READER) if every else self.shown
        self.go_to(layout.neighbour(among, self.pane, step))

    def zoom(self) -> None:
        """Show the pane in use alone, or all again; on a narrow screen the list and the reader, or one of them."""
        if self._layout == layout.NARROW:
            self.split = not self.split
        else:
            self.alone = not self.alone
        self.go_to(self.pane)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane in use is the one that has the keyboard."""
        if isinstance(event.widget, RowList | Page):
            pane = next(node for node in event.widget.ancestors if node.has_class("pane"))
            if self.pane != pane.id:
                self.bring(pane.id or self.pane)
            self.post_message(self.Entered(self.pane))

    # ── what is in them ──────────────────────────────────────────────────────────────────────────────────────────

    def show(self, view: View, rows: Mapping[str, str], words: Callable[[Pane], str]) -> None:
        """Show a view, the cursors on these rows; `words` gives what a pane without rows says."""
        for name, pane in self._lists.items():
            pane.show(view, rows.get(name), words(pane))

    def say(self, words: str) -> None:
        """Say something in every pane that has no rows."""
        for pane in self._lists.values():
            if not pane.list.rows:
                pane.list.say(words)

    @property
    def item(self) -> Item | None:
        """What is under the cursor of the pane in use."""
        return self.reader.item if self.pane == layout.READER else self.list_pane(self.pane).item

    @property
    def marked(self) -> list[Item]:
        """What is selected in the pane in use."""
        return [] if self.pane == layout.READER else self.list_pane(self.pane).marked

    @property
    def chosen_words(self) -> tuple[Article, Offsets] | None:
        """What is selected in the reader, with its article, where the reader is in use."""
        article, words = self.reader.article, self.reader.selected
        return (article, words) if self.pane == layout.READER and article and words else None

    def unmark(self) -> bool:
        """Let go of what is selected in the pane in use; whether something was."""
        return self.pane != layout.READER and self.list_pane(self.pane).list.unmark()

    @property
    def first_item(self) -> Item | None:
        """What is under the cursor of the list in use, or else of the passages."""
        return self.list_pane(self.list_in_use).item or self.passages.item

    @property
    def offer(self) -> Offer | None:
        """The offer under the cursor, where nothing was found."""
        return self.passages.offer if self.pane == "passages" else None

    def cursors(self) -> dict[str, str]:
        """The key of the row under the cursor of each list that has rows."""
        keys = {name: pane.list.key for name, pane in self._lists.items()}
        return {name: key for name, key in keys.items() if key}

    def counts(self) -> dict[str, int]:
        """How many rows each list has."""
        return {name: pane.count for name, pane in self._lists.items()}
