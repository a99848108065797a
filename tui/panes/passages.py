"""The passages pane: what matches, best first, with the words that were found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.breadcrumbs import day
from tui.current_item import Subject, of_passage
from tui.panes.pane import Pane
from tui.plurals import counted

if TYPE_CHECKING:
    from index.view import PassageRow


class PassagesPane(Pane):
    """Title, publisher, copies with the same words and day above; the passage around its first hit below."""

    NUMBER = 5
    TITLE = "Passages"
    EMPTY = "No passage matches."
    LINES = 2

    def draw(self, row: PassageRow, width: int) -> Sequence[Content]:
        """Two lines: where it stands, and its words around the first hit."""
        right = text.content(day(row.published), "date")
        left = text.content(text.line(row.title), "muted")
        if row.publisher:
            left = Content("").join([left, text.content(f"  {text.line(row.publisher)}", "muted")])
        if row.copies:
            right = text.parts((f"+ {counted(row.copies, 'copy')}  ", "role"), right)
        return [text.fitted(left, right, width), snippet(row, width)]

    def subject_of(self, row: PassageRow) -> Subject:
        """The passage."""
        return of_passage(row)


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
