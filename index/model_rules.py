"""The rules of the format beyond its types: spans lie in the text and split no character, references have an end."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Protocol, get_args

from pydantic import BaseModel

_SURROGATE = re.compile("[\ud800-\udfff]")


class _ActLike(Protocol):
    """What events and happenings have in common; `index.model` has the types, and calls the rules."""

    @property
    def agents(self) -> tuple[str, ...]: ...
    @property
    def recipients(self) -> tuple[str, ...]: ...
    @property
    def reported_by(self) -> str | None: ...
    @property
    def date(self) -> Any: ...
    @property
    def counts(self) -> tuple[Any, ...]: ...


class _ArticleLike(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def segments(self) -> Sequence[Any]: ...
    @property
    def actors(self) -> Sequence[Any]: ...
    @property
    def quotes(self) -> Sequence[Any]: ...
    @property
    def events(self) -> Sequence[Any]: ...
    @property
    def happenings(self) -> Sequence[Any]: ...


def breaks_character(text: str, position: int) -> bool:
    """Whether `position` lies inside a combining sequence (a base letter and its marks, UAX 29) of `text`."""
    if not 0 < position < len(text) or not unicodedata.category(text[position]).startswith("M"):
        return False
    return unicodedata.category(text[position - 1])[0] not in "CZ"


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened so that it splits no combining sequence of `text`."""
    while breaks_character(text, start):
        start -= 1
    while breaks_character(text, end):
        end += 1
    return start, end


@cache
def _nested(kind: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a type that hold other values of the format; only these are looked into."""
    return tuple(name for name, field in kind.model_fields.items() if _holds_model(field.annotation))


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_model(one) for one in get_args(annotation))


def spans_below(value: BaseModel, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value below `value` that carries a start and an end, with its path."""
    for name in _nested(type(value)):
        child = getattr(value, name)
        items = enumerate(child) if isinstance(child, tuple) else ((None, child),)
        for number, item in items:
            if isinstance(item, BaseModel):
                place = f"{path}{name}" + (f"[{number}]" if number is not None else "")
                if getattr(item, "start", None) is not None or getattr(item, "end", None) is not None:
                    yield place, item
                yield from spans_below(item, f"{place}.")


def problems(article: _ArticleLike, values: BaseModel) -> Iterator[str]:
    """What is wrong with the spans and references of an article, which `values` holds too; the path first."""
    text = article.text
    if _SURROGATE.search(text):
        yield "text: a lone surrogate is no character"
    if not _all_fit(text, values):
        for path, span in spans_below(values):
            yield from _span_problems(path, span, text)
    behind = 0
    for number, segment in enumerate(article.segments):
        if segment.start < behind:
            yield f"segments[{number}]: starts at {segment.start}, before the one before it ends ({behind})"
        behind = segment.end
    yield from _reference_problems(article)


@cache
def _has_span(kind: type[BaseModel]) -> bool:
    return "start" in kind.model_fields


def _bare_spans(value: BaseModel) -> Iterator[Any]:
    """The same values as `spans_below`, and those without start and end, without their paths: most are sound."""
    for name in _nested(type(value)):
        child = getattr(value, name)
        items: tuple[BaseModel, ...] = (
            child if isinstance(child, tuple) else () if child is None else (child,)
        )
        for item in items:
            if _has_span(type(item)):
                yield item
            if _nested(type(item)):
                yield from _bare_spans(item)


def _all_fit(text: str, values: BaseModel) -> bool:
    """Whether all spans lie in the text and none can split a character, because there are no combining marks."""
    size, none = len(text), (None, None)
    for span in _bare_spans(values):
        start, end = span.start, span.end
        if (start, end) != none and (start is None or end is None or not 0 <= start < end <= size):
            return False
    return not any(unicodedata.category(one).startswith("M") for one in set(text))


def _span_problems(path: str, span: Any, text: str) -> Iterator[str]:
    start, end = span.start, span.end
    if start is None or end is None:
        yield f"{path}: has only one of start and end"
    elif not 0 <= start < end <= len(text):
        yield f"{path}: {start} to {end} is no span of a text of {len(text)} characters"
    elif breaks_character(text, start) or breaks_character(text, end):
        yield f"{path}: {start} to {end} splits a character from its combining mark"


def _reference_problems(article: _ArticleLike) -> Iterator[str]:
    actor_ids = {actor.id for actor in article.actors}
    for name in ("actors", "quotes", "events", "happenings"):
        ids = [item.id for item in getattr(article, name)]
        if len(set(ids)) < len(ids):
            yield f"{name}: the id {Counter(ids).most_common(1)[0][0]} stands twice"
    named = [(f"quotes[{number}].speaker", quote.speaker) for number, quote in enumerate(article.quotes)]
    for name in ("events", "happenings"):
        for number, item in enumerate(getattr(article, name)):
            path = f"{name}[{number}]"
            named += _named_actors(path, item)
            yield from _order_problems(path, item)
    yield from _membership_problems(article)
    for path, actor_id in named:
        if actor_id is not None and actor_id not in actor_ids:
            yield f"{path}: no actor has the id {actor_id}"


def _named_actors(path: str, item: _ActLike) -> list[tuple[str, str | None]]:
    """The ids of the actors that an event or a happening speaks of, with their paths."""
    named: list[tuple[str, str | None]] = [(f"{path}.agents", one) for one in item.agents]
    named += [(f"{path}.recipients", one) for one in item.recipients]
    named.append((f"{path}.reported_by", item.reported_by))
    return named + [(f"{path}.counts", count.reported_by) for count in item.counts]


def _order_problems(path: str, item: _ActLike) -> Iterator[str]:
    if item.date and item.date.first > item.date.last:
        yield f"{path}.date: ends before it starts"
    for count in item.counts:
        if count.high is not None and count.high < count.low:
            yield f"{path}.counts: high is below low"


def _membership_problems(article: _ArticleLike) -> Iterator[str]:
    """Happenings speak of events of the article, each of which belongs to one."""
    event_ids = {event.id for event in article.events}
    belongs: dict[str, str] = {}
    for number, happening in enumerate(article.happenings):
        for event_id in happening.events:
            if event_id not in event_ids:
                yield f"happenings[{number}].events: no event has the id {event_id}"
            if belongs.setdefault(event_id, happening.id) != happening.id:
                yield f"happenings[{number}].events: {event_id} belongs to {belongs[event_id]}"
