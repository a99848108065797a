"""The context pane: what lies behind the story, by the part that each sentence plays in it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.current_item import Item, of_context
from tui.excerpts import clipped, wrapped
from tui.panes import headings
from tui.panes.pane import HAND, Pane

if TYPE_CHECKING:
    from index.view import ContextRow

LINES = 3  # of a sentence
ROLE = 12  # columns of the role's name


class ContextPane(Pane):
    """The sentence on up to three lines, beside its role where that is another than above."""

    TITLE = "Context"
    MISSING = "No background stands"

    def draw(self, row: ContextRow, above: ContextRow | None, width: int) -> Sequence[Content]:
        """The sentence beside its role, or below its article."""
        words = text.content(text.line(row.words))
        if row.by == "hand":  # before the words, whose end may be cut off
            words = text.parts(HAND, " ") + words
        if self.grouping == "role":
            lines = wrapped(words, width, LINES)
            if above is None or above.anchor.article != row.anchor.article or above.role != row.role:
                lines.insert(0, headings.of_source(row, width))
            return lines
        new = above is None or self.group_of(above) != self.group_of(row) or above.role != row.role
        first, *rest = wrapped(words, width - ROLE, LINES, indent=0) or [Content("")]
        role = text.content(f"{row.role if new else '':<{ROLE}}", "role")
        return [role + first, *(Content(" " * ROLE) + line for line in rest)]

    def draw_brief(self, row: ContextRow, width: int) -> Content:
        """The role, and the first of the words."""
        return clipped(text.parts((f"{row.role:<{ROLE}}", "role"), text.line(row.words)), width)

    def group_of(self, row: ContextRow) -> Hashable:
        """The article, or the role."""
        return row.role if self.grouping == "role" else row.anchor.article

    def draw_heading(self, row: ContextRow, width: int) -> Sequence[Content]:
        """The article, or the role."""
        if self.grouping == "role":
            return headings.of_words(row.role, width)
        return headings.of_article(row.title, row.publisher, row.published, width, *headings.notes(row))

    def item_of(self, row: ContextRow) -> Item:
        """The sentence."""
        return of_context(row)
