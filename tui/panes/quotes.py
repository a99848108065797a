"""The quotes pane: who said what."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.current_item import Item, of_quote
from tui.excerpts import clipped, wrapped
from tui.panes import headings
from tui.panes.pane import BY_HAND, Pane

if TYPE_CHECKING:
    from index.view import QuoteRow

LINES = 3  # of the words that were said
_MARK = re.compile(r"""[“”"«»„‘‚‹›]|''|``|(?<!\w)'(?=\w)""")  # as in: the plan was ''mad'', the 'mad' plan


class QuotesPane(Pane):
    """The words said on up to three lines; above them who says them and how, where that is new."""

    TITLE = "Quotes"
    MISSING = "Nobody is quoted"

    def draw(self, row: QuoteRow, above: QuoteRow | None, width: int) -> Sequence[Content]:
        """The speaker and the verb where they are others than above, and the words."""
        lines = []
        if self.grouping != "speaker":
            if above is None or self.group_of(above) != self.group_of(row) or _source(above) != _source(row):
                lines.append(self._teller(row, width))
        elif above is None or above.anchor.article != row.anchor.article or _speaker(above) != _speaker(row):
            lines.append(headings.of_source(row, width))
        said = wrapped(text.content(f"  {spoken(row)}", "quote"), width, LINES)
        return [*lines, *said]

    def _teller(self, row: QuoteRow, width: int) -> Content:
        cue = f" · {text.line(row.cue)}" if row.cue else ""
        left = text.parts((_speaker(row), "strong" if row.speaker else "muted"), (cue, "muted"))
        right = text.parts((row.status or "", "warn"), BY_HAND if row.by == "hand" else "")
        return text.fitted(left, right, width) if right else left.truncate(width, ellipsis=True)

    def draw_brief(self, row: QuoteRow, width: int) -> Content:
        """The speaker, and the first of the words."""
        who = text.content(f"{_speaker(row)}  ", "strong" if row.speaker else "muted")
        return clipped(Content("").join([who, text.content(spoken(row), "quote")]), width)

    def group_of(self, row: QuoteRow) -> Hashable:
        """The article, or who speaks."""
        return _speaker(row) if self.grouping == "speaker" else row.anchor.article

    def draw_heading(self, row: QuoteRow, width: int) -> Sequence[Content]:
        """The article, or who speaks."""
        if self.grouping == "speaker":
            return headings.of_words(_speaker(row), width)
        return headings.of_article(row.title, row.publisher, row.published, width, *headings.notes(row))

    def item_of(self, row: QuoteRow) -> Item:
        """The quote."""
        return of_quote(row)


def spoken(row: QuoteRow) -> str:
    """The words, between marks where they are the speaker's own."""
    words = text.line(row.words)
    return f"“{words}”" if row.kind == "direct" or (row.kind == "mixed" and not _has_marks(words)) else words


def _speaker(row: QuoteRow) -> str:
    return text.line(row.speaker[1]) if row.speaker else text.line(row.source or "speaker not known")


def _source(row: QuoteRow) -> tuple[object, ...]:
    return (_speaker(row), row.cue, row.status, row.by)


def _has_marks(words: str) -> bool:
    """Whether quotation marks stand in the words already, around the part that is quoted; an apostrophe is none."""
    return _MARK.search(words) is not None
