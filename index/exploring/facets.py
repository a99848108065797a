"""What is counted over the passages of a view: actors, speakers, event types, roles, days, articles. Exact."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from index.exploring.actor_numbers import ActorNumbers
from index.exploring.chosen import ChosenPassages
from index.exploring.signatures import count_values
from index.search.array_types import DayNumbers, Marks, Numbers, Tallies
from index.search.marked import counts_between
from index.search.part import Part
from index.search.storage import Array
from index.vocabulary import ROLES, TYPES

# the columns that hold a field's actors by passage
LISTED = {"actor": "doc.actors", "speaker": "doc.speakers"}
LARGE = 20_000  # passages; in smaller parts what stands in the chosen ones is picked and counted
FEW = 5  # up to one in so many passages are picked sooner than all posting lists are gone through


def _many(part: Part, docs: Array) -> bool:
    """Whether posting lists are counted sooner than what stands in the passages is picked one by one."""
    return part.docs > LARGE and len(docs) * FEW > part.docs


def count_marked(part: Part, field: str, marks: Marks) -> Tallies:
    """For each actor of the part in how many of the marked passages it stands."""
    postings = part.fields[field]
    if (part.docs - np.count_nonzero(marks)) * FEW > part.docs:
        return _by_actor(part, field, postings.marked_counts(marks))
    others = np.flatnonzero(marks == 0)
    counts = _by_actor(part, field, postings.counts)
    return counts - np.bincount(part.entries(LISTED[field], others)[0], minlength=len(counts))


def _by_actor(part: Part, field: str, counts: Array) -> Array:
    """Counts of a field's terms as counts of actors: 0 for one that no passage names so."""
    # -1, the last, where there is no such term
    by_actor: Array = np.append(counts, 0)[part.term_ranks(field)]
    return by_actor


def _marked_articles(part: Part, marks: Marks) -> tuple[Numbers, Tallies]:
    """The articles of the marked passages, and how many of these each has."""
    counts = counts_between(marks, np.append(part["article.first"], part.docs))
    present = np.flatnonzero(counts)
    return present, counts[present]


class Counts:
    """The counts over the chosen passages of every part."""

    def __init__(self, numbers: ActorNumbers, selection: ChosenPassages) -> None:
        self.parts, self.docs = selection.snapshot.parts, selection.docs
        self.numbers, self.selection = numbers, selection

    def actors(self, field: str) -> tuple[Numbers, Tallies]:
        """The actors of `actor` or `speaker`, and in how many of the passages each stands."""
        if len(self.parts) == 1 and _many(self.parts[0], self.docs[0]):
            counts = count_marked(self.parts[0], field, self.selection.marks[0])
            actors = np.flatnonzero(counts)
            return actors, counts[actors]
        every: list[Numbers] = [np.empty(0, np.int64)]
        dense = None
        for number, (part, docs) in enumerate(zip(self.parts, self.docs, strict=True)):
            numbers = self.numbers.maps[number]
            if _many(part, docs):
                dense = np.zeros(self.numbers.size, dtype=np.int64) if dense is None else dense
                dense[numbers] += count_marked(part, field, self.selection.marks[number])
            elif len(docs):
                every.append(numbers[part.entries(LISTED[field], docs)[0]])
        rest = every[-1] if len(every) == 2 else np.concatenate(every)
        if dense is None:
            return count_values(rest, self.numbers.size)
        dense += np.bincount(rest, minlength=len(dense))
        actors = np.flatnonzero(dense)
        return actors, dense[actors]

    def _bits(self, column: str, names: Sequence[str]) -> tuple[tuple[str, int], ...]:
        total = sum((kinds.bits(column, len(names)) for kinds in self.selection.signatures), np.zeros(1, int))
        order = np.argsort(-total, kind="stable")
        return tuple((names[number], int(total[number])) for number in order if total[number])

    def types(self) -> tuple[tuple[str, int], ...]:
        """Passages for each event type, most first."""
        return self._bits("types", TYPES)

    def roles(self) -> tuple[tuple[str, int], ...]:
        """Passages for each role, most first."""
        return self._bits("roles", ROLES)

    @cached_property
    def _articles(self) -> list[tuple[Array, Array]]:
        """For each part the articles (numbers) of the passages, and how many of the passages each has."""
        owned = []
        for number, (part, docs) in enumerate(zip(self.parts, self.docs, strict=True)):
            if len(docs) * 2 > part.docs:
                owned.append(_marked_articles(part, self.selection.marks[number]))
                continue
            owners = part["doc.article"][docs]
            first = np.flatnonzero(owners[1:] != owners[:-1]) + 1
            first = np.concatenate(([0], first)) if len(owners) else first
            owned.append((owners[first], np.diff(np.append(first, len(owners)))))
        return owned

    def days(self) -> tuple[DayNumbers, Tallies]:
        """Days of publication (ordinals) in order, and passages for each."""
        pairs = [
            (part["article.day"][articles], counts)
            for part, (articles, counts) in zip(self.parts, self._articles, strict=True)
        ]
        days = np.concatenate([np.empty(0, np.int64), *(one for one, _ in pairs)])
        counts = np.concatenate([np.empty(0, np.int64), *(one for _, one in pairs)])
        dated = days > 0
        if not dated.any():
            return days[:0], counts[:0]
        first = days[dated].min()
        sums = np.bincount(days[dated] - first, counts[dated]).astype(np.int64)
        reported = np.flatnonzero(sums)
        return reported + first, sums[reported]

    def articles(self) -> int:
        """How many articles the passages are of."""
        return sum(len(articles) for articles, _ in self._articles)
