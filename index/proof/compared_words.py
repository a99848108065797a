"""The words of a text as quotations are compared: in small letters, with one kind of apostrophe and one spelling."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from pathlib import Path

_WORD = re.compile(r"\w+(?:['’ʼ‘]\w+)*(?:(?<=\d)[.,:]\d+)*", re.UNICODE)
_APOSTROPHES = "’ʼ‘"
_SHORTEST_SPELT = 5  # letters of a word whose ending may be spelt in two ways
_MARK = "\x1f"  # stands between words; in no text, because control characters are taken out on reading


@dataclass(frozen=True)
class WordClasses:
    """The words of `data/words.toml`."""

    negations: frozenset[str]
    conditions: frozenset[str]
    no_people: frozenset[str]
    neutral_cues: frozenset[str]
    spellings: dict[str, str]
    common: frozenset[str]
    past_offices: frozenset[str]
    titles: dict[str, str]


@cache
def word_classes() -> WordClasses:
    """The classes of words that the comparison knows."""
    table = tomllib.loads((Path(__file__).parent / "data" / "words.toml").read_text("utf-8"))
    return WordClasses(
        frozenset(table["negations"]),
        frozenset(table["conditions"]),
        frozenset(table["no_people"]),
        frozenset(table["neutral_cues"]),
        table["spellings"],
        frozenset(table["common"]),
        frozenset(table["past_offices"]),
        table["titles"],
    )


@dataclass(frozen=True)
class ComparedWords:
    """The words of a stretch of a text; where they stand is worked out when it is asked for."""

    text: str
    start: int = 0
    end: int | None = None  # None: up to the text's end

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words as they are compared, in order."""
        return tuple(map(form_of, _WORD.findall(self._parted, self.start, self._last)))

    @property
    def _parted(self) -> str:
        # the two that a hyphen joins are words of their own: “cease-fire” and “cease fire” are quoted for each other
        return self.text.replace("-", " ")

    @property
    def _last(self) -> int:
        return len(self.text) if self.end is None else self.end

    @cached_property
    def _spans(self) -> tuple[tuple[int, int], ...]:
        return tuple(match.span() for match in _WORD.finditer(self._parted, self.start, self._last))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each word begins in the text (code points)."""
        return tuple(start for start, _ in self._spans)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where each word ends in the text."""
        return tuple(end for _, end in self._spans)

    @cached_property
    def joined(self) -> str:
        """All forms with a mark around each, in which a run of words is looked for."""
        return run(self.forms)

    @cached_property
    def _places(self) -> tuple[int, ...]:
        """Where each word begins in `joined`."""
        return tuple(accumulate((len(form) + 1 for form in self.forms[:-1]), initial=0)) if self.forms else ()

    def find(self, forms: tuple[str, ...], after: int = 0) -> int | None:
        """The number of the first word from `after` on where this run of words begins; None where it does not stand."""
        if not forms or after >= len(self.forms):
            return None
        place = self.joined.find(run(forms), self._places[after] if after else 0)
        return bisect_left(self._places, place) if place >= 0 else None


def run(forms: tuple[str, ...]) -> str:
    """Words as they stand in `ComparedWords.joined`."""
    return _MARK + _MARK.join(forms) + _MARK


def plain(text: str) -> str:
    """A text in small letters, with one kind of apostrophe, and single spaces."""
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    return " ".join(text.casefold().split())


def words_of(text: str, start: int = 0, end: int | None = None) -> ComparedWords:
    """The words of a text, or of a stretch of it."""
    return ComparedWords(text, start, end)


@lru_cache(maxsize=50_000)
def form_of(word: str) -> str:
    """A word as it is compared."""
    form = plain(unicodedata.normalize("NFKC", word))
    british = _ending(form, tuple(word_classes().spellings))
    return form.removesuffix(british) + word_classes().spellings[british] if british else form


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
