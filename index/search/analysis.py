"""From words to index terms: one rule for indexing, for queries and for highlighting."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

# Combining marks are no word characters to `re`, yet they belong to the word they follow.
_MARKS = "\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094d\u0e31\u0e34-\u0e3a"
_LETTERS = rf"[\w{_MARKS}]+"
TOKEN = re.compile(rf"{_LETTERS}(?:\.{_LETTERS})*(?:['’]{_LETTERS})?")
_ACRONYM = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")


@lru_cache(maxsize=200_000)
def fold(token: str) -> str:
    """A token without case, accents, possessive and the dots of an acronym: “Gérard’s” → “gerard”, “U.S” → “us”."""
    word = token.lower()
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(one for one in decomposed if not unicodedata.combining(one)).replace("’", "'")
    if word.endswith("'s") and len(word) > 2:
        word = word[:-2]
    return word.replace(".", "") if "." in word and _ACRONYM.fullmatch(word) else word


@cache
def _stemmer() -> Any:
    from whoosh.lang.porter import stem

    return stem


@lru_cache(maxsize=200_000)
def stem(token: str) -> str:
    """The index term of a token: folded, and cut to its stem by Porter's rules."""
    word = fold(token)
    return str(_stemmer()(word)) if len(word) > 2 else word


def tokens(text: str) -> list[str]:
    """The tokens of a text as they stand there."""
    return TOKEN.findall(text)


def folded(text: str) -> list[str]:
    """The folded words of a text, for names, places and publishers."""
    return [fold(token) for token in TOKEN.findall(text)]


def stemmed(text: str) -> list[str]:
    """The index terms of a text."""
    return [stem(token) for token in TOKEN.findall(text)]
