"""Texts that were added, searchable for those that share passages with another: a table of who holds which shingle.

A row has all pairs of shingle and holder whose shingles begin with the same sixteen bits. One text touches about as
many rows as it has shingles, however many texts there are; the latest texts wait in memory, so that many that come
together touch each row once.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date

import numpy as np
import numpy.typing as npt

from index.ingest.near_copies import COMMON, NearCopy, TextFacts, near_copies, shingles

HolderColumn = npt.NDArray[np.uint32]

TABLES = """
create table if not exists bucket (upper integer primary key, pairs blob);
create table if not exists sample (number integer primary key, size integer, day integer, shingles blob);
create index if not exists sample_day on sample (day);
"""
_MOST_WAITING = 100_000  # pairs
_SORTED_AT_ONCE = 1_000_000  # pairs


class CopyFinder:
    """Texts by number. What waits to be written is written by `flush`."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """`base` has the TABLES."""
        self._base = base
        self._latest: dict[int, list[int]] = {}
        self._waiting = 0  # pairs in `_latest`

    def add(self, number: int, text: str, day: date | None = None) -> None:
        """Keep a text under a number that no other has."""
        sample = np.array(sorted(shingles(text)), np.uint32)
        row = number, len(sample), day.toordinal() if day else 0, sample.tobytes()
        self._base.execute("insert into sample values (?, ?, ?, ?)", row)
        for shingle in sample.tolist():
            self._latest.setdefault(shingle, []).append(number)
        self._waiting += len(sample)
        if self._waiting > _MOST_WAITING:
            self.flush()

    def remove(self, number: int) -> None:
        """Take a text away."""
        self.flush()
        for upper in np.unique(self.sample(number) >> 16).tolist():
            pairs = _pairs(self._bucket(upper))
            self._keep(upper, pairs[pairs[:, 1] != number].tobytes())
        self._base.execute("delete from sample where number = ?", (number,))

    def flush(self) -> None:
        """Write what waits."""
        if not self._latest:
            return
        latest = [(shingle, number) for shingle in sorted(self._latest) for number in self._latest[shingle]]
        pairs = np.array(latest, np.uint32)
        uppers, starts = np.unique(pairs[:, 0] >> 16, return_index=True)
        ends = [*starts[1:].tolist(), len(pairs)]
        for upper, start, end in zip(uppers.tolist(), starts.tolist(), ends, strict=True):
            self._keep(upper, self._bucket(upper) + pairs[start:end].tobytes())
        self._latest, self._waiting = {}, 0

    def _bucket(self, upper: int) -> bytes:
        row = self._base.execute("select pairs from bucket where upper = ?", (upper,)).fetchone()
        return bytes(row[0]) if row else b""

    def _keep(self, upper: int, pairs: bytes) -> None:
        self._base.execute("insert or replace into bucket values (?, ?)", (upper, pairs))

    def find(self, text: str, day: date | None = None) -> list[NearCopy]:
        """The texts that share enough with `text` and lie less than a week from it, most shared first."""
        holders = [column for _, column in self.holders(shingles(text))]
        telling = [column.tolist() for column in holders if len(column) <= COMMON]
        shared = Counter(number for column in telling for number in column)
        matches = near_copies(shared, len(telling), day.toordinal() if day else 0, self.facts(shared))
        return sorted(matches, key=lambda match: (-match.shared, match.number))

    def holders(self, sample: Collection[int]) -> Iterator[tuple[int, HolderColumn]]:
        """Each shingle of a sample, with the texts that hold it in the order of numbers."""
        uppers = json.dumps(sorted({shingle >> 16 for shingle in sample}))
        query = "select upper, pairs from bucket where upper in (select value from json_each(?))"
        buckets = {upper: _pairs(pairs) for upper, pairs in self._base.execute(query, (uppers,))}
        none = _pairs(b"")
        for shingle in sample:
            pairs = buckets.get(shingle >> 16, none)
            column = pairs[pairs[:, 0] == shingle, 1]
            if shingle in self._latest:
                column = np.concatenate((column, np.array(self._latest[shingle], np.uint32)))
            yield shingle, np.sort(column)

    def sample(self, number: int) -> HolderColumn:
        """The shingles of a text, in order."""
        query = "select shingles from sample where number = ?"
        row = self._base.execute(query, (number,)).fetchone()
        return np.frombuffer(row[0] if row else b"", np.uint32)

    def facts(self, numbers: Iterable[int]) -> dict[int, TextFacts]:
        """What else is known of texts, by number."""
        query = "select number, size, day from sample where number in (select value from json_each(?))"
        rows = self._base.execute(query, (json.dumps([*numbers]),))
        return {number: (size, day) for number, size, day in rows}

    def days(self) -> HolderColumn:
        """The day of every text by its number, counted from the year 1; 0 for none."""
        rows = np.array(self._base.execute("select number, day from sample").fetchall(), np.int64).reshape(
            -1, 2
        )
        days = np.zeros(int(rows[:, 0].max(initial=-1)) + 1, np.uint32)
        days[rows[:, 0]] = rows[:, 1]
        return days

    def columns(self) -> tuple[HolderColumn, HolderColumn]:
        """All shingles in order, and who holds each: for looking at very many texts."""
        self.flush()
        (size,) = self._base.execute("select coalesce(sum(length(pairs)), 0) from bucket").fetchone()
        shingle, holder = np.empty(size // 8, np.uint32), np.empty(size // 8, np.uint32)
        start, pieces, waiting = 0, list[bytes](), 0
        for (bucket,) in self._base.execute("select pairs from bucket order by upper"):
            pieces.append(bucket)
            waiting += len(bucket) // 8
            if waiting > _SORTED_AT_ONCE:
                _put_in_order(pieces, shingle[start : start + waiting], holder[start : start + waiting])
                start, pieces, waiting = start + waiting, [], 0
        _put_in_order(pieces, shingle[start:], holder[start:])
        return shingle, holder


def _pairs(bucket: bytes) -> npt.NDArray[np.uint32]:
    return np.frombuffer(bucket, np.uint32).reshape(-1, 2)


def _put_in_order(buckets: list[bytes], shingle: HolderColumn, holder: HolderColumn) -> None:
    """Fill columns with the pairs of buckets, by shingle and holder."""
    pairs = _pairs(b"".join(buckets))
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    shingle[:], holder[:] = pairs[order, 0], pairs[order, 1]
