"""Near-copies: sampled word shingles, and how much of the shorter text the longer one contains.

Containment and not resemblance (MinHash), since a wire story cut to half is still a copy of it. Measured against
MinHash and simhash libraries on edited wire copy it found more copies at the same precision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zlib import crc32

ONE_IN = 4  # shingles kept: those whose hash this number divides
COMMON = 10  # articles: a shingle in more of them is a formula and says nothing
CONTAINED = 0.3  # of the shorter text's shingles, for a copy
DAYS = 6  # between two copies of one story at most: weekly reports, alike but for their figures, lie further apart
FEWEST = 4  # shingles in common: fewer prove nothing
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class NearCopy:
    """An article that shares passages: its number, and the share of the shorter one's shingles (0 to 1)."""

    number: int
    shared: float


# The number of a text's shingles, and its day counted from the year 1; 0 for none.
TextFacts = tuple[int, int]


def near_copies(
    shared: Mapping[int, int], telling: int, day: int, facts: Mapping[int, TextFacts]
) -> Iterator[NearCopy]:
    """The texts that have enough of a text's `telling` shingles and lie less than a week from it.

    `shared` says how many of these each text has; `facts` has what else is known of them.
    """
    for number, count in shared.items():
        size, other = facts[number]
        apart = abs(day - other) if day and other else 0
        share = count / max(1, min(telling, size))
        if share >= CONTAINED and count >= FEWEST and apart <= DAYS:
            yield NearCopy(number, min(1.0, share))


def shingles(text: str) -> set[int]:
    """The sampled hashes of a text's runs of four words, case and punctuation aside."""
    words = _WORD.findall(text.casefold())
    runs = zip(words, words[1:], words[2:], words[3:], strict=False)
    return {value for run in runs if not (value := crc32(" ".join(run).encode("utf-8", "replace"))) % ONE_IN}


def plain_words(text: str) -> str:
    """The words alone, in their letter case: a source that changes it says what it said, but not as it was."""
    return " ".join(_WORD.findall(text))


def flat_text(text: str) -> str:
    """The words alone: two texts of the same words in the same order are the same."""
    return " ".join(_WORD.findall(text.casefold()))
