"""Which reports in the file may be of one happening with another: those that are worth comparing with it in full.

They share rare words, their sentences are alike, and no sure days exclude one another. What this is known by is held
as arrays, filled as it is asked for: a report is compared with all others, and a large collection has many.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.happenings import happening_tables
from index.happenings.article_report import OWN_WORDS, Report
from index.happenings.candidate_pairs import SHARED, rare_words
from index.happenings.pair_evidence import DAYS_APART, least_near, surest_days
from index.model import EventType

_ROUNDING: Final = 1e-3  # of weights with few digits
_MOST_HELD: Final = 200_000  # reports of which this is held, 300 bytes each
_ANY_DAY: Final = (0, 2**31 - 1)


class AlikeReports:
    """The words of the reports in a file, as far as they were asked for."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database
        self._holding: dict[int, array[int]] = {}  # the reports that hold a word
        # Of reports their sure days, and the words of their sentences with the weights of these.
        self._near: dict[int, bytes] = {}
        self._version = self._written()

    def renew(self) -> None:
        """Forget what is held where another process has written since. Within a transaction."""
        if (version := self._written()) != self._version:
            self.forget()
            self._version = version

    def forget(self) -> None:
        """Forget what is held: the file may have changed."""
        self._holding.clear()
        self._near.clear()

    def add(self, number: int, report: Report) -> list[int]:
        """Keep the words of a report; gives the others that may be of one happening with it, first added first."""
        words = [_typed(report, word) for word in sorted(rare_words(report))]
        near = _packed(report)
        alike = self._alike(words, near, report.type)
        self._db.executemany("insert into word values (?, ?)", [(word, number) for word in words])
        self._db.execute("insert into near values (?, ?)", (number, near))
        for word in words:
            self._holding[word].append(number)
        self._near[number] = near
        return alike

    def _alike(self, words: Sequence[int], near: bytes, type_: EventType) -> list[int]:
        held = [self._reports_with(word) for word in words]
        if not held:
            return []
        numbers, counts = np.unique(np.concatenate(held), return_counts=True)
        numbers = numbers[counts >= SHARED]
        if not len(numbers):
            return []
        return [int(number) for number in numbers[self._are_alike(numbers.tolist(), near, type_)]]

    def _reports_with(self, word: int) -> NDArray[np.int32]:
        if word not in self._holding:
            rows = self._db.execute("select num from word where word = ? order by num", (word,))
            self._holding[word] = array("i", (row[0] for row in rows))
        return np.array(self._holding[word], dtype=np.int32)

    def _are_alike(self, numbers: Sequence[int], near: bytes, type_: EventType) -> NDArray[np.bool_]:
        """Which reports are alike enough in their sentences, and have no day that excludes the one's."""
        self._have(numbers)
        own, others = _unpacked([near]), _unpacked([self._near[one] for one in numbers])
        order = np.argsort(own.codes[0])
        codes, weights = own.codes[0][order], own.weights[0][order]
        place = np.searchsorted(codes, others.codes).clip(max=OWN_WORDS - 1)
        shared = np.where(codes[place] == others.codes, weights[place], np.float32(0))
        likeness = (shared * others.weights).sum(axis=1)
        gap = np.maximum(own.first - others.last, others.first - own.last)
        alike: NDArray[np.bool_] = (likeness >= least_near(type_) - _ROUNDING) & (gap <= DAYS_APART)
        return alike

    def _have(self, numbers: Sequence[int]) -> None:
        """Hold the sentences' words of these reports."""
        if len(self._near) > _MOST_HELD:
            self._near.clear()
        lacking = [number for number in numbers if number not in self._near]
        if lacking:
            self._near.update(self._db.execute(happening_tables.NEAR, (json.dumps(lacking),)))

    def _written(self) -> int:
        """It changes when another process has written."""
        return int(self._db.execute("pragma data_version").fetchone()[0])


@dataclass(frozen=True, slots=True)
class _Unpacked:
    """What is known of reports, a row for each: words, their weights, the first and last day it can have been."""

    codes: NDArray[np.uint32]
    weights: NDArray[np.float32]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def _packed(report: Report) -> bytes:
    """Words, weights and days in one length: where there are fewer words, ones of no weight; else any day."""
    codes, weights = np.zeros(OWN_WORDS, np.uint32), np.zeros(OWN_WORDS, np.float32)
    codes[: len(report.near)] = [*report.near]
    weights[: len(report.near)] = [*report.near.values()]
    days = np.array(surest_days(report) or _ANY_DAY, np.uint32)
    return codes.tobytes() + weights.tobytes() + days.tobytes()


def _unpacked(packed: Sequence[bytes]) -> _Unpacked:
    rows = np.frombuffer(b"".join(packed), dtype=np.uint32).reshape(len(packed), 2 * OWN_WORDS + 2)
    codes, weights, days = np.split(rows, (OWN_WORDS, 2 * OWN_WORDS), axis=1)
    first, last = days.astype(np.int64).T
    return _Unpacked(codes, np.ascontiguousarray(weights).view(np.float32), first, last)


def _typed(report: Report, word: int) -> int:
    """A word among the reports of one type."""
    return (zlib.crc32(report.type.encode()) >> 1) << 32 | word
