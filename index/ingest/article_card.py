"""What is kept of each article of a collection: enough to tell whether another one is the same, a copy or a version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from index.ingest.near_copies import plain_words
from index.model import Article
from index.reading.html.page_head import squashed
from index.reading.slugs import digest

_TRACKING = ("utm_", "fbclid", "gclid", "ref=")
_VERSION = 0.5  # shared: two texts of one outlet under one headline are then versions of a story


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """The facts of an article that tell it from others, and what it is to them."""

    id: str
    key: str  # hash of its words
    url: str | None
    publisher: str | None
    title: str
    day: date | None
    head: str  # the article that its group stands behind
    by: str = ""  # its authors
    time: str = ""  # of publication, in universal time
    version_of: str = ""
    is_settled: bool = False  # whether the order of its group was settled since it came

    @property
    def is_message(self) -> bool:
        """Whether somebody said this, and no outlet printed it."""
        return bool(self.by) and self.publisher is None and self.url is None

    @property
    def place(self) -> tuple[object, ...]:
        """Where it stands among others: behind all that were published earlier. No two articles have one place."""
        facts = self.key, self.publisher or "", self.by, self.url or "", self.title, self.id
        return self.day or date.max, not self.time, self.time, *facts

    def is_older(self, other: ArticleCard) -> bool:
        """Whether this is stated to be published earlier."""
        if self.day is None or other.day is None or self.day != other.day:
            return self.day is not None and other.day is not None and self.day < other.day
        return bool(self.time and other.time) and self.time < other.time

    @property
    def links(self) -> tuple[str, str]:
        """The articles that it is a copy (itself for none) and a version of."""
        return self.head, self.version_of


def card_of(article: Article, *, is_settled: bool = False) -> ArticleCard:
    """The card of an article."""
    moment = article.published
    has_zone = isinstance(moment, datetime) and moment.tzinfo is not None
    return ArticleCard(
        article.id,
        digest(plain_words(article.text)),
        plain_url(article.url),
        article.publisher,
        squashed(article.title or ""),
        article.day,
        article.copy_of or article.id,
        ", ".join(article.authors).casefold(),
        _universal(moment) if has_zone and isinstance(moment, datetime) else "",
        article.version_of or "",
        is_settled,
    )


def _universal(moment: datetime) -> str:
    try:
        return moment.astimezone(UTC).isoformat()
    except OverflowError:
        return ""  # on the first or the last day that there is


def is_same(there: ArticleCard, card: ArticleCard) -> bool:
    """Whether two articles of the same words are one: nothing says that they come from different places or people.

    “I agree” in two messages is said by two people, or on two days, or about two things.
    """
    if there.url and card.url:
        return there.url == card.url
    if there.by and card.by and there.title and card.title and there.title != card.title:
        return False
    pairs = ((there.publisher, card.publisher), (there.by, card.by), (there.day, card.day))
    return all(not left or not right or left == right for left, right in pairs)


def copies_words(there: ArticleCard, card: ArticleCard) -> bool:
    """Whether an article of the same words copies the one that is there: people who say the same copy nobody."""
    return not (card.is_message and there.is_message)


def is_version(there: ArticleCard, card: ArticleCard, shared: float) -> bool:
    """Whether this is the same outlet's story again: under the same headline, with half of the words or more."""
    if there.publisher != card.publisher or shared < _VERSION:
        return False
    if card.publisher is None and there.by != card.by:
        return False
    return bool(there.title) and there.title == card.title


def plain_url(url: str | None) -> str | None:
    """An address without fragment, scheme and tracking, so that two ways to one page are the same."""
    if not url:
        return None
    bare, _, query = url.partition("#")[0].partition("?")
    parameters = sorted(part for part in query.split("&") if part and not part.lower().startswith(_TRACKING))
    bare = bare.partition("://")[2].rstrip("/").removeprefix("www.")
    return f"{bare}?{'&'.join(parameters)}" if parameters else bare
