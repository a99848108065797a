"""An article as layers of spans with plain features: what annotation tools (UIMA, W3C) can hold.

Every part of an article with a span is a mark with the name of its type; references are ids, lists and values without a
span are JSON in a feature. What has no span at all (actors that nothing mentions, happenings, the article's own fields)
stands in the features of the document. Nothing is lost but the order of annotations; `index.reading.layered_article`
makes an article of layers again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from index.model import Article

Feature = str | int | float | None
TYPES: Final[Mapping[str, Mapping[str, str]]] = {  # the features of each type of mark, and what they are
    "Passage": {"kind": "text", "words": "text"},
    "Role": {"role": "text", "words": "text", "by": "text", "confidence": "number"},
    "Mention": {
        "actor": "text", "name": "text", "kind": "text", "form": "text", "description": "text", "words": "text",
        "by": "text", "confidence": "number",
    },
    "Quote": {
        "id": "text", "kind": "text", "speaker": "text", "status": "text", "words": "text", "by": "text",
        "confidence": "number",
    },
    "Source": {"quote": "text", "words": "text", "by": "text"},
    "Cue": {"quote": "text", "words": "text", "by": "text"},
    "Event": {
        "id": "text", "type": "text", "agents": "text", "recipients": "text", "date": "text", "place": "text",
        "status": "text", "reported_by": "text", "words": "text", "by": "text", "confidence": "number",
    },
    "Figure": {
        "event": "text", "what": "text", "low": "integer", "high": "integer", "reported_by": "text", "words": "text",
        "by": "text",
    },
}  # fmt: skip
DOCUMENT: Final = (
    "id", "title", "published", "publisher", "url", "authors", "language", "agency", "copy_of", "version_of", "found",
    "actors", "happenings",
)  # fmt: skip
AS_JSON: Final = frozenset(("authors", "found", "actors", "happenings", "date", "place"))
LISTS: Final = frozenset(("agents", "recipients"))


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text with the name of its type and its features; what is None is left out."""

    type: str
    start: int
    end: int
    features: Mapping[str, Feature]


@dataclass(frozen=True)
class Layers:
    """An article in layers: its text, the features of the document, and all marks."""

    text: str
    document: Mapping[str, str]
    marks: tuple[Mark, ...] = field(default_factory=tuple)


def layers_of(article: Article) -> Layers:
    """The layers of an article."""
    content = article.model_dump(mode="json", by_alias=True, exclude_none=True)
    marks = [_mark("Passage", segment) for segment in content["segments"]]
    marks += [_mark("Role", role) for role in content["roles"]]
    for actor in content["actors"]:
        marks += _mentions(actor)
    for quote in content["quotes"]:
        marks.append(_mark("Quote", quote))
        spans = [name for name in ("source", "cue") if name in quote]
        of_quote = {"quote": quote["id"], "by": quote["by"]}
        marks += [_mark(name.capitalize(), {**quote[name], **of_quote}) for name in spans]
    for event in content["events"]:
        marks.append(_mark("Event", event))
        of_event = {"event": event["id"], "by": event["by"]}
        marks += [_mark("Figure", {**count, **of_event}) for count in event["counts"]]
    unseen = [actor for actor in content["actors"] if not actor["mentions"]]
    document = {name: content.get(name) for name in DOCUMENT} | {"actors": unseen}
    return Layers(
        article.text,
        {name: _packed(name, value) for name, value in document.items() if value not in (None, [], {})},
        tuple(marks),
    )


def _mentions(actor: Mapping[str, Any]) -> list[Mark]:
    stated = {name: actor.get(name) for name in ("name", "kind", "description", "by", "confidence")}
    return [_mark("Mention", {**mention, **stated, "actor": actor["id"]}) for mention in actor["mentions"]]


def _mark(type_: str, part: Mapping[str, Any]) -> Mark:
    values = {name: part[name] for name in TYPES[type_] if part.get(name) is not None}
    features = {
        name: _packed(name, value) if isinstance(value, list | dict) else value
        for name, value in values.items()
    }
    return Mark(type_, part["start"], part["end"], features)


def _packed(name: str, value: Any) -> str:
    if name in LISTS:
        return " ".join(value)
    return json.dumps(value, ensure_ascii=False) if name in AS_JSON else str(value)
