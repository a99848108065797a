"""A line that is asked for: a name, a description, a day, a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui import log, text

LONGEST, LONGEST_PATH = 200, 1_000
Ways = Callable[[str], Sequence[str]]  # how a line can go on
Check = Callable[[str], str | None]  # what is wrong with a line, in a sentence


class WordsScreen(ModalScreen[str | None]):
    """Gives the words, or None where the user leaves or writes none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "Leave"),
        ("tab", "take_way", "Take what is offered"),
        ("down", "move(1)", "Down"),
        ("up", "move(-1)", "Up"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(text.STYLES)

    def __init__(
        self,
        title: str,
        words: str = "",
        longest: int = LONGEST,
        *,
        empty: bool = False,
        ways: Ways | None = None,
        check: Check | None = None,
        doubt: Check | None = None,
        began: str = "",
    ) -> None:
        """`words` stand in the line at first; it takes `longest` characters. `empty` gives "" for none.

        What was `began` stands there instead, and the line goes on behind it.

        `ways` says how the line can go on, in a thread; `check` what is wrong with it: then the screen stays; `doubt`
        why it may not be meant: then the same line has to be given twice.
        """
        super().__init__()
        self._title, self._words, self._longest = title, began or words, longest
        self._began, self._empty, self._ways, self._check = began, empty, ways, check
        self._doubt, self._doubted = doubt, ""
        self._offered: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """The line, how it can go on, and what is wrong with it."""
        with Vertical(classes="popup") as popup:
            popup.border_title = text.content(self._title, "strong")
            offers = "Tab takes what is offered · " if self._ways else ""
            popup.border_subtitle = text.content(f"{offers}⏎ takes it, Esc leaves", "muted")
            yield Input(self._words, max_length=self._longest, select_on_focus=not self._began)
            yield OptionList(id="ways")
            yield Static(id="wrong")

    def on_mount(self) -> None:
        """Nothing is offered and nothing wrong yet; the keyboard is in the line."""
        self.query_one("#ways").display = self.query_one("#wrong").display = False
        self.query_one(Input).focus()
        self.query_one("#ways").can_focus = False

    @on(Input.Changed)
    def _offer(self, event: Input.Changed) -> None:
        self.query_one("#wrong").display = False
        if self._ways is not None:
            self.run_worker(partial(self._find_ways, self._ways, event.value), thread=True, exclusive=True)

    def _find_ways(self, ways: Ways, line: str) -> None:
        try:
            self.app.call_from_thread(self._show_ways, line, ways(line))
        except Exception as error:  # noqa: BLE001 - shown and logged; the program goes on
            self.app.call_from_thread(self._say_wrong, " ".join(filter(None, log.told(error))))

    def _show_ways(self, line: str, ways: Sequence[str]) -> None:
        if not self.is_attached or line != self.query_one(Input).value:
            return  # somebody has written on
        offered = self.query_one(OptionList)
        self._offered = ways if list(ways) != [line] else ()
        offered.clear_options()
        offered.add_options([Option(text.content(text.line(way))) for way in self._offered])
        offered.highlighted = None
        offered.display = bool(self._offered)

    def action_move(self, step: int) -> None:
        """To the next of what is offered, or the one before."""
        offered = self.query_one(OptionList)
        (offered.action_cursor_down if step > 0 else offered.action_cursor_up)()

    def action_take_way(self) -> None:
        """Write what is offered: what the cursor is on, else the first."""
        line = self.query_one(Input)
        if self._offered:
            line.value = self._offered[self.query_one(OptionList).highlighted or 0]
            line.action_end()

    @on(OptionList.OptionSelected)
    def _take_offered(self, event: OptionList.OptionSelected) -> None:
        self._leave_with(self._offered[event.option_index])

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        chosen = self.query_one(OptionList).highlighted
        self._leave_with(self._offered[chosen] if chosen is not None and self._offered else event.value)

    def _leave_with(self, line: str) -> None:
        words = self.words_of(line)
        if not words and not self._empty:
            self.dismiss(None)
            return
        wrong = self._check(words) if self._check is not None else None
        if wrong is None and self._doubt is not None and words != self._doubted:
            self._doubted, wrong = words, self._doubt(words)
        if wrong is None:
            self.dismiss(words)
        else:
            self._say_wrong(wrong)

    def words_of(self, line: str) -> str:
        """What is taken of a line that was written."""
        return " ".join(line.split())

    def _say_wrong(self, wrong: str) -> None:
        if self.is_attached:
            said = self.query_one("#wrong", Static)
            said.update(text.content(text.line(wrong), "warn"))
            said.display = True


class PathScreen(WordsScreen):
    """The same for the name of a file, in which every space counts."""

    def __init__(self, title: str, path: str = "") -> None:
        super().__init__(title, path, LONGEST_PATH)

    def words_of(self, line: str) -> str:
        """The name without what surrounds it."""
        return line.strip()
