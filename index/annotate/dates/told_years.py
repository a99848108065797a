"""Months and days of months that belong to a year told before, and not to that of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index.annotate.dates.date_arithmetic import date_words
from index.annotate.dates.normalization import PhraseMatch
from index.annotate.dates.timex import FoundDate
from index.annotate.parse.parsed import Parsed

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def is_of_told_year(parsed: Parsed, match: PhraseMatch, told: Sequence[FoundDate]) -> bool:
    """As in “in March that year”, “In 2011 the bank failed. In May it was sold.”: of which year is not known for sure.

    `told` are the dates before the phrase, in text order. A phrase with a year of its own is of none that was told.
    """
    groups = match.groupdict()
    if not groups.get("month") or groups.get("year") or groups.get("which"):
        return False
    if _that_year().match(parsed.text, match.end("date")):
        return True
    published, sentence = parsed.article.day, parsed.sentence_at(match.start("date"))
    if published is None or not sentence:
        return False
    first, last = parsed.sentences[sentence - 1]
    if "\n" in parsed.text[last : match.start("date")]:
        return False  # another paragraph
    before = [found_date for found_date in told if first <= found_date.start < last]
    years = [one.last.year for one in before if _YEAR.search(parsed.text[one.start : one.end])]
    return bool(years) and years[-1] < published.year


@cache
def _that_year() -> re.Pattern[str]:
    """Words behind a date that say of which year it is: “that year”, “of the same year”."""
    words = "|".join(re.escape(words) for words in date_words()["told_years"])
    return re.compile(rf",?\s+(?:of\s+|in\s+)?(?:{words})\b", re.IGNORECASE)
