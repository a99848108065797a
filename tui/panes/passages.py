"""The passages pane: what matches, under its article, with the words that were found."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.current_item import Item, of_passage
from tui.excerpts import around, excerpt
from tui.offers import Offer, offers
from tui.panes import headings
from tui.panes.pane import Pane
from tui.plurals import counted

if TYPE_CHECKING:
    from index.view import PassageRow, View

LINES = 3  # of a passage


LONG = 4  # words of a title that are no accident at a passage's beginning


class PassagesPane(Pane):
    """Passages around their first hit, under the title, publisher and day of their article."""

    TITLE = "Passages"
    MISSING = "No passage stands"

    def __init__(self) -> None:
        super().__init__()
        self.way_back = ""  # how to ask for less, in a sentence

    def rows_of(self, view: View) -> Sequence[PassageRow | Offer]:
        """The passages; where there is none, what each condition finds by itself, and what can be asked instead."""
        return view.passages if view.nothing is None else offers(view.nothing, self.way_back)

    def show(self, view: View, key: str | None, words: str) -> None:
        """Show the passages, or the offers with the cursor on the first that finds something."""
        if view.nothing is not None and key is None:
            asked = offers(view.nothing, self.way_back)
            key = next((offer.key for offer in asked if offer.focus is not None), None)
        super().show(view, key, words)

    @property
    def offer(self) -> Offer | None:
        """The offer under the cursor, if it can be asked."""
        row = self.list.row
        return row if isinstance(row, Offer) and row.focus is not None else None

    def draw(
        self, row: PassageRow | Offer, above: PassageRow | Offer | None, width: int
    ) -> Sequence[Content]:
        """Its words around the first hit; the title of an article is its own heading."""
        if isinstance(row, Offer):
            return drawn_offer(row, width)
        if _is_title(row):
            if above is not None and self.group_of(above) == self.group_of(row):
                return [text.content("the title", "muted")]
            return headings.of_article(
                row.words, row.publisher, row.published, width, *headings.notes(row), hits=row.hits
            )
        hits = [(start, end, "hit") for start, end in row.hits]
        lines = excerpt(row.words, hits, width, LINES)
        if row.copies:
            lines.append(text.content(f"  + {counted(row.copies, 'copy')} with the same words", "muted"))
        return lines

    def draw_brief(self, row: PassageRow | Offer, width: int) -> Content:
        """A line of its words, the first hit in sight."""
        return drawn_offer(row, width)[0] if isinstance(row, Offer) else around(row.words, row.hits, width)

    def group_of(self, row: PassageRow | Offer) -> Hashable:
        """The article."""
        return None if isinstance(row, Offer) else row.anchor.article

    def draw_heading(self, row: PassageRow | Offer, width: int) -> Sequence[Content]:
        """The article."""
        if isinstance(row, Offer) or _is_title(row):
            return ()
        title = "" if _begins_as_title(row) else row.title  # the first words, of an article that has no title
        return headings.of_article(title, row.publisher, row.published, width, *headings.notes(row))

    def key_of(self, row: PassageRow | Offer) -> str:
        """The place of a passage, or the words of an offer."""
        return row.key if isinstance(row, Offer) else of_passage(row).key

    def item_of(self, row: PassageRow | Offer) -> Item | None:
        """The passage."""
        return None if isinstance(row, Offer) else of_passage(row)


def _is_title(row: PassageRow) -> bool:
    return row.words.split() == row.title.split()


def _begins_as_title(row: PassageRow) -> bool:
    """Whether the passage goes on from the title: that of an article without one, or a longer form of it."""
    beginning = row.title.removesuffix("…").split()
    longer = len(beginning) >= LONG and " ".join(row.words.split()).startswith(" ".join(beginning))
    return longer or (row.title.endswith("…") and row.words.split()[: len(beginning)] == beginning)


def drawn_offer(offer: Offer, width: int) -> Sequence[Content]:
    """What would be asked, and below it what that finds."""
    if offer.heading:
        return [*text.content(text.line(offer.words), "warn").wrap(width), text.content(offer.found, "muted")]
    words = text.content(text.line(offer.words), "strong" if offer.focus else "muted")
    return [words.truncate(width, ellipsis=True), text.content(f"  {offer.found}", "muted")]
