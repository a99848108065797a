"""The context pane: what lies behind the story, by the part that each sentence plays in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.current_item import Item, of_context
from tui.panes.pane import Pane

if TYPE_CHECKING:
    from index.view import ContextRow

ROLE = 12  # columns of the role's name


class ContextPane(Pane):
    """The role, and the sentence over two lines."""

    NUMBER = 4
    TITLE = "Context"
    MISSING = "No background stands"
    LINES = 2

    def draw(self, row: ContextRow, width: int) -> Sequence[Content]:
        """Two lines of the sentence beside its role."""
        words = Content(text.line(row.words)[: width * 4])
        room = max(1, width - ROLE)
        lines = words.wrap(room)
        first = text.parts((f"{row.role:<{ROLE}}", "role"), lines[0] if lines else Content(""))
        rest = Content(" ").join(lines[1:]) if len(lines) > 1 else Content("")
        second = text.parts(" " * ROLE, rest.truncate(room, ellipsis=True))
        return [first, second]

    def item_of(self, row: ContextRow) -> Item:
        """The sentence."""
        return of_context(row)
