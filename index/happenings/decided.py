"""Which reports people have said to be of one happening, of several, or disputed; what was said last wins."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import combinations

from index.errors import DatelineError
from index.happenings.article_report import ReportKey
from index.journal.decisions import Grouped, ReportTarget
from index.journal.journal_file import Journal, decisions_of
from index.model import Article, Event

ReportKeys = tuple[ReportKey, ReportKey]  # in order


@dataclass(frozen=True, slots=True)
class DecidedPairs:
    """What holds of pairs of reports; no pair is in two of these, nor apart though others make it one."""

    same: frozenset[ReportKeys] = frozenset()
    apart: frozenset[ReportKeys] = frozenset()
    disputed: frozenset[ReportKeys] = frozenset()

    @property
    def keys(self) -> set[ReportKey]:
        """The reports that anything was said of."""
        return {key for pair in (*self.same, *self.apart, *self.disputed) for key in pair}


NOTHING = DecidedPairs()


def pair(left: ReportKey, right: ReportKey) -> ReportKeys:
    """Two reports in order."""
    return (left, right) if left < right else (right, left)


@dataclass
class _Last:
    """Decisions taken up from the last one back; an earlier one that a later one contradicts is passed over."""

    same: set[ReportKeys] = field(default_factory=set)
    apart: set[ReportKeys] = field(default_factory=set)
    disputed: set[ReportKeys] = field(default_factory=set)
    groups: dict[ReportKey, set[ReportKey]] = field(default_factory=dict)

    def group(self, key: ReportKey) -> set[ReportKey]:
        return self.groups.setdefault(key, {key})

    def take(self, how: str, named: ReportKeys) -> None:
        left, right = (self.group(key) for key in named)
        if how == "same" and not any(pair(one, other) in self.apart for one in left for other in right):
            self.same.add(named)
            left |= right
            self.groups.update(dict.fromkeys(left, left))
        elif how == "apart" and left is not right:
            self.apart.add(named)
        elif how == "disputed":
            self.disputed.add(named)


def grouped_decisions(journal: Journal) -> list[Grouped]:
    """The decisions about happenings that hold, in order."""
    return [one for one in decisions_of(journal.standing()) if isinstance(one, Grouped)]


def decided_by(decisions: Iterable[Grouped], get: Callable[[str], Article]) -> DecidedPairs:
    """What holds of which reports; `get` gives an article. A report that is not told any more has no say."""
    last = _Last()
    for decision in reversed(list(decisions)):
        keys = [_key(target, get) for target in decision.reports]
        first, others = keys[0], keys[1:]
        pairs = combinations(keys, 2) if decision.how == "same" else ((first, one) for one in others)
        for left, right in pairs:
            if left is not None and right is not None and left != right:
                last.take(decision.how, pair(left, right))
    return DecidedPairs(frozenset(last.same), frozenset(last.apart), frozenset(last.disputed))


def _key(target: ReportTarget, get: Callable[[str], Article]) -> ReportKey | None:
    try:
        article = get(target.article)
    except DatelineError:
        return None
    event = _event(article, target)
    held = (one.id for one in article.happenings if event is not None and event.id in one.events)
    part = next(held, None)
    return None if part is None else (article.id, part)


def _event(article: Article, target: ReportTarget) -> Event | None:
    """The event at the target's place, else the only one of its words and type."""
    alike = [
        event
        for event in article.events
        if event.of(article.text) == target.words and event.type == target.type
    ]
    there = [one for one in alike if one.start == target.start]
    return there[0] if there else alike[0] if len(alike) == 1 else None
