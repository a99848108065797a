"""An article of layers that another tool gives back: a mark that does not fit is named and left out.

What comes without `by` was made by hand in that tool. What was made anew there gets ids; a source or cue belongs to
the quote that it names, and none is guessed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from index.errors import ReadError
from index.interchange.layers import AS_JSON, DOCUMENT, LISTS, TYPES, Layers, Mark
from index.model import FORMAT, Count, Event, Mention, Quote, Role, Segment, Span, snap
from index.reading.clean import clean_line, verbatim
from index.reading.format import ArticleOrError
from index.reading.formats.dateline_json import own_article
from index.reading.offsets import kept_offsets
from index.reading.quote_kinds import quote_kind_between
from index.reading.slugs import article_id, digest, slug
from index.refusals import explain

JsonPart = dict[str, Any]
_MODELS: Final[Mapping[str, type[BaseModel]]] = {
    "Passage": Segment, "Role": Role, "Mention": Mention, "Quote": Quote, "Source": Span, "Cue": Span, "Event": Event,
    "Figure": Count,
}  # fmt: skip
_OF_ACTORS: Final = ("name", "kind", "description", "by", "confidence")
_LONGEST_ID: Final = 80
_PLAIN: Final = str | int | float | None  # what a feature may be


def articles_of(layers: Layers, name: str) -> Iterator[ArticleOrError]:
    """An error for each mark that cannot be taken over, and the article."""
    if not isinstance(layers.text, str):
        yield ReadError(name, "what it gives as its text is none")
        return
    building = _Building(layers, name)
    try:
        article = own_article(building.content(), name)
    except ReadError as error:
        yield from building.faults
        yield error
        return
    yield from building.faults
    yield article


class _Building:
    """The content of an article file, as it comes together from layers."""

    def __init__(self, layers: Layers, name: str) -> None:
        self.text, self.name, self.document, self.marks = (
            verbatim(layers.text),
            name,
            layers.document,
            layers.marks,
        )
        self.offsets = kept_offsets(
            layers.text, (end for mark in layers.marks if _has_place(mark) for end in (mark.start, mark.end))
        )
        self.faults: list[ReadError] = []
        self.parts: dict[str, list[JsonPart]] = {name: [] for name in TYPES}
        self.actors: dict[str, JsonPart] = {}

    def content(self) -> JsonPart:
        """All of it."""
        stated = self._document()
        for number, mark in enumerate(self.marks, 1):
            if mark.type in TYPES and (part := self._checked(mark, f"{mark.type} {number}")):
                self.parts[mark.type].append(part)
        for parts in self.parts.values():
            parts.sort(key=lambda part: (part["start"], part["end"]))
        for part in self.parts["Mention"]:
            self._mention(part)
        for actor in stated.pop("actors", []):
            self.actors.setdefault(actor["id"], actor)
        self._attach("Source", "Quote", "quote")
        self._attach("Cue", "Quote", "quote")
        self._attach("Figure", "Event", "event")
        for kind in ("Quote", "Event"):
            for number, part in enumerate(self.parts[kind], 1):
                part.setdefault("id", f"{kind[0].lower()}-hand-{number}")
        self._drop_strangers()
        named = stated.pop("id", None) or article_id(stated.get("title"), None, self.text)
        lists = {"segments": "Passage", "roles": "Role", "quotes": "Quote", "events": "Event"}
        return {
            "format": FORMAT, "id": named, **stated, "text": self.text, "actors": list(self.actors.values()),
            **{field: self.parts[kind] for field, kind in lists.items()},
        }  # fmt: skip

    def _fault(self, where: str, why: str) -> None:
        self.faults.append(ReadError(f"{self.name} ({where})", why))

    def _document(self) -> JsonPart:
        """What is said of the article as a whole."""
        stated: JsonPart = {}
        for name, value in self.document.items():
            if name not in DOCUMENT or not value:
                continue
            try:
                stated[name] = json.loads(value) if name in AS_JSON else value
            except (ValueError, RecursionError):
                self._fault(f"document, {name}", "it is no JSON")
        return stated

    def _checked(self, mark: Mark, where: str) -> JsonPart | None:
        """A mark as a part of the article; None where it does not follow the format, which is told."""
        place = self._place(mark)
        if place is None:
            self._fault(where, f"{mark.start} to {mark.end} are no words of the text")
            return None
        if not all(isinstance(value, _PLAIN) for value in mark.features.values()):
            self._fault(where, "a feature of it is no plain value")
            return None
        start, end = place
        part: JsonPart = {"start": start, "end": end, **self._unsaid(mark, start, end)}
        try:
            part |= {
                name: _unpacked(name, value)
                for name, value in mark.features.items()
                if value not in (None, "")
            }
            part = {
                name: value for name, value in part.items() if name in (*TYPES[mark.type], "start", "end")
            }
            self._validate(mark.type, part)
        except ValidationError as error:
            self._fault(where, ": ".join(filter(None, explain(error))))
            return None
        except (ValueError, RecursionError):
            self._fault(where, "a feature of it is no JSON")
            return None
        return part

    def _unsaid(self, mark: Mark, start: int, end: int) -> JsonPart:
        """What somebody who made a mark in another tool need not say of it."""
        by_hand = "by" in TYPES[mark.type] and not mark.features.get("by")
        quoted = mark.type == "Quote" and not mark.features.get("kind")
        return {
            **({"by": "hand"} if by_hand else {}),
            **({"kind": quote_kind_between(self.text, start, end)} if quoted else {}),
        }

    def _place(self, mark: Mark) -> tuple[int, int] | None:
        """Where a mark stands in the text as it is kept."""
        if not _has_place(mark):
            return None
        start, end = self.offsets.get(mark.start), self.offsets.get(mark.end)
        if start is None or end is None or start >= end:
            return None
        return snap(self.text, start, end)

    def _validate(self, kind: str, part: JsonPart) -> None:
        fields = {field.alias or name for name, field in _MODELS[kind].model_fields.items()}
        values = {name: value for name, value in part.items() if name in fields}
        if kind in ("Quote", "Event"):
            values.setdefault("id", "any")
        _MODELS[kind].model_validate_json(json.dumps(values))

    def _mention(self, part: JsonPart) -> None:
        """An actor gets the mention; what names none is an actor by its words."""
        words = clean_line(self.text[part["start"] : part["end"]]) or "?"
        is_name = any(letter.isupper() for letter in words)
        made_up = slug(words, _LONGEST_ID) or "actor"
        actor_id = str(part.get("actor") or (made_up if is_name else f"{made_up}-{digest(self.text)}"))
        stated: JsonPart = {name: part[name] for name in _OF_ACTORS if name in part}
        actor = self.actors.setdefault(actor_id, {"id": actor_id, "name": words, **stated, "mentions": []})
        actor["mentions"].append(
            {name: part[name] for name in ("start", "end", "form", "words") if name in part}
        )

    def _attach(self, kind: str, to: str, reference: str) -> None:
        """Give each part to the one that it names."""
        named = {part.get("id"): part for part in self.parts[to]}
        for part in self.parts[kind]:
            part.pop("by", None)  # it is its owner's
            owner = named.get(part.pop(reference, None) or 0)
            if owner is None:
                self._fault(f"{kind} at {part['start']}", f"it says of no {reference} that it belongs to it")
            elif kind == "Figure":
                owner.setdefault("counts", []).append(part)
            else:
                owner[kind.lower()] = part

    def _drop_strangers(self) -> None:
        """Take out references to actors that are not there: rather nobody than somebody else."""
        for part in (*self.parts["Quote"], *self.parts["Event"]):
            for holder in (part, *part.get("counts", ())):
                for name in ("speaker", "reported_by"):
                    if holder.get(name) is not None and holder[name] not in self.actors:
                        self._fault(f"{name} at {holder['start']}", f"there is no actor {holder.pop(name)}")
            for name in LISTS & part.keys():
                for actor_id in [one for one in part[name] if one not in self.actors]:
                    part[name].remove(actor_id)
                    self._fault(f"{name} at {part['start']}", f"there is no actor {actor_id}")


def _has_place(mark: Mark) -> bool:
    """Whether the ends of a mark are numbers at all."""
    return isinstance(mark.start, int) and isinstance(mark.end, int)


def _unpacked(name: str, value: Any) -> Any:
    if name in AS_JSON:
        return json.loads(str(value))
    return str(value).split() if name in LISTS else value
