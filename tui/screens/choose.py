"""A small menu: one of some things, by arrow keys, by its digit or letter, or with the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui import text
from tui.terminal.textual_private import RoomyList

# Keys of choices in their order; j and k move.
KEYS = "123456789abcdefghilmnopqrstuvwxyz"
_DIGITS = 9


class ChooseScreen(ModalScreen[int | str | None]):
    """Gives the number of the choice, the letters that begin what is written instead of one, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss(None)", "Leave"),
        ("j", "down", "Down"),
        ("k", "up", "Up"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(text.STYLES)

    def __init__(self, title: str, labels: Sequence[str], *, begins: bool = False) -> None:
        """`begins` says whether a letter begins what is written in place of a choice; then only digits take one."""
        super().__init__()
        self._title, self._labels, self._begins = title, labels, begins
        self._written = ""  # what is written in place of a choice

    def compose(self) -> ComposeResult:
        """The choices, each with its digit or letter."""
        with Vertical(classes="popup") as popup:
            popup.border_title = text.content(self._title, "strong")
            writes = "a letter begins a name · " if self._begins else ""
            popup.border_subtitle = text.content(f"{writes}⏎ takes it, Esc leaves", "muted")
            yield RoomyList(
                *(
                    Option(
                        text.parts((f"{self._keys[number : number + 1] or ' '} ", "key"), text.line(label))
                    )
                    for number, label in enumerate(self._labels)
                )
            )

    def on_key(self, event: events.Key) -> None:
        """A digit or letter takes its choice; where something can be written, a letter begins it."""
        if event.is_printable and event.character and (self._written or self._is_begun_by(event.character)):
            event.stop()
            self._written += event.character
            self.call_after_refresh(lambda: self._leave(self._written))
        elif 0 <= (answer := self._keys.find(event.character or " ")) < len(self._labels):
            event.stop()
            # A key typed ahead comes before the screen stands, and a screen that leaves then never quite does.
            self.call_after_refresh(self._leave, answer)

    def _is_begun_by(self, character: str) -> bool:
        return self._begins and character.isalpha()

    @property
    def _keys(self) -> str:
        return KEYS[:_DIGITS] if self._begins else KEYS

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The letters that move are letters of a name where one can be written."""
        return not (self._begins and action in ("down", "up"))

    def _leave(self, answer: int | str) -> None:
        if self.is_active:  # another key typed ahead may have answered
            self.dismiss(answer)

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_down(self) -> None:
        """The next choice."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """The choice before."""
        self.query_one(OptionList).action_cursor_up()
