"""Which reports are compared at all: those of a type that share several rare words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from index.happenings.article_report import Report
from index.happenings.word_weights import WordWeights, weight_of

SHARED = 3  # rare words that two reports must share
_RARE = 2.0  # weight from which on a word is rare
_OF_ARTICLE, _NEAR = 48, 16


def rare_words(report: Report) -> frozenset[int]:
    """The words by which a report is found; those of the whole article only where it is about this."""
    words = _heaviest(report.near, _NEAR)
    if report.leading:
        words |= _heaviest(report.words, _OF_ARTICLE)
    return frozenset(words)


def _heaviest(words: WordWeights, most: int) -> set[int]:
    ranked = sorted(words.items(), key=lambda one: (-one[1], one[0]))
    return {code for code, _ in ranked[:most] if weight_of(code) >= _RARE}


def candidate_pairs(reports: Iterable[Report]) -> Iterator[tuple[Report, Report]]:
    """Each two reports that are worth comparing, once."""
    listed = sorted(reports, key=lambda one: one.key)
    by_word: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, report in enumerate(listed):
        shared: Counter[int] = Counter()
        for word in rare_words(report):
            there = by_word[report.type, word]
            shared.update(there)
            there.append(number)
        yield from ((listed[other], report) for other, count in shared.items() if count >= SHARED)
