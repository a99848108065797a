"""The figures of a draft held against those of articles on the same matter: found, different, or not found here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.happenings.article_report import sentence_of
from index.happenings.counted import whom
from index.happenings.numbers import in_words, kind_in_words
from index.model import Article, Count
from index.proof.quoted_words import quoted_in
from index.proof.same_matter import LEAST_SHARED, articles_on, may_be_one, shared, words_around
from index.proof.source_search import Sources

MOST_SHOWN = 3

FigureVerdict = Literal["found", "differs", "not found"]


@dataclass(frozen=True)
class Given:
    """A figure as an article gives it: the number in words, who gives it, and the sentence with its place."""

    number: str
    giver: str | None  # None: the article itself
    article: str
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class FigureProof:
    """A figure of the draft: its place, what is counted, the number, the verdict, and what is given of it there."""

    start: int
    end: int
    counted: str
    number: str
    giver: str | None
    verdict: FigureVerdict
    there: tuple[Given, ...]


def prove_figures(draft: Article, sources: Sources) -> Iterator[FigureProof]:
    """Hold the figures of an annotated draft against a collection, those in quotation marks left out."""
    quoted = quoted_in(draft)
    counts = {(count.start, count.end): count for event in draft.events for count in event.counts}
    for place in sorted(counts):
        inside = any(region.start <= place[0] and place[1] <= region.end for region in quoted)
        if counts[place].what != "other" and not inside:
            yield _proved(draft, counts[place], sources)


def _proved(draft: Article, count: Count, sources: Sources) -> FigureProof:
    kind, giver = _kind(draft, count), _giver(draft, count)
    near = list(_near(draft, count, kind, sources))
    same = [given for given in near if given.number == in_words(count.low, count.high)]
    by_giver = [given for given in same if giver is None or may_be_one(giver, given.giver)]
    verdict: FigureVerdict = "found" if by_giver else "differs" if near else "not found"
    there = tuple(dict.fromkeys([*by_giver, *same, *near]))[:MOST_SHOWN]
    number = in_words(count.low, count.high)
    return FigureProof(count.start, count.end, kind_in_words(count.what, kind), number, giver, verdict, there)


def _near(draft: Article, count: Count, kind: str | None, sources: Sources) -> Iterator[Given]:
    """The figures of the kind in sentences that speak of the same, the nearest first."""
    words = words_around(draft, count.start)
    rated: list[tuple[int, Given]] = []
    for article in articles_on(words, sources):
        for event in article.events:
            for other in event.counts:
                if other.what == count.what and _kind(article, other) == kind:
                    given = _given(article, other)
                    rated.append((shared(words, f"{given.words} {article.title or ''}"), given))
    rated.sort(key=lambda pair: -pair[0])
    yield from (given for common, given in rated if common >= LEAST_SHARED)


def _given(article: Article, count: Count) -> Given:
    start, end = sentence_of(article, count.start, count.end)
    words = " ".join(article.text[start:end].split())
    return Given(in_words(count.low, count.high), _giver(article, count), article.id, start, end, words)


def _kind(article: Article, count: Count) -> str | None:
    """The kind of people that are counted; None for people at large."""
    end = sentence_of(article, count.start, count.end)[1]
    return whom(article.text[count.start : count.end], article.text[count.end : end])


def _giver(article: Article, count: Count) -> str | None:
    actor = article.actor(count.reported_by)
    return actor.name if actor else None
