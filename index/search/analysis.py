"""From words to index terms: one rule for indexing, for queries and for highlighting.

A word has one term, its stem. A word in capitals that would otherwise be another word (US, WHO, IT) has a second one,
the capitals as they are: a query in capitals asks for that term, any other query for the stem, which has both.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from index.search.stemming import stems

# What follows are classes of characters, for regular expressions.
# Combining marks are no word characters to `re`, yet they belong to the word they follow.
_MARKS = "\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094d\u0e31\u0e34-\u0e3a"
# Nobody sees these: soft hyphens, joiners, spaces of no width, signs of direction. They do not part a word.
UNSEEN_LETTERS = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
)
SEEN_LETTERS = rf"\w{_MARKS}"
_LETTERS = rf"[{SEEN_LETTERS}][{SEEN_LETTERS}{UNSEEN_LETTERS}]*"
TOKEN = re.compile(rf"{_LETTERS}(?:\.{_LETTERS})*(?:['’]{_LETTERS})?")
UNSEEN = re.compile(f"[{UNSEEN_LETTERS}]")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_CAPITALS = re.compile(r"([A-Z]{2,})(?:s|['’][sS])?|([A-Za-z](?:\.[A-Za-z])+)(?:['’]s)?")
_SHORT = 2  # letters; so short a word in capitals is always an acronym

# Letters that Unicode does not decompose, by their names; those with strokes, hooks and tails are found by rule.
_LETTER_NAMES = {
    "AE": "ae",
    "DOTLESS I": "i",
    "DOTLESS J": "j",
    "ENG": "n",
    "ETH": "d",
    "KRA": "k",
    "OPEN E": "e",
    "OPEN O": "o",
    "SCHWA": "a",
    "SHARP S": "ss",
    "THORN": "th",
}
_OTHERS = {"œ": "oe", "ς": "σ", "’": "'", "ʼ": "'", "ʻ": "'"}


class _Plain(dict[int, str]):
    """For `str.translate`: every letter without accents and strokes, marks and what nobody sees left out."""

    def __missing__(self, code: int) -> str:
        pieces = unicodedata.normalize("NFKD", chr(code))
        letters = self[code] = "".join(_plain(one) for one in pieces if not unicodedata.combining(one))
        return letters


def _plain(letter: str) -> str:
    if letter in _OTHERS:
        return _OTHERS[letter]
    if letter.isascii():
        return letter
    name = unicodedata.name(letter, "")
    if UNSEEN.match(letter) or name.startswith("MODIFIER LETTER"):
        return ""
    latin = name.removeprefix("LATIN SMALL LETTER ").partition(" WITH ")[0]
    if latin == name or len(latin) == 1:
        return letter if latin == name else latin.lower()
    return _LETTER_NAMES.get(latin, letter)


_PLAIN = _Plain()


@lru_cache(maxsize=200_000)
def fold(token: str) -> str:
    """A token without case, accents, possessive and the dots of an acronym: “Gérard’s” → “gerard”, “U.S” → “us”."""
    word = token.lower()
    if not word.isascii():
        word = word.translate(_PLAIN)
    if word.endswith("'s") and len(word) > 2:
        word = word[:-2]
    return word.replace(".", "") if "." in word and _DOTTED.fullmatch(word) else word


@lru_cache(maxsize=200_000)
def stem(token: str) -> str:
    """The index term of a token: folded, and cut to the stem that all its forms share."""
    return _stem_of(fold(token))


@lru_cache(maxsize=200_000)
def _stem_of(word: str) -> str:
    return stems()(word)


@cache
def _also_acronyms() -> frozenset[str]:
    table = tomllib.loads((Path(__file__).parent / "data" / "acronyms.toml").read_text("utf-8"))
    return frozenset(table["words"].split())


def acronym(token: str) -> str | None:
    """The second term of a token in capitals, or with dots, that would else be another word: “U.S” → “US”."""
    match = _CAPITALS.fullmatch(token)
    if match is None:
        return None
    letters = match[1] or match[2].replace(".", "").upper()
    return letters if len(letters) == _SHORT or letters.lower() in _also_acronyms() else None


def no_second(_token: str) -> None:
    """No second term, for fields in which capitals mean nothing."""


def tokens(text: str) -> list[str]:
    """The tokens of a text as they stand there."""
    return TOKEN.findall(text)


def folded(text: str) -> list[str]:
    """The folded words of a text, for names, places and publishers."""
    return [fold(token) for token in TOKEN.findall(text)]


def stemmed(text: str) -> list[str]:
    """The index terms of a text, without the second ones of words in capitals."""
    return [stem(token) for token in TOKEN.findall(text)]
