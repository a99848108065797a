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


def told_further(article: Article, agent: str, recipient: str) -> Article:
    """The article with a second sentence, of the same deed, that names who did it to whom."""
    sentence = f"{agent} blasted {recipient} at dawn."
    start = len(article.text) + 1
    parties = {name: start + sentence.index(name) for name in (agent, recipient)}
    fields = article.model_dump(by_alias=True)
    trigger = start + sentence.index("blasted")
    event: dict[str, Any] = {
        "id": "e2",
        "type": article.events[0].type,
        "start": trigger,
        "end": trigger + len("blasted"),
    }
    event |= {"agents": [_slug(agent)], "recipients": [_slug(recipient)]}
    (happening,) = fields["happenings"]
    actors = [
        {"id": _slug(name), "name": name, "kind": "group", "mentions": [{"start": at, "end": at + len(name)}]}
        for name, at in parties.items()
    ]
    return Article.model_validate(
        {
            **fields,
            "text": f"{article.text} {sentence}",
            "segments": [{"start": 0, "end": start + len(sentence)}],
            "roles": [
                {"start": 0, "end": start - 1, "role": "main"},
                {"start": start, "end": start + len(sentence), "role": "main"},
            ],
            "actors": [*fields["actors"], *actors],
            "events": [*fields["events"], event],
            "happenings": [
                {**happening, "events": ["e1", "e2"], "agents": [*happening["agents"], _slug(agent)]}
            ],
        }
    )


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")
