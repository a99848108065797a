"""Numbers that count nobody: ages, times, dates, sums of money, scores, ranks, streets, calibres, measures."""

from __future__ import annotations

import re
from functools import cache

from index.annotate.events.amounts import count_words

NO_NUMBER = "\u00b7"  # stands for each character of a number that counts nobody
_JANUARY_TO_DECEMBER = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_PEOPLE = "people|persons|men|women|children|soldiers|civilians|troops|others|dead|killed|wounded"
_DIGITS = r"\d+(?:[.,]\d+)*"
_HALF = r"(?:[-\s]?[½¼¾]|[-\s]+(?:[1-3]/[24]|and[-\s]+a[-\s]+half))?"
_SIDE = r"(?:[NSEW]|North|South|East|West|N[EW]|S[EW])\.?"
# Each is tried at every number; WORDS, STREETS, PREPOSITIONS, UNITS, NUMBERED and POWERS are lists of the data file.
_PATTERNS = (
    # a 17-year-old, an 18 and 15 year old, a two-and-a-half-year-old, a 3yo
    rf"\bEITHER(?:\s*(?:,|and|or|to|-)\s*EITHER)*{_HALF}[-\s]+(?:years?|months?|weeks?|days?)[-\s]+old(?:er)?s?\b",
    rf"\b(?:{_DIGITS}|WORDS)[-\s]*(?:yo|y\.o\.|y/o)\b",
    # aged 34, ages 3, 5 and 7, turned 50, between the ages of 3 and 14
    r"\b(?:ag(?:ed?|es|ing)|turn(?:ed|ing|s)?)\s+(?:(?:of|from|between)\s+)?"
    r"EITHER(?:(?:,\s+|\s+and\s+|,\s+and\s+|\s+to\s+|\s*[-–/]\s*)EITHER)*",
    # the man, 34, … · Ann Lee, 34 of Leeds · (34)
    r"(?<=[^\W\d_]),\s+(?:age\s+)?\d{1,3}(?=\s*(?:[,.;:)–—]|$|\s(?:of\s+(?!them|whom|those|the\b)|who|from|was|is|has|had|dies)\b))",
    r"\(\d{1,3}\)",
    # Ann Lee, 34 and Tom Orlan, 36 were found
    r"(?<=[^\W\d_]),\s+\d{1,3},?\s+and\s+(?-i:(?:[A-Z][\w'’.-]*\s+){0,3}[A-Z][\w'’-]*),\s+\d{1,3}\b",
    # in his mid-20s, under the age of 12
    r"\b(?:his|her|their|the|mid|early|late)[-\s]+(?:(?:mid|early|late)[-\s]+(?:to[-\s]+late[-\s]+)?)?\d0[’']?s\b",
    r"\b(?:under|over|above|below)\s+(?:the\s+age\s+of\s+)?\d+(?=\s*(?:years|[.,;]))",
    # times, days, years
    r"\b\d{1,2}(?::\d\d)?\s*(?:[ap]\.?\s?m\b\.?|o[’']clock|hours?\b|GMT)|\b\d{1,2}:\d\d\b",
    rf"\b(?:{_JANUARY_TO_DECEMBER})\.?\s+\d{{1,2}}\b|\b\d{{1,2}}\s+(?:{_JANUARY_TO_DECEMBER})\b",
    rf"\b(?:1[5-9]|20)\d\d\b(?!\s+(?:{_PEOPLE}))",
    r"\b\d+(?:st|nd|rd|th)\b",
    # sums, shares, measures, scores
    rf"[$€£¥]\s*{_DIGITS}(?:\s*(?:POWERS))?|\bEITHER\s+(?:UNITS)\b",
    rf"{_DIGITS}\s*(?:%|percent\b|per\s+cent\b)",
    rf"\b\d{{1,3}}\s*[-–]\s*\d{{1,3}}\b(?!\s+(?:{_PEOPLE}))",
    # weapons, roads, rooms, houses, telephones
    r"(?<![\w.])\.\d+|\b\d+\s*-?\s*(?:caliber|calibre|gauge|mm|millimet(?:er|re))s?\b|\b[A-Z]{1,4}-?\d+\b",
    r"\b(?:NUMBERED)s?\.?\s*(?:#|№)?\s*\d+(?:\s*(?:,|and|-)\s*\d+)*\b|#\s?\d+",
    rf"\b\d+[\w-]*\s+(?:block\b|(?:{_SIDE}\s+)?(?:(?!(?:PREPOSITIONS)\b)(?-i:[A-Z\d])[\w.'’]*\s+){{1,4}}(?:STREETS)\b(?!-))",
    r"(?<=[^\W\d_])\d+",  # NewsOn6
    r"\b\d{3}[-.\s]\d{3,4}\b|\b911\b|\b24/7\b",
)


@cache
def _pattern() -> re.Pattern[str]:
    words = count_words()
    written = "|".join(sorted((*words["number"], *words["power"]), key=len, reverse=True))
    fill = {
        "EITHER": rf"(?:{_DIGITS}|(?:{written})(?:-(?:{written}))?)",
        "WORDS": f"(?:{written})",
        "POWERS": "|".join(words["power"]),
        **{name.upper(): "|".join(listed.split()) for name, listed in words["no_amount"].items()},
    }
    whole = "|".join(_PATTERNS)
    for name, part in fill.items():
        whole = whole.replace(name, part)
    return re.compile(whole, re.I)


def countable(text: str) -> str:
    """The text, its length kept, in which only such numbers are left as may count people."""
    return _pattern().sub(lambda match: NO_NUMBER * len(match[0]), text)
