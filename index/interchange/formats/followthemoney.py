"""FollowTheMoney, the entities of Aleph and OpenSanctions, as JSON lines: an entity a line, each id once.

Actors are persons, organizations, public bodies or other legal entities; articles are Articles; who appears in one is a
Mention; happenings are Events; quotes are Notes on their speakers. <https://followthemoney.tech/explorer/>
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final

from index.interchange.happening_records import HappeningRecord
from index.interchange.material import Material
from index.model import Article, Quote
from index.plain_json import plain_json
from index.reading.clean import clean_line, clean_url

_SCHEMATA: Final = {
    "person": "Person",
    "group": "Organization",
    "organization": "Organization",
    "media": "Organization",
    "government": "PublicBody",
}
_OTHER: Final = "LegalEntity"
_LANGUAGES: Final = {"en": "eng"}
_MOST_LETTERS: Final = 120  # of a quote that stands in a name
_MONTH: Final = len("2031-05")
_ACTORS = """
create table actor (id text primary key, kind text, hand integer);
create table word (id text, field text, words text, primary key (id, field, words)) without rowid;
"""
_ACTOR = "insert into actor values (?, ?, ?) on conflict (id) do update set hand = max(hand, excluded.hand)"


def write(material: Material, stream: BinaryIO) -> None:
    """Write articles with mentions and quotes, then the actors, then the happenings."""
    with _actors() as database:
        for article in material.articles():
            _remember(database, article)
            for entity in _of_article(article):
                stream.write(f"{plain_json(entity)}\n".encode())
        for entity in _entities(database):
            stream.write(f"{plain_json(entity)}\n".encode())
    for record in material.happenings():
        stream.write(f"{plain_json(_event(record))}\n".encode())


def _entity(
    schema: str, entity_id: str, by: str, **properties: str | Iterable[str | None] | None
) -> dict[str, Any]:
    """An entity and who made it; every property is a list, and what is not known is left out."""
    listed = {
        name: [value] if isinstance(value, str) else list(value or ()) for name, value in properties.items()
    }
    given = {name: [value for value in values if value] for name, values in listed.items()}
    return {
        "id": entity_id,
        "schema": schema,
        "by": by,
        "properties": {name: values for name, values in given.items() if values},
    }


def _of_article(article: Article) -> Iterator[dict[str, Any]]:
    document = f"article-{article.id}"
    title = clean_line(article.title) or article.id
    yield _entity(
        "Article", document, "source", name=title, title=title, fileName=f"{article.id}.txt", author=article.authors,
        publisher=clean_line(article.publisher), sourceUrl=clean_url(article.url), bodyText=article.text,
        publishedAt=article.day.isoformat() if article.day else None,
        language=_LANGUAGES.get(article.language or ""),
    )  # fmt: skip
    for actor in article.actors:
        yield _entity(
            "Mention", f"mention-{article.id}-{actor.id}", actor.by, document=document,
            resolved=f"actor-{actor.id}", name=clean_line(actor.name) or actor.id,
            detectedSchema=_SCHEMATA.get(actor.kind, _OTHER),
        )  # fmt: skip
    for quote in article.quotes:
        yield _note(article, quote, document)


def _note(article: Article, quote: Quote, document: str) -> dict[str, Any]:
    speaker = article.actor(quote.speaker)
    words = " ".join(quote.of(article.text).split())
    who = clean_line(speaker.name) if speaker else "unknown speaker"
    cut = words if len(words) <= _MOST_LETTERS else f"{words[: _MOST_LETTERS - 1]}…"
    about = f"{quote.kind} quote{', denied' if quote.status else ''}; {_made(quote.by, quote.confidence)}"
    return _entity(
        "Note", f"quote-{article.id}-{quote.id}", quote.by, name=f"{who}: “{cut}”", description=words,
        proof=document, entity=f"actor-{speaker.id}" if speaker else document,
        notes=f"{about}; at {quote.start}-{quote.end} of {article.id}",
    )  # fmt: skip


def _made(by: str, confidence: float) -> str:
    return "by: hand" if by == "hand" else f"by: auto, confidence {confidence:g}"


def _event(record: HappeningRecord) -> dict[str, Any]:
    parties = [f"actor-{party.id}" for party in (*record.agents, *record.recipients)]
    agents = ", ".join(party.name for party in record.agents) or "?"
    recipients = ", ".join(party.name for party in record.recipients) or "?"
    exact = record.first == record.last
    vague = record.edtf if len(record.edtf) <= _MONTH and "X" not in record.edtf else None
    return _entity(
        "Event", f"event-{record.id.replace('#', '-')}", record.by, name=record.headline,
        summary=f"{record.type}: {agents} → {recipients}", description=record.sentence,
        date=record.edtf if exact else vague,
        startDate=None if exact or not record.first else record.first.isoformat(),
        endDate=None if exact or not record.last else record.last.isoformat(),
        location=record.place.name if record.place else None, involved=dict.fromkeys(parties),
        proof=f"article-{record.article}", publisher=record.publishers, recordId=record.id,
        sourceUrl=[clean_url(url) for url in record.urls],
        notes=[
            f"{record.status}{f' by {record.reported_by}' if record.reported_by else ''}; "
            f"{_made(record.by, record.confidence)}; at {record.start}-{record.end} of {record.article}",
            record.figures_in_words,
        ],
    )  # fmt: skip


@contextmanager
def _actors() -> Iterator[sqlite3.Connection]:
    """Where actors are gathered while articles go by: a large collection has more than fit in memory."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(sqlite3.connect(Path(folder) / "actors.db")) as database,
    ):
        database.executescript(f"pragma journal_mode = off; pragma synchronous = off; {_ACTORS}")
        yield database


def _remember(database: sqlite3.Connection, article: Article) -> None:
    for actor in article.actors:
        database.execute(_ACTOR, (actor.id, actor.kind, actor.by == "hand"))
        for field, words in (("name", actor.name), ("description", actor.description)):
            if line := clean_line(words):
                database.execute("insert or ignore into word values (?, ?, ?)", (actor.id, field, line))


def _entities(database: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for actor_id, kind, hand in database.execute("select * from actor order by id"):
        words = database.execute(
            "select field, words from word where id = ? order by field, words", (actor_id,)
        )
        said: dict[str, list[str]] = {"name": [], "description": []}
        for field, line in words:
            said[field].append(line)
        by = "hand" if hand else "auto"
        yield _entity(
            _SCHEMATA.get(kind, _OTHER), f"actor-{actor_id}", by, name=said["name"] or [actor_id],
            description=said["description"], notes=f"{kind}; by: {by}",
        )  # fmt: skip
