"""A small menu: one of some things, by arrow keys, by its digit or letter, or with the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui import text

Value = TypeVar("Value")
# Keys of choices in their order; j and k move.
KEYS = "123456789abcdefghilmnopqrstuvwxyz"


class ChooseScreen(ModalScreen[int | None], Generic[Value]):
    """Gives the number of the choice, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "Leave"),
        ("j", "down", "Down"),
        ("k", "up", "Up"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(text.STYLES)

    def __init__(
        self, title: str, labels: Sequence[str], write: Callable[[str], object] | None = None
    ) -> None:
        """`write` is called with what somebody begins to write in place of a choice: with a capital, as names begin."""
        super().__init__()
        self._title, self._labels, self._write = title, labels, write
        self._began = ""

    def compose(self) -> ComposeResult:
        """The choices, each with its digit or letter."""
        with Vertical(classes="popup") as popup:
            popup.border_title = text.content(self._title, "strong")
            writes = "a capital begins a name · " if self._write else ""
            popup.border_subtitle = text.content(f"{writes}⏎ takes it, Esc leaves", "muted")
            yield OptionList(
                *(
                    Option(text.parts((f"{KEYS[number : number + 1] or ' '} ", "key"), text.line(label)))
                    for number, label in enumerate(self._labels)
                )
            )

    def on_key(self, event: events.Key) -> None:
        """A digit or letter takes its choice; a capital letter begins what is written, and all behind it goes on."""
        if event.character and event.is_printable and (self._began or self._begins(event.character)):
            event.stop()
            self._began += event.character
            if len(self._began) == 1:
                self.call_after_refresh(self._leave_writing)
            return
        number = KEYS.find(event.character or " ")
        if 0 <= number < len(self._labels):
            event.stop()
            # A key typed ahead comes before the screen stands, and a screen that leaves then never quite does.
            self.call_after_refresh(self._leave, number)

    def _begins(self, character: str) -> bool:
        return self._write is not None and character.isupper()

    def _leave_writing(self) -> None:
        self.dismiss(None)
        if self._write is not None:
            self.app.call_later(self._write, self._began)

    def _leave(self, number: int) -> None:
        self.dismiss(number)

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_down(self) -> None:
        """The next choice."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """The choice before."""
        self.query_one(OptionList).action_cursor_up()
