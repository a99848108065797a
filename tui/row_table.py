"""Rows of a pane as a table: what is selected, with its source, for a spreadsheet. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from index.happenings.article_report import sentence_of
from index.interchange.annotation_tables import csv_line

if TYPE_CHECKING:
    from index.model import Article
    from tui.current_item import IdAndName, Item

COLUMNS = (
    "kind", "text", "speaker", "agents", "recipients", "type", "role", "from", "to", "article", "title", "publisher",
    "published", "url", "start", "end", "sentence",
)  # fmt: skip


def csv_table(items: Sequence[tuple[Item, Article]]) -> str:
    """The items with their articles, a line each below the columns' names; what a spreadsheet would run is harmless."""
    return "".join(csv_line(row) for row in (COLUMNS, *(_row(*one) for one in items)))


def _row(item: Item, article: Article) -> Sequence[Any]:
    start, end = item.anchor.start, item.anchor.end
    first, last = sentence_of(article, start, end)
    words = item.words if item.kind != "event" else article.text[start:end]
    return (
        item.kind, words, _names(item.speakers), _names(item.agents), _names(item.recipients), item.type, item.role,
        item.first, item.last, article.id, article.title, article.publisher, article.published, article.url, start, end,
        " ".join(article.text[first:last].split()),
    )  # fmt: skip


def _names(people: Sequence[IdAndName]) -> str:
    return "; ".join(name for _actor, name in people)
