"""What differs between two texts of one story: sentences that were added, cut or reworded."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tui import text
from tui.screens.keyed import KeyedScreen

_STYLES = {"+": "actor", "-": "event", "~": "date"}


class DifferenceScreen(KeyedScreen[bool]):
    """Sentences that one text has and the other has not; Enter opens the other one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "dismiss(True)", "Open it"),
        ("escape,q", "dismiss(False)", "Leave"),
        ("j", "scroll(1)", "Down"),
        ("k", "scroll(-1)", "Up"),
    ]

    def __init__(self, lines: list[str]) -> None:
        """`lines` begin with “+” where a sentence was added, “-” where one was cut, “~” where it was reworded."""
        super().__init__()
        self._lines = [line for line in lines if line]

    def compose(self) -> ComposeResult:
        """A paragraph for each sentence."""
        with Vertical(classes="popup -tall") as popup:
            popup.border_title = text.content("What differs", "strong")
            popup.border_subtitle = text.content(
                "+ added  - cut  ~ reworded · ⏎ opens it · Esc leaves", "muted"
            )
            with VerticalScroll():
                for line in self._lines:
                    yield Static(text.content(line, _STYLES.get(line.strip()[:1], "strong")))

    def action_scroll(self, step: int) -> None:
        """A line down (1) or up (-1)."""
        self.query_one(VerticalScroll).scroll_relative(y=step)
