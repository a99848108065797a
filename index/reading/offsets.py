"""Offsets into a text from outside, for the text as it is kept: without what was cleaned away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from index.model import snap
from index.reading.clean import verbatim


def kept_offsets(text: str, offsets: Iterable[int]) -> Mapping[int, int]:
    """Each offset into `text` with the one that it has in `verbatim(text)`; those outside the text are missing."""
    inside = sorted({offset for offset in offsets if 0 <= offset <= len(text)})
    if len(verbatim(text)) == len(text):
        return {offset: offset for offset in inside}
    moved, before, length = {}, 0, 0
    for offset in inside:
        length += len(verbatim(text[before:offset]))
        before = offset
        moved[offset] = length
    return moved


def fitting(text: str, start: int | None, end: int | None) -> tuple[int, int] | None:
    """The span without white space at its ends, widened to whole characters; None where it holds no words."""
    if start is None or end is None or not 0 <= start < end <= len(text):
        return None
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return snap(text, start, end) if start < end else None
