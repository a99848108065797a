"""Which article of a group of copies stands in front: the one published first, whatever came first.

Each article is compared with those before it in order of publication alone, so that the end is a function of the
articles. A new one can change only what shares passages with it and stands behind it; only that is looked at again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from heapq import heappop, heappush

import numpy as np

from index.ingest.article_card import ArticleCard, copies_words, is_version
from index.ingest.card_table import CardTable
from index.ingest.copy_finder import CopyFinder, HolderColumn
from index.ingest.near_copies import COMMON, NearCopy, near_copies

_FIRST = COMMON + 1  # holders of a shingle: for those behind these it is a formula, whoever comes
_MANY = 50  # articles: for more it is quicker to have all shingles in memory

PlaceInOrder = tuple[object, ...]  # in the order of publication


class CopyOrder:
    """The articles of a collection in order of publication, with the texts they share."""

    def __init__(self, cards: CardTable, texts: CopyFinder) -> None:
        """`texts` are those of the cards, by the same numbers. Neither is changed."""
        self._cards, self._texts = cards, texts
        self._linked: dict[int, ArticleCard] = {}  # as the order of publication has them
        self._seen_cards: dict[int, ArticleCard] = {}
        self._places: dict[int, PlaceInOrder] = {}
        # The first holders of a shingle, and the first that were settled.
        self._first: dict[int, list[int]] = {}
        self._first_before: dict[int, list[int]] = {}
        self._waiting: list[tuple[PlaceInOrder, int]] = []
        self._seen: set[int] = set()
        self._unsettled = np.array(cards.unsettled(), np.uint32)

    def settled(self) -> dict[int, ArticleCard]:
        """The cards of all that were looked at, by number, with their links as the order of publication has them."""
        is_all_new = len(self._unsettled) == len(self._cards)
        for number in self._unsettled.tolist():
            self._look_at(number)
            if not is_all_new:
                self._look_at_later(number)
        while self._waiting:
            _, number = heappop(self._waiting)
            card = self._card(number)
            linked = self._linked[number] = self._with_links(number)
            if linked.head != card.head:
                self._look_at_group(number, card.head)
        return self._linked

    def _card(self, number: int) -> ArticleCard:
        """An article's card as it is by now."""
        if number in self._linked:
            return self._linked[number]
        if number not in self._seen_cards:
            self._seen_cards[number] = self._cards.card(number)
        return self._seen_cards[number]

    def _place(self, number: int) -> PlaceInOrder:
        if number not in self._places:
            self._places[number] = self._card(number).place
        return self._places[number]

    def _look_at(self, number: int) -> None:
        if number not in self._seen:
            self._seen.add(number)
            heappush(self._waiting, (self._place(number), number))

    def _look_at_later(self, number: int) -> None:
        """Those behind a new article whose links it can change."""
        card = self._card(number)
        alike = [*self._cards.with_key(card.key), *(self._cards.with_url(card.url) if card.url else ())]
        for shingle, holders in self._shared(number):
            alike += self._first_settled(shingle, holders)
        self._look_at_those_behind(number, alike)

    def _look_at_group(self, number: int, head: str) -> None:
        """Those behind an article that had the same head as it."""
        self._look_at_those_behind(number, self._cards.with_head(head))

    def _look_at_those_behind(self, number: int, others: Iterable[int]) -> None:
        place = self._place(number)
        for other in others:
            if self._place(other) > place:
                self._look_at(other)

    def _with_links(self, number: int) -> ArticleCard:
        """An article's card with the links that those before it give it."""
        card = self._card(number)
        if same := self._earlier(self._cards.with_key(card.key), number):
            there = self._card(same[0])
            return self._with(card, there.head if copies_words(there, card) else card.id)
        if card.url and (same := self._earlier(self._cards.with_url(card.url), number)):
            return self._with(card, card.id, self._card(same[-1]))
        nearest = self._nearest(number)
        if nearest is None:
            is_head_there = self._cards.number(card.head) is not None
            return self._with(card, card.id if is_head_there else card.head)
        there = self._card(nearest.number)
        if is_version(there, card, nearest.shared):
            return self._with(card, card.id, there)
        return self._with(card, there.head)

    def _with(self, card: ArticleCard, head: str, version: ArticleCard | None = None) -> ArticleCard:
        return replace(card, head=head, version_of=self._earlier_version(card, version), is_settled=True)

    def _earlier_version(self, card: ArticleCard, found: ArticleCard | None) -> str:
        """The version before an article: of one day, as they came, since nothing else says it."""
        number = self._cards.number(card.version_of) if card.version_of else None
        before = self._card(number) if number is not None else None
        if card.version_of and (before is None or not (before.is_older(card) or card.is_older(before))):
            return card.version_of
        if found is None:
            return ""
        if found.is_older(card):
            return found.id
        return before.id if before is not None and before.is_older(card) else ""

    def _earlier(self, numbers: Sequence[int], number: int) -> list[int]:
        """Those before an article, in order."""
        place = self._place(number)
        return sorted((other for other in numbers if self._place(other) < place), key=self._place)

    def _nearest(self, number: int) -> NearCopy | None:
        """The article before this one that shares most with it, if any shares enough."""
        place, shared = self._place(number), Counter[int]()
        telling, day = self._texts.facts([number])[number]
        for shingle, holders in self._shared(number):
            earlier = [other for other in self._first_of(shingle, holders) if self._place(other) < place]
            if len(earlier) > COMMON:
                telling -= 1
            else:
                shared.update(earlier)
        matches = near_copies(shared, telling, day, self._texts.facts(shared))
        return min(matches, key=lambda match: (-match.shared, self._place(match.number)), default=None)

    def _shared(self, number: int) -> Iterator[tuple[int, HolderColumn]]:
        """Each shingle that an article shares with others, with all its holders."""
        sample = self._texts.sample(number)
        if len(self._unsettled) <= _MANY:
            yield from (pair for pair in self._texts.holders(sample.tolist()) if len(pair[1]) > 1)
            return
        shingle, holder = self._columns
        starts, ends = (np.searchsorted(shingle, sample, side) for side in ("left", "right"))
        is_shared = ends - starts > 1
        for one, start, end in zip(
            sample[is_shared].tolist(), starts[is_shared].tolist(), ends[is_shared].tolist(), strict=True
        ):
            yield one, holder[start:end]

    @cached_property
    def _columns(self) -> tuple[HolderColumn, HolderColumn]:
        return self._texts.columns()

    def _first_of(self, shingle: int, holders: HolderColumn) -> list[int]:
        """The first holders of a shingle by publication, in no order."""
        if shingle not in self._first:
            self._first[shingle] = self._first_in(holders)
        return self._first[shingle]

    def _first_settled(self, shingle: int, holders: HolderColumn) -> list[int]:
        """The first of those that were in order before: for all behind them it was a formula already."""
        if shingle not in self._first_before:
            self._first_before[shingle] = self._first_in(holders[~np.isin(holders, self._unsettled)])
        return self._first_before[shingle]

    def _first_in(self, holders: HolderColumn) -> list[int]:
        if len(holders) > _FIRST:
            days = self._days[holders]
            last = np.partition(days, _FIRST - 1)[_FIRST - 1]
            before, then = holders[days < last].tolist(), holders[days == last].tolist()
            if len(then) > 1:  # places tell apart what is of one day
                then = sorted(then, key=self._place)
            return [*before, *then[: _FIRST - len(before)]]
        return [*map(int, holders)]

    @cached_property
    def _days(self) -> HolderColumn:
        """The day of each article; what has none stands behind all others."""
        days = self._texts.days()
        return np.where(days == 0, np.uint32(2**32 - 1), days)
