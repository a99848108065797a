"""What an article is to those that are there already: new, the same, a copy of one, or a later version of one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from index.errors import DatelineError
from index.fingerprint import Fingerprint
from index.ingest.article_card import ArticleCard, card_of, copies_words, is_same, is_version
from index.ingest.card_table import TABLES as CARD_TABLES
from index.ingest.card_table import UNKNOWN_FILE, CardTable
from index.ingest.copy_finder import TABLES as FINDER_TABLES
from index.ingest.copy_finder import CopyFinder
from index.ingest.copy_order import CopyOrder
from index.model import Article
from index.reading.agency import agency_of
from index.reading.slugs import apart

_KEPT_EVERY = 5_000  # articles that are read: a run that is killed loses no more
DuplicateKind = Literal["added", "version", "copy", "unchanged"]


@dataclass(frozen=True)
class DuplicateDecision:
    """What to do with an article: save it (`kind` says as what) or leave it (`unchanged`).

    `article` has its final id and its links; `of` is the id of the one it is a copy or version of, or the same as;
    `shared` is the share of the shorter one's passages that both have.
    """

    kind: DuplicateKind
    article: Article
    of: str | None = None
    shared: float = 0.0

    @property
    def saves(self) -> bool:
        """Whether the article is to be saved."""
        return self.kind != "unchanged"


SHELF_TABLES = CARD_TABLES + FINDER_TABLES


class Shelf:
    """The articles of a collection, as far as telling copies needs them: filled once, then asked for each new one."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """`base` has the SHELF_TABLES with what is kept already."""
        self._base = base
        self._cards, self._finder = CardTable(base), CopyFinder(base)

    def __len__(self) -> int:
        return len(self._cards)

    def put(self, article: Article, *, is_settled: bool = False, mark: Fingerprint = UNKNOWN_FILE) -> None:
        """Note an article that is there; `is_settled` where the order of its group was since it came.

        `mark` is the fingerprint of its file, where that is written already.
        """
        card = card_of(article, is_settled=is_settled)
        self._finder.add(self._cards.add(card, mark), article.text, card.day)

    def follow(self, fingerprints: Mapping[str, Fingerprint], get: Callable[[str], Article]) -> None:
        """Bring what is kept up to date with the articles' files; a damaged article is no copy of anything.

        `get` gives an article, and raises DatelineError for a damaged one.
        """
        marks = self._cards.marks()
        for article_id in marks.keys() - fingerprints.keys():
            self._take_away(article_id)
        changed = sorted(article_id for article_id, _mark in fingerprints.items() - marks.items())
        for place, article_id in enumerate(changed, 1):
            was_settled = self._take_away(article_id)
            with suppress(DatelineError):
                self.put(get(article_id), is_settled=was_settled, mark=fingerprints[article_id])
            if place % _KEPT_EVERY == 0:
                self.keep()

    def _take_away(self, article_id: str) -> bool:
        """Take an article away, if it is there; whether the order of its group was settled."""
        was_settled = False
        while (number := self._cards.number(article_id)) is not None:
            was_settled = self._cards.card(number).is_settled
            self._cards.remove(number)
            self._finder.remove(number)
        return was_settled

    def mark(self, article_id: str, mark: Fingerprint) -> None:
        """Note what an article's file is, now that it is written."""
        self._cards.mark(article_id, mark)

    def keep(self) -> None:
        """Have all that was noted on the disk, where the shelf has a file."""
        self._finder.flush()
        self._base.commit()

    def settle(self) -> list[ArticleCard]:
        """Put groups that articles have come to in the order of publication; gives the cards that this changed."""
        linked = CopyOrder(self._cards, self._finder).settled()
        changed = [card for number, card in linked.items() if self._cards.card(number).links != card.links]
        for number, card in linked.items():
            self._cards.replace(number, card)
        return changed

    def decide(self, article: Article) -> DuplicateDecision:
        """What this article is to those that are there, and note it. Who stands in front is settled by `settle`."""
        decision = self._decision(article)
        if decision.saves:
            self.put(decision.article)
        return decision

    def _decision(self, article: Article) -> DuplicateDecision:
        card = card_of(article)
        same = [self._cards.card(number) for number in self._cards.with_key(card.key)]
        present = next((there for there in same if is_same(there, card)), None)
        if present:
            return DuplicateDecision("unchanged", article, present.id, 1.0)
        article = _credited(self._with_own_id(article))
        if same and not copies_words(same[0], card):
            return DuplicateDecision("added", article)
        if same:
            return self._copy(article, same[0], 1.0)
        if card.url and (earlier := self._cards.with_url(card.url)):
            return self._version(article, self._cards.card(earlier[-1]), 0.0)
        for match in self._finder.find(article.text, article.day)[:1]:
            nearest = self._cards.card(match.number)
            if is_version(nearest, card, match.shared):
                return self._version(article, nearest, match.shared)
            return self._copy(article, nearest, match.shared)
        return DuplicateDecision("added", article)

    def _copy(self, article: Article, card: ArticleCard, shared: float) -> DuplicateDecision:
        copy = article.model_copy(update={"copy_of": card.head})
        return DuplicateDecision("copy", copy, card.head, shared)

    def _version(self, article: Article, card: ArticleCard, shared: float) -> DuplicateDecision:
        version = article.model_copy(update={"version_of": card.id})
        return DuplicateDecision("version", version, card.id, shared)

    def _with_own_id(self, article: Article) -> Article:
        """The article with an id that no other text has."""
        is_taken = self._cards.number(article.id) is not None
        return article.model_copy(update={"id": apart(article)}) if is_taken else article


def _credited(article: Article) -> Article:
    agency = article.agency or agency_of(article)
    return article.model_copy(update={"agency": agency}) if agency else article
