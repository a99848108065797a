"""Short articles of invented places, each with the one deed it tells, as the annotator would keep them."""

from __future__ import annotations

from typing import Any

from index.model import Article

PLACES = {"Selbrun": (48.1, 16.3), "Marrow Bay": (51.4, -3.2), "Ostrel": (40.2, 22.5)}


def story(
    article_id: str,
    *,
    published: str = "2031-05-02",
    day: str | None = None,
    surety: float = 0.95,
    place: str | None = None,
    killed: int | None = None,
    victim: str | None = None,
    agent: str | None = None,
    recipient: str | None = None,
    status: str = "reported",
    type_: str = "ASSAULT",
    words: str = "harbour warehouse fuse blast quay Torvald chandlers",
    copy_of: str | None = None,
    sure: float = 1.0,
) -> Article:
    """An article that tells one deed; what is None it does not tell."""
    sentence = (
        f"The blast struck the {words} while {victim or 'nobody'} stood with {agent or recipient or 'none'}."
    )
    actors: list[dict[str, Any]] = []
    for name, kind in ((victim, "person"), (agent, "group"), (recipient, "group")):
        if name:
            start = sentence.find(name)
            span = {"start": max(start, 0), "end": max(start, 0) + (len(name) if start >= 0 else 3)}
            actors.append({"id": _slug(name), "name": name, "kind": kind, "mentions": [span]})
    happening: dict[str, Any] = {"id": "h1", "type": type_, "events": ["e1"], "status": status}
    happening["agents"] = [_slug(agent)] if agent else []
    happening["recipients"] = [_slug(one) for one in (victim, recipient) if one]
    if day:
        happening["date"] = {"from": day, "to": day, "reason": "as written", "confidence": surety}
    if place:
        latitude, longitude = PLACES[place]
        where = {"name": place, "latitude": latitude, "longitude": longitude}
        happening["place"] = {**where, "reason": "the dateline", "confidence": surety}
    if killed is not None:
        happening["counts"] = [{"what": "killed", "low": killed, "high": killed, "reason": "as told"}]
    event = {"id": "e1", "type": type_, "start": 4, "end": 9, "status": status, "agents": happening["agents"]}
    event["confidence"] = sure
    return Article.model_validate(
        {
            "id": article_id,
            "title": f"Blast at the {words.split()[0]}",
            "published": published,
            "publisher": "The Selbrun Post",
            "text": sentence,
            "segments": [{"start": 0, "end": len(sentence)}],
            "actors": actors,
            "events": [event],
            "happenings": [happening],
            "copy_of": copy_of,
        }
    )


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
