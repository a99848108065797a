"""Textual's pictures, sent to the terminal as what differs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.color import ColorType
from rich.console import COLOR_SYSTEMS, Console
from rich.style import Style
from textual.strip import Strip

from tui.terminal.canvas import Canvas, DrawnPiece, Look
from tui.terminal.colours import Depth
from tui.terminal.textual_private import ChopsUpdate, CompositorUpdate, LayoutUpdate


def look_in(depth: Depth) -> Look:
    """How a style is written for a terminal of so many colours.

    Where there are none, what has one of the terminal's own colours for its ground is reversed.
    """
    system = COLOR_SYSTEMS["standard" if depth == "none" else depth]

    def look(style: Style) -> str:
        if depth == "none":
            ground = style.bgcolor
            reversed_ = ground is not None and ground.type is ColorType.STANDARD and not style.reverse
            style = style.without_color + Style(reverse=True) if reversed_ else style.without_color
        return Strip.render_ansi(style, system)

    return look


class Difference(CompositorUpdate):
    """A picture of Textual's that is sent as what differs from the terminal's cells."""

    def __init__(self, canvas: Canvas, update: LayoutUpdate | ChopsUpdate) -> None:
        self._canvas, self._update = canvas, update

    def render_segments(self, console: Console) -> str:  # noqa: ARG002 - the canvas knows the colours
        """What is to be sent."""
        update = self._update
        if isinstance(update, LayoutUpdate):
            return self._canvas.draw(_whole_lines(update))
        return self._canvas.draw(_changed_pieces(update))


def difference(canvas: Canvas, update: Any) -> Any:
    """A picture as what differs from the terminal's cells; what is no picture stays as it is."""
    return Difference(canvas, update) if isinstance(update, LayoutUpdate | ChopsUpdate) else update


def _whole_lines(update: LayoutUpdate) -> Iterator[DrawnPiece]:
    for line, strips in enumerate(update.strips, update.region.y):
        column = update.region.x
        for strip in strips:
            yield column, line, strip
            column += strip.cell_length


def _changed_pieces(update: ChopsUpdate) -> Iterator[DrawnPiece]:
    for line, first, behind in update.spans:
        for end, (column, strip) in zip(update.chop_ends[line], update.chops[line].items(), strict=False):
            if strip is not None and column < behind and end > first:
                yield column, line, strip.crop(0, min(end, behind) - column)
