"""Merges parts of the index into one, without the articles: tables are joined, posting lists interleaved by term.

Deleted articles are left out, and with them terms that stand nowhere any more. Large results lie in
scratch files, so that merging a million passages needs little memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, repeat
from pathlib import Path
from typing import Any

import numpy as np

from index.search.array_types import StoredArray
from index.search.cast_merging import merged_cast
from index.search.part import Part
from index.search.part_builder import ACTOR_VALUES, BLOBS, LISTS, NUMBERS, WORD_COUNTS
from index.search.part_order import add_order, add_pointers
from index.search.schema import FIELDS, SCORED
from index.search.storage import Array, let_go
from index.search.term_lexicon import lexicon_arrays_of

_BLOCK = 1 << 21  # postings moved at once
_LARGE = 1 << 23  # bytes; larger arrays lie in scratch files
RATIO = 3  # a part stays as it is while those smaller than it are not more than a third of it together


def parts_to_merge(sizes: Sequence[int]) -> list[int]:
    """Which parts (by number) to merge into one, so that few stay and no passage is moved often; none: empty."""
    order = sorted(range(len(sizes)), key=lambda number: -sizes[number])
    for place, number in enumerate(order[:-1]):
        if RATIO * sum(sizes[one] for one in order[place + 1 :]) > sizes[number]:
            return sorted(order[place:])
    return []


class Merger:
    """Joins parts; `scratch` is a folder for large arrays, which the caller removes."""

    def __init__(self, parts: Sequence[Part], scratch: Path) -> None:
        self.parts, self.scratch = parts, scratch
        self.found: dict[str, Array] = {}
        self.live = [np.ones(part.docs, dtype=bool) if part.live is None else part.live for part in parts]
        self.kept_articles = [_kept(part) for part in parts]
        counts = [int(np.count_nonzero(live)) for live in self.live]
        self.docs = sum(counts)
        self.doc_maps = [
            (np.cumsum(live) - 1 + start).astype(np.int32)
            for live, start in zip(self.live, np.cumsum([0, *counts]), strict=False)
        ]

    def arrays(self) -> tuple[dict[str, StoredArray], dict[str, Any]]:
        """The merged part's arrays and facts."""
        cast, actors = merged_cast(self.parts, self.kept_articles)
        self.found |= cast
        self._tables(actors)
        self._release()
        self._texts()
        lengths = {}
        for field in FIELDS:
            ranks = self._field(field)
            if field == "text":
                self._forms(ranks)
            if field in SCORED:
                lengths[field] = sum(part.field_words[field] for part in self.parts)
                if any(part.live is not None for part in self.parts):
                    lengths[field] = int(self._words(field))
        add_pointers(self.found, self.docs)
        add_order(self.found)
        articles = sum(map(len, self.kept_articles))
        return self.found, {"docs": self.docs, "articles": articles, "lengths": lengths}

    def _words(self, field: str) -> int:
        """The words of a field in the passages that stay: the sum of its frequencies."""
        return int(self.found[f"{field}.freqs"].sum(dtype=np.int64))

    def _empty(self, name: str, size: int, kind: Any) -> Array:
        dtype = np.dtype(kind)
        if size * dtype.itemsize < _LARGE:
            return np.empty(size, dtype=dtype)
        return np.memmap(self.scratch / f"{name}.scratch", dtype=dtype, mode="w+", shape=(size,))

    def _rows(self, number: int, table: str) -> Array:
        """The rows of a table that stay, in a part."""
        part = self.parts[number]
        if table == "article":
            return self.kept_articles[number]
        if table == "doc":
            return np.flatnonzero(self.live[number])
        if table == "mention":
            pointers = part["doc.actors.ptr"]
            return np.flatnonzero(np.repeat(self.live[number], np.diff(pointers)))
        return np.flatnonzero(self.live[number][part[f"{table}.doc"]])

    def _tables(self, actors: list[Array]) -> None:
        numbers = range(len(self.parts))
        tables = {name.split(".")[0] for name in (*NUMBERS, *LISTS)}
        rows = {table: [self._rows(number, table) for number in numbers] for table in tables}
        for name in (*NUMBERS, *WORD_COUNTS.values()):
            table = name.split(".")[0]
            columns = [self.parts[number][name][rows[table][number]] for number in numbers]
            self.found[name] = np.concatenate(self._renumbered(name, columns, actors))
        for name in LISTS:
            table = name.split(".")[0]
            maps = actors if name in ACTOR_VALUES else None
            self.found |= _joined_lists(self.parts, name, rows[table], maps)
        for name in BLOBS:
            self.found |= _joined_blobs(self.parts, name, rows[name.split(".")[0]])

    def _renumbered(self, name: str, columns: list[Array], actors: list[Array]) -> list[Array]:
        """Columns whose values are numbers of passages, articles, actors or bytes, renumbered for the merged part."""
        if name.endswith(".doc"):
            return [docs[column] for docs, column in zip(self.doc_maps, columns, strict=True)]
        if name == "article.first":
            return [_first_docs(docs, column) for docs, column in zip(self.doc_maps, columns, strict=True)]
        if name == "quote.speaker":
            return [
                np.where(column < 0, -1, numbers[column] if len(numbers) else column).astype(np.int32)
                for column, numbers in zip(columns, actors, strict=True)
            ]
        if name == "doc.article":
            starts = np.cumsum([0, *map(len, self.kept_articles)])
            pairs = zip(columns, self.kept_articles, starts, strict=False)
            return [(np.searchsorted(kept, one) + start).astype(np.int32) for one, kept, start in pairs]
        return columns

    def _texts(self) -> None:
        """Join the texts of the articles that stay."""
        spans: list[tuple[Part, int, int]] = []
        offsets, total = [], 0
        for part, staying in zip(self.parts, self.kept_articles, strict=True):
            starts = part["article.offset"]
            ends = np.append(starts[1:], len(part["text"]))
            for article in staying.tolist():
                offsets.append(total)
                spans.append((part, int(starts[article]), int(ends[article])))
                total += spans[-1][2] - spans[-1][1]
        joined, at = self._empty("text", total, np.uint8), 0
        for part, start, end in spans:
            joined[at : at + end - start] = part["text"][start:end]
            at += end - start
        let_go(joined)
        self._release()
        self.found["text"], self.found["article.offset"] = joined, np.array(offsets, dtype=np.int64)

    def _forms(self, ranks: list[Array]) -> None:
        """Merge the written words, each with the rank of its index term; those of lost terms are left out."""
        stems: dict[bytes, int] = {}
        for part, numbers in zip(self.parts, ranks, strict=True):
            words = part.forms.terms(range(len(part.forms)))
            new = numbers[part["form.stem"]].tolist() if words else []
            stems.update((word, stem) for word, stem in zip(words, new, strict=True) if stem >= 0)
        words = sorted(stems)
        self.found |= lexicon_arrays_of("form", words)
        self.found["form.stem"] = np.array([stems[word] for word in words], dtype=np.int32)

    def _field(self, name: str) -> list[Array]:
        """Merge a field's posting lists; gives each part's ranks as ranks of the merged part, -1 for lost terms."""
        counts = [_live_counts(part, name, live) for part, live in zip(self.parts, self.live, strict=True)]
        alive = set[bytes]()
        for part, (alive_counts, _) in zip(self.parts, counts, strict=True):
            alive.update(compress(_terms(part, name), (alive_counts > 0).tolist()))
        union = sorted(alive)
        del alive
        places = dict(zip(union, range(len(union)), strict=True))
        ranks = [_ranks(places, _terms(part, name)) for part in self.parts]
        self.found |= lexicon_arrays_of(name, union)
        del places, union
        self._interleave(name, ranks, [kept[0] for kept in counts], "ptr", "docs")
        if name in SCORED:
            self._interleave(name, ranks, [kept[0] for kept in counts], "ptr", "freqs")
            self._interleave(name, ranks, [kept[1] for kept in counts], "posptr", "pos")
            lengths = [part[f"{name}.len"][live] for part, live in zip(self.parts, self.live, strict=True)]
            self.found[f"{name}.len"] = np.concatenate(lengths)
        self._release()
        return ranks

    def _release(self) -> None:
        """Let go of what was read of the parts: all of them together are as large as what they become."""
        for part in self.parts:
            part.file.release()

    def _interleave(
        self, name: str, ranks: list[Array], counts: list[Array], pointer: str, column: str
    ) -> None:
        """Put every term's values one after the other, part by part."""
        size = len(self.found[f"{name}.ends"])
        totals = np.zeros(size, dtype=np.int64)
        for numbers, part_counts in zip(ranks, counts, strict=True):
            numbered = numbers >= 0
            totals[numbers[numbered]] += part_counts[numbered]
        pointers = np.concatenate(([0], np.cumsum(totals)))
        self.found[f"{name}.{pointer}"] = pointers
        kind = max((part[f"{name}.{column}"].dtype for part in self.parts), key=lambda one: one.itemsize)
        joined = self._empty(f"{name}.{column}", int(pointers[-1]), kind)
        cursor = pointers[:-1].copy()
        for number, (new, part_counts) in enumerate(zip(ranks, counts, strict=True)):
            self._move(
                number,
                f"{name}.{column}",
                self.parts[number][f"{name}.{pointer}"],
                new,
                part_counts,
                cursor,
                joined,
            )
        let_go(joined)
        self.found[f"{name}.{column}"] = joined

    def _move(
        self,
        number: int,
        name: str,
        pointers: Array,
        ranks: Array,
        counts: Array,
        cursor: Array,
        joined: Array,
    ) -> None:
        """Move one part's values of a posting column to their places, a block of terms at a time."""
        part, first = self.parts[number], 0
        while first < len(ranks):
            last = int(np.searchsorted(pointers, pointers[first] + _BLOCK, side="right")) - 1
            last = min(max(last, first + 1), len(ranks))
            values = part[name][pointers[first] : pointers[last]]
            values = self._staying(number, name, first, last, values)
            new, sizes = ranks[first:last], counts[first:last]
            new, sizes = new[sizes > 0], sizes[sizes > 0]
            ends = np.cumsum(sizes)
            joined[np.repeat(cursor[new] - (ends - sizes), sizes) + np.arange(len(values))] = values
            cursor[new] += sizes
            first = last

    def _staying(self, number: int, name: str, first: int, last: int, values: Array) -> Array:
        """Of a block's values those of passages that stay, passages with their new numbers."""
        part, (field, column) = self.parts[number], name.rsplit(".", 1)
        if column != "docs" and part.live is None:
            return values
        start, end = part[f"{field}.ptr"][first], part[f"{field}.ptr"][last]
        docs = part[f"{field}.docs"][start:end]
        staying = self.live[number][docs]
        if column == "docs":
            moved: Array = self.doc_maps[number][docs[staying]]
            return moved
        if column == "pos":
            staying = np.repeat(staying, part[f"{field}.freqs"][start:end])
        return values[staying]


def _kept(part: Part) -> Array:
    gone = np.zeros(part.articles, dtype=bool)
    gone[part.deleted_articles] = True
    return np.flatnonzero(~gone)


def _terms(part: Part, field: str) -> list[bytes]:
    lexicon = part.fields[field].lexicon
    return lexicon.terms(range(len(lexicon)))


def _ranks(places: dict[bytes, int], terms: list[bytes]) -> Array:
    """The place of each term, -1 for one that has none."""
    return np.fromiter(map(places.get, terms, repeat(-1)), np.int64, len(terms))


def _first_docs(docs: Array, column: Array) -> Array:
    """New numbers of first passages; an article without passages may point behind the last."""
    return np.append(docs, docs[-1] + 1 if len(docs) else 0)[column].astype(np.int32)


def _live_counts(part: Part, name: str, live: Array) -> tuple[Array, Array]:
    """For each term its postings and its positions that stay."""
    pointers = part[f"{name}.ptr"]
    positions = part[f"{name}.posptr"] if name in SCORED else pointers
    if part.live is None:
        return np.diff(pointers), np.diff(positions)
    alive = live[part[f"{name}.docs"]].astype(np.int64)
    sums = np.concatenate(([0], np.cumsum(alive)))
    counts = np.diff(sums[pointers])
    if name not in SCORED:
        return counts, counts
    words = np.concatenate(([0], np.cumsum(alive * part[f"{name}.freqs"])))
    return counts, np.diff(words[pointers])


def _joined_lists(
    parts: Sequence[Part], name: str, rows: list[Array], maps: list[Array] | None
) -> dict[str, Array]:
    sizes, values = [np.zeros(1, dtype=np.int64)], [np.empty(0, dtype=np.int32)]
    for number, part in enumerate(parts):
        pointers, ids = part[f"{name}.ptr"], part[f"{name}.ids"]
        counts = np.diff(pointers)
        staying = np.zeros(len(counts), dtype=bool)
        staying[rows[number]] = True
        chosen = ids[np.repeat(staying, counts)]
        sizes.append(counts[staying])
        values.append(maps[number][chosen] if maps is not None and len(chosen) else chosen)
    return {f"{name}.ptr": np.cumsum(np.concatenate(sizes)), f"{name}.ids": np.concatenate(values)}


def _joined_blobs(parts: Sequence[Part], name: str, rows: list[Array]) -> dict[str, Array]:
    sizes, values = [np.zeros(0, dtype=np.int64)], [np.empty(0, dtype=np.uint8)]
    for part, chosen in zip(parts, rows, strict=True):
        counts = np.diff(part[f"{name}.ends"], prepend=0)
        stays = np.zeros(len(counts), dtype=bool)
        stays[chosen] = True
        values.append(
            part[f"{name}.blob"][np.repeat(stays, counts)] if not stays.all() else part[f"{name}.blob"]
        )
        sizes.append(counts[stays])
    return {f"{name}.blob": np.concatenate(values), f"{name}.ends": np.cumsum(np.concatenate(sizes))}
