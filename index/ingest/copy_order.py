"""Which article of a group of copies stands in front: the one published first, whatever came first.

Each article is compared with those before it in order of publication alone, so that the end is a function of the
articles. A new one can change only what shares passages with it and stands behind it; only that is looked at again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from heapq import heappop, heappush

import numpy as np
import numpy.typing as npt

from index.ingest.article_card import ArticleCard, copies_words, is_version
from index.ingest.near_copies import COMMON, HeldTexts, NearCopy, ShingleColumn, near_copies

_FIRST = COMMON + 1  # holders of a shingle: for those behind these it is a formula, whoever comes
_MANY = 50  # articles: for more it is quicker to have all shingles in the order of articles


class CopyOrder:
    """The articles of a collection in order of publication, with the texts they share."""

    def __init__(self, cards: Sequence[ArticleCard], held: HeldTexts) -> None:
        """`held` are the texts of the cards, in the same order."""
        self._cards, self._held = list(cards), held
        self._numbers = sorted(range(len(cards)), key=lambda number: cards[number].place)
        self._rank = np.empty(len(cards), np.uint32)
        self._rank[self._numbers] = np.arange(len(cards), dtype=np.uint32)
        self._number = {card.id: number for number, card in enumerate(cards)}
        self._was_settled = np.array([card.is_settled for card in cards], np.bool_)
        # The first holders of a shingle, and the first that were settled, by where it begins.
        self._first: dict[int, list[int]] = {}
        self._first_before: dict[int, list[int]] = {}
        self._waiting: list[int] = []  # ranks
        self._seen: set[int] = set()
        self._is_large = False

    def settled(self) -> list[ArticleCard]:
        """The cards with their links as the order of publication has them."""
        unsettled = [number for number, card in enumerate(self._cards) if not card.is_settled]
        self._is_large = len(unsettled) > _MANY
        for number in unsettled:
            self._look_at(number)
            if not self._is_large or len(unsettled) < len(self._cards):
                self._look_at_later(number)
        while self._waiting:
            number = self._numbers[heappop(self._waiting)]
            card = self._cards[number]
            linked = self._cards[number] = self._linked(number)
            if linked.head != card.head:
                self._look_at_group(number, card.head)
        return self._cards

    def _look_at(self, number: int) -> None:
        if number not in self._seen:
            self._seen.add(number)
            heappush(self._waiting, int(self._rank[number]))

    def _look_at_later(self, number: int) -> None:
        """Those behind a new article whose links it can change."""
        card, rank = self._cards[number], self._rank[number]
        alike = [*self._by_key[card.key], *(self._by_url[card.url] if card.url else ())]
        for start, end in self._shared(number):
            alike += self._first_settled(start, end)
        for other in alike:
            if self._rank[other] > rank:
                self._look_at(other)

    def _look_at_group(self, number: int, head: str) -> None:
        """Those behind an article that had the same head as it."""
        for other in self._by_head[head]:
            if self._rank[other] > self._rank[number]:
                self._look_at(other)

    def _linked(self, number: int) -> ArticleCard:
        """An article's card with the links that those before it give it."""
        card = self._cards[number]
        if same := self._earlier(self._by_key[card.key], number):
            there = self._cards[same[0]]
            return self._with(card, there.head if copies_words(there, card) else card.id)
        if card.url and (same := self._earlier(self._by_url[card.url], number)):
            return self._with(card, card.id, self._cards[same[-1]])
        nearest = self._nearest(number)
        if nearest is None:
            return self._with(card, card.id if card.head in self._number else card.head)
        there = self._cards[nearest.number]
        if is_version(there, card, nearest.shared):
            return self._with(card, card.id, there)
        return self._with(card, there.head)

    def _with(self, card: ArticleCard, head: str, version: ArticleCard | None = None) -> ArticleCard:
        return replace(card, head=head, version_of=self._earlier_version(card, version), is_settled=True)

    def _earlier_version(self, card: ArticleCard, found: ArticleCard | None) -> str:
        """The version before an article: of one day, as they came, since nothing else says it."""
        number = self._number.get(card.version_of)
        before = self._cards[number] if number is not None else None
        if card.version_of and (before is None or not (before.is_older(card) or card.is_older(before))):
            return card.version_of
        if found is None:
            return ""
        if found.is_older(card):
            return found.id
        return before.id if before is not None and before.is_older(card) else ""

    def _earlier(self, numbers: Sequence[int], number: int) -> list[int]:
        """Those before an article, in order."""
        rank = self._rank[number]
        return sorted((one for one in numbers if self._rank[one] < rank), key=lambda one: self._rank[one])

    def _nearest(self, number: int) -> NearCopy | None:
        """The article before this one that shares most with it, if any shares enough."""
        rank, shared, telling = self._rank[number], Counter[int](), int(self._held.size[number])
        for start, end in self._shared(number):
            earlier = [other for other in self._first_of(start, end) if self._rank[other] < rank]
            if len(earlier) > COMMON:
                telling -= 1
            else:
                shared.update(earlier)
        day, held = self._cards[number].day, self._held
        matches = near_copies(shared, telling, day, held.size, held.day)
        return min(matches, key=lambda match: (-match.shared, self._rank[match.number]), default=None)

    def _shared(self, number: int) -> list[tuple[int, int]]:
        """Where the holders of each shingle begin and end that an article shares with others."""
        sample = self._sample(number)
        starts, ends = (np.searchsorted(self._held.shingle, sample, side) for side in ("left", "right"))
        is_shared = ends - starts > 1
        return list(zip(starts[is_shared].tolist(), ends[is_shared].tolist(), strict=True))

    def _first_of(self, start: int, end: int) -> list[int]:
        """The first holders of a shingle by publication, in no order."""
        if start not in self._first:
            self._first[start] = self._first_in(self._held.holder[start:end])
        return self._first[start]

    def _first_settled(self, start: int, end: int) -> list[int]:
        """The first of those that were in order before: for all behind them it was a formula already."""
        if start not in self._first_before:
            holders = self._held.holder[start:end]
            self._first_before[start] = self._first_in(holders[self._was_settled[holders]])
        return self._first_before[start]

    def _first_in(self, holders: ShingleColumn) -> list[int]:
        if len(holders) > _FIRST:
            holders = holders[np.argpartition(self._rank[holders], _FIRST)[:_FIRST]]
        return list(map(int, holders))

    def _sample(self, number: int) -> ShingleColumn:
        """The shingles of an article."""
        if self._is_large:
            order, ends = self._by_article
            places = order[ends[number] : ends[number + 1]]
        else:
            places = np.flatnonzero(self._held.holder == number)
        return np.take(self._held.shingle, places)

    @cached_property
    def _by_article(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """All shingles in the order of articles, and where those of each begin and end."""
        counts = np.bincount(self._held.holder, minlength=len(self._cards))
        return np.argsort(self._held.holder, kind="stable"), np.concatenate(([0], np.cumsum(counts)))

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        return self._grouped(card.key for card in self._cards)

    @cached_property
    def _by_url(self) -> dict[str, list[int]]:
        return self._grouped(card.url or "" for card in self._cards)

    @cached_property
    def _by_head(self) -> dict[str, list[int]]:
        """Groups as they were before."""
        return self._grouped([card.head for card in self._cards])

    @staticmethod
    def _grouped(values: Iterable[str]) -> dict[str, list[int]]:
        groups: dict[str, list[int]] = defaultdict(list)
        for number, value in enumerate(values):
            groups[value].append(number)
        return groups
