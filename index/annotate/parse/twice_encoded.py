"""Letters that were encoded twice: “FranÃ§ois” is “François”, whatever the file made of it."""

from __future__ import annotations

import re

# a first byte of UTF-8 read as a Western letter, and the bytes behind it read as signs
_TWICE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}"
)


def has_twice_encoded(text: str) -> bool:
    """Whether a text may hold such letters."""
    return not text.isascii() and _TWICE.search(text) is not None


def repaired(words: str) -> str:
    """The words with each letter that was encoded twice as it was meant; all else as it is."""
    return _TWICE.sub(_meant, words) if not words.isascii() else words


def _meant(match: re.Match[str]) -> str:
    """The letter meant; the same characters where they are no letter's bytes."""
    try:
        letter = match[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return match[0]
    return letter if letter.isalpha() or letter in "’‘“”–—…" else match[0]
