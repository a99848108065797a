"""W3C Web Annotations: pages, collections and lists of them, with the text that they are about in one of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from index.errors import ReadError
from index.interchange.layers import TYPES, Layers, Mark
from index.reading.decode import decode
from index.reading.format import ArticleOrError, FileHead, Format, Match
from index.reading.layered_article import articles_of
from index.reading.source import LARGEST_TEXT, Source

_CONTEXT: Final = "www.w3.org/ns/anno.jsonld"
_TAGS: Final = {"person": "person", "per": "person", "organization": "organization", "org": "organization",
                "country": "country", "gpe": "country", "group": "group", "media": "media"}  # fmt: skip


def read(source: Source) -> Iterator[ArticleOrError]:
    """The article whose text one of the annotations holds; an error for each that has no place in it."""
    try:
        content = json.loads(decode(source.read(LARGEST_TEXT)).text)
    except (ValueError, RecursionError) as error:
        raise ReadError(source.name, f"it is no valid JSON ({error})") from None
    annotations = _annotations(content)
    try:
        text, document = _described(annotations)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ReadError(source.name, "what it says of the page is no JSON") from None
    if text is None:
        why = (
            "it has no text: no annotation describes its target by a body of text/plain; add the page itself"
        )
        raise ReadError(source.name, why)
    marks: list[Mark] = []
    for number, annotation in enumerate(annotations, 1):
        if _is_description(annotation):
            continue
        try:
            marks.append(_mark(annotation, text))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            yield ReadError(f"{source.name} (annotation {number})", _reason(error))
    yield from articles_of(Layers(text, document, tuple(marks)), source.name)


def _reason(error: Exception) -> str:
    return str(error) if type(error) is ValueError else "it does not follow the Web Annotation model"


def _annotations(content: Any) -> list[Any]:
    """The annotations of a page, a collection, a list, or of one."""
    if isinstance(content, list):
        return content
    if not isinstance(content, dict):
        return []
    items = content.get("items")
    if items is None and isinstance(content.get("first"), dict):
        items = content["first"].get("items")
    return items if isinstance(items, list) else [content]


def _bodies(annotation: Any) -> list[dict[str, Any]]:
    body = annotation.get("body") if isinstance(annotation, dict) else None
    return [one for one in (body if isinstance(body, list) else [body]) if isinstance(one, dict)]


def _is_description(annotation: Any) -> bool:
    target = annotation.get("target") if isinstance(annotation, dict) else None
    has_text = any(body.get("format") == "text/plain" for body in _bodies(annotation))
    return has_text and not (isinstance(target, dict) and "selector" in target)


def _described(annotations: list[Any]) -> tuple[str | None, dict[str, str]]:
    """The text that is annotated, and what is said of it as a whole."""
    for annotation in annotations:
        if _is_description(annotation):
            bodies = _bodies(annotation)
            text = next(body["value"] for body in bodies if body.get("format") == "text/plain")
            stated = _features(bodies)
            if isinstance(text, str):
                return text, {name: value for name, value in stated.items() if isinstance(value, str)}
    return None, {}


def _features(bodies: list[dict[str, Any]]) -> dict[str, Any]:
    for body in bodies:
        if body.get("format") == "application/json":
            values = json.loads(body["value"])
            return values if isinstance(values, dict) else {}
    return {}


def _mark(annotation: Any, text: str) -> Mark:
    """The mark of an annotation. Raises ValueError with the reason where it has no place in the article."""
    bodies = _bodies(annotation)
    start, end = _place(annotation["target"]["selector"], text)
    named = [str(body.get("value")) for body in bodies if body.get("purpose") in ("classifying", "tagging")]
    event_type = next((name for name in named if name in TYPES), None)
    if event_type:
        return Mark(event_type, start, end, _features(bodies))
    kind = next((_TAGS[name.lower()] for name in named if name.lower() in _TAGS), None)
    if kind is None:
        raise ValueError("it says of no kind of Dateline's what it marks")
    return Mark("Mention", start, end, {"kind": kind})


def _place(selectors: Any, text: str) -> tuple[int, int]:
    """Where an annotation stands: by position where the quoted words stand there too, else by these."""
    listed = selectors if isinstance(selectors, list) else [selectors]
    quoted = next((one for one in listed if one.get("type") == "TextQuoteSelector"), None)
    exact = quoted["exact"] if quoted else None
    for selector in listed:
        if selector.get("type") == "TextPositionSelector":
            start, end = int(selector["start"]), int(selector["end"])
            if exact is None or text[start:end] == exact:
                return start, end
    if quoted is None or not exact:
        raise ValueError("it has no selector by position or quotation")
    around = f"{quoted.get('prefix', '')}{exact}{quoted.get('suffix', '')}"
    if text.count(around) != 1:
        raise ValueError("its quoted words stand nowhere in the text, or more than once")
    start = text.index(around) + len(quoted.get("prefix", ""))
    return start, start + len(exact)


def _match(sample: FileHead) -> Match:
    text = sample.text[:2000]
    return Match.BY_BYTES if text.startswith(("{", "[")) and _CONTEXT in text else Match.NO


FORMATS = (Format("W3C Web Annotation", _match, read, is_text=True),)
