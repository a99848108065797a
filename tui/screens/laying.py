"""A screen with the panes: which are seen, in which order, what the bars around them say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal

from tui import bar_content, breadcrumbs, layout
from tui.backend import Desk
from tui.commands import Command, by_action, with_keys
from tui.current_item import Subject
from tui.panes.actors import ActorsPane
from tui.panes.context import ContextPane
from tui.panes.events import EventsPane
from tui.panes.pane import Pane
from tui.panes.passages import PassagesPane
from tui.panes.quotes import QuotesPane
from tui.panes.reader import ReaderPane
from tui.screens.asking import AskingScreen
from tui.session import Place
from tui.widgets.bars import Bar, KeyBar, TrailBar
from tui.widgets.page import Page
from tui.widgets.rows import RowList
from tui.widgets.searchbar import SearchBar
from tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from index.focus import Focus
    from tui.app import DatelineApp

PATIENCE = 0.3  # seconds after which a search that still runs is mentioned
PANES: dict[str, Callable[[], Pane | ReaderPane]] = {
    "actors": ActorsPane,
    "events": EventsPane,
    "quotes": QuotesPane,
    "context": ContextPane,
    "passages": PassagesPane,
    "reader": ReaderPane,
}


class LaidOutScreen(AskingScreen, inherit_bindings=False):
    """Search line, trail, five panes and the reader, in three layouts by the width of the terminal."""

    HORIZONTAL_BREAKPOINTS = layout.BREAKPOINTS
    AUTO_FOCUS = ""

    app: DatelineApp

    def __init__(self, desk: Desk, place: Place, focus: Focus | None) -> None:
        super().__init__(desk, place, focus)
        self.commands: dict[str, Command] = with_keys(self.app.keys)
        self.chosen = self.trail.here.pane if self.trail.here.pane in layout.LISTS else layout.LISTS[0]
        self.pane = self.trail.here.pane
        self.zoomed: str | None = None
        self._middle = layout.middle_after(self.pane, "events")
        self._layout = layout.layout_for(self.app.size.width)
        self.add_class(self._layout, update=False)
        self._busy = "reading the collection …"
        self._whole = (0, 0)

    def compose(self) -> ComposeResult:
        """Bars above, panes, keys below."""
        yield Bar("head")
        yield SearchBar(self.app.settings.debounce)
        with Horizontal(id="where"):
            yield TrailBar("trail")
            yield Timeline()
        yield Bar("tabs")
        with Container(id="panes"):
            # In place at once: a pane that is moved or hidden later costs a second layout.
            for name in layout.order(self._layout):
                pane = PANES[name]()
                pane.display = name in self.shown
                yield pane
        yield KeyBar("keys")

    def on_mount(self) -> None:
        """Draw the shell at once and let the index be prepared behind it."""
        self.searchbar.queries = list(self.place.queries)
        self.searchbar.remember("")
        self.searchbar.write(self.trail.here.focus.query)
        self.write_bars()
        self.call_after_refresh(self.prepare)

    def ask(self) -> None:
        """Explore the present focus; where that takes long, say so."""
        super().ask()
        self.set_timer(PATIENCE, self._say_searching)

    def _say_searching(self) -> None:
        if self.searching and not self.preparing:
            self.say("searching … Esc stops")

    def say(self, busy: str) -> None:
        """Say at the right of the first line what is being done; nothing when it is."""
        self._busy = busy
        self._write_head()

    def write_bars(self) -> None:
        """Write the first line, the trail, the tabs and the keys anew."""
        stop = self.trail.here
        labels = [breadcrumbs.label(one, self.desk.actor_name, self.desk.article_title) for one in stop.order]
        self.query_one(TrailBar).show(bar_content.trail(labels, hint=not labels))
        self._write_head()
        self._write_tabs()
        self.write_keys()

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def searchbar(self) -> SearchBar:
        """The search line."""
        return self.query_one(SearchBar)

    @property
    def reader(self) -> ReaderPane:
        """The reader."""
        return self.query_one(ReaderPane)

    def list_pane(self, name: str) -> Pane:
        """The list pane of this name."""
        return self.query_one(f"#{name}", Pane)

    @property
    def shown(self) -> tuple[str, ...]:
        """The panes on the screen."""
        return layout.visible(self._layout, self.chosen, self._middle, self.zoomed)

    @property
    def subject(self) -> Subject | None:
        """What is under the cursor of the pane in use."""
        if self.pane == layout.READER:
            return self.reader.subject
        return self.list_pane(self.pane).subject

    def facts(self) -> set[str]:
        """What commands may count on at this moment."""
        subject, article = self.subject, self.reader.article
        facts = subject.facts() if subject else set()
        marks = {
            "pins": not self.trail.here.focus.empty,
            "back": self.trail.can_back,
            "forward": self.trail.can_forward,
            "hits": bool(self.reader.hits),
            "suggestion": self.view is not None and bool(self.view.suggestion),
            "article": article is not None,
            "url": article is not None and bool(article.url),
        }
        return facts | {name for name, stands in marks.items() if stands}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command is possible now; under another screen none is, whatever was typed ahead."""
        command = by_action(action, parameters)
        if command is None or not self.is_mounted:
            return True
        return self.is_active and command.possible(self.facts())

    # ── layout ───────────────────────────────────────────────────────────────────────────────────────────────────

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for the new width."""
        self._arrange(layout.layout_for(event.size.width))

    def _arrange(self, wanted: str = "") -> None:
        """Show the panes of the layout, in its order."""
        if wanted and wanted != self._layout:
            self._layout = wanted
            order = layout.order(wanted)
            self.query_one("#panes").sort_children(key=lambda child: order.index(child.id or ""))
        for name in (*layout.LISTS, layout.READER):
            self.query_one(f"#{name}").display = name in self.shown
        self.set_class(self.zoomed is not None, "-zoomed")
        self._write_tabs()

    def _write_tabs(self) -> None:
        counts = {name: self.list_pane(name).count for name in layout.LISTS}
        focused = self.pane if self.focused is not self.searchbar.input else ""
        self.query_one("#tabs", Bar).show(bar_content.tabs(counts, self.shown, focused))

    def go_to_pane(self, name: str) -> None:
        """Bring a pane on the screen and put the keyboard there."""
        self.pane = name
        if name in layout.LISTS:
            self.chosen = name
            self._middle = layout.middle_after(name, self._middle)
        if self.zoomed is not None:
            self.zoomed = name
        self._arrange()
        target = self.reader.page if name == layout.READER else self.list_pane(name).list
        self.set_focus(target, scroll_visible=False)  # at once: the next key is for it
        self.write_keys()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane in use is the one that has the keyboard."""
        if isinstance(event.widget, RowList | Page):
            pane = next(node for node in event.widget.ancestors if node.has_class("pane"))
            self.pane = pane.id or self.pane
            self.chosen = self.pane if self.pane in layout.LISTS else self.chosen
            self.pane_entered()
        self._write_tabs()
        self.write_keys()

    def pane_entered(self) -> None:
        """The keyboard came to another pane."""

    # ── bars ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _write_head(self) -> None:
        whole = self.view if self.view is not None and self.view.focus.empty else None
        if whole is not None:
            self._whole = (whole.articles, len(whole.passages) + whole.repeated)
        self.query_one("#head", Bar).show(*bar_content.head(self.desk.name, *self._whole, self._busy))

    def write_keys(self) -> None:
        """Write the key line for what is possible now."""
        self.query_one(KeyBar).show(bar_content.keys(self.commands.values(), self.facts()))
        self.refresh_bindings()
