"""Jump labels: letters on every place of the screen; writing them goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from tui import text

LETTERS = "asdfghjklqwertyuiopzxcvbnm"


class JumpScreen(ModalScreen[int | None]):
    """Gives the number of the place whose label was written, or None."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(text.STYLES)

    def __init__(self, places: Sequence[tuple[int, int]]) -> None:
        """`places` are columns and lines on the screen."""
        super().__init__()
        self._places = places
        self._labels = labels(len(places))
        self._written = ""

    def compose(self) -> ComposeResult:
        """One small widget a label."""
        for (x, y), label in zip(self._places, self._labels, strict=True):
            widget = Static(text.content(label), classes="jump-label")
            widget.absolute_offset = None
            widget.styles.offset = (x, y)
            widget.styles.width = len(label)
            yield widget

    def on_key(self, event: events.Key) -> None:
        """Narrow by a letter; anything else leaves."""
        event.stop()
        self._written += event.character or "\x00"
        if self._written in self._labels:
            # Later, because letters typed ahead come before the screen stands.
            self.call_after_refresh(self._leave, self._labels.index(self._written))
        elif not any(label.startswith(self._written) for label in self._labels):
            self.call_after_refresh(self._leave, None)
        else:
            for widget, label in zip(self.query(".jump-label"), self._labels, strict=True):
                widget.display = label.startswith(self._written)

    def _leave(self, number: int | None) -> None:
        self.dismiss(number)

    def on_click(self) -> None:
        """Leave."""
        self.dismiss(None)


def labels(count: int) -> list[str]:
    """That many labels, none the beginning of another, the first ones as short as can be."""
    if count <= len(LETTERS):
        return list(LETTERS[:count])
    pairs = min(-(-(count - len(LETTERS)) // (len(LETTERS) - 1)), len(LETTERS))
    single = LETTERS[: len(LETTERS) - pairs]
    double = [first + second for first in LETTERS[len(LETTERS) - pairs :] for second in LETTERS]
    return [*single, *double][:count] + [""] * max(0, count - len(single) - len(double))
