"""The figures of a draft held against those of articles on the same matter: found, different, or not found here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.happenings.counted import whom
from index.happenings.numbers import in_words, kind_in_words
from index.model import Article, Count, HappeningCount
from index.proof.quoted_words import quoted_in
from index.proof.same_matter import (
    LEAST_SHARED,
    TellingWords,
    articles_on,
    may_be_one,
    shared,
    telling_words,
    words_around,
)
from index.proof.same_setting import CountedEvent, Nearness, counted_events, days_meet, nearness
from index.proof.source_search import Sources
from index.proof.unread_numbers import unread_numbers
from index.search.event_numbers import COUNTED
from index.search.place_areas import areas_of

MOST_SHOWN = 3

_FEW_SHARED = 1  # words that must be shared where place and day are one
FigureVerdict = Literal["found", "differs", "not found", "not checked"]


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
    """Hold the figures of an annotated draft against a collection, those in quotation marks left out.

    Where a sentence on victims gives a number of which it is not known whom it counts, that is said.
    """
    quoted = quoted_in(draft)
    by_place = {event.number: event for event in counted_events(draft) if event.number is not None}
    proofs = [*_unread(draft, [*by_place, *((region.start, region.end) for region in quoted)])]
    for place, counted in by_place.items():
        inside = any(region.start <= place[0] and place[1] <= region.end for region in quoted)
        if counted.count.what != "other" and not inside:
            proofs.append(_proved(draft, place, counted, sources))
    yield from sorted(proofs, key=lambda proof: proof.start)


def _unread(draft: Article, taken: Sequence[tuple[int, int]]) -> Iterator[FigureProof]:
    for start, end, amount in unread_numbers(draft, taken):
        yield FigureProof(start, end, "", in_words(amount.low, amount.high), None, "not checked", ())


def _proved(draft: Article, place: tuple[int, int], counted: CountedEvent, sources: Sources) -> FigureProof:
    count = counted.count
    kind, giver = _kind(draft, counted), _giver(draft, count)
    near = list(_near(draft, counted, kind, sources))
    same = [given for given in near if given.number == in_words(count.low, count.high)]
    by_giver = [given for given in same if giver is None or may_be_one(giver, given.giver)]
    verdict: FigureVerdict = "found" if by_giver else "differs" if near else "not found"
    there = tuple(dict.fromkeys([*by_giver, *same, *near]))[:MOST_SHOWN]
    number = in_words(count.low, count.high)
    return FigureProof(*place, kind_in_words(count.what, kind), number, giver, verdict, there)


def _near(draft: Article, counted: CountedEvent, kind: str | None, sources: Sources) -> Iterator[Given]:
    """The figures of the kind that are given of the same event, the likeliest first."""
    around = words_around(draft, counted.start)
    sentence = telling_words(draft.text[counted.start : counted.end])
    words = sentence if sum(sentence.values()) >= LEAST_SHARED else around
    rated: list[tuple[int, Given]] = []
    for article in _articles(around, words, counted, sources):
        for other in counted_events(article):
            if other.count.what == counted.count.what and _kind(article, other) == kind:
                given = _given(article, other)
                where = nearness(counted.place, other.place)
                town = other.place.name if other.place and where == "one" else ""
                common = shared(words, f"{given.words} {article.title or ''} in {town}")
                is_same = given.number == in_words(counted.count.low, counted.count.high)
                is_telling = (
                    where == "one" and is_same and counted.count.low > 1
                )  # one dead is told of any town
                likely = _likely(where, days_meet(counted, other), common, LEAST_SHARED - is_telling)
                if likely:
                    rated.append((likely, given))
    rated.sort(key=lambda pair: -pair[0])
    yield from (given for _, given in rated)


def _articles(
    around: TellingWords, words: TellingWords, counted: CountedEvent, sources: Sources
) -> list[Article]:
    """The articles that have most of the words, and those with such a figure of the place or of where it lies."""
    articles = articles_on(around, sources)
    if counted.place is not None:
        what = counted.count.what if counted.count.what in COUNTED else ""
        areas = areas_of(counted.place)[:1]
        articles += sources.at_place(counted.place.name, what, ())
        articles += [article for area in areas for article in sources.at_place(area, what, [*words])]
    return [*{article.id: article for article in articles}.values()]


def _likely(where: Nearness, when: bool | None, common: int, least: int) -> int:
    """How likely two figures are of one event, by place, day and the words that both share; 0 where they are not.

    `least` is what they must share where place and day do not say that they are.
    """
    if where == "apart" or when is False:
        return 0
    is_here = where in ("one", "within") and when is True
    if common < (_FEW_SHARED if is_here else least):
        return 0
    return common + (LEAST_SHARED if where == "one" else 0) + (LEAST_SHARED if when else 0)


def _given(article: Article, counted: CountedEvent) -> Given:
    start, end = counted.start, counted.end
    words = " ".join(article.text[start:end].split())
    number = in_words(counted.count.low, counted.count.high)
    return Given(number, _giver(article, counted.count), article.id, start, end, words)


def _kind(article: Article, counted: CountedEvent) -> str | None:
    """The kind of people that are counted; None for people at large."""
    if counted.number is None:
        return None
    start, end = counted.number
    return whom(article.text[start:end], article.text[end : counted.end])


def _giver(article: Article, count: Count | HappeningCount) -> str | None:
    actor = article.actor(count.reported_by)
    return actor.name if actor else None
