"""The ledger of figures of a happening: what was counted, by whom, through which outlet, when; and how it changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from typing import Final, Literal

from index.happenings.numbers import exclude, in_words, kind_order, over_all, range_in_words
from index.happenings.origins import origin_of_each
from index.happenings.telling import Figure, Sentence, Telling, by_publication
from index.model import CountWhat

_OVERTAKEN: Final = timedelta(days=2)
Grade = Literal["one origin", "several origins", "contested"]
RULES: Final[dict[Grade, str]] = {
    "one origin": "one giver, or one origin, has all figures of this kind; copies and one agency's reports count once",
    "several origins": "two givers or more, and what they gave last, within two days, can be one number",
    "contested": "what two givers gave last, within two days, cannot be one number",
}


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One figure as one article printed it; `high` is None where it is open (“at least”)."""

    what: CountWhat
    whom: str | None  # the kind of people counted; None for people at large
    low: int
    high: int | None
    of: str  # the words that give it, with what was counted
    giver: str | None  # None: the article itself
    outlet: str | None
    article: str
    title: str
    published: date | None
    origin: str
    sentence: Sentence | None
    holds: bool  # whether it is its article's figure of the kind, not one told before or beside
    is_added_up: bool = False  # by the article, of people told one by one
    is_part: bool = False  # of a larger figure of its article: “one of them”, somebody's count of one victim
    copies: int = 0  # later articles of the same origin with the same figure by the same giver

    @property
    def number(self) -> str:
        """The figure in words: “at least 7”, “3 to 5”, “300”."""
        return in_words(self.low, self.high)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A step in a figure's history: what it became, on which day of publication, by whom."""

    number: str
    published: date | None
    by: str
    entry: LedgerEntry


@dataclass(frozen=True, slots=True)
class Category:
    """All figures of one kind: the lowest and highest as printed, how they changed, and a grade with its rule."""

    what: CountWhat
    whom: str | None  # the kind of people counted; None for people at large
    low: int
    high: int | None
    words: str  # “6 to 308”, “1 to at least 80”
    grade: Grade
    rule: str
    history: tuple[FigureChange, ...]
    entries: tuple[LedgerEntry, ...]

    @property
    def changes(self) -> str:
        """The history in a line: “6 (7 March 2031, Civil Defence) → 300 (11 March 2031, Ministry)”."""
        return " → ".join(
            f"{change.number} ({_day(change.published)}, {change.by})" for change in self.history
        )


def ledger_of(tellings: Sequence[Telling]) -> tuple[Category, ...]:
    """The figures that reports of one happening give, a category each; they are never added up nor averaged."""
    by_kind: dict[tuple[CountWhat, str | None], list[LedgerEntry]] = defaultdict(list)
    for entry in _entries(tellings):
        by_kind[entry.what, entry.whom].append(entry)
    return tuple(_category(by_kind[kind]) for kind in sorted(by_kind, key=kind_order))


def _entries(tellings: Sequence[Telling]) -> Iterable[LedgerEntry]:
    """The figures in the order of publication; one that an origin repeats is counted as a copy."""
    origins = origin_of_each(tellings)
    entries: dict[tuple[object, ...], LedgerEntry] = {}
    for telling in by_publication(tellings):
        for figure in telling.figures:
            entry = _entry(telling, figure, origins[telling.key])
            name = entry.what, entry.whom, entry.low, entry.high, entry.giver, entry.origin
            there = entries.setdefault(name, entry)
            if there.article != entry.article:
                entries[name] = replace(there, copies=there.copies + 1)
    return entries.values()


def _entry(telling: Telling, figure: Figure, origin: str) -> LedgerEntry:
    return LedgerEntry(
        what=figure.what,
        whom=figure.whom,
        low=figure.low,
        high=figure.high,
        of=figure.of,
        giver=figure.giver[1] if figure.giver else None,
        outlet=telling.publisher,
        article=telling.article,
        title=telling.title,
        published=telling.published,
        origin=origin,
        sentence=figure.sentence,
        holds=figure.holds,
        is_added_up=figure.is_added_up,
        is_part=_is_part(figure, telling.figures),
    )


def _is_part(figure: Figure, figures: Iterable[Figure]) -> bool:
    """Whether people counted are among those that the article counts: a single one, or of those it adds up itself."""
    of_all = next((one for one in figures if one.holds and _kind(one) == _kind(figure)), None)
    if figure.holds or of_all is None or figure.high is None or of_all.low <= figure.high:
        return False
    return figure.high == 1 or of_all.is_added_up


def _kind(figure: Figure) -> tuple[CountWhat, str | None]:
    return figure.what, figure.whom


def _category(entries: Sequence[LedgerEntry]) -> Category:
    wholes = [entry for entry in entries if not entry.is_part]
    low, high = over_all((one.low, one.high) for one in wholes)
    grade = _grade(wholes)
    what, whom = entries[0].what, entries[0].whom
    words = range_in_words((entry.low, entry.high) for entry in wholes)
    return Category(
        what, whom, low, high, words, grade, RULES[grade], tuple(_history(entries)), tuple(entries)
    )


def _grade(entries: Sequence[LedgerEntry]) -> Grade:
    """By the last figure of each giver, else origin; those two days older than the newest were overtaken."""
    newest: dict[tuple[bool, str], LedgerEntry] = {}
    givers = {(one.article, one.low, one.high): one.giver for one in entries if one.giver}
    for entry in entries:
        # a headline leaves out who counts
        giver = entry.giver or givers.get((entry.article, entry.low, entry.high))
        source = (True, giver) if giver else (False, entry.origin)
        earlier = newest.get(source)
        if earlier is None or entry.holds or (not earlier.holds and earlier.article != entry.article):
            newest[source] = entry
    if len(newest) == 1:
        return "one origin"
    last = max((one.published for one in newest.values() if one.published), default=None)
    current = [
        entry
        for entry in newest.values()
        if not (last and entry.published) or last - entry.published <= _OVERTAKEN
    ]
    pairs = combinations([(one.low, one.high) for one in current], 2)
    return "contested" if any(exclude(*pair) for pair in pairs) else "several origins"


def _history(entries: Iterable[LedgerEntry]) -> Iterator[FigureChange]:
    """The figures that hold in their articles, each where it says another number than the one before it.

    “At least 7” beside “7” on one day is no other number.
    """
    before: LedgerEntry | None = None
    for entry in entries:
        if entry.holds and (before is None or _differ(before, entry)):
            before = entry
            yield FigureChange(
                entry.number, entry.published, entry.giver or entry.outlet or entry.title, entry
            )


def _differ(before: LedgerEntry, after: LedgerEntry) -> bool:
    if exclude((before.low, before.high), (after.low, after.high)):
        return True
    return before.number != after.number and before.published != after.published


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else "no date"
