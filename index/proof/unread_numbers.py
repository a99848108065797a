"""Numbers in a draft's sentences on victims that were read as no figure: what was not checked is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.annotate.events.amounts import Amount, amount_in
from index.happenings.article_report import sentence_of
from index.model import Article
from index.proof.compared_words import word_classes
from index.reading.source_dates import MONTH
from index.vocabulary import EventType

_VICTIMS: frozenset[EventType] = frozenset({"ASSAULT", "COERCE"})
_NO_FIGURE = re.compile(
    r"\b[12]\d{3}\b|\b[\w-]+-(?:year|month|week|day)s?-old\b|[$€£]\s?[\d.,]+|\b(?:one|both)\b|\d+(?:st|nd|rd|th)\b|\d+[:.]\d+"
    rf"|{MONTH} \d+",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"[\s-]+([a-z][\w.]*)")  # a noun, or what describes it


def unread_numbers(draft: Article, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, Amount]]:
    """The first number of each sentence on victims that may count people and stands in no stretch that is taken.

    Gives its place in the draft and the amount. Days, ages, sums of money, times and addresses are none.
    """
    days = [(event.date.start, event.date.end) for event in draft.events if event.date]
    spans = [*taken, *((start, end) for start, end in days if start is not None and end is not None)]
    for start, end in dict.fromkeys(
        sentence_of(draft, event.start, event.end) for event in draft.events if event.type in _VICTIMS
    ):
        words = _NO_FIGURE.sub(lambda match: " " * len(match[0]), draft.text[start:end])
        for first, last in spans:
            words = _blank(words, max(first - start, 0), min(last - start, end - start))
        while (amount := amount_in(words)) is not None:
            behind = _BEHIND.match(words, amount.end)
            if (
                behind
                and words[amount.end - 1] != ","
                and behind[1].rstrip(".") not in word_classes().no_people
            ):
                yield start + amount.start, start + amount.end, amount
                break
            words = _blank(words, amount.start, amount.end)


def _blank(words: str, start: int, end: int) -> str:
    return f"{words[:start]}{' ' * (end - start)}{words[end:]}" if start < end else words
