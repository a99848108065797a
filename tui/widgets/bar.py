"""The one-line bars around the panes: the head, the trail, the tabs, the keys. They draw what they are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from tui import text


class Bar(Widget):
    """One line of pieces; a click on a piece that has an id tells it."""

    @dataclass
    class Picked(Message):
        """A piece was clicked."""

        bar: Bar
        piece: str

        @property
        def control(self) -> Bar:
            """The bar."""
            return self.bar

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._pieces: list[tuple[Content, str]] = []
        self._right = Content("")

    def show(self, pieces: Sequence[tuple[Content, str]], right: Content | None = None) -> None:
        """Show these pieces (content, and an id or nothing), and something at the right edge."""
        before = self._contents()
        self._pieces, self._right = list(pieces), right or Content("")
        after = self._contents()
        if len(before) != len(after) or not all(map(Content.is_same, before, after)):
            self.refresh()

    def _contents(self) -> list[Content]:
        return [*(piece for piece, _id in self._pieces), self._right]

    def shown(self) -> list[tuple[Content, str]]:
        """The pieces that there is room for."""
        return self._pieces

    def render(self) -> Content:
        """The line."""
        left = Content("").join([piece for piece, _id in self.shown()])
        return text.fitted(left, self._right, self.size.width) if self._right else left

    def on_click(self, event: events.Click) -> None:
        """Find the piece under the mouse."""
        at = 0
        for piece, name in self.shown():
            at += piece.cell_length
            if event.x < at:
                if name:
                    self.post_message(self.Picked(self, name))
                return

    def spots(self) -> list[tuple[str, int]]:
        """The pieces that can be picked, with their column."""
        columns, at = [], 0
        for piece, name in self.shown():
            if name:
                columns.append((name, at + len(piece.plain) - len(piece.plain.lstrip())))
            at += piece.cell_length
        return [(name, column) for name, column in columns if column < self.size.width]


class TrailBar(Bar):
    """The trail: too long, it loses its first crumbs, not its last; what is no crumb goes before that."""

    def shown(self) -> list[tuple[Content, str]]:
        """The last crumbs that there is room for; behind a lone one, what else there is room for."""
        pieces, lead = list(self._pieces), text.content("… › ", "muted")
        if not any(name for _piece, name in pieces[1:]):
            while len(pieces) > 1 and sum(piece.cell_length for piece, _id in pieces) > self.size.width:
                pieces.pop()
            return pieces
        while len(pieces) > 2 and sum(piece.cell_length for piece, _id in pieces) + 4 > self.size.width:
            pieces = pieces[2:]  # a crumb and the mark behind it
        return pieces if len(pieces) == len(self._pieces) else [(lead, ""), *pieces]


class KeyBar(Bar):
    """The keys: those that there is no room for are left out whole, and the last pieces always stay."""

    def __init__(self, name: str, last: int) -> None:
        """`last` is the number of pieces at the end that always stay."""
        super().__init__(name)
        self._last = last

    def shown(self) -> list[tuple[Content, str]]:
        """The first pieces that there is room for, and the last ones."""
        cut = max(0, len(self._pieces) - self._last)
        final = self._pieces[cut:]
        room = self.size.width - sum(piece.cell_length for piece, _id in final)
        pieces: list[tuple[Content, str]] = []
        for piece in self._pieces[:cut]:
            room -= piece[0].cell_length
            if room < 0:
                break
            pieces.append(piece)
        return [*pieces, *final]
