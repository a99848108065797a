"""Words without end are cut: spaCy takes marks off a word one by one, and looks through what is left for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

LONGEST = 400  # characters without white space
_ENDLESS = re.compile(rf"\S{{{LONGEST + 1},}}")


class CuttingTokenizer:
    """A tokenizer that is given long stretches without white space in pieces; other texts as they are."""

    def __init__(self, tokenizer: Any) -> None:
        """`tokenizer` is that of a spaCy pipeline."""
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """The words of a text."""
        if not _ENDLESS.search(text):
            doc: Doc = self._tokenizer(text)
            return doc
        tokens = [token for piece in _pieces(text) for token in self._tokenizer(piece)]
        spaces = [bool(token.whitespace_) for token in tokens]
        return Doc(self._tokenizer.vocab, [token.text for token in tokens], spaces)

    def __getattr__(self, name: str) -> Any:
        """Everything else is the tokenizer's own."""
        return getattr(self._tokenizer, name)


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for endless in _ENDLESS.finditer(text):
        for cut in range(endless.start() + LONGEST, endless.end(), LONGEST):
            yield text[start:cut]
            start = cut
    yield text[start:]
