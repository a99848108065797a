"""What an article is to those that are there already: new, the same, a copy of one, or a later version of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.ingest.near_copies import CopyFinder, HeldTexts, plain_words
from index.model import Article
from index.reading.agency import agency_of
from index.reading.html.page_head import squashed
from index.reading.slugs import apart, digest

DuplicateKind = Literal["added", "version", "copy", "unchanged"]
_TRACKING = ("utm_", "fbclid", "gclid", "ref=")
_VERSION = 0.5  # shared: two texts of one outlet under one headline are then versions of a story


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


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """What is kept of an article that is there: enough to tell whether another one is the same, a copy or a version."""

    id: str
    key: str  # hash of its words
    url: str | None
    publisher: str | None
    title: str
    day: date | None
    head: str  # the article that its group stands behind
    by: str = ""  # its authors


class Shelf:
    """The articles of a collection, as far as telling copies needs them: filled once, then asked for each new one."""

    def __init__(
        self,
        articles: Iterable[Article] = (),
        cards: Sequence[ArticleCard] = (),
        held: HeldTexts | None = None,
    ) -> None:
        """`cards` are of articles that are there, and `held` their texts in the same order; `articles` come behind."""
        self._finder = CopyFinder(held) if held else CopyFinder()
        self._cards: list[ArticleCard] = []
        self._by_id: dict[str, ArticleCard] = {}
        self._by_key: dict[str, list[ArticleCard]] = {}
        self._by_url: dict[str, ArticleCard] = {}
        for card in cards:
            self._note(card)
        for article in articles:
            self.put(article)

    def __len__(self) -> int:
        return len(self._cards)

    def put(self, article: Article) -> None:
        """Note an article that is there."""
        card = ArticleCard(
            article.id,
            digest(plain_words(article.text)),
            _plain_url(article.url),
            article.publisher,
            squashed(article.title or ""),
            article.day,
            article.copy_of or article.id,
            _by(article),
        )
        self._finder.add(article.text, card.day)
        self._note(card)

    def _note(self, card: ArticleCard) -> None:
        self._cards.append(card)
        self._by_id[card.id] = card
        self._by_key.setdefault(card.key, []).append(card)
        if card.url:
            self._by_url[card.url] = card

    def contents(self) -> tuple[list[ArticleCard], HeldTexts]:
        """Every card, in the order in which they came, and the texts in the same order."""
        return self._cards, self._finder.held()

    def decide(self, article: Article) -> DuplicateDecision:
        """What this article is to those that are there, and note it. The first of a group stays in front."""
        decision = self._decision(article)
        if decision.saves:
            self.put(decision.article)
        return decision

    def _decision(self, article: Article) -> DuplicateDecision:
        same = self._by_key.get(digest(plain_words(article.text)), [])
        present = next((card for card in same if _is_same(card, article)), None)
        if present:
            return DuplicateDecision("unchanged", article, present.id, 1.0)
        article = self._with_own_id(article)
        if same and _is_message(article) and same[0].by and not (same[0].publisher or same[0].url):
            return DuplicateDecision("added", article)  # people who say the same thing copy nobody
        if same:
            return self._copy(article, same[0], 1.0)
        if article.url and (earlier := self._by_url.get(_plain_url(article.url) or "")):
            return DuplicateDecision(
                "version", article.model_copy(update={"version_of": earlier.id}), earlier.id
            )
        for match in self._finder.find(article.text, article.day)[:1]:
            card = self._cards[match.number]
            if _is_version(card, article, match.shared):
                update = {"version_of": card.id}
                return DuplicateDecision("version", article.model_copy(update=update), card.id, match.shared)
            return self._copy(article, card, match.shared)
        return DuplicateDecision("added", _credited(article))

    def _copy(self, article: Article, card: ArticleCard, shared: float) -> DuplicateDecision:
        return DuplicateDecision(
            "copy", _credited(article.model_copy(update={"copy_of": card.head})), card.head, shared
        )

    def _with_own_id(self, article: Article) -> Article:
        """The article with an id that no other text has."""
        if article.id not in self._by_id:
            return article
        return article.model_copy(
            update={
                "id": apart(article.id, f"{article.publisher}\n{article.url}\n{_by(article)}\n{article.text}")
            }
        )


def _credited(article: Article) -> Article:
    agency = article.agency or agency_of(article)
    return article.model_copy(update={"agency": agency}) if agency else article


def _by(article: Article) -> str:
    return ", ".join(article.authors).casefold()


def _is_message(article: Article) -> bool:
    """Whether somebody said this, and no outlet printed it."""
    return bool(article.authors) and article.publisher is None and article.url is None


def _is_same(card: ArticleCard, article: Article) -> bool:
    """Whether two articles of the same words are one: nothing says that they come from different places or people.

    “I agree” in two messages is said by two people, or on two days, or about two things.
    """
    url = _plain_url(article.url)
    if card.url and url:
        return card.url == url
    by, title = _by(article), squashed(article.title or "")
    if card.by and by and card.title and title and card.title != title:
        return False
    pairs = ((card.publisher, article.publisher), (card.by, by), (card.day, article.day))
    return all(not there or not here or there == here for there, here in pairs)


def _is_version(card: ArticleCard, article: Article, shared: float) -> bool:
    """Whether this is the same outlet's story again: under the same headline, with half of the words or more."""
    if card.publisher != article.publisher or shared < _VERSION:
        return False
    if card.publisher is None and card.by != _by(article):
        return False
    return bool(card.title) and card.title == squashed(article.title or "")


def _plain_url(url: str | None) -> str | None:
    """An address without fragment, scheme and tracking, so that two ways to one page are the same."""
    if not url:
        return None
    bare, _, query = url.partition("#")[0].partition("?")
    parameters = sorted(one for one in query.split("&") if one and not one.lower().startswith(_TRACKING))
    bare = bare.partition("://")[2].rstrip("/").removeprefix("www.")
    return f"{bare}?{'&'.join(parameters)}" if parameters else bare
