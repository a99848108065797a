"""A query told in words, for the line below the search line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from whoosh import query

from index.search.constant import Address, Constant, Gathered, Since
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
class QueryWording:
    """What it takes to tell a query in words: the names of actors, and the words that the reader wrote."""

    snapshot: Snapshot
    written: dict[str, str]  # index term → the word as it was written


def in_words(node: Any, telling: QueryWording) -> str:
    """The query in words, for the line below the search line."""
    rule = _WORDS.get(type(node))
    return rule(node, telling) if rule else type(node).__name__.lower()


def _joined(word: str) -> Callable[[Any, QueryWording], str]:
    def join(node: Any, telling: QueryWording) -> str:
        pieces = [in_words(child, telling) for child in node.subqueries]
        actors = _same_field(node)
        if actors and len(pieces) > 3:
            pieces = [*pieces[:3], f"{len(pieces) - 3} more"]
        text = f" {word} ".join(pieces)
        return f"({text})" if word == "or" and len(pieces) > 1 else text

    return join


def _same_field(node: Any) -> bool:
    return all(isinstance(child, query.Term) and child.fieldname in ACTORS for child in node.subqueries)


def _term(node: Any, telling: QueryWording) -> str:
    if node.fieldname in ACTORS:
        return f"{_ACTOR_WORDS[node.fieldname]} {telling.snapshot.actor_name(str(node.text))}"
    if node.fieldname == MADE:
        return MAKERS[str(node.text)]
    if node.fieldname in COUNTED and str(node.text).isdecimal():
        return f"{node.fieldname} {int(node.text):,}"
    return _in_field(node.fieldname, f"“{telling.written.get(node.text, node.text)}”")


def _phrase(node: Any, telling: QueryWording) -> str:
    words = " ".join(telling.written.get(word, word) for word in node.words)
    near = f" (within {node.slop} words)" if node.slop > 1 else ""
    return _in_field(node.fieldname, f"“{words}”{near}")


def _in_field(field: str, words: str) -> str:
    return words if field == "text" else f"{field} {words}"


def _range(node: Any, _telling: QueryWording) -> str:
    if node.fieldname in COUNTED:
        low, high = int(node.start or 0), node.end and int(node.end)
        return (
            f"{node.fieldname} {low:,} or more" if high is None else f"{node.fieldname} {low:,} to {high:,}"
        )
    if not node.end and node.startexcl:
        return f"{node.fieldname} after {node.start}"
    if not node.start and node.endexcl:
        return f"{node.fieldname} before {node.end}"
    first = f"after {node.start}" if node.startexcl else node.start or "…"
    last = f"before {node.end}" if node.endexcl else node.end or "…"
    return f"{node.fieldname} {first} to {last}"


def _pattern_words(node: Any, _telling: QueryWording) -> str:
    distance = getattr(node, "distance", 0)
    close = f" (up to {distance} letter{'s' * (distance > 1)} off)" if distance else ""
    return _in_field(node.fieldname, f"“{re.sub(r'[*]{2,}', '*', node.text)}”{close}")


def _in_article(node: Any, telling: QueryWording) -> str:
    return f"{_joined('and')(node, telling)} in the same article"


_WORDS: dict[type, Callable[[Any, QueryWording], str]] = {
    query.And: _joined("and"),
    query.Or: _joined("or"),
    query.Term: _term,
    query.Phrase: _phrase,
    query.Not: lambda one, telling: f"not {in_words(one.query, telling)}",
    query.AndNot: lambda one, telling: f"{in_words(one.a, telling)} and not {in_words(one.b, telling)}",
    Address: lambda one, _: f"the address {one.address}",
    Gathered: lambda one, _: one.words,
    Since: lambda one, _: "news since your last visit" if one.new else "what was there at your last visit",
    Constant: lambda one, telling: in_words(one.child, telling),
    query.TermRange: _range,
    Forms: _pattern_words,
    SameArticle: _in_article,
    query.Every: lambda one, _: "everything" if one.fieldname is None else f"any {one.fieldname}",
}
