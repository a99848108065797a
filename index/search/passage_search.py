"""The passages that have all words of a quotation, or most: looked up in the posting lists, the rarest words first.

The query language is not asked: it parses, weighs and sorts all that matches, where a few passages are wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from index.search.analysis import TOKEN, stem
from index.search.array_types import Docs, Mask, Numbers, Scores
from index.search.docsets import common
from index.search.part import NO_DOCS, Part
from index.search.snapshot import Snapshot

MOST_WORDS = 200  # of a quotation
MOST_LISTED = 40_000  # passages of its rarest words that are looked at
LEAST_WORDS = 4  # whose passages are looked at, unless they are
TOO_MANY = 400_000
OFTEN = (
    50_000  # passages: where in them a word stands that is in more is looked at only if there are few others
)
DRIFT = 3  # words by which two of a quotation may be further apart, or nearer
_WEIGHED = 600  # passages in which all words are counted
_ORDERED = 20_000  # passages with all words of which the order of the words is looked at
_NUMBER_BITS = 8
_LINE_BITS = 21
_BIAS = 1 << 20  # so that no line is below zero
_NUMBERS = (1 << _NUMBER_BITS) - 1


@dataclass(frozen=True, slots=True)
class QuotedWord:
    """A word of a quotation: its term, its numbers there, in how many passages it is, and what having it counts."""

    term: bytes
    numbers: tuple[int, ...]
    passages: int
    rarity: float
    is_sure: bool


@dataclass(frozen=True, slots=True)
class LikelyPassage:
    """A passage that may hold a quotation: the numbers of its part and article, its place there, what it has counts."""

    part: int
    article: int
    start: int
    end: int
    weight: float


class PassageSearch:
    """Looks for the words of a quotation in the passages of a snapshot."""

    def __init__(
        self, snapshot: Snapshot, runs: Sequence[str], is_sure: Callable[[str], bool] = lambda _word: True
    ) -> None:
        """`runs` are the quotation's words, between which others may stand.

        A word that is not sure may be written otherwise in the text, so that its absence means nothing.
        """
        self.snapshot = snapshot
        numbers: dict[str, list[int]] = {}
        for number, token in enumerate([token for run in runs for token in TOKEN.findall(run)][:MOST_WORDS]):
            numbers.setdefault(token, []).append(number)
        words = (self._word(token, tuple(several), is_sure(token)) for token, several in numbers.items())
        self._words = sorted(words, key=lambda word: word.passages)

    def _word(self, token: str, numbers: tuple[int, ...], is_sure: bool) -> QuotedWord:
        term = stem(token).encode()
        passages = sum(len(part.fields["text"].docs_of(term)) for part in self.snapshot.parts)
        return QuotedWord(term, numbers, passages, log(1 + self.snapshot.docs / (1 + passages)), is_sure)

    def article_id(self, passage: LikelyPassage) -> str:
        """The id of a passage's article."""
        return self.snapshot.parts[passage.part].blob("article.id", passage.article).decode()

    def words(self, passage: LikelyPassage) -> str:
        """A passage's words."""
        return self.snapshot.parts[passage.part].words(passage.article, passage.start, passage.end)

    def text(self, passage: LikelyPassage) -> str:
        """The whole text of a passage's article."""
        return self.snapshot.parts[passage.part].text(passage.article)

    def with_all(self, limit: int) -> list[LikelyPassage]:
        """Passages that have all words that are sure; of too many those that have most of them in their order."""
        words = [word for word in self._words if word.is_sure] or self._words
        likely: list[LikelyPassage] = []
        for place, part in enumerate(self.snapshot.parts):
            docs = _with_all(part, words)
            weights: Scores = np.zeros(len(docs))
            if len(docs) > limit:
                docs, weights = self._ordered(part, docs[:_ORDERED], weights[:_ORDERED], limit, self._words)
            likely += _passages(part, place, docs, weights)
        return sorted(likely, key=lambda passage: -passage.weight)[:limit]

    def with_most(self, limit: int) -> list[LikelyPassage]:
        """The passages that have most of the words, the rarer ones and those in their order counting more."""
        words = [word for word in self._words if word.passages]
        few = words[: max(LEAST_WORDS, sum(word.passages < OFTEN for word in words))]
        likely: list[LikelyPassage] = []
        for place, part in enumerate(self.snapshot.parts):
            docs, weights = self._ordered(part, *_with_most(part, words), limit, few)
            likely += _passages(part, place, docs, weights)
        return sorted(likely, key=lambda passage: -passage.weight)[:limit]

    def _ordered(
        self, part: Part, docs: Docs, weights: Scores, limit: int, words: Sequence[QuotedWord]
    ) -> tuple[Docs, Scores]:
        """So many of the passages that weigh most, once words that stand in their order have been added.

        The place of a word less its number in the quotation, its line, is nearly one for words in order.
        """
        rarity = np.zeros(1 << _NUMBER_BITS)
        lines = [line for word in words for line in _lines(part, docs, word)]
        for word in words:
            rarity[list(word.numbers)] = word.rarity
        if lines and len(docs):
            keys = np.concatenate(lines)
            keys.sort()
            apart = np.diff(keys >> _NUMBER_BITS)
            # words near one line count, and those on one line twice: they follow one another as they are quoted
            for most in (DRIFT, 0):
                weights = weights + _weights_of(keys, apart <= most, rarity, len(docs))
        return _heaviest(docs, weights, limit)


def _with_all(part: Part, words: Sequence[QuotedWord]) -> Docs:
    """The passages that have all of the words, the rarest of which comes first."""
    docs = part.fields["text"].docs_of(words[0].term) if words else NO_DOCS
    for word in words[1:]:
        if not len(docs):
            break
        docs = docs[common(docs, part.fields["text"].docs_of(word.term), part.docs)[0]]
    return docs if part.live is None else docs[part.live[docs]]


def _with_most(part: Part, words: Sequence[QuotedWord]) -> tuple[Docs, Scores]:
    """Passages with several of the rarest words, and what all that they have counts."""
    rarity = np.array([word.rarity for word in words])
    number, keys = _looked_at(part, words)
    if not len(keys):
        return NO_DOCS, np.zeros(0)
    keys.sort()
    docs: Docs = keys >> _NUMBER_BITS
    if number > 2:  # else one of them is enough
        is_same = docs[1:] == docs[:-1]
        keys = keys[np.append(is_same, False) | np.append(False, is_same)]
        docs = keys >> _NUMBER_BITS
    if part.live is not None:
        keys, docs = keys[part.live[docs]], docs[part.live[docs]]
    if not len(docs):
        return NO_DOCS, np.zeros(0)
    first = np.flatnonzero(_is_first(docs))
    weights: Scores = np.add.reduceat(rarity[keys & _NUMBERS], first)
    docs, weights = _heaviest(docs[first], weights, _WEIGHED)
    for word in words[number:]:
        there = part.fields["text"].docs_of(word.term)
        if len(there):
            places = np.minimum(np.searchsorted(there, docs), len(there) - 1)
            weights += word.rarity * (there[places] == docs)
    return docs, weights


def _looked_at(part: Part, words: Sequence[QuotedWord]) -> tuple[int, Numbers]:
    """How many of the rarest words are looked at, and each of their passages packed with the word's number."""
    keys: list[Numbers] = [NO_DOCS]
    listed = 0
    for number, word in enumerate(words):
        listed += word.passages
        if (listed > MOST_LISTED and number >= LEAST_WORDS) or (listed > TOO_MANY and number > 1):
            return number, np.concatenate(keys)
        docs = part.fields["text"].docs_of(word.term).astype(np.int64)
        keys.append((docs << _NUMBER_BITS) | number)
    return len(words), np.concatenate(keys)


def _lines(part: Part, docs: Docs, word: QuotedWord) -> Iterator[Numbers]:
    """Each place of a word in some passages, packed: the passage's place in `docs`, the line, the word's number."""
    postings = part.fields["text"]
    rank = postings.lexicon.rank(word.term)
    if rank is not None:
        places, chosen = common(docs, postings.docs(rank), part.docs)
        positions, owners = postings.positions(rank, chosen)
        whole = (places[owners].astype(np.int64) << _LINE_BITS) + positions + _BIAS
        for number in word.numbers:
            yield ((whole - number) << _NUMBER_BITS) | number


def _weights_of(keys: Numbers, is_near: Mask, rarity: Scores, count: int) -> Scores:
    """What the words count, each once for a passage, whose key is near the key before or behind it."""
    keys = keys[np.append(is_near, False) | np.append(False, is_near)]
    pairs = (keys >> (_NUMBER_BITS + _LINE_BITS) << _NUMBER_BITS) | (keys & _NUMBERS)
    pairs.sort()
    pairs = pairs[_is_first(pairs)]
    sums = np.bincount(pairs >> _NUMBER_BITS, rarity[pairs & _NUMBERS], minlength=count)
    return sums.astype(np.float64)  # of no pairs it is whole numbers


def _is_first(values: Numbers) -> Mask:
    """For each of some values in order whether it is the first of its kind."""
    return np.append(True, values[1:] != values[:-1])[: len(values)]


def _heaviest(docs: Docs, weights: Scores, limit: int) -> tuple[Docs, Scores]:
    """So many of the passages that weigh most, in their order."""
    if len(docs) <= limit:
        return docs, weights
    chosen = np.sort(np.argpartition(weights, -limit)[-limit:])
    return docs[chosen], weights[chosen]


def _passages(part: Part, place: int, docs: Docs, weights: Scores) -> Iterator[LikelyPassage]:
    """The passages of a part, whose place among all parts is given."""
    articles = part["doc.article"][docs].tolist()
    spans = zip(part["doc.start"][docs].tolist(), part["doc.end"][docs].tolist(), strict=True)
    for article, (start, end), weight in zip(articles, spans, weights.tolist(), strict=True):
        yield LikelyPassage(place, article, start, end, weight)
