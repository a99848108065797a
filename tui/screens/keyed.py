"""A screen above the explorer that has keys of its own: `?` lists them, and does the one that is chosen."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import BindingType
from textual.screen import ModalScreen

from tui import text
from tui.commands import shown

Value = TypeVar("Value")
HELP = "question_mark"


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

        def take(number: int | None) -> None:
            if number is not None:
                self.call_later(self.run_action, actions[number])

        self.app.push_screen(ChooseScreen("What is possible here", labels), take)
