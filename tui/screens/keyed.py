"""Screens above the explorer that have keys of their own: `?` lists them, and does the one that is chosen."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import text
from tui.commands import shown

Value = TypeVar("Value")
HELP = "question_mark"
_BETWEEN = " · "  # parts of a key line
_LEAST = 20  # columns that are written for at least


class KeyedScreen(ModalScreen[Value]):
    """Subclasses give their keys in BINDINGS as (keys, action, what it does)."""

    BINDINGS: ClassVar[list[BindingType]] = [(HELP, "keys_here", "What is possible here")]
    COMPONENT_CLASSES: ClassVar[set[str]] = set(text.STYLES)

    def action_keys_here(self) -> None:
        """List the keys of this screen; the one chosen is done."""
        from tui.screens.choose import ChooseScreen

        keys = [
            binding
            for made in type(self).__mro__
            if issubclass(made, KeyedScreen) and made is not KeyedScreen
            for binding in vars(made).get("BINDINGS", ())
            if isinstance(binding, tuple)
        ]
        actions = [action for _keys, action, *_title in keys]
        labels = [
            f"{' '.join(map(shown, names.split(','))):<8} {title[0] if title else ''}"
            for names, _action, *title in keys
        ]

        def take(number: int | str | None) -> None:
            if isinstance(number, int):
                self.call_later(self.run_action, actions[number])

        self.app.push_screen(ChooseScreen("What is possible here", labels), take)


class PageScreen(KeyedScreen[Value]):
    """A keyed screen as large as the terminal, with its keys in the last line: subclasses place `keys` there."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = Static(id="legend-keys")

    @property
    def room(self) -> int:
        """The columns of a line."""
        return max(_LEAST, self.app.size.width - 2)

    def write_keys(self, words: str) -> None:
        """Write the key line, as much of it as there is room for."""
        self.keys.update(key_line(words, self.room))


def key_line(words: str, width: int) -> Content:
    """Keys and what they do, parted by “ · ”: whole parts from the left, and always the last one."""
    *parts, last = words.split(_BETWEEN)
    while parts and text.content(_BETWEEN.join([*parts, last])).cell_length > width:
        parts.pop()
    return text.content(_BETWEEN.join([*parts, last]), "muted").truncate(width, ellipsis=True)
