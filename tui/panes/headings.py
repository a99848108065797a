"""What stands above the rows of a group: an article, a day, a speaker, a kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.breadcrumbs import day

if TYPE_CHECKING:
    from index.view import ContextRow, EventRow, PassageRow, QuoteRow

NEW = "new"  # since the last visit
_BETWEEN = "  ·  "
_LEAST = 12  # columns of a title


def of_article(
    title: str,
    publisher: str | None,
    published: date | None,
    width: int,
    *more: str,
    hits: Sequence[tuple[int, int]] = (),
) -> list[Content]:
    """The whole title, and at the right of its last line, or below, where and when it was published."""
    words = text.clean(title).replace("\n", " ")
    marks = [(0, len(words), "strong"), *((start, end, "hit") for start, end in hits)]
    lines = text.marked(words, marks).wrap(width) if words else []
    meta = text.content(
        _BETWEEN.join(filter(None, (*more, text.line(publisher or ""), day(published)))), "muted"
    )
    if not meta:
        return lines
    if more[:1] == (NEW,):
        meta = meta.stylize(text.style("pin"), 0, len(NEW))
    if lines and lines[-1].cell_length + meta.cell_length + 2 <= width:
        return [*lines[:-1], text.fitted(lines[-1], meta, width)]
    return [*lines, text.fitted(Content(""), meta, width)]


def of_source(row: ContextRow | QuoteRow, width: int) -> Content:
    """A line that says which article a row is from; of a title for which there is no room the beginning."""
    others = filter(None, (*notes(row), text.line(row.publisher or ""), day(row.published)))
    room = width - sum(text.content(f"{words}{_BETWEEN}").cell_length for words in others)
    title = text.content(text.line(row.title)).truncate(max(_LEAST, room), ellipsis=True).plain
    return of_article("", row.publisher, row.published, width, *notes(row), title)[-1]


def notes(row: ContextRow | EventRow | PassageRow | QuoteRow) -> tuple[str, ...]:
    """What a heading says of an article that came since the last visit, or is a copy of another."""
    return (*((NEW,) if row.new else ()), *(("a copy",) if row.copy else ()))


def of_words(words: str, width: int, right: str = "") -> Sequence[Content]:
    """A few words, and what else is to be said at the right."""
    return [text.fitted(text.content(text.line(words), "strong"), text.content(right, "muted"), width)]
