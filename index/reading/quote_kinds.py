"""Quotation marks in a quote that another tool gives: which words were said, and how they are quoted."""

from __future__ import annotations

from typing import Final

from index.reading.offsets import fitting
from index.vocabulary import QuoteKind

_MARKS: Final = "\"'“”‘’«»„‟`"
_OPENING, _CLOSING = '"“«„', '"”»“'


def words_without_marks(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words said without the quotation marks around them; None where no words are left."""
    words = text[start:end]
    inner = words.strip()
    if inner[:1] in _MARKS and inner[:1]:
        start += len(words) - len(words.lstrip()) + 1
    if len(inner) > 1 and inner[-1] in _MARKS:
        end -= len(words) - len(words.rstrip()) + 1
    return fitting(text, start, end)


def quote_kind(text: str, start: int, end: int) -> QuoteKind:
    """How words are quoted, by the marks among them."""
    words = text[start:end].strip()
    if words[:1] in _OPENING and words[-1:] in _CLOSING:
        return "direct"
    return "mixed" if any(letter in _OPENING + _CLOSING for letter in words) else "indirect"


def quote_kind_between(text: str, start: int, end: int) -> QuoteKind:
    """How words are quoted, by the marks among them or right around them."""
    opens = text[max(start - 1, 0) : start] in tuple(_OPENING)
    closes = text[end : end + 1] in tuple(_CLOSING)
    return quote_kind(text, start - opens, end + closes)
