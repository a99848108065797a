"""The best passages for a query line, as the command line shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from index.exploring.viewing import Viewer
from index.focus import Focus


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found from the command line; offsets into the article's text."""

    article: str
    title: str
    published: date | None
    publisher: str | None
    start: int
    end: int
    words: str
    hits: tuple[tuple[int, int], ...]
    score: float
    copies: int = 0  # of the article, that have the same passage


def best_hits(viewer: Viewer, query: str, limit: int) -> list[Hit]:
    """The best `limit` passages for a query line, the best first."""
    focus = Focus(query=query)
    question = viewer.question(query)
    selection, behind = viewer.folded(viewer.select(focus, question))
    highlight = viewer.highlighter(question)
    best = selection.order.page(0, limit)
    rows = selection.passages(
        lambda number, doc: viewer.pages.passage(number, doc, highlight, behind[number, doc])
    )
    scores = [-float(selection.order.key(number)) for number in best]
    return [
        Hit(
            row.anchor.article,
            row.title,
            row.published,
            row.publisher,
            row.anchor.start,
            row.anchor.end,
            row.words,
            row.hits,
            score if selection.ranked else 0.0,
            row.copies,
        )
        for row, score in zip(rows[:limit], scores, strict=True)
    ]
