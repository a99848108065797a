"""How a picture is dated below it, “…, May 3, 2018”: a day of its own, and not always that of what its words tell."""

from __future__ import annotations

import re

from spacy.tokens import Token

from index.annotate.parse.parsed import Parsed

_IN_FULL = re.compile(r"\b\d{1,2}, \d{4}\b")


def is_dated_in_full(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text, from and to these offsets, has a day as pictures have it: “May 3, 2018”."""
    return _IN_FULL.search(text, start, end) is not None


def is_behind_picture(parsed: Parsed, head: Token) -> bool:
    """Whether a picture's day and place stand beside a deed: “Crowds rally over the killing of a man, May 3, 2018”.

    The picture shows what the main verb of its words tells; `head` is the word of the deed.
    """
    segment = parsed.segment_at(head.idx)
    if segment is None or segment.kind != "caption" or head.sent.root in (head, head.head):
        return False
    return is_dated_in_full(parsed.text, segment.start, segment.end)
