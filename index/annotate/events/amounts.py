"""Amounts in words and digits as intervals: "at least seven", "dozens", "between 5 and 8".

"at least n" and "more than n" are n and open above; "up to n" is 1 to n; "fewer than n" 1 to n − 1;
"about n" is n give or take a tenth; "nearly n" from nine tenths up to n; "dozens" 24 to 99, "hundreds" 200 to 999.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from index.annotate.data_files import data_file

LARGEST = 10**12


@dataclass(frozen=True)
class Amount:
    """An interval of whole numbers; `high` is None where it is open. Offsets are relative to the text read."""

    low: int
    high: int | None
    start: int
    end: int


def count_words() -> dict[str, Any]:
    """The data file of counts."""
    return data_file("counts.toml")


@cache
def harm_words(name: str) -> frozenset[str]:
    """The words of one list of harm."""
    return frozenset(count_words()["harm"][name].split())


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = count_words()
    plain = "|".join(sorted((*words["number"], *words["power"]), key=len, reverse=True))
    number = rf"(?:\d[\d,]*(?:\.\d+)?|\b(?:{plain})\b)(?:[\s-]+(?:and\s+)?(?:{plain})\b)*"
    modifier = "|".join(sorted(map(re.escape, words["modifier"]), key=len, reverse=True))
    vague = "|".join(sorted(map(re.escape, words["vague"]), key=len, reverse=True))
    exact = re.compile(
        rf"(?:\b(?P<modifier>{modifier})\s+)?(?P<between>between\s+|from\s+)?(?P<low>{number})"
        rf"(?:\s*(?:-|–|\bto\b|\bor\b|(?P<and>\band\b))\s*(?P<high>{number}))?",
        re.I,
    )
    return exact, re.compile(rf"\b(?:{vague})\b", re.I), re.compile(r"[\s-]+")


def number_of(words: str) -> int | None:
    """The whole number that words or digits stand for: "2.5 million", "twenty-five", "1,200"; None for none."""
    words_of_number = count_words()
    total, part = 0.0, None
    for word in _patterns()[2].split(words.lower().replace(",", "")):
        if word in words_of_number["power"]:
            scaled = (1.0 if part is None else part) * words_of_number["power"][word]
            total, part = (total + scaled, None) if word != "hundred" else (total, scaled)
        elif word in words_of_number["number"]:
            value = words_of_number["number"][word]
            part = part * value if part and word == "dozen" else (part or 0) + value
        elif re.fullmatch(r"\d{1,13}(?:\.\d{1,3})?", word):
            part = (part or 0) + float(word)
        elif word not in ("", "and"):
            return None
    whole = total + (part or 0)
    return int(whole) if (total or part is not None) and whole < LARGEST else None


def amount_in(text: str) -> Amount | None:
    """The amount that a short phrase gives, or None: "at least six more fighters" is 6 and open above."""
    exact, vague, _ = _patterns()
    if (match := vague.search(text)) is not None:
        earlier = exact.search(text[: match.start()])
        if earlier is None:
            low, high = count_words()["vague"][re.sub(r"\s+", " ", match[0].lower())]
            return Amount(low, high, *match.span())
    for match in exact.finditer(text):
        if (amount := _exact(match)) is not None:
            return amount
    return None


def _exact(match: re.Match[str]) -> Amount | None:
    low = number_of(match["low"])
    if low is None:
        return None
    is_range = match["high"] and (match["between"] or not match["and"])  # “two and three” are two amounts
    high = number_of(match["high"]) if is_range else None
    if high is not None and high >= low:
        return Amount(low, high, match.start(), match.end())
    modifier = count_words()["modifier"].get(re.sub(r"\s+", " ", (match["modifier"] or "").lower()), "")
    return Amount(*_bounds(low, modifier), match.start(), match.end("low" if high is None else 0))


def _bounds(number: int, modifier: str) -> tuple[int, int | None]:
    tenth = max(1, round(number / 10))
    bounds: dict[str, tuple[int, int | None]] = {
        "least": (number, None),
        "more": (number, None),
        "most": (min(1, number), number),
        "less": (min(1, number), max(number - 1, min(1, number))),
        "about": (max(number - tenth, 0), number + tenth),
        "nearly": (max(number - tenth, 0), number),
    }
    return bounds.get(modifier, (number, number))
