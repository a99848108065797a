"""The passages pane: what matches, best first, with the words that were found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.breadcrumbs import day
from tui.current_item import Item, of_passage
from tui.offers import Offer, offers
from tui.panes.pane import Pane
from tui.plurals import counted

if TYPE_CHECKING:
    from index.view import PassageRow, View


class PassagesPane(Pane):
    """Title, publisher, copies with the same words and day above; the passage around its first hit below."""

    NUMBER = 5
    TITLE = "Passages"
    MISSING = "No passage stands"
    LINES = 2

    def rows_of(self, view: View) -> Sequence[PassageRow | Offer]:
        """The passages; where there is none, what each condition finds by itself, and what can be asked instead."""
        return view.passages if view.nothing is None else offers(view.nothing)

    def show(self, view: View, key: str | None, words: str) -> None:
        """Show the passages, or the offers with the cursor on the first that finds something."""
        if view.nothing is not None and key is None:
            key = next((offer.key for offer in offers(view.nothing) if offer.focus is not None), None)
        super().show(view, key, words)

    @property
    def offer(self) -> Offer | None:
        """The offer under the cursor, if it can be asked."""
        row = self.list.row
        return row if isinstance(row, Offer) and row.focus is not None else None

    def draw(self, row: PassageRow | Offer, width: int) -> Sequence[Content]:
        """Two lines: where it stands, and its words around the first hit."""
        if isinstance(row, Offer):
            return drawn_offer(row, width)
        right = text.content(day(row.published), "date")
        left = text.content(text.line(row.title), "muted")
        if row.publisher:
            left = Content("").join([left, text.content(f"  {text.line(row.publisher)}", "muted")])
        if row.copies:
            right = text.parts((f"+ {counted(row.copies, 'copy')}  ", "role"), right)
        return [text.fitted(left, right, width), snippet(row, width)]

    def key_of(self, row: PassageRow | Offer) -> str:
        """The place of a passage, or the words of an offer."""
        return row.key if isinstance(row, Offer) else of_passage(row).key

    def item_of(self, row: PassageRow | Offer) -> Item | None:
        """The passage."""
        return None if isinstance(row, Offer) else of_passage(row)


def drawn_offer(offer: Offer, width: int) -> Sequence[Content]:
    """What would be asked, and below it what that finds; a heading may fill both lines."""
    if offer.heading:
        lines = text.content(text.line(offer.words), "warn").wrap(width)
        second = lines[1] if len(lines) > 1 else text.content(offer.found, "muted")
        return [lines[0], second.truncate(width, ellipsis=len(lines) > 2)]
    words = text.content(text.line(offer.words), "strong" if offer.focus else "muted")
    return [words.truncate(width, ellipsis=True), text.content(f"  {offer.found}", "muted")]


def snippet(row: PassageRow, width: int) -> Content:
    """The words of a passage on one line of `width`, its first hit in sight and all hits marked."""
    first = row.hits[0][0] if row.hits else 0
    start = 0
    if first > width // 2:
        start = row.words.rfind(" ", 0, max(0, first - width // 3)) + 1
    words = row.words[start : start + width * 2].replace("\n", " ")
    marks = [(max(0, a - start), min(len(words), b - start), "hit") for a, b in row.hits if b > start]
    shown = text.marked(words, marks)
    lead = text.content("  …" if start else "  ", "muted")
    return Content("").join([lead, shown]).truncate(width, ellipsis=True)
