"""What a draft has in quotation marks."""

from __future__ import annotations

from index.annotate.quotes.quotation_marks import Region, find_regions
from index.model import Article


def quoted_in(draft: Article) -> list[Region]:
    """The quoted stretches of a draft in order; a quotation may go on behind a line's end, not behind a paragraph's."""
    paragraphs = [(part.start, part.end) for part in draft.segments] or [(0, len(draft.text))]
    return [region for start, end in paragraphs for region in find_regions(draft.text, start, end)]
