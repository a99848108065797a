"""A query told in words, for the line below the search line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from whoosh import query

from index.search.constant import Address, Constant, Gathered
from index.search.event_numbers import COUNTED
from index.search.expansion import Forms
from index.search.same_article import SameArticle
from index.search.schema import ACTORS, MADE, MAKERS
from index.search.snapshot import Snapshot

_ACTOR_WORDS = {
    "actor": "mentions of",
    "speaker": "quotes by",
    "about": "quotes about",
    "by": "events done by",
    "to": "events done to",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """What it takes to tell a query in words: the names of actors, and the words that the reader wrote."""

    snapshot: Snapshot
    written: dict[str, str]  # index term → the word as it was written


def in_words(one: Any, telling: Telling) -> str:
    """The query in words, for the line below the search line."""
    rule = _WORDS.get(type(one))
    return rule(one, telling) if rule else type(one).__name__.lower()


def _joined(word: str) -> Callable[[Any, Telling], str]:
    def join(one: Any, telling: Telling) -> str:
        pieces = [in_words(child, telling) for child in one.subqueries]
        actors = _same_field(one)
        if actors and len(pieces) > 3:
            pieces = [*pieces[:3], f"{len(pieces) - 3} more"]
        text = f" {word} ".join(pieces)
        return f"({text})" if word == "or" and len(pieces) > 1 else text

    return join


def _same_field(one: Any) -> bool:
    return all(isinstance(child, query.Term) and child.fieldname in ACTORS for child in one.subqueries)


def _term(one: Any, telling: Telling) -> str:
    if one.fieldname in ACTORS:
        return f"{_ACTOR_WORDS[one.fieldname]} {telling.snapshot.actor_name(str(one.text))}"
    if one.fieldname == MADE:
        return MAKERS[str(one.text)]
    if one.fieldname in COUNTED and str(one.text).isdecimal():
        return f"{one.fieldname} {int(one.text):,}"
    return _in_field(one.fieldname, f"“{telling.written.get(one.text, one.text)}”")


def _phrase(one: Any, telling: Telling) -> str:
    words = " ".join(telling.written.get(word, word) for word in one.words)
    near = f" (within {one.slop} words)" if one.slop > 1 else ""
    return _in_field(one.fieldname, f"“{words}”{near}")


def _in_field(field: str, words: str) -> str:
    return words if field == "text" else f"{field} {words}"


def _range(one: Any, _telling: Telling) -> str:
    if one.fieldname in COUNTED:
        low, high = int(one.start or 0), one.end and int(one.end)
        return f"{one.fieldname} {low:,} or more" if high is None else f"{one.fieldname} {low:,} to {high:,}"
    return f"{one.fieldname} {one.start or '…'} to {one.end or '…'}"


def _pattern_words(one: Any, _telling: Telling) -> str:
    distance = getattr(one, "distance", 0)
    close = f" (up to {distance} letter{'s' * (distance > 1)} off)" if distance else ""
    return _in_field(one.fieldname, f"“{re.sub(r'[*]{2,}', '*', one.text)}”{close}")


def _in_article(one: Any, telling: Telling) -> str:
    return f"{_joined('and')(one, telling)} in the same article"


_WORDS: dict[type, Callable[[Any, Telling], str]] = {
    query.And: _joined("and"),
    query.Or: _joined("or"),
    query.Term: _term,
    query.Phrase: _phrase,
    query.Not: lambda one, telling: f"not {in_words(one.query, telling)}",
    query.AndNot: lambda one, telling: f"{in_words(one.a, telling)} and not {in_words(one.b, telling)}",
    Address: lambda one, _: f"the address {one.address}",
    Gathered: lambda one, _: one.words,
    Constant: lambda one, telling: in_words(one.child, telling),
    query.TermRange: _range,
    Forms: _pattern_words,
    SameArticle: _in_article,
    query.Every: lambda one, _: "everything" if one.fieldname is None else f"any {one.fieldname}",
}
