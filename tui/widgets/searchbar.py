"""The search line: asks while one types, remembers what was asked, says how the line was read."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Paste
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.timer import Timer
from textual.widgets import Input, Static

from tui import text
from tui.plurals import counted

if TYPE_CHECKING:
    from index.exploring.completing import Completions

# Questions that an empty line proposes; each finds something in the sample.
EXAMPLES = ("strike speaker:kirby", "“nuclear deal”", "event:ASSAULT", "by:us to:iran")
MOST = 2_000  # characters that a line can have: so many of it are searched
_ANSWER = 4  # the part of the line that an answer has at least: a quarter


class QueryInput(Input):
    """The input of the search line: its own keys come before those of the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", "Leave"),
        ("up", "older", "Asked before"),
        ("down", "newer", "Asked after"),
        ("tab", "take", "Take the suggestion"),
    ]
    # Textual lays the whole screen out anew for another length of what scrolls; here nothing around it moves.
    virtual_size = Reactive(Size(0, 0))

    @dataclass
    class Wanted(Message):
        """A key of the search line: `leave`, `older`, `newer` or `take`."""

        what: str

    def on_resize(self) -> None:
        """Keep the cursor in sight where the answer beside the line takes more room."""
        place = cell_len(self.value[: self.cursor_position])
        self.scroll_to_region(Region(place, 0, 1, 1), animate=False, force=True)

    def _on_paste(self, event: Paste) -> None:
        """Take of what is pasted as much as there is room for, without line ends."""
        event.prevent_default()
        event.stop()
        words = event.text[: MOST * 2].split()  # more would only be looked through in vain
        room = MOST - len(self.value) + len(self.selected_text)
        self.replace(" ".join(words)[:room], *self.selection)

    def restricted(self) -> None:
        """Take no more, and ring no bell: such keys come by the thousand, of a paste that a terminal types."""

    def action_leave(self) -> None:
        """Stop the search, or leave the line."""
        self.post_message(self.Wanted("leave"))

    def action_older(self) -> None:
        """The line asked before."""
        self.post_message(self.Wanted("older"))

    def action_newer(self) -> None:
        """The line asked after."""
        self.post_message(self.Wanted("newer"))

    def action_take(self) -> None:
        """Take the suggestion, or go on to the panes."""
        self.post_message(self.Wanted("take"))


class SearchBar(Horizontal):
    """Prompt, input, and at the right what was found or how the line was understood."""

    @dataclass
    class Asked(Message):
        """The line is to be searched; `final` says that the reader is done with it."""

        query: str
        final: bool = False

    @dataclass
    class Written(Message):
        """The line stands like this now."""

        query: str

    class Left(Message):
        """The reader leaves the line without asking anything new."""

    class Taken(Message):
        """The line is to go on as proposed, or the suggestion to be searched; else the reader goes on to the panes."""

    def __init__(self, debounce: int) -> None:
        """`debounce`: keys that follow one another faster than in so many milliseconds are asked together."""
        super().__init__(id="search")
        self.input = QueryInput(placeholder="search: " + "   ".join(EXAMPLES), compact=True, max_length=MOST)
        self._answer = Static(Content(""), id="answer")
        self._queries: list[str] = []
        self._debounce = max(1, debounce) / 1000  # a timer of no time at all is none
        self._timer: Timer | None = None
        self._typed = 0.0
        self._at = 0
        self._asked = ""
        self.completions: Completions | None = None  # how the line that stands there can go on

    def compose(self) -> ComposeResult:
        """The prompt, the input, the answer."""
        yield Static(Content("/"), id="prompt")
        yield self.input
        yield self._answer

    @property
    def has_keyboard(self) -> bool:
        """Whether somebody writes in the line."""
        return self.screen.focused is self.input

    def enter(self) -> None:
        """Take the keyboard."""
        self.screen.set_focus(self.input)  # at once: the next key is for it

    def write(self, query: str) -> None:
        """Put a line there without asking it."""
        self._asked = query
        shown = text.clean(query)  # what was kept may hold what a terminal would obey
        if self.input.value != shown:
            with self.prevent(Input.Changed):
                self.input.value = shown

    def go_on(self) -> bool:
        """Take the first way in which the line can go on; gives whether there is one."""
        ways = self.completions.ways if self.completions is not None else ()
        if ways:
            self.input.value = ways[0].line
            self.input.action_end()
        return bool(ways)

    def answer(self, words: Content) -> None:
        """Say what was found."""
        if words:
            words = words.pad_left(max(0, self.size.width // _ANSWER - words.cell_length))
        # Laid out anew only where it needs more room: that costs as much as drawing all panes.
        self._answer.update(words, layout=not words or words.cell_length > self._answer.content_size.width)

    @property
    def queries(self) -> list[str]:
        """What was asked before, the latest last."""
        return self._queries

    @queries.setter
    def queries(self, queries: list[str]) -> None:
        self._queries = queries
        self._at = len(queries)

    @on(Input.Changed)
    def _ask_or_wait(self, event: Input.Changed) -> None:
        """Ask at once; while keys come fast, when they pause."""
        event.stop()
        self._stop()
        self.completions = None
        self.post_message(self.Written(event.value))
        now, before = monotonic(), self._typed
        self._typed = now
        if now - before < self._debounce:
            self._timer = self.set_timer(self._debounce, lambda: self._ask(final=False))
        else:
            self._ask(final=False)

    @on(Input.Submitted)
    def _ask_now(self, event: Input.Submitted) -> None:
        event.stop()
        self._ask(final=True)

    def _ask(self, *, final: bool) -> None:
        self._stop()
        query = self.input.value
        if final or query != self._asked:
            self._asked = query
            self.post_message(self.Asked(query, final))

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    @on(QueryInput.Wanted)
    def _follow(self, event: QueryInput.Wanted) -> None:
        event.stop()
        if event.what == "leave":
            self._stop()
            self.post_message(self.Left())
        elif event.what == "take":
            self._stop()
            self.post_message(self.Taken())
        else:
            self._walk(-1 if event.what == "older" else 1)

    def _walk(self, step: int) -> None:
        if step > 0 and self._at >= len(self.queries):
            self.post_message(self.Asked(self.input.value, final=True))
            return
        self._at = max(0, min(len(self.queries), self._at + step))
        self.input.value = text.clean(self.queries[self._at]) if self._at < len(self.queries) else ""
        self.input.action_end()

    def on_click(self) -> None:
        """A click anywhere in the line goes to the input."""
        self.input.focus()


def found_line(passages: int, articles: int, *, asked: bool, repeated: int = 0) -> Content:
    """What was found, in words; `repeated` passages stand behind the same words of an original."""
    if not asked:
        return Content("")
    if not passages:
        return text.content("nothing found", "warn")
    figure = text.content(counted(passages, "passage"), "strong")
    again = f", +{repeated:,} in copies" if repeated else ""
    return text.parts(figure, (f" in {counted(articles, 'article')}{again}", "muted"))
