"""What a search line that somebody writes can go on with: fields, and the values that the collection has for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from index.event_words import type_word
from index.focus import Focus, field_query
from index.search.actor_lookup import actors_beginning
from index.search.event_numbers import ON
from index.search.schema import (
    ACTORS,
    CASE,
    FOLDED,
    MADE,
    NEW,
    NOTE,
    PARTY,
    PUBLISHER,
    QUERY_FIELDS,
    STEMMED,
    WITHIN,
)
from index.vocabulary import TYPES

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer
    from index.search.part import Part

MOST = 8
_LOOKED_AT = 4_000  # actors, or terms of a field, that begin like this
_SHORTEST = 3  # letters of a word from which it may be the beginning of a field
_VALUE = re.compile(r'(?<![\w"])(?P<field>[a-z]+):(?P<quote>[“"]?)(?P<value>[^"“”:()]*)$')
_WORD = re.compile(r"(?<!\S)[a-z]+$")
_TRIED = 24  # words that a name of several may go on with
_DAY_PARTS = (4, 7, 10)  # letters of a year, a month, a day
_SINCE = {"yes": True, "no": False}  # the values of `new:`


@dataclass(frozen=True, slots=True)
class Completion:
    """A way to go on: the whole line with it, what of it is new, and how many passages have it."""

    line: str
    words: str
    passages: int = 0


@dataclass(frozen=True, slots=True)
class Completions:
    """What the line waits for (a field's name, or “field”), and the ways to go on, most passages first."""

    awaited: str = ""
    ways: tuple[Completion, ...] = ()


def completions(viewer: Viewer, written: str) -> Completions:
    """How a line can go on behind its last letter."""
    match = _VALUE.search(written)
    if match is not None and (match["quote"] or " " not in match["value"]):
        field, value = match["field"], " ".join(match["value"].split())
        before = written[: match.start("quote")]
        counted = Counter(dict(_values(viewer, field, value)))
        order = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
        ways = (Completion(before + _quoted(words), words, count) for words, count in order)
        further = (way for way in ways if way.line.casefold() != written.casefold())
        return Completions(field, tuple(islice(further, MOST)))
    word = _WORD.search(written)
    if word is None or len(word[0]) < _SHORTEST:
        return Completions()
    before = written[: word.start()]
    fields = [name for name in QUERY_FIELDS if name.startswith(word[0]) and name != "text"]
    return Completions("field", tuple(Completion(f"{before}{name}:", f"{name}:") for name in fields))


def _quoted(words: str) -> str:
    return words if re.fullmatch(r"[\w-]+", words) else f'"{words}"'


def _values(viewer: Viewer, field: str, value: str) -> Iterator[tuple[str, int]]:
    """The values of a field that begin so, and how many passages have each."""
    if field == "by" and value:
        yield from _terms(viewer, MADE, value.lower())
    if field in (*ACTORS, PARTY):
        yield from _actors(viewer, field, value)
    elif field == "event":
        for name, count in _terms(viewer, field, ""):
            if name.startswith(value.upper()) or type_word(TYPES[TYPES.index(name)]).startswith(
                value.lower()
            ):
                yield name, count
    elif field == "date":
        length = next((size for size in _DAY_PARTS if size > len(value)), _DAY_PARTS[-1])
        yield from _grouped(_terms(viewer, field, value), lambda day: day[:length])
    elif field == ON or (field in FOLDED and value):
        yield from _names(viewer, field, value.lower())
    elif field == WITHIN:
        yield from ((name, 0) for name in ("article", "passage") if name.startswith(value))
    elif field == NEW:
        yield from ((name, _since(viewer, new)) for name, new in _SINCE.items() if name.startswith(value))
    elif field in (CASE, NOTE):
        names = Counter(one.case if field == CASE else one.tag for one in viewer.snapshot.clippings())
        yield from (pair for pair in names.items() if pair[0] and pair[0].startswith(value.lower()))
    elif field in QUERY_FIELDS and field not in STEMMED and (value or field in ("role", "kind")):
        yield from _terms(viewer, field, value.lower())


def _names(viewer: Viewer, field: str, value: str) -> Iterator[tuple[str, int]]:
    """Words that begin so, and what follows a whole word; of an internet name any piece may begin so."""
    if field == ON or " " in value:
        yield from _tried(viewer, field, value)
        return
    words = Counter(dict(_terms(viewer, field, value)))
    if value in words:
        yield from _tried(viewer, field, f"{value} ")
    if field == PUBLISHER:
        words.update({name: count for name, count in _terms(viewer, field, "") if f".{value}" in name})
        yield from _found(viewer, field, [word for word, _passages in words.most_common(_TRIED)])
    else:
        yield from words.items()


def _tried(viewer: Viewer, field: str, value: str) -> Iterator[tuple[str, int]]:
    """Names of several words, and days, with the passages that are found: one may have several days of a month."""
    before, space, last = value.rpartition(" ")
    terms = _terms(viewer, field, last)
    if field == ON:
        length = next((size for size in _DAY_PARTS if size > len(value)), _DAY_PARTS[-1])
        terms = _grouped(terms, lambda day: day[:length])
    longer = [f"{before}{space}{term}" for term, _passages in Counter(dict(terms)).most_common(_TRIED)]
    yield from _found(viewer, field, longer)


def _found(viewer: Viewer, field: str, names: list[str]) -> Iterator[tuple[str, int]]:
    """Names that are found in a field, each with its passages."""
    for words in names:
        count = viewer.found(Focus(query=field_query(field, words)), lambda: False)[0]
        if count:
            yield words, count


def _since(viewer: Viewer, new: bool) -> int:
    """The passages of articles that came after the last visit, or of those that were there."""
    snapshot = viewer.snapshot
    total = 0
    for part, articles in zip(snapshot.parts, snapshot.new_articles, strict=True):
        asked = articles[part["doc.article"]] == new
        total += int(np.count_nonzero(asked if part.live is None else asked & part.live))
    return total


def _terms(viewer: Viewer, field: str, beginning: str) -> Iterator[tuple[str, int]]:
    """Terms of a field with this beginning, each with its passages."""

    def of(part: Part) -> Iterator[tuple[str, int]]:
        postings = part.fields[field]
        for rank in islice(postings.lexicon.prefixed(beginning.encode()), _LOOKED_AT):
            yield postings.lexicon.text(rank), part.live_count(postings, rank)

    yield from _grouped((pair for part in viewer.snapshot.parts for pair in of(part)), str)


def _grouped(pairs: Iterator[tuple[str, int]], group: Callable[[str], str]) -> Iterator[tuple[str, int]]:
    totals: Counter[str] = Counter()
    for name, count in pairs:
        totals[group(name)] += count
    yield from ((name, count) for name, count in totals.items() if count)


def _actors(viewer: Viewer, field: str, value: str) -> Iterator[tuple[str, int]]:
    """The actors whose name begins so, and that stand in the field."""
    totals: Counter[str] = Counter()
    for actor in actors_beginning(viewer.snapshot, value)[:_LOOKED_AT]:
        for name in ("by", "to") if field == PARTY else (field,):
            totals[actor] += viewer.snapshot.passages_with(name, actor.encode())
    for actor, count in totals.most_common(MOST):
        card = viewer.pages.known(actor)
        if card is not None and count:
            yield card.name, count
