"""The rules of analysis as Whoosh analyzers: one that stems, one that only folds, one that leaves words as written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from whoosh.analysis import Filter, RegexTokenizer

from index.search.analysis import TOKEN, acronym, fold, no_second, stem


class WordFilter(Filter):  # type: ignore[misc]
    """Replaces every token's text by its term; its second term, where it has one, follows at the same position."""

    def __init__(self, rule: Callable[[str], str], second: Callable[[str], str | None] = no_second) -> None:
        self.rule, self.second = rule, second

    def __call__(self, stream: Iterator[Any]) -> Iterator[Any]:
        """The tokens with their new text."""
        for token in stream:
            second = self.second(token.text)
            token.text = self.rule(token.text)
            yield token
            if second is not None:
                token.text = second
                yield token


def stemming() -> Any:
    """For running text."""
    return RegexTokenizer(expression=TOKEN) | WordFilter(stem, acronym)


def folding() -> Any:
    """For names."""
    return RegexTokenizer(expression=TOKEN) | WordFilter(fold)


def as_written() -> Any:
    """For a query line, whose words are looked at before they become terms."""
    return RegexTokenizer(expression=TOKEN)
