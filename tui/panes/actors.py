"""The actors pane: who appears in the passages, most often first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.current_item import Item, of_actor
from tui.panes.pane import Pane

if TYPE_CHECKING:
    from index.view import ActorRow

BAR = 8  # cells of the longest bar


class ActorsPane(Pane):
    """Name, kind, and how many passages mention the actor, as a figure and a bar."""

    NUMBER = 1
    TITLE = "Actors"
    MISSING = "No actor is named"

    def draw(self, row: ActorRow, width: int) -> Sequence[Content]:
        """One line: name, description or kind where there is room, count, bar."""
        most = self.list.rows[0].passages if self.list.rows else 1
        figure = text.parts((f"{row.passages:>5,} ", "strong"), (bar(row.passages, most), "bar"))
        name = text.content(text.line(row.name), "pin" if row.pinned else "actor" if row.named else "")
        left = [text.content("● " if row.pinned else "", "pin"), name]
        where = f"in “{row.article_title}”" if row.article_title else row.kind
        about = text.line(row.description or where)
        room = width - figure.cell_length - len(row.name) - 5
        if room >= min(8, len(about)):
            left.append(text.content(f"  {about}", "muted"))
        return [text.fitted(Content("").join(left), figure, width)]

    def item_of(self, row: ActorRow) -> Item:
        """The actor."""
        return of_actor(row)


def bar(value: int, most: int, cells: int = BAR) -> str:
    """A bar of up to `cells` cells, in halves, for `value` of `most`; a value above nothing shows at least a half."""
    halves = max(round(value / max(1, most) * cells * 2), 1 if value else 0)
    return ("━" * (halves // 2) + "╸" * (halves % 2)).ljust(cells)
