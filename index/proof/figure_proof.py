"""The figures of a draft held against those of articles on the same matter: found, different, or not found here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.happenings.article_report import sentence_of
from index.happenings.counted import whom
from index.happenings.numbers import in_words, kind_in_words
from index.model import Article, Count
from index.proof.compared_words import form_of, word_classes
from index.proof.quoted_words import quoted_in
from index.proof.source_search import Sources

MOST_ARTICLES = 8  # that are looked at for a figure
MOST_SHOWN = 3
_MOST_WORDS = 12  # of a paragraph that are asked for
_NAME = 3  # what a shared name counts
_LEAST_SHARED = 4  # that must be shared: a name with a word, or two names
_SHORTEST = 5  # letters of a word that tells what is spoken of
_WORD = re.compile(r"[^\W\d_][\w'’-]+")

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
    by_giver = [given for given in same if giver is None or _is_one(giver, given.giver)]
    verdict: FigureVerdict = "found" if by_giver else "differs" if near else "not found"
    there = tuple(dict.fromkeys([*by_giver, *same, *near]))[:MOST_SHOWN]
    number = in_words(count.low, count.high)
    return FigureProof(count.start, count.end, kind_in_words(count.what, kind), number, giver, verdict, there)


def _near(draft: Article, count: Count, kind: str | None, sources: Sources) -> Iterator[Given]:
    """The figures of the kind in sentences that speak of the same, the nearest first."""
    words = _telling_words(f"{draft.title or ''}\n{_paragraph(draft, count.start)}")
    asked = sorted(words, key=lambda word: (-words[word], -len(word), word))[:_MOST_WORDS]
    rated: list[tuple[int, Given]] = []
    for article_id in sources.about(asked)[:MOST_ARTICLES]:
        article = sources.article(article_id)
        for event in article.events:
            for other in event.counts:
                if other.what == count.what and _kind(article, other) == kind:
                    given = _given(article, other)
                    there = _telling_words(f"{given.words} {article.title or ''}")
                    rated.append(
                        (sum(min(words[word], there[word]) for word in words.keys() & there.keys()), given)
                    )
    rated.sort(key=lambda pair: -pair[0])
    yield from (given for shared, given in rated if shared >= _LEAST_SHARED)


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


def _is_one(name: str, other: str | None) -> bool:
    """Whether two names may be one's: all words of the shorter are in the longer."""
    left, right = ({form_of(word) for word in _WORD.findall(called or "")} for called in (name, other))
    return bool(left and right) and (left <= right or right <= left)


def _paragraph(article: Article, place: int) -> str:
    pieces = (piece for piece in article.segments if piece.start <= place < piece.end)
    return next((piece.of(article.text) for piece in pieces), article.text)


def _telling_words(text: str) -> dict[str, int]:
    """The words that tell what is spoken of, as they are compared, each with what it counts; names count most."""
    words: dict[str, int] = {}
    for match in _WORD.finditer(text):
        form, before = form_of(match[0]), text[: match.start()].rstrip(' “"')
        begins = not before or before[-1] in ".!?:\n"
        is_name = match[0].isupper() or (match[0][0].isupper() and not begins)
        if form in word_classes().common or not (is_name or len(form) >= _SHORTEST):
            continue
        words[form] = max(words.get(form, 0), _NAME if is_name else 1)
    return words
