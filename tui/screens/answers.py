"""What threads say to the explorer: how far the index is, answers, articles, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from index.errors import IndexBroken, UnknownArticle
from tui import log, text
from tui.actions import searching
from tui.empty_states import Indexing, empty_collection, grouping, narrowed, without_rows
from tui.layout import READER
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
    PlaceChanged,
    Prepared,
)

if TYPE_CHECKING:
    from index.view import View
    from tui.panes.pane import Pane
    from tui.screens.explorer_parts import PartsHolder

Said = (
    IndexingProgress
    | Prepared
    | GroupingProgress
    | HappeningsGrouped
    | Answered
    | Completed
    | Failed
    | Opened
    | Compared
    | NotRead
)


class Answers:
    """Shows in the explorer what its threads have found."""

    def __init__(self, screen: PartsHolder) -> None:
        self._screen = screen
        self.indexing: Indexing | None = Indexing()  # while the index is made
        self.then: Callable[[], None] | None = None  # what was asked for before the answer came
        self.says_unchanged = False  # whether somebody waits to hear that nothing has changed
        self._repaired = False  # whether a broken index was made anew since it last answered
        self._stays = False  # whether the article that comes is the one being read, at the line where it is

    def hear(self, event: Said) -> None:
        """Show what a thread says."""
        match event:
            case IndexingProgress():
                self._tell_progress(event)
            case Prepared():
                self._begin(event)
            case GroupingProgress():
                self._screen.bars.say(grouping(event.done, event.total))
            case HappeningsGrouped():
                self._take_groups(event)
            case Answered():
                self._take_answer(event)
            case Completed():
                self._tell_completions(event)
            case Failed():
                self._tell_failure(event)
            case Opened():
                self._show_article(event)
            case Compared():
                self._screen.grid.reader.tell_new(event.article, event.novelty)
            case NotRead():
                self._tell_unread(event)

    def _tell_progress(self, event: IndexingProgress) -> None:
        screen = self._screen
        self.indexing = Indexing(event.done, event.total)
        screen.bars.say(self.indexing.short)
        if screen.browser.view is None or not screen.browser.view.matching:
            screen.grid.say(self.indexing.sentence)

    def _begin(self, event: Prepared) -> None:
        screen = self._screen
        screen.threads.ready = True
        if event.complete:
            self.indexing = None
            screen.bars.say("")
        if event.note:
            screen.app.toast(event.note, severity="warning", timeout=12)
        if event.changed:
            self._ask_again()
        elif screen.browser.view is not None:
            screen.threads.warm()
            if self.says_unchanged:
                screen.app.toast("Nothing has changed since the collection was read.")

    def _take_groups(self, event: HappeningsGrouped) -> None:
        screen = self._screen
        screen.bars.say("")
        if event.changed:  # also where an answer from before the grouping is still on its way
            self._ask_again()

    def _ask_again(self) -> None:
        """Ask the present stop once more; what waits for its answer goes on waiting."""
        then = self.then
        self._screen.bars.expect_change()
        self._screen.ask()
        self.then = then

    def _take_answer(self, event: Answered) -> None:
        screen = self._screen
        first, is_repeated = screen.browser.view is None, screen.browser.is_shown
        self._repaired = False
        if not screen.browser.answered(event.number, event.view):
            return
        if is_repeated:  # the cursors may have moved since it was asked
            screen.browser.stand(screen.grid.pane, screen.grid.cursors())
        if first:
            screen.app.call_after_refresh(screen.app.settle)
        if self.indexing is None:
            screen.bars.say("")
            screen.threads.warm()
        self.show(event.view)
        if is_repeated and screen.grid.pane == READER:
            self._stays = screen.follower.awaited is None
            screen.read_again()
        else:
            screen.read_first(later=screen.browser.typing)
        screen.post_message(PlaceChanged())
        if self.then is not None:
            screen.call_after_refresh(self.then)
            self.then = None

    def show(self, view: View) -> None:
        """Show a view in the panes and the bars."""
        screen, indexing = self._screen, self.indexing
        name, rows = screen.backend.argument, screen.browser.here.rows

        def words(pane: Pane) -> str:
            if pane.name_of() in view.whole:
                return narrowed(screen.commands)
            return without_rows(pane.MISSING, view, indexing, name, screen.commands)

        with screen.app.batch_update():
            screen.grid.show(view, rows, words)
            if indexing is None and view.nothing is None and not view.matching:
                screen.grid.reader.say(empty_collection(name, screen.commands))
            elif view.nothing is not None:
                screen.grid.reader.say("Nothing is found, so there is nothing to read.")
            screen.bars.show_view(view, screen.commands["suggestion"].key)
        screen.write_bars()
        if screen.focused is None:
            screen.grid.go_to(screen.grid.pane)

    def _tell_failure(self, event: Failed) -> None:
        screen = self._screen
        if event.number and not screen.browser.answered(event.number, None):
            return
        self.indexing = self.then = None
        screen.bars.say("")
        again = screen.commands["reread"].key
        if event.number:
            screen.bars.tell(text.content("the search failed", "warn"))
        elif screen.browser.view is None:
            screen.grid.say(f"The collection could not be read. {again} tries again.")
        screen.app.tell_error(event.error)
        if isinstance(event.error, IndexBroken) and not self._repaired:
            self._repaired = True
            screen.prepare()

    def _tell_completions(self, event: Completed) -> None:
        screen = self._screen
        if screen.searchbar.has_keyboard and screen.searchbar.input.value == event.written:
            screen.searchbar.completions = event.completions
            screen.write_keys()

    def _show_article(self, event: Opened) -> None:
        screen = self._screen
        if screen.threads.wanted(event.number):
            screen.follower.awaited = None
            anchor, reader = event.item.anchor, screen.grid.reader
            scrolled = reader.page.scroll_offset.y
            reader.show(event.article, anchor.start, anchor.end, event.hits, event.item)
            if self._stays:
                reader.page.jump_to(scrolled)
            self._stays = False
            searching.tell_hit(screen)
            screen.write_keys()

    def _tell_unread(self, event: NotRead) -> None:
        screen = self._screen
        if not screen.threads.wanted(event.number):
            return
        if isinstance(event.error, UnknownArticle):
            again = screen.commands["reread"].key
            words = f"This article is in the collection no more. {again} reads the collection again."
        else:
            words = " ".join(filter(None, log.told(event.error)))
        screen.grid.reader.say(words)
        screen.write_keys()
