"""What an article is to those that are there already: new, the same, a copy of one, or a later version of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.ingest.article_card import ArticleCard, card_of, copies_words, is_same, is_version
from index.ingest.copy_order import CopyOrder
from index.ingest.near_copies import NO_TEXTS, CopyFinder, HeldTexts
from index.model import Article
from index.reading.agency import agency_of
from index.reading.slugs import apart

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


class Shelf:
    """The articles of a collection, as far as telling copies needs them: filled once, then asked for each new one."""

    def __init__(self, cards: Sequence[ArticleCard] = (), held: HeldTexts = NO_TEXTS) -> None:
        """`cards` are of articles that are there, and `held` their texts in the same order."""
        self._finder = CopyFinder(held)
        self._cards: list[ArticleCard] = []
        self._ids: set[str] = set()
        self._by_key: dict[str, list[int]] = {}  # numbers, as those of the finder
        self._by_url: dict[str, int] = {}
        for card in cards:
            self._note(card)

    def __len__(self) -> int:
        return len(self._cards)

    def put(self, article: Article, *, is_settled: bool = False) -> None:
        """Note an article that is there; `is_settled` where the order of its group was since it came."""
        card = card_of(article, is_settled=is_settled)
        self._finder.add(article.text, card.day)
        self._note(card)

    def settle(self) -> list[ArticleCard]:
        """Put groups that articles have come to in the order of publication; gives the cards that this changed."""
        before = self._cards
        if all(card.is_settled for card in before):
            return []
        self._cards = CopyOrder(before, self._finder.held()).settled()
        return [new for old, new in zip(before, self._cards, strict=True) if old.links != new.links]

    def _note(self, card: ArticleCard) -> None:
        number = len(self._cards)
        self._cards.append(card)
        self._ids.add(card.id)
        self._by_key.setdefault(card.key, []).append(number)
        if card.url:
            self._by_url[card.url] = number

    def contents(self) -> tuple[list[ArticleCard], HeldTexts]:
        """Every card, in the order in which they came, and the texts in the same order."""
        return self._cards, self._finder.held()

    def decide(self, article: Article) -> DuplicateDecision:
        """What this article is to those that are there, and note it. Who stands in front is settled by `settle`."""
        decision = self._decision(article)
        if decision.saves:
            self.put(decision.article)
        return decision

    def _decision(self, article: Article) -> DuplicateDecision:
        card = card_of(article)
        same = [self._cards[number] for number in self._by_key.get(card.key, ())]
        present = next((there for there in same if is_same(there, card)), None)
        if present:
            return DuplicateDecision("unchanged", article, present.id, 1.0)
        article = _credited(self._with_own_id(article))
        if same and not copies_words(same[0], card):
            return DuplicateDecision("added", article)
        if same:
            return self._copy(article, same[0], 1.0)
        if card.url and (earlier := self._by_url.get(card.url)) is not None:
            return self._version(article, self._cards[earlier], 0.0)
        for match in self._finder.find(article.text, article.day)[:1]:
            nearest = self._cards[match.number]
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
        is_taken = article.id in self._ids
        return article.model_copy(update={"id": apart(article)}) if is_taken else article


def _credited(article: Article) -> Article:
    agency = article.agency or agency_of(article)
    return article.model_copy(update={"agency": agency}) if agency else article
