"""Builds one part of the index from articles, in memory, as the arrays that are then written to a file.

A passage is a *doc* (its number in the part); an actor's number is the rank of its id in the part's `actors` list.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b

import numpy as np

from index.figures import figures_of
from index.model import Actor, Article, Event, Quote, Role
from index.search.addresses import address_key
from index.search.analysis import acronym, fold, stem, tokens
from index.search.array_types import StoredArray
from index.search.article_cast import CastBuilder
from index.search.columns import Blobs, Lists, NumberColumns
from index.search.event_numbers import COUNTED, ON, FirstAndLastDay, day_terms, figures_of_kind, term
from index.search.event_record import EVENT_RECORDS, EventRecord
from index.search.evidence import ArticleSentences, Evidence
from index.search.inverting import LabelInverter, WordInverter, lexicon_arrays
from index.search.part_order import add_order, add_pointers
from index.search.passage_facts import PassageFacts, facts_of
from index.search.place_areas import place_words
from index.search.schema import FOLDED, MADE, PLAIN, SCORED, STEMMED
from index.search.storage import Array
from index.search.text_codec import encode_text
from index.vocabulary import ROLES, TYPES

BACKGROUND = frozenset(ROLES) - {"main", "boilerplate"}
HEADINGS = frozenset({"title", "heading"})  # segments that hold no background sentence
LATE = 10_000_000  # stands for no day, after every day
MASK = "u4"  # of the types or roles of a passage: a bit for each
NUMBERS = {
    "doc.article": "i4",
    "doc.start": "u4",
    "doc.end": "u4",
    "doc.types": MASK,
    "doc.roles": MASK,
    "doc.words": "u8",
    "article.day": "i4",
    "article.first": "i4",
    "article.size": "i8",
    "article.time": "i8",
    "article.offset": "i8",
    "article.width": "u1",
    "mention.start": "u4",
    "mention.length": "u4",
    "event.doc": "i4",
    "event.type": "u1",
    "event.time": "i4",
    "event.first": "i4",
    "event.last": "i4",
    "event.start": "u4",
    "event.end": "u4",
    "event.sure": "u1",
    "event.hand": "u1",
    "event.killed.low": "i4",
    "event.killed.high": "i4",
    "event.wounded.low": "i4",
    "event.wounded.high": "i4",
    "event.on.first": "i4",
    "event.on.last": "i4",
    "quote.doc": "i4",
    "quote.speaker": "i4",
    "quote.start": "u4",
    "quote.end": "u4",
    "quote.sure": "u1",
    "quote.hand": "u1",
    "context.doc": "i4",
    "context.role": "u1",
    "context.start": "u4",
    "context.end": "u4",
    "context.confidence": "f4",
    "context.hand": "u1",
}
WORD_COUNTS = {name: f"article.{name}_words" for name in SCORED}  # of a field in each article
LISTS = ("doc.actors", "doc.speakers", "event.agents", "event.recipients", "quote.names")
ACTOR_VALUES = ("doc.actors", "doc.speakers", "event.agents", "event.recipients", "quote.names")
BLOBS = (
    "article.id",
    "article.title",
    "article.publisher",
    "article.original",
    EVENT_RECORDS,
    "quote.record",
)


if max(len(TYPES), len(ROLES)) > 8 * np.dtype(MASK).itemsize:
    raise AssertionError("there are more types or roles than a passage's mask has bits")


class PartBuilder:
    """Takes annotated articles and gives the arrays of a part."""

    def __init__(self) -> None:
        self.words = {name: WordInverter(name, stem, acronym) for name in STEMMED}
        self.words |= {name: WordInverter(name, fold) for name in FOLDED}
        self.labels = {name: LabelInverter(name) for name in PLAIN}
        self.numbers = {name: NumberColumns(kind) for name, kind in NUMBERS.items()}
        self.lists = {name: Lists() for name in LISTS}
        self.blobs = {name: Blobs() for name in BLOBS}
        self.cast = CastBuilder()
        self.actors = self.cast.actors
        self.text: list[bytes] = []
        self.text_size = 0
        self.docs = 0

    def add(self, article: Article, fingerprint: tuple[int, int] = (0, 0)) -> None:
        """Add an article; `fingerprint` is its file's size and time of change."""
        numbers, blobs = self.numbers, self.blobs
        data, width = encode_text(article.text)
        day = article.day
        for name, value in (
            ("article.day", day.toordinal() if day else 0),
            ("article.first", self.docs),
            ("article.size", fingerprint[0]),
            ("article.time", fingerprint[1]),
            ("article.offset", self.text_size),
            ("article.width", width),
        ):
            numbers[name].add(value)
        blobs["article.id"].add(article.id)
        blobs["article.title"].add(article.title or "")
        blobs["article.publisher"].add(article.publisher or "")
        blobs["article.original"].add(article.copy_of or "")
        self.text.append(data)
        self.text_size += len(data)
        self.cast.add(len(numbers["article.day"]) - 1, article)
        actors = {actor.id: actor for actor in article.actors}
        names = {actor.id: actor.name for actor in article.actors}
        sentences, first = ArticleSentences(article), self.docs
        for passage in facts_of(article):
            self._passage(article, passage, actors, names, sentences)
        self._of_all(article, range(first, self.docs))

    def _passage(
        self,
        article: Article,
        passage: PassageFacts,
        actors: Mapping[str, Actor],
        names: dict[str, str],
        sentences: ArticleSentences,
    ) -> None:
        doc, segment = self.docs, passage.segment
        self.docs += 1
        for name, value in (
            ("doc.article", len(self.numbers["article.day"]) - 1),
            ("doc.start", segment.start),
            ("doc.end", segment.end),
            ("doc.types", sum({1 << TYPES.index(event.type) for event in passage.events})),
            ("doc.roles", sum({1 << ROLES.index(role.role) for role in passage.roles})),
        ):
            self.numbers[name].add(value)
        self._words(article, passage)
        self._labels(doc, passage, actors)
        for start, end in passage.mentions.values():
            self.numbers["mention.start"].add(start)
            self.numbers["mention.length"].add(end - start)
        self.lists["doc.actors"].add(self.actors[one] for one in passage.mentions)
        speakers = dict.fromkeys(quote.speaker for quote, _ in passage.quotes if quote.speaker)
        self.lists["doc.speakers"].add(self.actors[one] for one in speakers)
        for event in passage.events:
            evidence = sentences.around(event, segment)
            counts = figures_of(event, names, article.text)
            self._event(doc, event, counts, article, evidence)
            self._numbers_of(event, passage.days.get(event.id, (0, 0)))
        for quote, named in passage.quotes:
            self._quote(doc, quote, named)
        for role in passage.roles:
            if role.role in BACKGROUND and segment.kind not in HEADINGS:
                self._context(doc, role)

    def _of_all(self, article: Article, docs: range) -> None:
        """What is the same for all passages of an article."""
        self.words["title"].add_to_many(tokens(article.title or ""), len(docs))
        self.words["publisher"].add_to_many(tokens(article.publisher or ""), len(docs))
        self.labels["article"].add_to_many(docs, article.id)
        self.labels["copies"].add_to_many(docs, "yes" if article.copy_of else "no")
        if article.day:
            self.labels["date"].add_to_many(docs, article.day.isoformat())
        if article.url:
            self.labels["url"].add_to_many(docs, address_key(article.url))

    def _words(self, article: Article, passage: PassageFacts) -> None:
        words, text = self.words, tokens(passage.segment.of(article.text))
        words["text"].add(text)
        self.numbers["doc.words"].add(_print_of(text))
        words["quote"].add([one for quote, _ in passage.quotes for one in tokens(quote.of(article.text))])
        places = place_words(article, passage.events)
        words["place"].add([one for place in places for one in tokens(place)])

    def _labels(self, doc: int, passage: PassageFacts, actors: Mapping[str, Actor]) -> None:
        events, quotes = passage.events, passage.quotes
        labels_by_field: dict[str, set[str]] = {
            "actor": set(passage.mentions),
            "speaker": {quote.speaker for quote, _ in quotes if quote.speaker},
            "about": {one for quote, named in quotes for one in named if one != quote.speaker},
            "by": {one for event in events for one in event.agents},
            "to": {one for event in events for one in event.recipients},
            "event": {event.type for event in events},
            "role": {role.role for role in passage.roles},
            "kind": {passage.segment.kind, *(quote.kind for quote, _ in quotes)}
            | {quote.status for quote, _ in quotes if quote.status}
            | {actors[one].kind for one in passage.mentions},
            MADE: _makers([*events, *(quote for quote, _ in quotes), *passage.roles])
            | _makers(actors[one] for one in passage.mentions),
            ON: set(day_terms(passage.days[event.id] for event in events if event.id in passage.days)),
        }
        for what in COUNTED:
            printed = {number for event in events for number in figures_of_kind(event, what)}
            labels_by_field[what] = {term(number) for number in printed if number >= 0}
        for name, labels in labels_by_field.items():
            if labels:
                self.labels[name].add(doc, labels)

    def _numbers_of(self, event: Event, on: FirstAndLastDay) -> None:
        """The figures that are printed of an event, and when it happened."""
        for what in COUNTED:
            for end, number in zip(("low", "high"), figures_of_kind(event, what), strict=True):
                self.numbers[f"event.{what}.{end}"].add(number)
        for end, day in zip(("first", "last"), on, strict=True):
            self.numbers[f"event.on.{end}"].add(day)

    def _event(self, doc: int, event: Event, counts: list[str], article: Article, evidence: Evidence) -> None:
        when = event.date
        first, last = (when.first.toordinal(), when.last.toordinal()) if when else (0, 0)
        time = first or (article.day.toordinal() if article.day else LATE)
        for name, value in (
            ("event.doc", doc),
            ("event.type", TYPES.index(event.type)),
            ("event.time", time),
            ("event.first", first),
            ("event.last", last),
            ("event.start", event.start),
            ("event.end", event.end),
            ("event.sure", round(event.confidence * 100)),
            ("event.hand", event.by == "hand"),
        ):
            self.numbers[name].add(value)
        self.lists["event.agents"].add(self.actors[one] for one in dict.fromkeys(event.agents))
        self.lists["event.recipients"].add(self.actors[one] for one in dict.fromkeys(event.recipients))
        record = EventRecord(
            event.id,
            date_reason=when.reason if when else None,
            place=event.place.name if event.place else None,
            counts=counts,
            status=event.status,
            reported_by=event.reported_by,
            confidence=round(event.confidence, 4),
            by=event.by,
            sentence=(evidence.start, evidence.end),
            marks=evidence.marks,
            areas=place_words(article, [event]),
        )
        self.blobs[EVENT_RECORDS].add(record.line)

    def _quote(self, doc: int, quote: Quote, named: list[str]) -> None:
        for name, value in (
            ("quote.doc", doc),
            ("quote.speaker", self.actors[quote.speaker] if quote.speaker else -1),
            ("quote.start", quote.start),
            ("quote.end", quote.end),
            ("quote.sure", round(quote.confidence * 100)),
            ("quote.hand", quote.by == "hand"),
        ):
            self.numbers[name].add(value)
        self.lists["quote.names"].add(self.actors[one] for one in named)
        source = (quote.source.start, quote.source.end) if quote.source else None
        cue = (quote.cue.start, quote.cue.end) if quote.cue else None
        record = (quote.id, quote.kind, quote.status, source, cue, round(quote.confidence, 4), quote.by)
        self.blobs["quote.record"].add(json.dumps(record))

    def _context(self, doc: int, role: Role) -> None:
        for name, value in (
            ("doc", doc),
            ("start", role.start),
            ("end", role.end),
            ("role", ROLES.index(role.role)),
            ("hand", role.by == "hand"),
        ):
            self.numbers[f"context.{name}"].add(value)
        self.numbers["context.confidence"].add(role.confidence)

    def arrays(self) -> tuple[dict[str, StoredArray], dict[str, object]]:
        """The part's arrays, and its facts (JSON)."""
        made: dict[str, Array] = {}
        lengths: dict[str, int] = {}
        owners = self.numbers["doc.article"].array()
        for name, words in self.words.items():
            arrays, ranks, counts = words.arrays()
            made |= arrays
            articles = len(self.numbers["article.day"])
            made[WORD_COUNTS[name]] = np.bincount(owners, counts, articles).astype(np.uint32)
            lengths[name] = int(counts.sum())
            if name == "text":
                made |= _forms(words, ranks)
        for labels in self.labels.values():
            made |= labels.arrays()
        arrays, ranks = self.cast.arrays()
        made |= arrays
        for name, lists in self.lists.items():
            made |= lists.arrays(name, ranks if name in ACTOR_VALUES else None)
        for name, numbers in self.numbers.items():
            made[name] = numbers.array()
        speaker = made["quote.speaker"]
        attributed = speaker >= 0
        speaker[attributed] = ranks[speaker[attributed]]
        for name, blobs in self.blobs.items():
            made |= blobs.arrays(name)
        made["text"] = np.frombuffer(b"".join(self.text), dtype=np.uint8)
        add_pointers(made, self.docs)
        add_order(made)
        return made, {"docs": self.docs, "articles": len(made["article.day"]), "lengths": lengths}


def _makers(items: Iterable[Actor | Event | Quote | Role]) -> set[str]:
    """By whom any of these was made, as a query line says it."""
    return {"hand" if one.by == "hand" else "machine" for one in items}


def _print_of(text: list[str]) -> int:
    """A number that stands for a passage's words, whatever their case and what is between them."""
    return int.from_bytes(blake2b(" ".join(text).lower().encode(), digest_size=8).digest(), "little")


def _forms(words: WordInverter, ranks: Array) -> dict[str, Array]:
    """The words as they are written (folded), each with the rank of its index term: for prefixes and misspellings."""
    written = {fold(token): number for token, number in words.tokens()}
    arrays, order = lexicon_arrays("form", list(written))
    stems = np.empty(len(order), dtype=np.int32)
    stems[order] = ranks[np.fromiter(written.values(), np.int64, len(written))]
    return arrays | {"form.stem": stems}
