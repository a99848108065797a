"""JSON-LD of a web page: the node of its article, and headline, date, authors, publisher and text from it."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from index.reading.clean import LONGEST_LINE
from index.reading.entities import unescaped, without_markup

_LARGEST_SCRIPT = 2_000_000  # characters
_MOST_NODES = 5_000
_DEEPEST = 12
_MOST_UPDATES = 2_000
_COMMENT = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$")
_ARTICLE = re.compile(r"(?:Article|Report|BlogPosting|Posting|Review|Analysis|Opinion|WebPage|VideoObject)$")
_WANTED = ("headline", "datePublished", "author", "articleBody")


@dataclass(frozen=True)
class Update:
    """One entry of a live blog."""

    headline: str | None
    published: str | None
    body: str | None


@dataclass
class PageFacts:
    """What a page says about its article in a form made for programs."""

    headline: str | None = None
    published: str | None = None
    authors: list[str] = field(default_factory=list)
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None
    live: bool = False  # a live blog, whose headline changes by the hour
    name: str | None = None
    description: str | None = None
    updates: list[Update] = field(default_factory=list)  # of a live blog


def read_json_ld(scripts: list[str]) -> PageFacts:
    """The facts of the article node among the JSON-LD `scripts` of a page; broken scripts are passed over."""
    nodes: list[dict[str, Any]] = []
    for script in scripts:
        for value in _parsed(script):
            nodes += _nodes(value, _MOST_NODES - len(nodes))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    best = max(nodes, key=_worth, default=None)
    return _facts(best, by_id) if best and _worth(best) else PageFacts()


def _parsed(script: str) -> Iterator[Any]:
    if len(script) > _LARGEST_SCRIPT:
        return
    text = _COMMENT.sub("", script).strip().rstrip(";")
    try:
        yield json.loads(text, strict=False)
    except (ValueError, RecursionError):
        try:  # some pages write two values one behind the other
            value, _ = json.JSONDecoder(strict=False).raw_decode(text)
        except (ValueError, RecursionError):
            return
        yield value


def _nodes(value: Any, room: int) -> list[dict[str, Any]]:
    """The objects in a JSON value that may describe an article: those of @graph, of lists and of mainEntity."""
    nodes: list[dict[str, Any]] = []
    queue = deque([(value, 0)])
    while queue and len(nodes) < room:
        item, depth = queue.popleft()
        if depth > _DEEPEST:
            continue
        if isinstance(item, list):
            queue += [(one, depth + 1) for one in item[:1000]]
        elif isinstance(item, dict):
            nodes.append(item)
            queue += [
                (item[key], depth + 1)
                for key in ("@graph", "mainEntity", "author", "publisher")
                if key in item
            ]
    return nodes


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [one for one in kinds if isinstance(one, str)]


def _worth(node: dict[str, Any]) -> int:
    """How well a node describes an article; 0 for another thing."""
    kinds = [one for one in _types(node) if _ARTICLE.search(one)]
    if not kinds:
        return 0
    weak = all(one in ("WebPage", "VideoObject") for one in kinds)
    return sum(bool(node.get(key)) for key in _WANTED) * 2 + (0 if weak else 1) - (2 if weak else 0)


def _facts(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> PageFacts:
    publisher = _names(node.get("publisher"), by_id)
    return PageFacts(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        authors=_names(node.get("author") or node.get("creator"), by_id),
        publisher=publisher[0] if publisher else None,
        url=_url(node),
        language=_text(node.get("inLanguage")),
        body=_body(node.get("articleBody")),
        live="LiveBlogPosting" in _types(node),
        name=_text(node.get("name")),
        description=_text(node.get("description")),
        updates=_updates(node.get("liveBlogUpdate")),
    )


def _updates(value: Any) -> list[Update]:
    entries = value if isinstance(value, list) else [value]
    return [
        Update(
            _text(entry.get("headline")), _text(entry.get("datePublished")), _body(entry.get("articleBody"))
        )
        for entry in entries[:_MOST_UPDATES]
        if isinstance(entry, dict)
    ]


def _url(node: dict[str, Any]) -> str | None:
    page = node.get("mainEntityOfPage")
    if isinstance(page, dict):
        page = page.get("@id") or page.get("url")
    for value in (node.get("url"), page):
        if isinstance(value, str) and value.startswith("http"):
            return value
    return None


def _names(value: Any, by_id: dict[str, dict[str, Any]], depth: int = 0) -> list[str]:
    """Names of people or organisations: strings, objects, lists of both, references by @id."""
    if depth > 4:
        return []
    if isinstance(value, list):
        return [name for one in value[:50] for name in _names(one, by_id, depth + 1)]
    if isinstance(value, dict):
        inner = value.get("name")
        if inner is None and isinstance(value.get("@id"), str):
            inner = by_id.get(value["@id"], {}).get("name")
        return _names(inner, by_id, depth + 1)
    text = _text(value)
    return [text] if text else []


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    return without_markup(value[: 2 * LONGEST_LINE]).strip() or None


def _body(value: Any) -> str | None:
    if isinstance(value, list):
        value = "\n\n".join(one for one in value if isinstance(one, str))
    return unescaped(value) if isinstance(value, str) and value.strip() else None
