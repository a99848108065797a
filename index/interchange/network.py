"""Who acts on whom, and who speaks of whom: nodes and edges, each edge with its sentences and days.

What is denied, planned or possible is no edge; what is claimed says so. The edges lie in a file of their own while they
are gathered: a large collection has more than fit in memory.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.happenings.article_report import sentence_of
from index.model import Article, Quote
from index.reading.clean import clean_line

SPEAKS_OF = "SPEAKS_OF"
_UNTOLD = frozenset(("denied", "planned", "possible"))
_TABLES = """
create table node (id text primary key, name text, kind text, articles integer, hand integer);
create table tie (source text, target text, type text, status text, by text, article text, start integer, day text,
                  sentence text);
"""
_NODE = """
insert into node values (?, ?, ?, 1, ?)
on conflict (id) do update set articles = articles + 1, hand = max(hand, excluded.hand)
"""
_TIES = "select * from tie order by source, target, type, status, by, day is null, day, article, start"


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, and in how many articles it stands."""

    id: str
    name: str
    kind: str
    articles: int
    by: str


@dataclass(frozen=True, slots=True)
class Edge:
    """What one actor does to another, or says of it: every sentence that tells it, and its days."""

    source: str
    target: str
    type: str
    status: str
    by: str
    places: tuple[str, ...]  # "<article>:<start>" of each sentence
    days: tuple[str, ...]
    sentences: tuple[str, ...]


class Network:
    """The nodes and edges of articles, in order."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def nodes(self) -> Iterator[Node]:
        """The actors in the order of their ids."""
        for name, label, kind, articles, hand in self._database.execute("select * from node order by id"):
            yield Node(name, clean_line(label) or name, kind, articles, "hand" if hand else "auto")

    def edges(self) -> Iterator[Edge]:
        """The edges in order, each with what is told of it."""
        key: tuple[str, ...] | None = None
        places: list[tuple[str, str | None, str]] = []
        for row in self._database.execute(_TIES):
            if row[:5] != key:
                if key is not None:
                    yield _edge(key, places)
                key, places = row[:5], []
            places.append((f"{row[5]}:{row[6]}", row[7], row[8]))
        if key is not None:
            yield _edge(key, places)


@contextmanager
def network_of(articles: Iterable[Article]) -> Iterator[Network]:
    """The network of articles, for as long as the block lasts."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder) / "network.db")) as database,
    ):
        database.executescript(f"pragma journal_mode = off; pragma synchronous = off; {_TABLES}")
        for article in articles:
            nodes = ((one.id, one.name, one.kind, one.by == "hand") for one in article.actors)
            database.executemany(_NODE, nodes)
            database.executemany("insert into tie values (?, ?, ?, ?, ?, ?, ?, ?, ?)", _ties(article))
        database.commit()
        yield Network(database)


def _edge(key: tuple[str, ...], places: list[tuple[str, str | None, str]]) -> Edge:
    source, target, type_, status, by = key
    days = sorted({day for _, day, _ in places if day})
    return Edge(source, target, type_, status, by, tuple(place for place, _, _ in places), tuple(days),
                tuple(sentence for _, _, sentence in places))  # fmt: skip


def _ties(article: Article) -> Iterator[tuple[str | int | None, ...]]:
    for event in article.events:
        if event.status in _UNTOLD:
            continue
        day = event.date.first.isoformat() if event.date else None
        where = _sentence(article, event.start, event.end)
        for agent in event.agents:
            for recipient in event.recipients:
                if agent != recipient:
                    yield agent, recipient, event.type, event.status, event.by, *where[:2], day, where[2]
    day = article.day.isoformat() if article.day else None
    for quote in article.quotes:
        where = _sentence(article, quote.start, quote.end)
        for named in _named(article, quote):
            yield quote.speaker, named, SPEAKS_OF, "said", quote.by, *where[:2], day, where[2]


def _sentence(article: Article, start: int, end: int) -> tuple[str, int, str]:
    first, last = sentence_of(article, start, end)
    return article.id, first, " ".join(article.text[first:last].split())


def _named(article: Article, quote: Quote) -> list[str]:
    """The actors that a quote mentions, other than its speaker."""
    if quote.speaker is None:
        return []
    return [
        actor.id
        for actor in article.actors
        if actor.id != quote.speaker
        and any(quote.start <= mention.start and mention.end <= quote.end for mention in actor.mentions)
    ]
