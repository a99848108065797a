"""W3C Web Annotation (JSON-LD): a page of annotations for each article, with selectors by position and by quotation.

The first annotation describes the article by its text, so that a page can be read by itself; the others classify words
of it. Positions count Unicode code points, as the recommendation has it. <https://www.w3.org/TR/annotation-model/>
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from index.interchange.json_list import write_list
from index.interchange.layers import Layers, Mark, layers_of
from index.interchange.material import Material
from index.model import Article
from index.plain_json import plain_json

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
ADDRESS: Final = "urn:dateline:"
FEATURES: Final = "application/json"
_AROUND: Final = 32  # characters of prefix and suffix


def write(material: Material, folder: Path) -> None:
    """Write `<article>.jsonld` for each article."""
    for article in material.articles():
        with (folder / f"{article.id}.jsonld").open("wb") as stream:
            page = {"@context": CONTEXT, "id": f"{ADDRESS}{article.id}#page", "type": "AnnotationPage"}
            write_list(stream, "items", _items(article), **page)


def _items(article: Article) -> Iterator[dict[str, Any]]:
    layers = layers_of(article)
    yield _whole(article.id, layers)
    for number, mark in enumerate(layers.marks, 1):
        yield _annotation(article.id, number, mark, layers.text)


def _whole(article_id: str, layers: Layers) -> dict[str, Any]:
    text = {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": layers.text}
    if "language" in layers.document:
        text["language"] = layers.document["language"]
    return {
        "id": f"{ADDRESS}{article_id}#text",
        "type": "Annotation",
        "motivation": "describing",
        "body": [text, _features(layers.document)],
        "target": f"{ADDRESS}{article_id}",
    }


def _annotation(article_id: str, number: int, mark: Mark, text: str) -> dict[str, Any]:
    by_hand = mark.features.get("by") == "hand"
    maker = {"type": "Person"} if by_hand else {"type": "Software", "name": "Dateline"}
    position = {"type": "TextPositionSelector", "start": mark.start, "end": mark.end}
    quotation = {
        "type": "TextQuoteSelector",
        "exact": text[mark.start : mark.end],
        "prefix": text[max(0, mark.start - _AROUND) : mark.start],
        "suffix": text[mark.end : mark.end + _AROUND],
    }
    return {
        "id": f"{ADDRESS}{article_id}#{number}",
        "type": "Annotation",
        "motivation": "classifying",
        "creator": maker,
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "value": mark.type},
            _features(dict(mark.features)),
        ],
        "target": {"source": f"{ADDRESS}{article_id}", "selector": [position, quotation]},
    }


def _features(features: Any) -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": FEATURES,
        "value": plain_json(dict(features)),
    }
