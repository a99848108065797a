"""The articles of a collection that may hold a quotation."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Protocol

from index.errors import DatelineError
from index.exploring.actor_cards import ActorCard
from index.model import Article, Quote
from index.proof.compared_words import is_spelt_in_two_ways
from index.proof.comparing import LEAST_ALTERED, NOT_FOUND, Finding, Text, compare, pieces_of, rank, standing

MOST_WORDS = 8  # of a quotation that are asked for
MOST_ARTICLES = 6  # looked at where no passage has all the words
MOST_PASSAGES = 40
MOST_NEAR = 20  # articles looked at that have all the words, or half of them in order
LEAST_HALF = 4  # words of half a quotation that is asked for
_SHORTEST = 3  # letters of a word that is asked for
_KEPT = 64  # articles whose words are at hand


class ArticleSearch(Protocol):
    """What is asked of a collection's explorer."""

    def articles(self, query: str, limit: int, having: Callable[[str], bool] | None = None) -> list[str]:
        """The articles with the best passages for a question, the best first; rather those that `having` takes."""

    def find_actors(self, prefix: str, limit: int = ...) -> list[ActorCard]:
        """The actors of whom a word of the name begins so."""


class Sources:
    """A collection's articles, found by their words."""

    def __init__(self, explorer: ArticleSearch, get: Callable[[str], Article]) -> None:
        """`get` gives an article by id; it raises DatelineError where it is gone or damaged."""
        self.explorer, self._get = explorer, get
        self._texts: OrderedDict[str, tuple[Article, Text]] = OrderedDict()

    def find(self, quotation: str) -> list[Finding]:
        """What becomes of a quotation: looked for where all its words stand, its phrases, and then most of its words.

        Gives what is equally good, in the order of the best passages; one finding at least.
        """
        asked = _asked_for(quotation)
        if not asked:
            return [NOT_FOUND]
        phrases = _phrases_of(quotation)
        queries = [
            (" ".join(asked), MOST_NEAR, 1.0),
            (" ".join(phrases), MOST_NEAR, 1.0),
            (" OR ".join(phrases), MOST_NEAR, LEAST_ALTERED),
            (" OR ".join(asked), MOST_ARTICLES, LEAST_ALTERED),
        ]
        findings = [NOT_FOUND]
        for query, most, enough in queries:
            if query and findings[0].verdict in ("altered", "not found") and findings[0].share < enough:
                near = compare(quotation, self._texts_with(query, most, quotation), self._bounds)
                findings = min(findings, near, key=lambda some: rank(some[0]))
        return findings

    def about(self, words: Sequence[str]) -> list[str]:
        """The articles with the passages that have most of some words, the best first; those that can be read."""
        query = " OR ".join(f'"{word}"' for word in words)
        articles = self.explorer.articles(query, MOST_PASSAGES) if words else []
        return [article_id for article_id in articles if self._can_read(article_id)]

    def _can_read(self, article_id: str) -> bool:
        try:
            self._text(article_id)
        except DatelineError:
            return False
        return True

    def article(self, article_id: str) -> Article:
        """An article that something was found in. Raises DatelineError where it is gone."""
        return self._text(article_id)[0]

    def quote_at(self, finding: Finding) -> Quote | None:
        """What somebody says there, as the article's annotations have it: the quote that shares most of the stretch."""
        if finding.text is None:
            return None
        quotes = self.article(finding.text).quotes
        return max(
            (quote for quote in quotes if _shared(quote, finding.start, finding.end) > 0),
            key=lambda quote: _shared(quote, finding.start, finding.end),
            default=None,
        )

    def _bounds(self, text: Text, start: int, end: int) -> tuple[int, int]:
        """What somebody says there, where that holds the whole stretch; else the sentence."""
        article = self.article(text.id)
        for quote in article.quotes:
            if quote.start <= start and end <= quote.end:
                return quote.start, quote.end
        roles = [role for role in article.roles if role.start < end and start < role.end]
        if not roles:
            return start, end
        return min(start, roles[0].start), max(end, roles[-1].end)

    def _texts_with(self, query: str, most: int, quotation: str) -> Sequence[Text]:
        """The texts of the best passages; where the quotation stands in some of them in order, only theirs."""
        texts: list[Text] = []
        articles = self.explorer.articles(query, MOST_PASSAGES, standing(quotation))
        for article_id in articles[:most]:
            try:
                texts.append(self._text(article_id)[1])
            except DatelineError:
                continue  # it went, or was damaged, since it was indexed
        return texts

    def _text(self, article_id: str) -> tuple[Article, Text]:
        if article_id not in self._texts:
            article = self._get(article_id)
            self._texts[article_id] = article, Text(article_id, article.text)
            while len(self._texts) > _KEPT:
                self._texts.popitem(last=False)
        self._texts.move_to_end(article_id)
        return self._texts[article_id]


def _asked_for(quotation: str) -> list[str]:
    """The longest words of a quotation, which are the rarest as a rule; all where it has only short ones.

    What stands in brackets, and what is spelt in two ways, is asked for only where there is nothing else.
    """
    words = dict.fromkeys(form for piece in pieces_of(quotation) for form in piece.forms)
    plain = [form for form in words if form.isalnum()]
    sure = [form for form in plain if len(form) >= _SHORTEST and not is_spelt_in_two_ways(form)]
    return sorted(sure or plain, key=len, reverse=True)[:MOST_WORDS]


def _phrases_of(quotation: str) -> list[str]:
    """The runs of two words and more of a quotation, as phrases: common words are told apart by their order.

    A long run is asked for by its halves, of which one is whole where a word was changed.
    """
    phrases = []
    for forms in (piece.forms for piece in pieces_of(quotation)):
        middle = len(forms) // 2 if len(forms) >= 2 * LEAST_HALF else len(forms)
        phrases += [half for half in (forms[:middle], forms[middle:]) if len(half) > 1]
    return [f'"{" ".join(half)}"' for half in phrases]


def _shared(quote: Quote, start: int, end: int) -> int:
    return min(quote.end, end) - max(quote.start, start)
