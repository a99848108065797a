"""Passages that copies of an article repeat word for word: lists show the first, and how many stand behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from index.search.array_stretches import expand
from index.search.array_types import Docs, Numbers
from index.search.docsets import common
from index.search.part import Part
from index.search.storage import Array

Behind = Counter[tuple[int, int]]  # passages behind one that is shown, by its part and number


class Repeats:
    """The passages that stand in several articles of a group of copies, the same ones together, the original first."""

    def __init__(self, parts: Sequence[Part], run: Numbers, place: Numbers, part: Numbers, doc: Docs) -> None:
        """By run: the same number for the same words; an article's place in its group, 0 for the original."""
        self.run, self.place, self.part, self.doc = run, place, part, doc
        self._sizes = [one.docs for one in parts]
        self._rows = []  # for each part its passages here, in the order of their numbers
        for number in range(len(parts)):
            rows = np.flatnonzero(part == number)
            self._rows.append(rows[np.argsort(doc[rows])])

    def fold(self, docs: Sequence[Docs]) -> tuple[list[Numbers], Behind]:
        """For each part the numbers in `docs` that are shown, and how many are behind each of those."""
        parts = zip(docs, self._rows, self._sizes, strict=True)
        repeated = np.concatenate(
            [rows[common(every, self.doc[rows], size)[1]] for every, rows, size in parts]
        )
        repeated.sort()
        _, first, runs = np.unique(self.run[repeated], return_index=True, return_inverse=True)
        front = repeated[first[runs]]
        hidden = self.place[repeated] != self.place[front]  # what an article says twice is shown twice
        repeated, front = repeated[hidden], front[hidden]
        shown_docs: list[Numbers] = []
        for number, every in enumerate(docs):
            shown = np.ones(len(every), dtype=bool)
            shown[np.searchsorted(every, self.doc[repeated[self.part[repeated] == number]])] = False
            shown_docs.append(np.flatnonzero(shown))
        return shown_docs, Counter(zip(self.part[front].tolist(), self.doc[front].tolist(), strict=True))


def repeats(parts: Sequence[Part], groups: Sequence[Sequence[tuple[int, int]]]) -> Repeats | None:
    """What is repeated within groups of copies, each the parts and numbers of its articles, the original first.

    None where nothing is.
    """
    rows = [
        (group, place, part, article)
        for group, members in enumerate(groups)
        for place, (part, article) in enumerate(members)
    ]
    if not rows:
        return None
    columns = np.array(rows, dtype=np.int64).T
    tables = [_passages(part, columns[:, columns[2] == number]) for number, part in enumerate(parts)]
    group, place, number, doc, words = np.concatenate(tables, axis=1)
    order = np.lexsort((doc, place, words, group))
    group, place, number, doc, words = (one[order] for one in (group, place, number, doc, words))
    run = np.cumsum((np.diff(group, prepend=-1) != 0) | (np.diff(words, prepend=0) != 0))
    first = np.unique(run, return_index=True)[1]
    several = np.unique(run[place != place[first][np.searchsorted(run[first], run)]])
    repeated = np.isin(run, several)
    return (
        Repeats(parts, run[repeated], place[repeated], number[repeated], doc[repeated])
        if len(several)
        else None
    )


def _passages(part: Part, articles: Array) -> Array:
    """The passages of articles of a part: group, place, part, passage, words, as rows of one array."""
    group, place, number, article = articles
    starts = np.append(part["article.first"], part.docs).astype(np.int64)
    sizes = starts[article + 1] - starts[article]
    docs = expand(starts[article], sizes)
    words = part["doc.words"][docs].view(np.int64)
    columns = np.stack([*(np.repeat(one, sizes) for one in (group, place, number)), docs, words])
    return columns if part.live is None else columns[:, part.live[docs]]
