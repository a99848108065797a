"""The cards of the articles of a collection in a table, found by id, words, address and group."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

from index.fingerprint import Fingerprint
from index.ingest.article_card import ArticleCard

TABLES = """
create table if not exists card (
    number integer primary key, size integer, changed integer,
    id text, key text, url text, publisher text, title text, day integer, head text, authors text,
    moment text, version_of text, settled integer
);
create index if not exists card_id on card (id);
create index if not exists card_key on card (key);
create index if not exists card_url on card (url) where url is not null;
create index if not exists card_head on card (head);
create index if not exists card_unsettled on card (number) where settled = 0;
"""
_COLUMNS = "id, key, url, publisher, title, day, head, authors, moment, version_of, settled"
UNKNOWN_FILE: Fingerprint = (0, 0)


class CardTable:
    """Cards by number, in the order in which articles came; each with the fingerprint of its article's file."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """`base` has the TABLES."""
        self._base = base

    def __len__(self) -> int:
        return int(self._base.execute("select count(*) from card").fetchone()[0])

    def add(self, card: ArticleCard, mark: Fingerprint) -> int:
        """Keep a card; gives its number."""
        values = "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
        columns = f"size, changed, {_COLUMNS}"
        cursor = self._base.execute(f"insert into card ({columns}) values ({values})", (*mark, *_row(card)))  # noqa: S608 - names of this module
        return int(cursor.lastrowid or 0)

    def replace(self, number: int, card: ArticleCard) -> None:
        """Put a card in the place of another."""
        places = _COLUMNS.replace(",", " = ?,")
        self._base.execute(f"update card set {places} = ? where number = ?", (*_row(card), number))  # noqa: S608

    def remove(self, number: int) -> None:
        """Take a card away."""
        self._base.execute("delete from card where number = ?", (number,))

    def card(self, number: int) -> ArticleCard:
        """The card of this number. Raises LookupError where there is none."""
        query = f"select {_COLUMNS} from card where number = ?"  # noqa: S608
        row = self._base.execute(query, (number,)).fetchone()
        if row is None:
            raise LookupError(number)
        article_id, key, url, publisher, title, day, head, by, time, version_of, settled = row
        published = date.fromordinal(day) if day else None
        return ArticleCard(
            article_id, key, url, publisher, title, published, head, by, time, version_of, bool(settled)
        )

    def marks(self) -> dict[str, Fingerprint]:
        """The fingerprints of all articles, by id."""
        rows = self._base.execute("select id, size, changed from card")
        return {article_id: (size, changed) for article_id, size, changed in rows}

    def mark(self, article_id: str, mark: Fingerprint) -> None:
        """Keep what an article's file is now."""
        self._base.execute("update card set size = ?, changed = ? where id = ?", (*mark, article_id))

    def number(self, article_id: str) -> int | None:
        """The number of an article's card."""
        return next(self._numbers("id = ?", article_id), None)

    def with_key(self, key: str) -> list[int]:
        """The numbers of articles of the same words, in order."""
        return [*self._numbers("key = ?", key)]

    def with_url(self, url: str) -> list[int]:
        """The numbers of articles of one address, in order."""
        return [*self._numbers("url = ?", url)]

    def with_head(self, head: str) -> list[int]:
        """The numbers of articles that stand behind one, in order."""
        return [*self._numbers("head = ?", head)]

    def unsettled(self) -> list[int]:
        """The numbers of articles that came since groups were put in order, in order."""
        return [*self._numbers("settled = 0")]

    def _numbers(self, where: str, *values: str) -> Iterator[int]:
        rows = self._base.execute(f"select number from card where {where} order by number", values)  # noqa: S608
        return (number for (number,) in rows)


def _row(card: ArticleCard) -> tuple[object, ...]:
    day = card.day.toordinal() if card.day else None
    facts = card.id, card.key, card.url, card.publisher, card.title, day, card.head, card.by, card.time
    return *facts, card.version_of, card.is_settled
