"""Spans set by hand, found again by their words when the text under them has changed.

An annotation moves as a whole: its own words and those that name its source must stand together again. Words that stand
in several places decide nothing by themselves: they follow what else has moved, or the annotation is lost, and listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from index.manual.kept_happenings import without_lost_events

_MOST_PLACES = 200  # of the same words; what stands more often is told by what has moved beside it
_LOOSE = (
    "cue",
    "counts",
)  # parts that are left out where their words are gone; without others the whole is lost


@dataclass(frozen=True, slots=True)
class Moved:
    """A span that its words were looked for: from where to where; `end` is None where they are lost."""

    path: str
    words: str
    start: int
    end: int | None


@dataclass(slots=True)
class Anchored:
    """An annotation that keeps its words: what holds it, and the spans inside it that keep theirs."""

    holder: Any
    key: Any
    path: str
    span: dict[str, Any]
    parts: list[Anchored] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The words that it covered."""
        return str(self.span["words"])

    @property
    def start(self) -> int:
        """Where they stood."""
        return int(self.span["start"])

    def stands(self, text: str) -> bool:
        """Whether the words of the annotation and of all its parts stand where it says."""
        return _is_at(text, self.words, self.start) and all(part.stands(text) for part in self.parts)

    @property
    def is_loose(self) -> bool:
        """Whether it may be lost while what holds it stays."""
        return any(self.path.endswith(f".{name}") or f".{name}[" in self.path for name in _LOOSE)


def anchor(article: dict[str, Any]) -> list[Moved]:
    """Move every annotation of a parsed article file whose kept words no longer stand at its offsets, in place.

    What cannot be found again with certainty is taken out of the article and listed with `end` None: lost, but never
    moved silently, and never to words of somebody else.
    """
    text = article.get("text")
    if not isinstance(text, str):
        return []
    names = {actor.get("id"): str(actor.get("name")) for actor in _actors(article)}
    strayed = [one for one in _anchored(article, "") if not one.stands(text)]
    places = [_places(text, one, names) for one in strayed]
    shifts = Counter(here[0] - one.start for one, here in zip(strayed, places, strict=True) if len(here) == 1)
    changes: list[Moved] = []
    for annotation, possible in zip(strayed, places, strict=True):
        shift = _shift(annotation, possible, [shift for shift, _ in shifts.most_common()])
        if shift is None:
            changes.append(Moved(annotation.path, annotation.words, annotation.start, None))
            annotation.holder[annotation.key] = None
        else:
            changes += _move(text, annotation, shift)
    if any(change.end is None for change in changes):
        _drop_lost(article)
        without_lost_events(article)
    return changes


def _actors(article: dict[str, Any]) -> list[dict[str, Any]]:
    actors = article.get("actors")
    return [actor for actor in actors if isinstance(actor, dict)] if isinstance(actors, list) else []


def _shift(annotation: Anchored, places: list[int], shifts: list[int]) -> int | None:
    """How far an annotation has moved: to its only place, or as far as something else of the article has."""
    if len(places) == 1:
        return places[0] - annotation.start
    return next((shift for shift in shifts if annotation.start + shift in places), None)


def _places(text: str, annotation: Anchored, names: dict[Any, str]) -> list[int]:
    """Where the annotation's words stand with the words of its parts, or with its speaker, in the same paragraph."""
    places: list[int] = []
    place = text.find(annotation.words) if annotation.words else -1
    while place >= 0 and len(places) < _MOST_PLACES:
        places.append(place)
        place = text.find(annotation.words, place + 1)
    needed = [part for part in annotation.parts if not part.is_loose]
    speaker = names.get(annotation.span.get("speaker"))
    return [
        place
        for place in places
        if all(_beside(text, annotation, part, place - annotation.start) is not None for part in needed)
        and (needed or not speaker or _names(text, place, speaker))
    ]


def _names(text: str, place: int, speaker: str) -> bool:
    """Whether the paragraph at `place` names the speaker: the words may stand there as somebody else's."""
    return (speaker.split() or [speaker])[-1] in _paragraph(text, place)[1]


def _paragraph(text: str, place: int) -> tuple[int, str]:
    """Where the paragraph at `place` begins, and its words."""
    first, last = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    return first, text[first : last if last >= 0 else len(text)]


def _beside(text: str, whole: Anchored, part: Anchored, shift: int) -> int | None:
    """Where a part's words stand when the annotation moves by `shift`: as far on, else once in the same paragraph."""
    if _is_at(text, part.words, part.start + shift):
        return part.start + shift
    first, paragraph = _paragraph(text, whole.start + shift)
    return first + paragraph.find(part.words) if part.words and paragraph.count(part.words) == 1 else None


def _move(text: str, annotation: Anchored, shift: int) -> Iterator[Moved]:
    """Move an annotation and its parts; parts whose words are gone are taken out of it."""
    place = annotation.start + shift
    for part in annotation.parts:
        new = _beside(text, annotation, part, shift)
        if new is None:
            yield Moved(part.path, part.words, part.start, None)
            part.holder[part.key] = None
        else:
            part.span["start"], part.span["end"] = new, new + len(part.words)
    if shift:
        yield Moved(annotation.path, annotation.words, place, place + len(annotation.words))
    annotation.span["start"], annotation.span["end"] = place, place + len(annotation.words)


def _is_at(text: str, words: str, start: int) -> bool:
    return start >= 0 and text.startswith(words, start)


def _anchored(value: Any, path: str) -> Iterator[Anchored]:
    """Every outermost value that keeps its words, with those inside it."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        place = f"{path}[{key}]" if isinstance(key, int) else f"{path}.{key}".lstrip(".")
        if isinstance(child, dict) and isinstance(child.get("words"), str) and _is_offset(child.get("start")):
            yield Anchored(value, key, place, child, list(_anchored(child, place)))
        else:
            yield from _anchored(child, place)


def _is_offset(start: object) -> bool:
    return isinstance(start, int) and not isinstance(start, bool)


def _drop_lost(value: Any) -> None:
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _drop_lost(child)
    if isinstance(value, list):
        value[:] = [child for child in value if child is not None]
