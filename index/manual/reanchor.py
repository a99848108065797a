"""Spans set by hand, found again by their words when the text under them has changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Moved:
    """A span that its words were looked for: from where to where; `end` is None where they are lost."""

    path: str
    words: str
    start: int
    end: int | None


def anchor(article: dict[str, Any]) -> list[Moved]:
    """Move every span of a parsed article file whose kept words no longer stand at its offsets, in place.

    The nearest place with the same words is taken. A span whose words are nowhere is taken out of the article
    (with the annotation that it carries) and listed with `end` None: lost, but never moved silently.
    """
    text = article.get("text")
    if not isinstance(text, str):
        return []
    changes: list[Moved] = []
    for holder, key, path in list(_kept(article, "")):
        span = holder[key]
        words, start = span["words"], span.get("start")
        if not isinstance(start, int) or text[start : span.get("end", start)] == words:
            continue
        found = _nearest(text, words, start)
        if found is None:
            changes.append(Moved(path, words, start, None))
            holder[key] = None
        else:
            changes.append(Moved(path, words, found, found + len(words)))
            span["start"], span["end"] = found, found + len(words)
    if any(change.end is None for change in changes):
        _drop_lost(article)
    return changes


def _nearest(text: str, words: str, start: int) -> int | None:
    """Where `words` stand nearest to `start`."""
    if not words:
        return None
    before, behind = text.rfind(words, 0, start + len(words)), text.find(words, start)
    places = [place for place in (before, behind) if place >= 0]
    return min(places, key=lambda place: abs(place - start), default=None)


def _kept(value: Any, path: str) -> Iterator[tuple[Any, Any, str]]:
    """Every span with kept words: what holds it, under which key, and its path."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        here = f"{path}[{key}]" if isinstance(key, int) else f"{path}.{key}".lstrip(".")
        if isinstance(child, dict) and isinstance(child.get("words"), str):
            yield value, key, here
        yield from _kept(child, here)


def _drop_lost(value: Any) -> None:
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _drop_lost(child)
    if isinstance(value, list):
        value[:] = [child for child in value if child is not None]
