"""The edges of a quote: neither a comma nor half a pair of quotation marks stands there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.annotate.parse.parsed import FoundQuote
from index.annotate.quotes.quotation_marks import Region
from index.model import Offsets

_LINK = re.compile(r",?\s(?:but|and|or)\s*\Z")  # of a clause that the quote does not hold


def trimmed(text: str, quote: FoundQuote, regions: Sequence[Region]) -> FoundQuote:
    """The quote without commas and blanks at its edges, and with both marks of what it quotes within, or none."""
    start, end = _bare(text, quote.start, quote.end)
    start, end = _bare(text, *_whole(start, end, regions))
    return replace(quote, start=start, end=end)


def _bare(text: str, start: int, end: int) -> Offsets:
    if (link := _LINK.search(text, start, end)) is not None:
        end = link.start()
    while end - 1 > start and (text[end - 1] in ",;" or text[end - 1].isspace()):
        end -= 1
    while start < end - 1 and (text[start] in ",;" or text[start].isspace()):
        start += 1
    return start, end


def _whole(start: int, end: int, regions: Sequence[Region]) -> Offsets:
    """The span with the marks of the quotations at its edges; without the marks where they enclose it as a whole."""
    for region in regions:
        if region.outer[1] <= start or end <= region.outer[0]:
            continue
        if region.outer[0] <= start and end <= region.outer[1]:
            return max(start, region.start), min(end, region.end)
        if region.closed:
            start, end = min(start, region.outer[0]), max(end, region.outer[1])
        else:  # one of its marks is missing
            start = region.start if region.outer[0] == start else start
            end = region.end if region.outer[1] == end else end
    return start, end
