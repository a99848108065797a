"""A line that is asked for: a name, a description."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from tui import text

LONGEST = 200


class WordsScreen(ModalScreen[str | None]):
    """Gives the words, or None where the user leaves or writes none."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Leave")]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(text.STYLES)

    def __init__(self, title: str, words: str = "", longest: int = LONGEST, *, empty: bool = False) -> None:
        """`words` stand in the line at first; it takes `longest` characters. `empty` gives "" for none."""
        super().__init__()
        self._title, self._words, self._longest = title, words, longest
        self._empty = empty

    def compose(self) -> ComposeResult:
        """The line."""
        with Vertical(classes="popup") as popup:
            popup.border_title = text.content(self._title, "strong")
            popup.border_subtitle = text.content("⏎ takes it, Esc leaves", "muted")
            yield Input(self._words, max_length=self._longest)

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        self.dismiss(" ".join(event.value.split()) or ("" if self._empty else None))
