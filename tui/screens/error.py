"""An error that a reader must know of: one sentence, what to do, and where more is written."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import text


class ErrorScreen(ModalScreen[None]):
    """Shows a sentence until it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,enter,q,space", "dismiss(None)", "Leave"),
        ("y", "copy", "Copy"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(text.STYLES)

    def __init__(self, sentence: str, more: str) -> None:
        """`more` says what can be done, or where the details are."""
        super().__init__()
        self._sentence, self._more = sentence, more

    def compose(self) -> ComposeResult:
        """The sentence, and more."""
        with Vertical(classes="popup -error") as popup:
            popup.border_title = text.content("This did not work", "warn")
            popup.border_subtitle = text.content("y copies it, Esc leaves", "muted")
            yield Static(text.content(self._sentence))
            yield Static(text.content(self._more, "muted"), classes="more")

    def action_copy(self) -> None:
        """Copy both."""
        self.app.copy_to_clipboard(f"{self._sentence}\n{self._more}")
