"""One part of the index, opened: posting lists, columns, texts and actors' cards, all mapped from its file."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from index.search.array_stretches import expand
from index.search.array_types import (
    DayNumbers,
    Docs,
    Marks,
    Mask,
    Numbers,
    Ranks,
    RowNumbers,
    StoredArray,
    Tallies,
)
from index.search.article_cast import named_actors, shown_rows
from index.search.article_order import FIELDS as ORDERED
from index.search.marked import counts_between
from index.search.schema import FIELDS
from index.search.storage import Array, ArrayFile
from index.search.term_lexicon import TermLexicon
from index.search.text_codec import decode_span

NO_DOCS: Array = np.empty(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Card:
    """An actor as one of the part's articles tells of it."""

    id: str
    name: str
    kind: Any  # an ActorKind
    description: str | None
    named: bool  # by a name somewhere, or by hand; others are only described, each in its article


class Postings:
    """A field's terms and the passages of each."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.name = name
        self.lexicon = TermLexicon(file[f"{name}.terms"], file[f"{name}.ends"])
        self.ptr: Array = file[f"{name}.ptr"]
        self._ranked: Array = file[f"{name}.ranked" if name in ORDERED else f"{name}.docs"]
        self._docs: Array = file[f"{name}.docs"]
        self.scored = f"{name}.freqs" in file
        if self.scored:
            self._freqs, self._posptr = file[f"{name}.freqs"], file[f"{name}.posptr"]
            self._pos: Array = file[f"{name}.pos"]
            self.lengths: Array = file[f"{name}.len"]

    def count(self, rank: int) -> int:
        """In how many passages the term stands, deleted ones too."""
        return int(self.ptr[rank + 1] - self.ptr[rank])

    def docs(self, rank: int) -> Docs:
        """The passages of a term, in order, deleted ones too."""
        return self._docs[self.ptr[rank] : self.ptr[rank + 1]]

    def docs_of(self, term: bytes) -> Docs:
        """The same by the term itself; none where it is not there."""
        rank = self.lexicon.rank(term)
        return NO_DOCS if rank is None else self.docs(rank)

    @cached_property
    def counts(self) -> Tallies:
        """For each term in how many passages it stands, deleted ones too."""
        return np.diff(self.ptr)

    def marked_counts(self, marks: Marks) -> Tallies:
        """For each term how many of its passages are marked: 1 in `marks`, which has a number for each passage."""
        return counts_between(marks.take(self.wide_docs), self.ptr)

    @cached_property
    def wide_docs(self) -> Docs:
        """`all_docs` as numbers by which numpy picks without converting them first."""
        return self._docs.astype(np.int64)

    def ranked(self, rank: int) -> Docs:
        """The passages of an actor or speaker by the order of articles, those of an article as they stand."""
        return self._ranked[self.ptr[rank] : self.ptr[rank + 1]]

    @cached_property
    def all_docs(self) -> Docs:
        """The passages of all terms, one term after the other."""
        return self._docs

    @cached_property
    def ends(self) -> Numbers:
        """For each term where its passages end among `all_docs`."""
        return self.ptr[1:]

    def ranks_with(self, numbers: Numbers) -> Ranks:
        """The terms that stand in any of these."""
        places = np.flatnonzero(np.isin(self._docs, numbers))
        return np.unique(np.searchsorted(self.ptr, places, side="right") - 1)

    def freqs(self, rank: int) -> Tallies:
        """How often the term stands in each of its passages."""
        return self._freqs[self.ptr[rank] : self.ptr[rank + 1]]

    def words(self, rank: int) -> int:
        """How often the term stands in all of them."""
        return int(self._posptr[rank + 1] - self._posptr[rank]) if self.scored else self.count(rank)

    def positions(self, rank: int, chosen: Numbers) -> tuple[Numbers, Numbers]:
        """Positions of the term in the chosen of its postings (by number), and the choice each belongs to."""
        freqs = self.freqs(rank)
        counts = freqs[chosen].astype(np.int64)
        if len(chosen) * 8 > len(freqs):
            starts = (np.cumsum(freqs, dtype=np.int64) - freqs)[chosen]
        else:
            starts = _starts(freqs, chosen)
        owners = np.repeat(np.arange(len(chosen)), counts)
        inner = np.arange(len(owners)) - np.repeat(np.cumsum(counts) - counts, counts)
        places = self._pos[int(self._posptr[rank]) + np.repeat(starts, counts) + inner]
        return places.astype(np.int64), owners


def _starts(freqs: Array, chosen: Array) -> Array:
    """Where the positions of few postings begin: the sums of the frequencies before them."""
    if not len(chosen):
        return np.empty(0, dtype=np.int64)
    bounds = np.concatenate(([0], chosen))
    sums = np.add.reduceat(freqs, bounds, dtype=np.int64)[:-1]
    return np.cumsum(np.where(np.diff(bounds) > 0, sums, 0))


class Fields(dict[str, Postings]):
    """The posting lists of every field, each opened when it is asked for."""

    def __init__(self, open_field: Callable[[str], Postings]) -> None:
        super().__init__()
        self._open = open_field

    def __contains__(self, name: object) -> bool:
        return name in FIELDS

    def __missing__(self, name: str) -> Postings:
        if name not in FIELDS:
            raise KeyError(name)
        postings = self[name] = self._open(name)
        return postings


class Part:
    """A part of the index. `deleted` tells its deleted articles (by number); their passages match nothing."""

    def __init__(self, file: ArrayFile, deleted: Numbers, name: str = "") -> None:
        self.file, self.name = file, name
        self._arrays: Mapping[str, Array] = file.arrays
        self.docs = int(file.facts["docs"])
        self.articles = int(file.facts["articles"])
        self.field_words: dict[str, int] = file.facts["lengths"]
        self.deleted_articles = deleted

    @cached_property
    def live(self) -> Mask | None:
        """For each passage whether it is not deleted; None where none is."""
        if not len(self.deleted_articles):
            return None
        gone = np.zeros(self.articles, dtype=bool)
        gone[self.deleted_articles] = True
        alive: Array = ~gone[self.file["doc.article"]]
        return alive

    def words_in(self, field: str) -> int:
        """How many words the passages that are not deleted have in a scored field."""
        gone = self.file[f"article.{field}_words"][self.deleted_articles]
        return self.field_words.get(field, 0) - int(gone.sum(dtype=np.int64))

    def live_rows(self, table: str) -> int:
        """How many rows of a table stand in passages that are not deleted."""
        docs = self.file[f"{table}.doc"]
        return len(docs) if self.live is None else int(np.count_nonzero(self.live[docs]))

    def live_count(self, postings: Postings, rank: int) -> int:
        """In how many passages that are not deleted a term stands."""
        if self.live is None:
            return postings.count(rank)
        return int(np.count_nonzero(self.live[postings.docs(rank)]))

    def has_term(self, field: str, term: bytes) -> bool:
        """Whether a term stands in a passage that is not deleted."""
        postings = self.fields[field]
        rank = postings.lexicon.rank(term)
        return rank is not None and self.live_count(postings, rank) > 0

    @cached_property
    def live_docs(self) -> int:
        """How many passages are not deleted."""
        return self.docs if self.live is None else int(np.count_nonzero(self.live))

    def __getitem__(self, name: str) -> StoredArray:
        """A column or other array by its name."""
        return self._arrays[name]

    @cached_property
    def fields(self) -> Fields:
        """The posting lists of every field."""
        return Fields(self.postings)

    def postings(self, name: str) -> Postings:
        """The posting lists of a field, or of actors' names, opened anew."""
        return Postings(self.file, name)

    def term_ranks(self, field: str) -> Ranks:
        """For each actor the rank of its term in a field; -1 where it has none."""
        return self.file[f"actors.{field}"]

    @cached_property
    def actor_ids(self) -> TermLexicon:
        """Actor ids in order: an actor's number is its id's rank."""
        return TermLexicon(self.file["actors.terms"], self.file["actors.ends"])

    @cached_property
    def names(self) -> Postings:
        """The words of actors' names, and the actors (numbers) that bear them."""
        return self.postings("name")

    @cached_property
    def full_names(self) -> Postings:
        """Whole names of actors, folded, and the actors (numbers) that bear them."""
        return self.postings("fullname")

    @cached_property
    def forms(self) -> TermLexicon:
        """The words of the texts as they are written, folded."""
        return TermLexicon(self.file["form.terms"], self.file["form.ends"])

    def is_copy(self, article: int) -> bool:
        """Whether an article names another that it is a copy of."""
        ends = self.file["article.original.ends"]
        return int(ends[article]) > (int(ends[article - 1]) if article else 0)

    @cached_property
    def by_time(self) -> RowNumbers:
        """The events in the order of time, those of one time in the order of their articles."""
        ranks = self.file["article.rank"][self.file["doc.article"][self.file["event.doc"]]]
        return np.lexsort((ranks, self.file["event.time"])).astype(np.int32)

    @cached_property
    def signatures(self) -> Tallies:
        """How many passages have each signature, deleted ones too."""
        return np.bincount(self.file["doc.signature"], minlength=1)

    @cached_property
    def day(self) -> DayNumbers:
        """The day of publication of each passage as an ordinal number, 0 where there is none."""
        return self.file["article.day"][self.file["doc.article"]]

    def actor_number(self, actor_id: str) -> int | None:
        """An actor's number here, or None."""
        return self.actor_ids.rank(actor_id.encode())

    @cached_property
    def live_cast(self) -> RowNumbers:
        """The rows of the casts of articles that are not deleted."""
        gone = np.zeros(self.articles, dtype=bool)
        gone[self.deleted_articles] = True
        return np.flatnonzero(~gone[self.file["cast.article"]])

    @cached_property
    def shown(self) -> RowNumbers:
        """For each actor the row of the cast whose card is shown, -1 where no article that is left has the actor."""
        if not len(self.deleted_articles):
            return self.file["actors.row"]
        return shown_rows(self._arrays, len(self.actor_ids), self.live_cast)

    @cached_property
    def named(self) -> Marks:
        """For each actor whether an article that is left names it, and does not only describe it."""
        if not len(self.deleted_articles):
            return self.file["actors.named"]
        return named_actors(self._arrays, len(self.actor_ids), self.live_cast)

    def card(self, number: int) -> Card:
        """An actor's card; of one that no article has any more, that of an article that had it."""
        row = int(self.shown[number])
        record = int(self["cast.card"][row if row >= 0 else int(self.file["actors.row"][number])])
        name, kind, description, _ = json.loads(self.blob("card.record", record))
        return Card(self.actor_ids.text(number), name, kind, description, bool(self.named[number]))

    def names_of(self, number: int) -> set[str]:
        """Every name that the articles that are left have for an actor."""
        cards = _cards(self, number)
        if len(self.deleted_articles):
            cards = np.intersect1d(cards, self["cast.card"][self.live_cast])
        return {name for card in cards.tolist() for name in json.loads(self.blob("card.record", card))[3]}

    def cards_of(self, number: int) -> list[tuple[int, bytes]]:
        """What each article that is left says of an actor: the article's number, and the card's record (JSON)."""
        rows = self.live_cast[np.isin(self["cast.card"][self.live_cast], _cards(self, number))]
        pairs = zip(self["cast.article"][rows].tolist(), self["cast.card"][rows].tolist(), strict=True)
        return [(article, self.blob("card.record", card)) for article, card in dict.fromkeys(pairs)]

    def blob(self, name: str, number: int) -> bytes:
        """A value of a column of byte strings."""
        ends = self._arrays[f"{name}.ends"]
        start = int(ends[number - 1]) if number else 0
        return self.file.read(f"{name}.blob", start, int(ends[number]))

    def blobs(self, name: str) -> list[bytes]:
        """All values of a column of byte strings."""
        ends, data = self._arrays[f"{name}.ends"].tolist(), bytes(self._arrays[f"{name}.blob"])
        return [data[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)] if ends else []

    def words(self, article: int, start: int, end: int) -> str:
        """A span of an article's text."""
        offset, width = int(self.file["article.offset"][article]), int(self.file["article.width"][article])
        data = self.file.read("text", offset + int(start) * width, offset + int(end) * width)
        return decode_span(data, width)

    def text(self, article: int) -> str:
        """An article's whole text."""
        starts = self.file["article.offset"]
        end = int(starts[article + 1]) if article + 1 < len(starts) else len(self.file["text"])
        data = self.file.read("text", int(starts[article]), end)
        return decode_span(data, int(self.file["article.width"][article]))

    def text_size(self, article: int) -> int:
        """The bytes of an article's whole text."""
        starts = self.file["article.offset"]
        end = int(starts[article + 1]) if article + 1 < len(starts) else len(self.file["text"])
        return end - int(starts[article])

    def row(self, name: str, number: int) -> StoredArray:
        """A row of a column of lists."""
        pointers = self.file[f"{name}.ptr"]
        return self.file[f"{name}.ids"][int(pointers[number]) : int(pointers[number + 1])]

    def entries(self, name: str, docs: Docs) -> tuple[Numbers, Tallies]:
        """What stands in a column of lists for some passages, one after the other, and how many for each."""
        pointers, ids = self.file[f"{name}.ptr"], self.file[f"{name}.ids"]
        if len(docs) == self.docs:
            return ids, np.diff(pointers)
        starts = pointers[docs]
        counts = pointers[docs + 1] - starts
        return ids[expand(starts, counts)], counts

    def mention(self, doc: int, actors: Collection[int]) -> tuple[int, int] | None:
        """Where a passage mentions one of these first, and for how many letters; None where it does not."""
        first = int(self.file["doc.actors.ptr"][doc])
        for place, actor in enumerate(self.row("doc.actors", doc).tolist(), start=first):
            if actor in actors:
                return int(self.file["mention.start"][place]), int(self.file["mention.length"][place])
        return None

    def article_ids(self) -> list[str]:
        """The ids of all articles, deleted ones too."""
        return [one.decode() for one in self.blobs("article.id")]


def _cards(part: Part, number: int) -> Numbers:
    """The cards of an actor; those that a decision made lie behind all others."""
    return np.flatnonzero(part["card.actor"] == number)
