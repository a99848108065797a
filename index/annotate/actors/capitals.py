"""Paragraphs in which a capital letter says little: all in capitals, or every word with one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from index.annotate.words import Words

_LONGEST_SMALL = 3  # letters of words that a headline leaves without a capital
_FEWEST = 4  # words that tell whether a paragraph is written in capitals


@dataclass(frozen=True)
class Capitals:
    """The numbers of the paragraphs all in capitals, and of those written like headlines."""

    shouted: set[int]
    titled: set[int]


def capitals_of(words: Words) -> Capitals:
    """Looks at the case of every word of each paragraph."""
    total: Counter[int] = Counter()
    upper: Counter[int] = Counter()
    small: Counter[int] = Counter()
    ends: dict[int, str] = {}
    for form, lower, paragraph in zip(words.forms, words.lower, words.paragraph, strict=True):
        if len(form) > 1 and form.isalpha():
            total[paragraph] += 1
            upper[paragraph] += form.isupper()
            small[paragraph] += form == lower and len(form) > _LONGEST_SMALL
        elif not form.isspace():
            ends[paragraph] = form
    long = [one for one, count in total.items() if count >= _FEWEST]
    shouted = {one for one in long if upper[one] > 0.7 * total[one]}
    titled = {one for one in long if not small[one] and (ends.get(one) != "." or total[one] > 2 * _FEWEST)}
    return Capitals(shouted, titled - shouted)
