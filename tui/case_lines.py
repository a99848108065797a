"""The clippings of a case as rows of a list. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.breadcrumbs import day
from tui.excerpts import wrapped
from tui.panes import headings

if TYPE_CHECKING:
    from index.cases.case import Clipping
    from index.model import Article

_LINES = 4  # of words or a note
_HEADINGS = {"for": "For", "against": "Against", "open": "Open"}


@dataclass(frozen=True, slots=True)
class ClippingRow:
    """A clipping as it is shown: who says it, where it is from, and where its words stand now."""

    clipping: Clipping
    speaker: str
    source: str
    place: tuple[int, int] | None  # None where they are gone


def row_of(clipping: Clipping, article: Article | None) -> ClippingRow:
    """The row of a clipping; `article` is None where it is gone or damaged."""
    from index.cases.places import speaker_of

    if article is None:
        return ClippingRow(clipping, "", f"{clipping.article}: the article is gone", None)
    place = clipping.place_in(article.text)
    speaker = speaker_of(article, place) if place and clipping.kind == "quote" else None
    gone = None if place else "its words do not stand there any more"
    about = [article.publisher, article.title or article.id, day(article.day), gone]
    return ClippingRow(clipping, speaker or "", " · ".join(filter(None, about)), place)


def key_of(row: ClippingRow) -> str:
    """What tells a row from all others."""
    return str(row.clipping.number)


def heading(row: ClippingRow, above: ClippingRow | None, width: int) -> Sequence[Content]:
    """The column, where it is another than above."""
    if above is not None and above.clipping.column == row.clipping.column:
        return ()
    return headings.of_words(_HEADINGS[row.clipping.column], width)


def draw(row: ClippingRow, _above: ClippingRow | None, width: int) -> Sequence[Content]:
    """The words with who says them, below them the tag and the source, which may be cut, then the note."""
    clipping = row.clipping
    who = f" — {text.line(row.speaker)}" if row.speaker else ""
    words = text.parts((f"“{text.line(clipping.words)}”", "quote" if row.place else "warn"), (who, "actor"))
    tag = f"  #{text.line(clipping.tag)}" if clipping.tag else ""
    source = text.parts((tag, "pin"), (f"  {text.line(row.source)}", "muted"))
    lines = [*wrapped(words, width, _LINES, indent=0), source.truncate(width, ellipsis=True)]
    if clipping.note:
        lines += wrapped(text.content(f"  {text.line(clipping.note)}"), width, _LINES)
    return lines
