"""A small collection, annotated by hand, for decisions to be made about."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from index.collection import Collection
from index.ingest import destination
from index.model import Article

HARBOUR = (
    "Dockers of Arvik struck on Monday. Ana Duarte said the port would stay shut. "
    "Police beat two dockers, Tom Brand said. The port opened on Friday."
)
SECOND = "Ana Duarte, the union's leader, spoke to Tom Brand. Eva Duarte thanked the police of Arvik."


def span(text: str, words: str) -> dict[str, int]:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def actor(text: str, actor_id: str, name: str, *mentions: str, kind: str = "person") -> dict[str, Any]:
    return {"id": actor_id, "name": name, "kind": kind, "mentions": [span(text, words) for words in mentions]}


def harbour() -> Article:
    """Who said what and did what at the harbour; the program has three things wrong."""
    text = HARBOUR
    sentences = [f"{part.strip(' .')}." for part in text.split(". ")]
    content = {
        "id": "harbour",
        "title": "Harbour shut",
        "published": "2022-05-03",
        "text": text,
        "segments": [{"start": 0, "end": len(text)}],
        "roles": [{**span(text, words), "role": "main"} for words in sentences],
        "actors": [
            actor(text, "ana-duarte", "Ana Duarte", "Ana Duarte"),
            actor(text, "tom-brand", "Tom Brand", "Tom Brand"),
            actor(text, "police", "Police", "Police", kind="government"),
            actor(text, "dockers", "dockers", "two dockers", kind="group"),
        ],
        "quotes": [
            {"id": "q1", "kind": "indirect", "speaker": "ana-duarte", "confidence": 0.9,
             **span(text, "the port would stay shut"), "source": span(text, "Ana Duarte"), "cue": span(text, "said")},
            {"id": "q2", "kind": "indirect", "speaker": "police", **span(text, "Police beat two dockers"),
             "cue": span(text, "said. The")},
        ],
        "events": [
            {"id": "e1", "type": "PROTEST", "agents": ["dockers"], **span(text, "struck")},
            {"id": "e2", "type": "ASSAULT", "agents": ["tom-brand"], "recipients": ["dockers"], **span(text, "beat")},
            {"id": "e3", "type": "CONCEDE", **span(text, "opened")},
        ],
        "happenings": [
            {"id": "h1", "type": "ASSAULT", "events": ["e2"], "agents": ["tom-brand"], "recipients": ["dockers"]},
            {"id": "h2", "type": "PROTEST", "events": ["e1", "e3"], "agents": ["dockers"]},
        ],
    }  # fmt: skip
    return Article.model_validate(content)


def second() -> Article:
    """Another article with some of the same actors, one of them under two ids."""
    text = SECOND
    content = {
        "id": "second",
        "text": text,
        "segments": [{"start": 0, "end": len(text)}],
        "actors": [
            actor(text, "ana-duarte", "Ana Duarte", "Ana Duarte"),
            actor(text, "eva-duarte", "Eva Duarte", "Eva Duarte"),
            actor(text, "tom-brand", "Tom Brand", "Tom Brand"),
        ],
        "quotes": [
            {"id": "q1", "kind": "mixed", "speaker": "eva-duarte", **span(text, "thanked the police")}
        ],
    }
    return Article.model_validate(content)


def desk(path: Path) -> Collection:
    """A collection of both articles, added as any others."""
    with destination.opened(path, writes=True) as opened:
        for article in (harbour(), second()):
            opened.save(article)
    return Collection.open(path)


def sums(collection: Collection) -> dict[str, str]:
    """The SHA-256 of every article file."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(collection.folder.glob("*.json"))
    }
