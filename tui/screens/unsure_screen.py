"""Unsure first: one row after the other, answered by one key; above them what the answers say of the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from index.view import Anchor
from tui import text
from tui.screens.keyed import KeyedScreen

if TYPE_CHECKING:
    from index.judging.unsure import UnsureQuestion

KEYS = "y right · n wrong · s skip · U undo · ⏎ sentence · Esc leaves"
AnswerQuestion = Callable[["UnsureQuestion", bool, Callable[[Sequence[str]], None]], object]
TakeBack = Callable[[Callable[[Sequence[str]], None]], object]


class UnsureScreen(KeyedScreen[Anchor | None]):
    """Gives the sentence that is to be opened, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "dismiss(None)", "Leave"),
        ("y", "answer(True)", "Right"),
        ("n", "answer(False)", "Wrong"),
        ("s,space", "skip", "Skip"),
        ("U", "undo", "Undo"),
        ("enter", "open", "Open"),
    ]

    def __init__(
        self,
        asked: Sequence[UnsureQuestion],
        precision: Sequence[str],
        answer: AnswerQuestion,
        undo: TakeBack,
        undo_key: str,
    ) -> None:
        """`precision` is what the answers say; `answer` and `undo` write, and hand over what they say then.

        `undo_key` takes decisions back in the explorer.
        """
        super().__init__()
        self._undo_key = undo_key
        self._asked, self._precision, self._answer, self._undo = asked, precision, answer, undo
        self._at = 0
        self._answered: list[int] = []  # which were, in order
        self._waits = False  # for the journal
        self._head, self._question = Static(id="about"), Static()

    def compose(self) -> ComposeResult:
        """What the answers say, the question, the keys."""
        with Vertical(classes="popup -tall") as popup:
            popup.border_title = text.content("Is this right?", "strong")
            popup.border_subtitle = text.content(KEYS, "muted")
            yield self._head
            with VerticalScroll():
                yield self._question

    def on_mount(self) -> None:
        """Ask the first."""
        self._write()

    def _write(self) -> None:
        sentences = "\n".join(map(text.line, self._precision)) or "Nothing was answered yet."
        self._head.update(text.content(sentences, "pin"))
        if self._at >= len(self._asked):
            self._question.update(text.content("Nothing more is asked.", "muted"))
            return
        self._question.update(_drawn(self._asked[self._at], self._at + 1, len(self._asked)))

    def action_answer(self, right: bool) -> None:
        """Write the answer, then ask the next."""
        if self._waits or self._at >= len(self._asked):
            return
        self._waits = True

        def done(precision: Sequence[str]) -> None:
            self._answered.append(self._at)
            self._go(self._at + 1, precision)

        self._answer(self._asked[self._at], right, done)

    def action_undo(self) -> None:
        """Take the last answer back, and ask it again."""
        if self._waits:
            return
        if not self._answered:
            self.notify(
                f"Nothing was answered here yet; {self._undo_key} in the explorer takes back what was decided before.",
                markup=False,
            )
            return
        self._waits = True
        self._undo(lambda precision: self._go(self._answered.pop(), precision))

    def _go(self, at: int, precision: Sequence[str]) -> None:
        self._at, self._precision, self._waits = at, precision, False
        self._write()

    def go_on(self) -> None:
        """Take keys again, where an answer could not be written."""
        self._waits = False

    def action_skip(self) -> None:
        """Ask the next; this one stays as it is."""
        if not self._waits and self._at < len(self._asked):
            self._go(self._at + 1, self._precision)

    def action_open(self) -> None:
        """Leave for the sentence."""
        if self._at < len(self._asked):
            self.dismiss(self._asked[self._at].row.anchor)


def _drawn(question: UnsureQuestion, number: int, total: int) -> Content:
    """The question: what the program says, and the passage with its words marked."""
    row = question.row
    how = "drawn by lot" if question.drawn == "random" else f"{row.confidence:.0%} sure"
    style = "event" if question.listing == "events" else "quote"
    passage = text.content(text.clean(question.passage))
    marked = passage.stylize(text.style("hit"), question.start, question.end)
    head = text.parts((f"{number:,} of {total:,} · {how}", "muted"))
    source = " · ".join(filter(None, (row.publisher, row.title)))
    lines = [head, text.content(text.line(question.claim), style), Content(""), marked, Content("")]
    return Content("\n").join([*lines, text.content(text.line(source), "muted")])
