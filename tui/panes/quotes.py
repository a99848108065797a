"""The quotes pane: who said what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.breadcrumbs import day
from tui.current_item import Item, of_quote
from tui.panes.pane import Pane

if TYPE_CHECKING:
    from index.view import QuoteRow


class QuotesPane(Pane):
    """The speaker, the words that attribute, the kind and day above; the words said below."""

    NUMBER = 3
    TITLE = "Quotes"
    MISSING = "Nobody is quoted"
    LINES = 2

    def draw(self, row: QuoteRow, width: int) -> Sequence[Content]:
        """Two lines: who and how, and the words."""
        who = text.line(row.speaker[1]) if row.speaker else text.line(row.source or "speaker not known")
        left = [text.content(who, "actor" if row.speaker else "muted")]
        if row.cue:
            left.append(text.content(f" {text.line(row.cue)}", "muted"))
        status = f"{row.status}  " if row.status else ""
        right = text.parts((status, "warn"), (f"{row.kind}  ", "muted"), (day(row.published), "date"))
        words = text.line(row.words)
        said = (
            f"“{words}”" if row.kind == "direct" or (row.kind == "mixed" and not _has_marks(words)) else words
        )
        above = text.fitted(Content("").join(left), right, width)
        return [above, text.content(f"  {said}", "quote").truncate(width, ellipsis=True)]

    def item_of(self, row: QuoteRow) -> Item:
        """The quote."""
        return of_quote(row)


def _has_marks(words: str) -> bool:
    """Whether quotation marks stand in the words already, around the part that is quoted."""
    return any(mark in words for mark in '“”"«»„')
