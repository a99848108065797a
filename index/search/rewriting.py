"""What a parsed query means here: words become terms, names actors, dates days, patterns the words they fit."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from whoosh import query

from index.event_words import types_called
from index.search.actor_lookup import actors_called, actors_like
from index.search.addresses import FIELD as URL
from index.search.addresses import address_key, host_pattern
from index.search.analysis import TOKEN, fold
from index.search.constant import Address, Constant, Since
from index.search.event_numbers import COUNTED, ON, term
from index.search.expansion import Forms, fold_pattern
from index.search.gathered import gathered
from index.search.query_dates import days_of
from index.search.schema import (
    ACTORS,
    CASE,
    FOLDED,
    MADE,
    MAKERS,
    NEW,
    NOTE,
    PARTY,
    PUBLISHER,
    STEMMED,
    WITHIN,
)
from index.search.snapshot import Snapshot
from index.search.word_queries import WordQueries
from index.vocabulary import ROLES, TYPES

MAX_DISTANCE = 3
_LONGEST = 12  # digits of a figure that is asked for
_FIXED = {
    "event": TYPES,
    "role": ROLES,
    WITHIN: ("article", "passage"),
    "copies": ("yes", "no"),
    NEW: ("yes", "no"),
}
_BEHIND = "/?&"  # what may follow an address within a longer one
_PIECES = re.compile(r"[^\s/\\–—-]+")  # of a pattern: what stands between hyphens and strokes


class Meaning:
    """Rewrites a query as Whoosh parsed it; `notices` gathers what was passed over."""

    def __init__(self, snapshot: Snapshot, *, capitals: bool = True) -> None:
        self.snapshot = snapshot
        self.words = WordQueries(snapshot.compounds, capitals=capitals)
        self.notices: list[str] = []
        self.same_article = (
            False  # whether the line asks for all of it in one article, and not in one passage
        )

    def of(self, node: Any) -> Any:
        """The query that is meant."""
        field = getattr(node, "fieldname", None)
        if isinstance(node, query.Term | query.Phrase) and field is not None:
            return self._words(node, field)
        if isinstance(node, query.Prefix | query.Wildcard | query.FuzzyTerm):
            return self._pattern(node, field or "text")
        if isinstance(node, query.TermRange):
            if field in ("date", ON):
                return self._dates(field, node.start, node.end, node.startexcl, node.endexcl)
            if field in COUNTED:
                return self._counted(node, field)
            return Constant(node, node.boost)
        if isinstance(node, query.Every) and field is not None:
            return self._any(field)
        if type(node) is query.And:
            return query.And(self._all_of(node.subqueries), boost=node.boost)
        return node if node.is_leaf() else node.apply(self.of)

    def _any(self, field: str) -> Any:
        """Whatever has something in the field."""
        if field in (CASE, NOTE):
            return self._gathered(field, "*")
        if field == PARTY:
            return query.Or([query.Every("by"), query.Every("to")])
        if field == NEW:
            return query.Every()
        return self._label(field, "*", 1.0) if field == WITHIN else query.Every(field)

    def _all_of(self, nodes: Any) -> list[Any]:
        """Queries that are all to be met; words beside each other may be compounds."""
        meant: list[Any] = []
        for field, group in groupby(nodes, key=_field_of_word):
            members = [*group]
            meant += self.words.words(members) if field else map(self.of, members)
        return meant

    def _words(self, node: Any, field: str) -> Any:
        words = [str(word) for word in node.words] if isinstance(node, query.Phrase) else [str(node.text)]
        slop = node.slop if isinstance(node, query.Phrase) else 1
        text = " ".join(words)
        if field in (CASE, NOTE):
            return self._gathered(field, text)
        if field in STEMMED:
            if len(words) == 1:
                return self.words.word(field, text, node.boost)
            return self.words.phrase(field, words, slop, node.boost)
        if field in FOLDED:
            return self._name(field, [fold(word) for word in words], slop, node.boost)
        if field == "by" and text.lower() in MAKERS:
            return query.Term(MADE, text.lower(), boost=node.boost)
        if field in ACTORS or field == PARTY:
            return self._actors(field, actors_called(self.snapshot, text), text, node.boost)
        if field in ("date", ON):
            first, between, last = text.partition("..")  # the other way to write [first to last]
            return self._dates(field, first or None, last if between else first, False, False)
        if field in COUNTED:
            number = _number(text)
            return self._no_number(field, text) if number is None else query.Term(field, term(number))
        return self._address(text) if field == URL else self._label(field, text, node.boost)

    def _name(self, field: str, terms: list[str], slop: int, boost: float) -> Any:
        """Words of a name; those of a publisher may be in its internet name, without the ending."""
        names = [(*terms,)]
        if field == PUBLISHER:
            names += [(host,) for host in self._hosts(terms)]
            names += [(*terms[:-1], host) for host in self._hosts(terms[-1:])]
        queries = [
            query.Phrase(field, [*name], slop=slop, boost=boost)
            if len(name) != 1
            else query.Term(field, name[0], boost=boost)
            for name in dict.fromkeys(names)
        ]
        return queries[0] if len(queries) == 1 else query.Or(queries)

    def _hosts(self, words: list[str]) -> list[str]:
        """The internet names of publishers that have these words."""
        pattern = host_pattern(words)
        lexicons = [part.fields[PUBLISHER].lexicon for part in self.snapshot.parts]
        return sorted({lexicon.text(rank) for lexicon in lexicons for rank in lexicon.matching(pattern)})

    def _label(self, field: str, text: str, boost: float) -> Any:
        label = text.upper() if field == "event" else text.lower()
        allowed = _FIXED.get(field, ())
        if field == "event" and label not in allowed and (types := types_called(text.lower())):
            asked = " OR ".join(f"event:{name}" for name in types)
            self.notices.append(f"“{text}” is told as {asked}, which is asked for")
            return query.Or([query.Term(field, name, boost=boost) for name in types])
        if allowed and label not in allowed:
            names = ", ".join(allowed)
            self.notices.append(f"“{text}” is no {field}; there are {names}")
        if field == WITHIN:
            self.same_article = self.same_article or label == "article"
            return query.NullQuery  # it says how the rest is met, and is dropped from it
        if field == NEW and label in allowed:
            return self._since(label == "yes")
        return query.Term(field, label, boost=boost)

    def _since(self, new: bool) -> Since:
        """Articles that came after the last visit, or that were there."""
        if self.snapshot.seen is None:
            self.notices.append("nothing is new yet: leave once, and what is added then will be")
        return Since(new=new)

    def _gathered(self, field: str, text: str) -> Any:
        """Passages with something that people gathered."""
        clippings = gathered(self.snapshot.clippings(), field, text)
        if not clippings.places:
            self.notices.append(
                f"no case “{text}” has anything" if field == CASE else f"no note has “{text}”"
            )
        return clippings

    def _address(self, text: str) -> Any:
        """Articles from an address, or from one that begins so, and passages that have the address in their words."""
        key = address_key(text)
        longer = [query.Prefix(URL, key + mark) for mark in _BEHIND]
        words = TOKEN.findall(key)
        hosts = (words, [f"www.{words[0]}", *words[1:]]) if words else ()
        in_text = [self.words.phrase("text", host) for host in hosts]
        return Address(key, query.Or([query.Term(URL, key), *longer, *in_text]))

    def _pattern(self, node: Any, field: str) -> Any:
        distance = min(int(node.maxdist), MAX_DISTANCE) if isinstance(node, query.FuzzyTerm) else 0
        text = str(node.text) + ("*" if isinstance(node, query.Prefix) else "")
        if field in (CASE, NOTE):
            return self._gathered(field, text)
        if text == "*":
            return self._any(field)
        if field in STEMMED:
            *before, last = _PIECES.findall(text) or [text]
            prefix = node.prefixlength if distance else 0
            pattern = Forms(field, fold_pattern(last), distance, prefix, node.boost)
            if not before:
                is_beginning = pattern.text == f"{pattern.beginning}*" and not distance
                return self.words.beginning(pattern, pattern.beginning) if is_beginning else pattern
            return query.And([*(self._piece(field, piece) for piece in before), pattern])
        if field in ACTORS or field == PARTY:
            return self._actors(field, actors_like(self.snapshot, text, distance), text, node.boost)
        node.text = fold_pattern(str(node.text)) if field in FOLDED else str(node.text)
        if field == "event":
            node.text = node.text.upper()
        return Constant(node, node.boost)

    def _piece(self, field: str, piece: str) -> Any:
        """A piece of a pattern that stands before the last hyphen in it."""
        if re.search(r"[*?\[]", piece):
            return Forms(field, fold_pattern(piece))
        return self.words.phrase(field, TOKEN.findall(piece) or [piece])

    def _actors(self, field: str, ids: list[str], text: str, boost: float) -> Any:
        if not ids:
            self.notices.append(f"nobody here is called “{text}”")
            # stands in no passage; Whoosh would drop a NullQuery
            return query.Term("actor" if field == PARTY else field, text.lower())
        fields = ("by", "to") if field == PARTY else (field,)
        terms = [query.Term(name, one) for name in fields for one in ids]
        return Constant(terms[0] if len(terms) == 1 else query.Or(terms), boost)

    def _counted(self, node: Any, field: str) -> Any:
        """A range of figures; every figure that is printed counts, also the seven of “at least seven”."""
        for text in (node.start, node.end):
            if text and _number(text) is None:
                return self._no_number(field, text)
        low, high = _number(node.start or ""), _number(node.end or "")
        low = 0 if low is None else low + bool(node.startexcl)
        high = None if high is None else high - bool(node.endexcl)
        if high is not None and high < low:
            if node.start and node.end:
                self.notices.append(_backwards(field, node.start, node.end))
            return query.Term(field, "no number")
        return Constant(query.TermRange(field, term(low), None if high is None else term(high)), 1.0)

    def _no_number(self, field: str, text: str) -> Any:
        self.notices.append(f"“{text}” is no figure; write {field}:5, {field}:>5 or {field}:[5 to 10]")
        return query.Term(field, text)

    def _no_date(self, field: str, text: str) -> Any:
        self.notices.append(f"“{text}” is no date; write 2021, 2021-06, 2021-06-28 or 2021-06-27..2021-06-29")
        return query.Term(field, text)

    def _dates(self, field: str, start: str | None, end: str | None, after: bool, before: bool) -> Any:
        first = days_of(start) if start else None
        last = days_of(end) if end else None
        for text, days in ((start, first), (end, last)):
            if text and days is None:
                return self._no_date(field, text)
        low = first[1 if after else 0] if first else None
        high = last[0 if before else 1] if last else None
        if low is not None and high is not None and low > high and start and end:
            self.notices.append(_backwards(field, start, end))
        if low is not None and low == high:
            return query.Term(field, low if not (after or before) else "no day")
        return Constant(query.TermRange(field, low, high, after, before), 1.0)


def _backwards(field: str, start: str, end: str) -> str:
    return f"from {start} to {end} there is nothing: write the lesser first, {field}:[{end} to {start}]"


def _number(text: str) -> int | None:
    """A figure as people write it: 1,200 or 1200; None for anything else."""
    plain = text.replace(",", "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) <= _LONGEST else None


def _field_of_word(node: Any) -> str | None:
    """The field of a single word in running text, None for any other query."""
    return str(node.fieldname) if type(node) is query.Term and node.fieldname in STEMMED else None
