"""What the words of reports weigh: rare ones much, those of every report little, by a table that ships.

The table is fixed, so two reports are compared alike whatever else a collection holds. `tools/fit_groups.py` makes it.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

DATA: Final = Path(__file__).parent / "data"
WORDS_FILE: Final = DATA / "group_words.npz"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SHORT = 3  # letters below which a word says nothing; numbers always do
_ENDINGS = re.compile(r"(?:['’]s?|s)$")

WordWeights = dict[int, float]


def words_of(text: str) -> Iterator[str]:
    """The words and numbers of a text in lower case, without the endings of plural and possession."""
    for match in _WORD.finditer(text):
        word = match[0].lower()
        if word.isdigit():
            yield word
        elif len(plain := _ENDINGS.sub("", word)) >= _SHORT:
            yield plain


def word_code(word: str) -> int:
    """The number that stands for a word."""
    return zlib.crc32(word.encode())


@cache
def _table() -> tuple[dict[int, float], float]:
    """The weights by word, and that of a word which the table does not know."""
    with np.load(WORDS_FILE) as file:
        codes, tenths, rarest = file["codes"], file["tenths"], float(file["rarest"])
    return dict(zip(codes.tolist(), (tenths / 10.0).tolist(), strict=True)), rarest


def weight_of(code: int) -> float:
    """How rare a word is: the logarithm of how many reports there are for one that has it."""
    weights, rarest = _table()
    return weights.get(code, rarest)


def weighed(texts: Iterable[tuple[str, float]], most: int) -> WordWeights:
    """The `most` heaviest words of texts, each text with how much its words count; the squares add up to 1."""
    counted: dict[int, float] = defaultdict(float)
    for text, factor in texts:
        for word in words_of(text):
            counted[word_code(word)] += factor
    weights = {code: (1.0 + math.log(max(number, 1.0))) * weight_of(code) for code, number in counted.items()}
    best = sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:most]
    length = math.sqrt(sum(weight * weight for _, weight in best)) or 1.0
    return {code: round(weight / length, 4) for code, weight in best}


def likeness(left: Mapping[int, float], right: Mapping[int, float]) -> float:
    """How alike two sets of weighed words are, from 0 to 1."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[code] for code, weight in left.items() if code in right)
