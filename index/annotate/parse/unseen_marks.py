"""Marks within words that nobody sees: “Reed” is “Reed”, whatever mark of direction or soft hyphen stands at it."""

from __future__ import annotations

import re

# Joiners are not among them: they belong to the words of some scripts.
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202c\u2060-\u2069]")


def has_unseen_marks(text: str) -> bool:
    """Whether a text holds such marks."""
    return not text.isascii() and _UNSEEN.search(text) is not None


def without_unseen_marks(words: str) -> str:
    """The words without such marks; the same where there is nothing else in them."""
    return _UNSEEN.sub("", words) or words
