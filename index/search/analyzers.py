"""The rules of analysis as Whoosh analyzers: one that stems, one that only folds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from whoosh.analysis import Filter, RegexTokenizer

from index.search.analysis import TOKEN, fold, stem


class WordFilter(Filter):  # type: ignore[misc]
    """Replaces every token's text by a rule."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        self.rule = rule

    def __call__(self, stream: Iterator[Any]) -> Iterator[Any]:
        """The tokens with their new text."""
        for token in stream:
            token.text = self.rule(token.text)
            yield token


def stemming() -> Any:
    """For running text."""
    return RegexTokenizer(expression=TOKEN) | WordFilter(stem)


def folding() -> Any:
    """For names."""
    return RegexTokenizer(expression=TOKEN) | WordFilter(fold)
