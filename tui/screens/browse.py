"""The explorer: its parts, and what passes between them. What a command does stands in `actions/`."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal

from index.arrangement import Arrangement
from index.errors import DatelineError
from tui import layout, text
from tui.actions import ACTIONS, following
from tui.browser import Browser
from tui.commands import SCREENS, bindings, with_keys
from tui.current_item import of_pinned, with_people
from tui.decision_queue import DecisionQueue
from tui.empty_states import READING, Indexing, way_back
from tui.messages import (
    Answered,
    Compared,
    Completed,
    Failed,
    GroupingProgress,
    HappeningsGrouped,
    IndexingProgress,
    NotRead,
    Opened,
    Prepared,
)
from tui.pane_grid import PaneGrid
from tui.panes.pane import Pane
from tui.panes.reader import ReaderPane
from tui.screens.answers import Answers, Said
from tui.screens.bars import Bars
from tui.screens.first_use import FirstUseCard
from tui.screens.follower import Follower
from tui.screens.line import SearchLine
from tui.screens.pane_messages import PaneMessage, PaneMessages
from tui.terminal.textual_private import TextualScreen
from tui.widgets.bar import Bar
from tui.widgets.rows import RowList
from tui.widgets.searchbar import SearchBar
from tui.widgets.timeline import Timeline
from tui.workers import Workers

if TYPE_CHECKING:
    from textual.binding import BindingType

    from index.focus import Focus
    from tui.application import Application
    from tui.backend import Backend
    from tui.current_item import Item
    from tui.last_decision import LastDecision
    from tui.session import SessionPlace

PATIENCE = 0.3  # seconds after which a search that still runs is mentioned
ABOUT_A_ROW = frozenset(
    {*following.JUMPS, "copy", "clip", "next_hit", "previous_hit"}
)  # wait for the answer to come


class BrowseScreen(TextualScreen, inherit_bindings=False):
    """Search line, trail, five lists and the reader."""

    HORIZONTAL_BREAKPOINTS = layout.BREAKPOINTS
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("here"),
        ("ctrl+c", "screen.copy_text", "Copy what is selected"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(text.STYLES)

    app: Application

    def __init__(self, backend: Backend, place: SessionPlace, focus: Focus | None = None) -> None:
        """`place` is where the user was in this collection; `focus`, if given, is what is asked first."""
        super().__init__()
        self.backend = backend
        self.browser = Browser(place, focus)
        self.threads = Workers(backend, self)
        self.searchbar = SearchBar(self.app.settings.debounce)
        self.bars = Bars(backend, self.searchbar)
        self.commands = with_keys(self.app.keys)
        self.arrangement = Arrangement.from_json(
            self.app.session.arrangement, self.app.settings.least_sure / 100
        )
        self.grid = PaneGrid(self.browser.here.pane, self.app.size.width, self.app.session.reader)
        self.grid.passages.way_back = way_back(self.commands)
        self.add_class(self.grid.layout_name, update=False)
        self.follower = Follower(self, self._read)
        self.line = SearchLine(self)
        self.answers = Answers(self)
        self.panes = PaneMessages(self)
        self.decided: LastDecision | None = None
        self.decisions = DecisionQueue()

    def compose(self) -> ComposeResult:
        """Bars above, panes, keys below."""
        yield self.bars.head
        yield self.searchbar
        with Horizontal(id="where"):
            yield self.bars.trail
            yield self.bars.timeline
        yield self.bars.tabs
        yield self.grid
        yield self.bars.keys
        if self.app.session.first:
            yield FirstUseCard(self.commands, sample=self.backend.is_sample)

    def on_mount(self) -> None:
        """Draw the shell at once and let the index be prepared behind it."""
        self.searchbar.queries = self.browser.queries
        self.searchbar.write(self.browser.focus.query)
        self.bars.say(READING)
        self.write_bars()
        self.call_after_refresh(self.prepare)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out for the new width."""
        self.grid.lay_out(event.size.width)
        self.call_after_refresh(self.write_bars)

    async def on_event(self, event: events.Event) -> None:
        """Take the card of the first start away with the first key, which goes on to whom it is for."""
        if self.app.session.first and isinstance(event, events.Key):
            self.app.session.first = False
            self.query(FirstUseCard).remove()
        await super().on_event(event)

    def key_escape(self) -> None:
        """Let go of what is selected beside the article, of whose words a command does, after this."""
        if "words" not in self.facts():
            self.clear_selection()

    def place(self) -> SessionPlace:
        """Where the user is, in the form in which it is kept."""
        self.browser.stand(self.grid.pane, self.grid.cursors())
        return self.browser.place()

    # ── asking ───────────────────────────────────────────────────────────────────────────────────────────────────

    def prepare(self, *, asked: bool = False) -> None:
        """Take up what changed in the collection; where somebody `asked` for it, say that nothing has."""
        self.answers.indexing = Indexing()
        self.answers.says_unchanged = asked
        self.threads.prepare()

    def ask(self) -> None:
        """Explore the present focus; where that takes long, say so."""
        self.answers.then = None
        if self.threads.ready:
            self.threads.explore(self.browser.question(), self.browser.focus, self.arrangement)
            self.set_timer(PATIENCE, self._say_searching)

    def _say_searching(self) -> None:
        if self.browser.asking and self.answers.indexing is None:
            self.bars.say("searching …")

    def rearrange(self, arrangement: Arrangement, *, first: str | None = None) -> None:
        """Show the present answer in another order, kept from one start to the next; in pane `first` from its top."""
        if first is not None:
            self.grid.list_pane(first).list.rise()
        self.browser.stand(self.grid.pane, self.grid.cursors())
        self.arrangement = arrangement
        self.app.session.arrangement = arrangement.to_json()
        self.ask()

    def visit(self, focus: Focus, pane: str | None = None, row: str | None = None) -> None:
        """Go on to another focus, perhaps in another pane, with the cursor on a row."""
        self.browser.stand(self.grid.pane, self.grid.cursors())
        self.browser.visit(focus, pane, row)
        self.arrive()

    def arrive(self) -> None:
        """Show the present stop of the trail: its search line, its pane, its answer, of which no list is narrowed."""
        self.arrangement = self.arrangement.wide()
        self.searchbar.write(self.browser.focus.query)
        self.grid.go_to(self.browser.here.pane)
        self.write_bars()
        self.ask()

    def read(self, item: Item) -> None:
        """Show the article of an item in the reader."""
        self.follower.now(item)

    def _read(self, item: Item) -> None:
        self.backend.learn(*item.people)
        self.threads.read(item, self.browser.focus)

    def read_first(self, *, later: bool = False) -> None:
        """Show the article of the row in the list in use, or else of the passages'; `later` waits for a next key."""
        item = self.grid.first_item
        if item is not None:
            (self.follower.later if later else self.follower.now)(item)

    def read_again(self) -> None:
        """Show the article that is being read as it is now, for who reads on there."""
        item, row = self.follower.awaited or self.grid.reader.item, self.grid.first_item
        if item is not None:
            is_of_row = row is not None and (row.kind, row.key) == (item.kind, item.key)
            self.follower.now(row if row is not None and is_of_row else item)

    # ── what threads say ─────────────────────────────────────────────────────────────────────────────────────────

    @on(IndexingProgress)
    @on(Prepared)
    @on(GroupingProgress)
    @on(HappeningsGrouped)
    @on(Answered)
    @on(Completed)
    @on(Failed)
    @on(Opened)
    @on(Compared)
    @on(NotRead)
    def _hear_threads(self, event: Said) -> None:
        self.answers.hear(event)

    @on(RowList.Failed)
    def _tell_row(self, event: RowList.Failed) -> None:
        self.answers.hear(Failed(event.error, 0))

    def show_again(self) -> None:
        """Show the answer that stands, after the trail was taken up as it was."""
        self.bars.say("")
        if self.browser.view is not None:
            self.answers.show(self.browser.view)

    # ── what panes and bars say ──────────────────────────────────────────────────────────────────────────────────

    @on(Pane.Moved)
    @on(Pane.Picked)
    @on(PaneGrid.Entered)
    @on(ReaderPane.Moved)
    @on(ReaderPane.Picked)
    @on(ReaderPane.Reselected)
    @on(Timeline.Kept)
    @on(Bar.Picked)
    def _hear_panes(self, event: PaneMessage) -> None:
        self.panes.hear(event)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep what is there when somebody comes to the search line; write the keys for where the keyboard is."""
        if event.widget is self.searchbar.input:
            self.line.enter()
        self.bars.write_tabs(self.grid, typing=self.searchbar.has_keyboard)
        self.write_keys()

    @on(SearchBar.Asked)
    @on(SearchBar.Written)
    @on(SearchBar.Left)
    @on(SearchBar.Taken)
    def _hear_line(
        self, event: SearchBar.Asked | SearchBar.Written | SearchBar.Left | SearchBar.Taken
    ) -> None:
        self.line.hear(event)

    def search(self, query: str) -> None:
        """Ask a search line, and go to what it finds."""
        self.line.ask(query, final=True)

    # ── commands ─────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def item(self) -> Item | None:
        """What is under the cursor, with the people in it; where nothing is, the actor that was pinned last."""
        item = self.grid.item
        if item is None:
            pinned = self.browser.focus.actors[-1:]
            return of_pinned(pinned[0], self.backend.actor_name(pinned[0])) if pinned else None
        article = self.backend.at_hand(item.anchor.article)
        return with_people(item, article) if article is not None else item

    @property
    def items(self) -> list[Item]:
        """What is selected in the pane in use, else what is under the cursor."""
        item = self.item
        return self.grid.marked or ([item] if item is not None else [])

    def facts(self) -> set[str]:
        """What commands may count on at this moment."""
        item, article, view = self.item, self.grid.reader.article, self.browser.view
        facts = item.facts() if item else set()
        marks = {
            "offer": self.grid.offer is not None,
            "pins": not self.browser.focus.empty,
            "back": self.browser.trail.can_back,
            "forward": self.browser.trail.can_forward,
            "hits": view is not None and bool(view.focus.query) and view.matching > 0,
            "suggestion": view is not None and bool(view.suggestion),
            "article": article is not None,
            "words": self.grid.chosen_words is not None,
            "url": article is not None and bool(article.url),
        }
        return facts | {name for name, stands in marks.items() if stands}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Under another screen no command is done, whatever was typed ahead; without words, none that is about them."""
        if action != "command":
            return True
        command = self.commands[str(parameters[0])]
        return self.is_active and (command.where != "words" or command.possible(self.facts()))

    def action_command(self, command: str) -> None:
        """Do the command of this id; its key was pressed."""
        self.do(command)

    def do(self, command: str) -> None:
        """Do the command of this id, as its key would; say why, where it is not possible."""
        asked = self.commands[command]
        if asked.where not in SCREENS:
            target = self.focused if asked.where == "move" else self.app
            self.app.call_later(self.app.run_action, asked.action, target or self)
        elif command in ABOUT_A_ROW and self.browser.asking:
            self.answers.then = partial(self.do, command)
        elif asked.possible(self.facts() if command not in ABOUT_A_ROW else self._facts_of_row()):
            ACTIONS[command](self)
        else:
            self.app.toast(asked.cannot)

    def _facts_of_row(self) -> set[str]:
        """The facts, with the article of the row at hand where it can be read."""
        item = self.grid.item
        if item is not None:
            with suppress(DatelineError):
                self.backend.read(item.anchor.article)
        return self.facts()

    def write_bars(self) -> None:
        """Write the trail, the tabs and the keys for what is there now."""
        self.bars.write_trail(self.browser, sample=self.backend.is_sample)
        self.bars.write_tabs(self.grid, typing=self.searchbar.has_keyboard)
        self.write_keys()

    def write_keys(self) -> None:
        """Write the key line for what is possible now."""
        self.bars.write_keys(self.commands.values(), self.facts())
        self.refresh_bindings()
