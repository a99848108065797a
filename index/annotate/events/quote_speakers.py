"""Which quote stands where: the innermost one around an offset, found without reading all quotes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush

from index.model import Quote


class Voices:
    """The stretches of a text by the innermost quote over them; a look-up takes the logarithm of their number."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._starts: list[int] = []
        self._quotes: list[Quote | None] = []
        ordered = sorted(quotes, key=lambda quote: quote.start)
        borders = sorted({border for quote in quotes for border in (quote.start, quote.end)})
        open_quotes: list[tuple[int, int]] = []  # length and number, the shortest first
        number = 0
        for border in borders:
            while number < len(ordered) and ordered[number].start == border:
                heappush(open_quotes, (ordered[number].end - border, number))
                number += 1
            while open_quotes and ordered[open_quotes[0][1]].end <= border:
                heappop(open_quotes)
            self._starts.append(border)
            self._quotes.append(ordered[open_quotes[0][1]] if open_quotes else None)

    def around(self, position: int) -> Quote | None:
        """The innermost quote around this offset, or None."""
        number = bisect_right(self._starts, position) - 1
        return self._quotes[number] if number >= 0 else None

    def at(self, position: int) -> str | None:
        """The speaker of the innermost quote around this offset, or None."""
        quote = self.around(position)
        return quote.speaker if quote is not None else None
