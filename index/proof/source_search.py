"""The articles of a collection that may hold a quotation."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, TypeVar

from index.errors import DatelineError
from index.exploring.actor_cards import ActorCard
from index.focus import field_query
from index.model import Article, Quote
from index.proof.compared_words import form_of, is_spelt_in_two_ways, plain, words_of
from index.proof.comparing import (
    ALIKE_ENOUGH,
    LEAST_RUN,
    MOST_GAP,
    NOT_FOUND,
    STANDING,
    Finding,
    QuotedRun,
    Text,
    compare,
    pieces_of,
    rank,
    sentence_around,
    spliced,
    standing,
)
from index.search.passage_search import LikelyPassage, PassageSearch

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer

MOST_HOLDING = 40  # passages with all the words, of which it is looked whether they stand there in order
MOST_READ = 40  # passages with most of the words
MOST_NEAR = 3  # articles that are compared word by word, where none has the words in order
LEAST_HALF = 0.35  # of the pairs of words of what was put together: one half has nearly as many
MOST_PASSAGES = 40  # with words that an article is to be about
_MOST_AT_PLACE = 20  # passages on what happened at a place
_LETTERS = 7  # of a word and the space behind it
_MOST_ARTICLES = 64  # that are at hand

Answer = TypeVar("Answer")


class ArticleSearch(Protocol):
    """What is asked of a collection's explorer."""

    def articles(self, query: str, limit: int) -> list[str]:
        """The articles with the best passages for a question, the best first."""

    def find_actors(self, prefix: str, limit: int = ...) -> list[ActorCard]:
        """The actors of whom a word of the name begins so."""

    def answer(self, question: Callable[[Viewer], Answer]) -> Answer:
        """The answer to a question that looks at the index itself."""


class Sources:
    """A collection's articles, found by their words."""

    def __init__(self, explorer: ArticleSearch, get: Callable[[str], Article]) -> None:
        """`get` gives an article by id; it raises DatelineError where it is gone or damaged."""
        self.explorer, self._get = explorer, get
        self._articles: OrderedDict[str, Article] = OrderedDict()
        self._about: dict[str, list[str]] = {}  # the articles that were given for a query

    def find(self, quotation: str) -> Iterator[Finding]:
        """What becomes of a quotation: each place where it stands, the same characters first; one at least.

        Looked at are the passages with all its words, and where it stands in none of them those with most: of these
        only the best are given, all that are equally good.
        """
        pieces = pieces_of(quotation)
        search = self._search([piece.words for piece in pieces])
        cut: list[Finding] = []
        stands = False
        for text in self._holding(quotation, search) if pieces else ():
            for finding in compare(quotation, [text], self._bounds):
                if finding.verdict in STANDING:
                    stands = True
                    yield finding
                elif finding.verdict == "cut":
                    cut.append(finding)
        if not stands:
            yield from cut or (self._alike(quotation, pieces, search) if pieces else [NOT_FOUND])

    def _search(self, runs: Sequence[str]) -> PassageSearch:
        """A search for the words of some runs."""
        return self.explorer.answer(lambda viewer: PassageSearch(viewer.snapshot, runs, _is_sure))

    def _holding(self, quotation: str, search: PassageSearch) -> Iterator[Text]:
        """The texts of passages in which a quotation stands: first those with its characters, then with its words."""
        passages = [(passage, search.words(passage)) for passage in search.with_all(MOST_HOLDING)]
        stands = standing(quotation)
        yield from self._texts(search, [passage for passage, words in passages if quotation in words])
        rest = [passage for passage, words in passages if quotation not in words and stands(words)]
        yield from self._texts(search, rest)

    def _texts(self, search: PassageSearch, passages: Iterable[LikelyPassage]) -> Iterator[Text]:
        """The texts of passages, each to be looked at there alone; of an article that has changed all of it."""
        for passage in passages:
            text = self._current(
                Text(search.article_id(passage), search.text(passage), passage.start, passage.end)
            )
            if text is not None:
                yield text

    def _current(self, text: Text) -> Text | None:
        """A text as its article has it now; None where that is gone or damaged."""
        try:
            article = self.article(text.id)
        except DatelineError:
            return None
        return text if article.text == text.text else Text(article.id, article.text)

    def _alike(self, quotation: str, pieces: Sequence[QuotedRun], search: PassageSearch) -> list[Finding]:
        """What becomes of a quotation that stands in no passage as a whole."""
        reach = 2 * len(quotation) + MOST_GAP * _LETTERS * (len(pieces) - 1)
        texts, share = self._near(quotation, search, reach)
        findings = compare(quotation, texts, self._bounds)
        if rank(findings[0]) > ALIKE_ENOUGH and len(pieces) == 1 and share > LEAST_HALF:
            ends = self._ends_of(pieces[0])
            together = spliced(quotation, ends)
            texts, findings = (ends, [together]) if together is not None else (texts, findings)
        named = {finding.text for finding in findings}
        now = [self._current(text) if text.id in named else text for text in texts]
        if now == texts:
            return findings
        return compare(quotation, [text for text in now if text is not None], self._bounds)

    def _near(self, quotation: str, search: PassageSearch, reach: int) -> tuple[list[Text], float]:
        """The stretches of articles with most pairs of a quotation's words, and the share of these that one has."""
        pairs = [" ".join(pair) for pair in pairwise(plain(quotation).split())]
        counted: list[tuple[int, LikelyPassage]] = []
        for passage in search.with_most(MOST_READ):
            words = plain(search.words(passage))
            counted.append((sum(pair in words for pair in pairs), passage))
        counted.sort(key=lambda each: -each[0])
        stretches: dict[tuple[int, int], tuple[LikelyPassage, int, int]] = {}
        for _, passage in counted[:MOST_NEAR]:
            key = passage.part, passage.article
            _, start, end = stretches.get(key, (passage, passage.start, passage.end))
            stretches[key] = passage, min(start, passage.start), max(end, passage.end)
        share = counted[0][0] / max(1, len(pairs)) if counted else 0.0
        return [_stretch(search, *stretch, reach) for stretch in stretches.values()], share

    def _ends_of(self, run: QuotedRun) -> list[Text]:
        """A passage that has the longest beginning of a run that stands anywhere, and one that has the rest."""
        words = words_of(run.words)
        least, most = LEAST_RUN, len(words.forms) - LEAST_RUN
        texts: list[Text] = []
        while least <= most:
            middle = (least + most) // 2
            text = self._passage_with(run.words[: words.ends[middle - 1]])
            if text is None:
                most = middle - 1
            else:
                least, texts = middle + 1, [text]
        rest = self._passage_with(run.words[words.starts[least - 1] :]) if texts else None
        return [*texts, rest] if rest is not None else []

    def _passage_with(self, words: str) -> Text | None:
        """A passage in which words stand; None where there is none."""
        search, forms = self._search([words]), words_of(words).forms
        for passage in search.with_all(MOST_HOLDING):
            if words_of(search.words(passage)).find(forms) is not None:
                return Text(search.article_id(passage), search.text(passage), passage.start, passage.end)
        return None

    def about(self, words: Sequence[str]) -> Iterator[Article]:
        """The articles with the passages that have most of some words, the best first; those that can be read.

        A collection is asked once for the same words: a paragraph tells of many figures and days.
        """
        yield from self._asked(_any_of(words), MOST_PASSAGES)

    def at_place(self, place: str, counted: str, words: Sequence[str]) -> Iterator[Article]:
        """The articles with passages on what happened at a place, or in it, the best first; those that can be read.

        `counted` is a kind of figure that must be told there, empty for any; of `words`, if there are some, one.
        """
        figure = f"{counted}:>0" if counted else ""
        line = " ".join(
            filter(None, (field_query("place", place), figure, f"({_any_of(words)})" if words else ""))
        )
        yield from self._asked(line, _MOST_AT_PLACE)

    def _asked(self, query: str, most: int) -> Iterator[Article]:
        if query not in self._about:
            self._about[query] = self.explorer.articles(query, most) if query else []
        for article_id in self._about[query]:
            with suppress(DatelineError):
                yield self.article(article_id)

    def article(self, article_id: str) -> Article:
        """An article that something was found in. Raises DatelineError where it is gone."""
        if article_id not in self._articles:
            self._articles[article_id] = self._get(article_id)
            while len(self._articles) > _MOST_ARTICLES:
                self._articles.popitem(last=False)
        self._articles.move_to_end(article_id)
        return self._articles[article_id]

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
        try:
            article = self.article(text.id)
        except DatelineError:
            return start, end
        for quote in article.quotes:
            if quote.start <= start and end <= quote.end:
                return quote.start, quote.end
        roles = [role for role in article.roles if role.start < end and start < role.end]
        if not roles:  # nobody has annotated it
            return sentence_around(text, start, end)
        return min(start, roles[0].start), max(end, roles[-1].end)


def _any_of(words: Sequence[str]) -> str:
    """A query line for passages with any of some words."""
    return " OR ".join(f'"{word}"' for word in words)


def _stretch(search: PassageSearch, passage: LikelyPassage, start: int, end: int, reach: int) -> Text:
    """An article's text, to be looked at from a place to another and so many characters on both sides of them."""
    text = search.text(passage)
    first = text.rfind(" ", 0, max(0, start - reach)) + 1
    last = text.find(" ", end + reach)
    return Text(search.article_id(passage), text, first, None if last < 0 else last)


def _is_sure(word: str) -> bool:
    """Whether a word has no other spelling that the index takes for another word."""
    return not is_spelt_in_two_ways(form_of(word))


def _shared(quote: Quote, start: int, end: int) -> int:
    return min(quote.end, end) - max(quote.start, start)
