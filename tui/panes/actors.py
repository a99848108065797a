"""The actors pane: who appears in the passages, most often first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.current_item import Item, of_actor
from tui.panes import headings
from tui.panes.pane import BY_HAND, HAND, Pane

if TYPE_CHECKING:
    from index.view import ActorRow

BAR = 8  # cells of the longest bar
WIDE = 44  # columns from which there is room for a bar and for who the actor is
LINES = 2  # of a name
DISPUTED = "≟"  # whether it is the same as another actor


class ActorsPane(Pane):
    """Name, and how many passages mention the actor; in a wide pane also who it is, and a bar."""

    TITLE = "Actors"
    MISSING = "No actor is named"

    def draw(self, row: ActorRow, above: ActorRow | None, width: int) -> Sequence[Content]:
        """One line, or two where the name is long; one more where others are called so."""
        del above
        name = text.content(text.line(row.name), "pin" if row.pinned else "" if row.named else "muted")
        by_hand = row.by == "hand"
        new = (f"{headings.NEW} " if row.new else "", "pin")
        name = Content("").join([text.content("● " if row.pinned else "", "pin"), name])
        if row.disputed:
            name = name + text.content(f" {DISPUTED}", "marker")
        if width < WIDE:
            figure = text.parts(new, HAND if by_hand else "", (f"{row.passages:>6,}", "muted"))
            first, *rest = name.wrap(max(1, width - figure.cell_length - 1))[:LINES]
            if told := self._told_apart(row):
                rest.append(text.content(told, "muted").truncate(width - 2, ellipsis=True))
            return [text.fitted(first, figure, width), *(Content("  ") + line for line in rest)]
        most = self.list.rows[0].passages if self.list.rows else 1
        figure = text.parts((f"{row.passages:>5,} ", "muted"), (bar(row.passages, most), "bar"))
        if by_hand:
            figure = text.parts(BY_HAND, " ") + figure
        figure = text.parts(new) + figure
        others = ", ".join(other for _id, other in row.disputed)
        told = text.line(f"disputed: the same as {others}?") if others else _who(row)
        about = text.content(f"  {told}", "muted")
        return [text.fitted(Content("").join([name, about]), figure, width)]

    def _told_apart(self, row: ActorRow) -> str:
        """Who it is, where others are called so; of whom articles only describe, in which: each has its own."""
        if row.namesakes:
            return _who(row)
        several = self._view is not None and self._view.articles > 1
        return _where(row) if several and not row.named else ""

    def item_of(self, row: ActorRow) -> Item:
        """The actor."""
        return of_actor(row)


def _who(row: ActorRow) -> str:
    """Who an actor is; of whom that is not known, where it is named, or what it is.

    A single word is what an article calls a person; before the name of a body it often says something else.
    """
    says = row.kind == "person" or row.by == "hand" or " " in (row.description or "")
    return text.line(row.description if row.description and says else _where(row))


def _where(row: ActorRow) -> str:
    return text.line(f"in “{row.article_title}”" if row.article_title else row.kind)


def bar(value: int, most: int) -> str:
    """A bar of up to `BAR` cells, in halves, for `value` of `most`; a value above nothing shows at least a half."""
    halves = max(round(value / max(1, most) * BAR * 2), 1 if value else 0)
    return ("━" * (halves // 2) + "╸" * (halves % 2)).ljust(BAR)
