"""The days that an article tells, from which others are counted: "two days after", "a week later"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from index.annotate.dates.timex import FoundDate
from index.annotate.parse.grammar import VERBS
from index.annotate.parse.grammar_terms import SUBORDINATOR
from index.annotate.parse.parsed import Parsed

LONGEST_MONTHS = 300  # days: what is longer is a year
DayRange = tuple[date, date]
LEAD = 6  # sentences, titles among them, in which the day of the news is meant
LONGEST = 1  # days between the first and the last day of a date that others are counted from


class Days:
    """The single days and nights among the dates of an article, in text order."""

    def __init__(self, parsed: Parsed, dates: Sequence[FoundDate]) -> None:
        self._published = parsed.article.day
        self._all = dates
        self._all_starts = [one.start for one in dates]
        self._sentences = parsed.sentences
        self._days = [
            found_date
            for found_date in dates
            if (found_date.last - found_date.first).days <= LONGEST and _in_a_clause(parsed, found_date)
        ]
        self._starts = [one.start for one in self._days]

    def before(self, position: int) -> DayRange | None:
        """The last day told before an offset, or None."""
        number = bisect_left(self._starts, position) - 1
        if number < 0 or self._is_of_another_year(self._days[number], position):
            return None
        return _day(self._days[number])

    def _is_of_another_year(self, day: FoundDate, position: int) -> bool:
        """As in “left in 2000. Three years later he fled”: a Friday told before is not counted from."""
        last = self._all[bisect_left(self._all_starts, position) - 1]
        is_year = (last.last - last.first).days > LONGEST_MONTHS
        return is_year and not last.first <= day.first <= last.last

    def below(self, after: Token, sentence: int | None) -> DayRange | None:
        """The day of what stands behind the word "after" or "before": of "the raid of 3 June"."""
        top = after.head.i if after.dep_ == SUBORDINATOR else after.i
        for found_date in self._of(sentence):
            if found_date.start > after.idx and top in found_date.above:
                return _day(found_date)
        return None

    def told_with(self, after: Token, sentence: int | None) -> DayRange | None:
        """The day of the clause that "two days after" stands in: its own; in a lead one told before, or publication."""
        clause = after.head.head if after.dep_ == SUBORDINATOR else after.head
        dates_of_clause = [
            one for one in self._of(sentence) if one.start < after.idx or clause.i in one.above
        ]
        if dates_of_clause:
            return _day(dates_of_clause[-1])
        if sentence is not None and sentence >= LEAD:
            return None  # it may be told of what was long before
        earlier = bisect_left(self._starts, after.idx)
        if earlier:
            return _day(self._days[0])  # the first day told is that of the news
        if self._published is None or self._is_dated_otherwise(after, sentence):
            return None
        return self._published, self._published

    def _of(self, sentence: int | None) -> Sequence[FoundDate]:
        """The days of a sentence."""
        if sentence is None:
            return ()
        start, end = self._sentences[sentence]
        return self._days[bisect_left(self._starts, start) : bisect_right(self._starts, end)]

    def _is_dated_otherwise(self, after: Token, sentence: int | None) -> bool:
        """Whether a longer time is told before in the sentence, so that it is no news: "in 2015, two days after"."""
        start = self._sentences[sentence][0] if sentence is not None else 0
        return bisect_left(self._all_starts, start) < bisect_left(self._all_starts, after.idx)


def _day(found_date: FoundDate) -> DayRange:
    return found_date.first, found_date.last


def _in_a_clause(parsed: Parsed, found_date: FoundDate) -> bool:
    """Whether the date stands under a verb: the date of a heading dates no event."""
    written = parsed.text[found_date.start : found_date.end].replace("-", "").isdigit()  # 2021-06-28
    return not written and any(parsed.doc[number].pos_ in VERBS for number in found_date.above)
