"""While something outside is asked: what it is, and that it can be broken off."""

from __future__ import annotations

from threading import Event
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import text


class AskingScreen(ModalScreen[None]):
    """Stands until it is dismissed, or the user leaves it or the program: `left` is set then, and breaks it off."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "dismiss(None)", "Break off")]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(text.STYLES)

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words, self.left = words, Event()

    def compose(self) -> ComposeResult:
        """The words."""
        with Vertical(classes="popup") as popup:
            popup.border_subtitle = text.content("Esc breaks it off", "muted")
            yield Static(text.content(self._words))

    def on_unmount(self) -> None:
        """Tell the thread that asks: the program waits for it before it ends."""
        self.left.set()
