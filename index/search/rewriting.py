"""What a parsed query means here: names become actors, dates become days, patterns become the words they fit."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from whoosh import query

from index.search.actor_lookup import actors_called, actors_like
from index.search.expansion import Forms, fold_pattern
from index.search.query_dates import days_of
from index.search.schema import ACTORS, FOLDED, STEMMED
from index.search.snapshot import Snapshot
from index.vocabulary import ROLES, TYPES

MAX_DISTANCE = 3
_FIXED = {"event": TYPES, "role": ROLES}
_ACTOR_WORDS = {
    "actor": "mentions",
    "speaker": "quotes by",
    "about": "quotes about",
    "by": "done by",
    "to": "done to",
}


class Meaning:
    """Rewrites a query as Whoosh parsed it; `notices` gathers what was passed over."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.notices: list[str] = []

    def of(self, one: Any) -> Any:
        """The query that is meant."""
        field = getattr(one, "fieldname", None)
        if isinstance(one, query.Term | query.Phrase) and field is not None:
            return self._words(one, field)
        if isinstance(one, query.Prefix | query.Wildcard | query.FuzzyTerm):
            return self._pattern(one, field or "text")
        if isinstance(one, query.TermRange) and field == "date":
            return self._dates(one.start, one.end, one.startexcl, one.endexcl)
        if one.is_leaf():
            return one
        return one.apply(self.of)

    def _words(self, one: Any, field: str) -> Any:
        if field in STEMMED or field in FOLDED:
            return one
        text = " ".join(one.words) if isinstance(one, query.Phrase) else str(one.text)
        if field in ACTORS:
            return self._actors(field, actors_called(self.snapshot, text), text, one.boost)
        if field == "date":
            days = days_of(text)
            return self._dates(text, text, False, False) if days else self._no_date(text)
        return self._label(field, text, one.boost)

    def _label(self, field: str, text: str, boost: float) -> Any:
        label = text.upper() if field == "event" else text.lower()
        known = _FIXED.get(field, ())
        if known and label not in known:
            names = ", ".join(known)
            self.notices.append(f"“{text}” is no {field}; there are {names}")
        return query.Term(field, label, boost=boost)

    def _pattern(self, one: Any, field: str) -> Any:
        distance = min(int(one.maxdist), MAX_DISTANCE) if isinstance(one, query.FuzzyTerm) else 0
        text = str(one.text) + ("*" if isinstance(one, query.Prefix) else "")
        if text == "*":
            return query.Every(field)
        if field in STEMMED:
            prefix = one.prefixlength if distance else 0
            return Forms(field, fold_pattern(text), distance, prefix, one.boost)
        if field in ACTORS:
            return self._actors(field, actors_like(self.snapshot, text, distance), text, one.boost)
        one.text = fold_pattern(str(one.text)) if field in FOLDED else str(one.text)
        if field == "event":
            one.text = one.text.upper()
        return one

    def _actors(self, field: str, ids: list[str], text: str, boost: float) -> Any:
        if not ids:
            self.notices.append(f"nobody here is called “{text}”")
            return query.Term(field, text.lower())  # stands in no passage; Whoosh would drop a NullQuery
        terms = [query.Term(field, one) for one in ids]
        return query.ConstantScoreQuery(terms[0] if len(terms) == 1 else query.Or(terms), boost)

    def _no_date(self, text: str) -> Any:
        self.notices.append(f"“{text}” is no date; write 2021, 2021-06 or 2021-06-28")
        return query.Term("date", text)

    def _dates(self, start: str | None, end: str | None, after: bool, before: bool) -> Any:
        first = days_of(start) if start else None
        last = days_of(end) if end else None
        for text, days in ((start, first), (end, last)):
            if text and days is None:
                return self._no_date(text)
        low = first[1 if after else 0] if first else None
        high = last[0 if before else 1] if last else None
        if low is not None and low == high:
            return query.Term("date", low if not (after or before) else "no day")
        return query.ConstantScoreQuery(query.TermRange("date", low, high, after, before), 1.0)


@dataclass(frozen=True, slots=True)
class Telling:
    """What it takes to tell a query in words: the names of actors, and the words that the reader wrote."""

    snapshot: Snapshot
    spelt: dict[str, str]  # index term → the word as written


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
        return f"{_ACTOR_WORDS[one.fieldname]} {actor_name(telling.snapshot, str(one.text))}"
    return _in_field(one.fieldname, f"“{telling.spelt.get(one.text, one.text)}”")


def _phrase(one: Any, telling: Telling) -> str:
    words = " ".join(telling.spelt.get(word, word) for word in one.words)
    near = f" (within {one.slop} words)" if one.slop > 1 else ""
    return _in_field(one.fieldname, f"“{words}”{near}")


def _in_field(field: str, words: str) -> str:
    return words if field == "text" else f"{field} {words}"


def actor_name(snapshot: Snapshot, actor_id: str) -> str:
    """The name of an actor, the newest part first; the id where nobody has it."""
    for part in reversed(snapshot.parts):
        number = part.actor_number(actor_id)
        if number is not None:
            return part.card(number).name
    return actor_id


def _range(one: Any, _telling: Telling) -> str:
    return f"{one.fieldname} {one.start or '…'} to {one.end or '…'}"


def _pattern_words(one: Any, _telling: Telling) -> str:
    distance = getattr(one, "distance", 0)
    close = f" (up to {distance} letter{'s' * (distance > 1)} off)" if distance else ""
    return _in_field(one.fieldname, f"“{re.sub(r'[*]{2,}', '*', one.text)}”{close}")


_WORDS: dict[type, Callable[[Any, Telling], str]] = {
    query.And: _joined("and"),
    query.Or: _joined("or"),
    query.Term: _term,
    query.Phrase: _phrase,
    query.Not: lambda one, telling: f"not {in_words(one.query, telling)}",
    query.AndNot: lambda one, telling: f"{in_words(one.a, telling)} and not {in_words(one.b, telling)}",
    query.ConstantScoreQuery: lambda one, telling: in_words(one.child, telling),
    query.TermRange: _range,
    Forms: _pattern_words,
    query.Every: lambda one, _: "everything" if one.fieldname is None else f"any {one.fieldname}",
}
