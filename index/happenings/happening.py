"""A happening of the collection: one row for what several reports tell of one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.happenings.numbers import Range, over_all
from index.happenings.origins import origin_of_each
from index.happenings.telling import Party, Telling
from index.model import CountWhat, EventStatus, EventType

_MOST_PARTIES = 6


@dataclass(frozen=True, slots=True)
class FigureRange:
    """The lowest and the highest figure of a category over all reports; `high` is None where one is open."""

    what: CountWhat
    whom: str | None  # the kind of people counted; None for people at large
    low: int
    high: int | None
    reports: int  # that give one


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, by all reports together; who says so is told by its accounts."""

    id: str  # "<article>#<happening>" of its first report
    type: EventType
    status: EventStatus
    title: str  # words of its best report
    first: date | None
    last: date | None
    date_reason: str | None
    reported: date | None  # the day of its first report
    place: str | None
    agents: tuple[Party, ...]
    recipients: tuple[Party, ...]
    figures: tuple[FigureRange, ...]
    reports: tuple[tuple[str, str], ...]  # (article, event)
    parts: tuple[tuple[str, str], ...]  # (article, happening of the article)
    articles: int
    origins: int  # copies and what one agency sent counted once
    why: str  # why the reports are taken for one
    confidence: float


def happening_of(tellings: Iterable[Telling], why: str, confidence: float) -> Happening:
    """The row of reports that are of one happening. Needs at least one."""
    told = sorted(tellings, key=lambda one: (one.published is None, one.published, one.key))
    best = min(told, key=_rank)
    origins = origin_of_each(told)
    dated = _chosen_day(told, origins)
    return Happening(
        id=f"{told[0].article}#{told[0].happening}",
        type=best.type,
        status=best.status,
        title=title_of(best),
        first=dated.first if dated else None,
        last=dated.last if dated else None,
        date_reason=dated.date_reason if dated else best.date_reason,
        reported=next((one.published for one in told if one.published), None),
        place=_chosen_place(told, origins),
        agents=_chosen_parties([(one, one.agents) for one in told], best.agents, origins),
        recipients=_chosen_parties([(one, one.recipients) for one in told], best.recipients, origins),
        figures=tuple(_ranges(told)),
        reports=tuple((one.article, event) for one in told for event in one.events),
        parts=tuple(one.key for one in told),
        articles=len({one.article for one in told}),
        origins=len({*origins.values()}),
        why=why,
        confidence=round(confidence * best.confidence, 2),
    )


def title_of(telling: Telling) -> str:
    """The headline of an article that is about it; else the sentence that tells it."""
    if telling.main or not telling.claims:
        return telling.title
    return telling.claims[0].sentence.words


def _rank(telling: Telling) -> tuple[object, ...]:
    """The best report first: mainly about this, no copy, telling it as a fact, with most facts, fullest, earliest."""
    facts = (telling.agents, telling.recipients, telling.first, telling.place, telling.figures)
    missing = sum(not fact for fact in facts)
    claimed = telling.status != "reported"
    day = telling.published or date.max
    return (
        not telling.main,
        telling.before is not None,
        claimed,
        missing,
        -len(telling.claims),
        day,
        telling.key,
    )


def _chosen_day(told: Sequence[Telling], origins: Mapping[tuple[str, str], str]) -> Telling | None:
    """The report whose day the others bear out most, each origin with its surest; a narrow interval before a wide."""
    dated = [one for one in told if one.first is not None and one.last is not None]

    def support(candidate: Telling) -> float:
        votes: dict[str, float] = defaultdict(float)
        for one in dated:
            if _meet(one, candidate):
                votes[origins[one.key]] = max(votes[origins[one.key]], one.date_surety)
        return sum(votes.values())

    return max(
        dated,
        key=lambda one: (round(support(one), 2), -_width(one), one.date_surety, -_first(one)),
        default=None,
    )


def _meet(left: Telling, right: Telling) -> bool:
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return False
    return left.first <= right.last and right.first <= left.last


def _width(telling: Telling) -> int:
    return (telling.last - telling.first).days if telling.first and telling.last else 0


def _first(telling: Telling) -> int:
    return telling.first.toordinal() if telling.first else 0


def _chosen_place(told: Sequence[Telling], origins: Mapping[tuple[str, str], str]) -> str | None:
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for one in told:
        if one.place:
            of_place = votes[one.place]
            of_place[origins[one.key]] = max(of_place.get(origins[one.key], 0.0), one.place_surety)
    return max(votes, key=lambda name: (sum(votes[name].values()), name), default=None)


def _chosen_parties(
    named: Sequence[tuple[Telling, tuple[Party, ...]]],
    best: tuple[Party, ...],
    origins: Mapping[tuple[str, str], str],
) -> tuple[Party, ...]:
    """Those of the best report, and where it names nobody those whom at least half of the origins that do name."""
    if best:
        return best[:_MOST_PARTIES]
    pairs = {(origins[one.key], party) for one, parties in named for party in parties}
    counted = Counter(party for _, party in pairs)
    naming = len({origin for origin, _ in pairs})
    return tuple(party for party, number in counted.most_common(_MOST_PARTIES) if 2 * number >= naming)


def _ranges(told: Sequence[Telling]) -> list[FigureRange]:
    """The figures that hold in their articles, a range for each category; categories are never added up."""
    by_kind: dict[tuple[CountWhat, str | None], list[Range]] = defaultdict(list)
    for one in told:
        for figure in one.figures:
            if figure.holds and figure.what != "other":
                by_kind[figure.what, figure.whom].append((figure.low, figure.high))
    return [FigureRange(*kind, *over_all(pairs), len(pairs)) for kind, pairs in by_kind.items()]
