"""The words of a text as quotations are compared: in small letters, with one kind of apostrophe and one spelling."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

_WORD = re.compile(r"\w+(?:['’ʼ‘-]\w+)*(?:(?<=\d)[.,:]\d+)*", re.UNICODE)
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'"})
_SHORTEST_SPELT = 5  # letters of a word whose ending may be spelt in two ways
_MARK = "\x1f"  # stands between words; in no text, because control characters are taken out on reading


@dataclass(frozen=True)
class WordClasses:
    """The words of `data/words.toml`."""

    negations: frozenset[str]
    conditions: frozenset[str]
    neutral_cues: frozenset[str]
    spellings: dict[str, str]
    common: frozenset[str]


@cache
def word_classes() -> WordClasses:
    """The classes of words that the comparison knows."""
    table = tomllib.loads((Path(__file__).parent / "data" / "words.toml").read_text("utf-8"))
    return WordClasses(
        frozenset(table["negations"]),
        frozenset(table["conditions"]),
        frozenset(table["neutral_cues"]),
        table["spellings"],
        frozenset(table["common"]),
    )


@dataclass(frozen=True)
class ComparedWords:
    """The words of a text: as they are compared, and where each begins and ends in the text (code points)."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    joined: str  # all forms with a mark around each, in which a run of words is looked for
    places: tuple[int, ...]  # where each word begins in `joined`

    def find(self, forms: tuple[str, ...], after: int = 0) -> int | None:
        """The number of the first word from `after` on where this run of words begins; None where it does not stand."""
        if not forms or after >= len(self.forms):
            return None
        place = self.joined.find(run(forms), self.places[after])
        return self._number(place) if place >= 0 else None

    def _number(self, place: int) -> int:
        return bisect_left(self.places, place)


def run(forms: tuple[str, ...]) -> str:
    """Words as they stand in `ComparedWords.joined`."""
    return _MARK + _MARK.join(forms) + _MARK


def words_of(text: str) -> ComparedWords:
    """The words of a text, in order."""
    forms, starts, ends, places, at = [], [], [], [], 0
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        # the two that a hyphen joins are words of their own: “cease-fire” and “cease fire” are quoted for each other
        for piece in word.split("-") if "-" in word else (word,):
            if piece:
                form = form_of(piece)
                forms.append(form)
                starts.append(start)
                ends.append(start + len(piece))
                places.append(at)
                at += len(form) + 1
            start += len(piece) + 1
    return ComparedWords(tuple(forms), tuple(starts), tuple(ends), run(tuple(forms)), tuple(places))


@lru_cache(maxsize=50_000)
def form_of(word: str) -> str:
    """A word as it is compared."""
    plain = unicodedata.normalize("NFKC", word).translate(_APOSTROPHES).casefold()
    british = _ending(plain, tuple(word_classes().spellings))
    return plain.removesuffix(british) + word_classes().spellings[british] if british else plain


def is_spelt_in_two_ways(form: str) -> bool:
    """Whether a word, as it is compared, has another spelling that the index takes for another word."""
    return bool(_ending(form, tuple(word_classes().spellings.values())))


def _ending(plain: str, endings: tuple[str, ...]) -> str:
    """The first of the endings that a word has; none where it is short."""
    if len(plain) < _SHORTEST_SPELT or not plain.endswith(endings):
        return ""
    return next(ending for ending in endings if plain.endswith(ending))


def is_negation(form: str) -> bool:
    """Whether a word turns what is said round."""
    return form in word_classes().negations or form.endswith("n't")
