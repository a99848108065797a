"""One part of the index, opened: posting lists, columns, texts and actors' cards, all mapped from its file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from index.search.schema import FIELDS, SCORED
from index.search.storage import Array, ArrayFile
from index.search.term_lexicon import Lexicon
from index.search.text_codec import decode_span

NO_DOCS: Array = np.empty(0, dtype=np.int32)


@dataclass(frozen=True, slots=True)
class Card:
    """An actor as the part's articles tell of it."""

    id: str
    name: str
    kind: Any  # an ActorKind
    description: str | None
    names: tuple[str, ...]
    named: bool  # by a name somewhere, or by hand; others are only described, each in its article


class Postings:
    """A field's terms and the passages of each."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self.name = name
        self.lexicon = Lexicon(file[f"{name}.terms"], file[f"{name}.ends"])
        self.ptr: Array = file[f"{name}.ptr"]
        self._docs: Array = file[f"{name}.docs"]
        self.scored = f"{name}.freqs" in file
        if self.scored:
            self._freqs, self._posptr = file[f"{name}.freqs"], file[f"{name}.posptr"]
            self._pos: Array = file[f"{name}.pos"]
            self.lengths: Array = file[f"{name}.len"]

    def count(self, rank: int) -> int:
        """In how many passages the term stands, deleted ones too."""
        return int(self.ptr[rank + 1] - self.ptr[rank])

    def docs(self, rank: int) -> Array:
        """The passages of a term, in order, deleted ones too."""
        return self._docs[self.ptr[rank] : self.ptr[rank + 1]]

    @cached_property
    def counts(self) -> Array:
        """For each term in how many passages it stands, deleted ones too."""
        return np.diff(self.ptr)

    def marked_counts(self, marks: Array) -> Array:
        """For each term how many of its passages are marked: 1 in `marks`, which has a number for each passage."""
        found = np.zeros(len(self.counts), dtype=np.int64)
        filled = np.flatnonzero(self.counts)
        if len(filled):
            found[filled] = np.add.reduceat(marks[self.wide_docs], self.ptr[filled], dtype=np.int32)
        return found

    @cached_property
    def wide_docs(self) -> Array:
        """`all_docs` as numbers by which numpy picks without converting them first."""
        return self._docs.astype(np.int64)

    @property
    def all_docs(self) -> Array:
        """The passages of all terms, one term after the other."""
        return self._docs

    def freqs(self, rank: int) -> Array:
        """How often the term stands in each of its passages."""
        return self._freqs[self.ptr[rank] : self.ptr[rank + 1]]

    def words(self, rank: int) -> int:
        """How often the term stands in all of them."""
        return int(self._posptr[rank + 1] - self._posptr[rank]) if self.scored else self.count(rank)

    def positions(self, rank: int, chosen: Array) -> tuple[Array, Array]:
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

    def union(self, ranks: Iterable[int]) -> Array:
        """The passages of any of the terms, in order."""
        lists = [self.docs(rank) for rank in ranks]
        if len(lists) == 1:
            return lists[0]
        return np.unique(np.concatenate(lists)) if lists else NO_DOCS


def _starts(freqs: Array, chosen: Array) -> Array:
    """Where the positions of few postings begin: the sums of the frequencies before them."""
    if not len(chosen):
        return np.empty(0, dtype=np.int64)
    bounds = np.concatenate(([0], chosen))
    sums = np.add.reduceat(freqs, bounds, dtype=np.int64)[:-1]
    return np.cumsum(np.where(np.diff(bounds) > 0, sums, 0))


class Part:
    """A part of the index. `deleted` tells its deleted articles (by number); their passages match nothing."""

    def __init__(self, file: ArrayFile, deleted: Array, name: str = "") -> None:
        self.file, self.name = file, name
        self._arrays: Mapping[str, Array] = file.arrays
        self.docs = int(file.facts["docs"])
        self.articles = int(file.facts["articles"])
        self.field_words: dict[str, int] = file.facts["lengths"]
        self.deleted_articles = deleted

    @cached_property
    def live(self) -> Array | None:
        """For each passage whether it is not deleted; None where none is."""
        if not len(self.deleted_articles):
            return None
        gone = np.zeros(self.articles, dtype=bool)
        gone[self.deleted_articles] = True
        kept: Array = ~gone[self.file["doc.article"]]
        return kept

    @cached_property
    def live_docs(self) -> int:
        """How many passages are not deleted."""
        return self.docs if self.live is None else int(np.count_nonzero(self.live))

    def __getitem__(self, name: str) -> Array:
        """A column or other array by its name."""
        return self._arrays[name]

    @cached_property
    def fields(self) -> dict[str, Postings]:
        """The posting lists of every field."""
        return {name: Postings(self.file, name) for name in FIELDS}

    @cached_property
    def actor_ids(self) -> Lexicon:
        """Actor ids in order: an actor's number is its id's rank."""
        return Lexicon(self.file["actors.terms"], self.file["actors.ends"])

    @cached_property
    def names(self) -> Postings:
        """The words of actors' names, and the actors (numbers) that bear them."""
        return Postings(self.file, "name")

    @cached_property
    def full_names(self) -> Postings:
        """Whole names of actors, folded, and the actors (numbers) that bear them."""
        return Postings(self.file, "fullname")

    @cached_property
    def forms(self) -> Lexicon:
        """The words of the texts as they are written, folded."""
        return Lexicon(self.file["form.terms"], self.file["form.ends"])

    @cached_property
    def by_time(self) -> Array:
        """The events in time order."""
        return np.argsort(self.file["event.time"], kind="stable").astype(np.int32)

    @cached_property
    def day(self) -> Array:
        """The day of publication of each passage as an ordinal number, 0 where there is none."""
        return self.file["article.day"][self.file["doc.article"]]

    def actor_number(self, actor_id: str) -> int | None:
        """An actor's number here, or None."""
        return self.actor_ids.rank(actor_id.encode())

    def card(self, number: int) -> Card:
        """An actor's card."""
        name, kind, description, names = json.loads(self.blob("actors.card", number))
        named = bool(self.file["actors.named"][number])
        return Card(self.actor_ids.text(number), name, kind, description, tuple(names), named)

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

    def row(self, name: str, number: int) -> Array:
        """A row of a column of lists."""
        pointers = self.file[f"{name}.ptr"]
        return self.file[f"{name}.ids"][int(pointers[number]) : int(pointers[number + 1])]

    def article_ids(self) -> list[str]:
        """The ids of all articles, deleted ones too."""
        return [one.decode() for one in self.blobs("article.id")]

    def scored_lengths(self) -> dict[str, Array]:
        """The length bytes of every scored field."""
        return {name: self.file[f"{name}.len"] for name in SCORED}
