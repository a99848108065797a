"""While something outside is asked: what it is, and that it can be broken off."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import text


class AskingScreen(ModalScreen[None]):
    """Stands until it is dismissed, or the user leaves: whoever shows it breaks the question off then."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "dismiss(None)", "Break off")]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(text.STYLES)

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """The words."""
        with Vertical(classes="popup") as popup:
            popup.border_subtitle = text.content("Esc breaks it off", "muted")
            yield Static(text.content(self._words))
