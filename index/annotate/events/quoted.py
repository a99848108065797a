"""What stands between quotation marks: somebody's words, whether or not it is known whose."""

from __future__ import annotations

from index.annotate.parse.parsed import Parsed
from index.annotate.quotes.quotation_marks import find_regions
from index.model import Offsets

FEWEST = 3  # words: fewer are a name or a word as such


class QuotedStretches:
    """The quoted stretches of an article, found paragraph by paragraph as they are asked for."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._stretches: dict[int, list[Offsets]] = {}

    def holds(self, position: int) -> bool:
        """Whether this offset lies in somebody's words between a pair of quotation marks."""
        segment = self._parsed.segment_at(position)
        if segment is None:
            return False
        if segment.start not in self._stretches:
            self._stretches[segment.start] = self._find(segment.start, segment.end)
        return any(start <= position < end for start, end in self._stretches[segment.start])

    def _find(self, start: int, end: int) -> list[Offsets]:
        text = self._parsed.text
        regions = find_regions(text, start, end)
        return [
            (region.start, region.end)
            for region in regions
            if region.closed and len(text[region.start : region.end].split()) >= FEWEST
        ]
