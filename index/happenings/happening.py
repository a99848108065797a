"""A happening of the collection: one row for what several reports tell of one event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from index.happenings.numbers import Range, kind_order, over_all, range_in_words
from index.happenings.origins import origin_of_each
from index.happenings.telling import NamedParty, Spot, Telling, by_publication
from index.model import CountWhat, EventStatus, EventType

_MOST_PARTIES = 6
_FACTS: Final[tuple[EventStatus, ...]] = ("reported", "past")
_LIKELY_PLACE: Final = 0.5  # below it a place is one that the article names somewhere: no row says it


@dataclass(frozen=True, slots=True)
class FigureRange:
    """The lowest and the highest figure of a category over all reports; `high` is None where one is open."""

    what: CountWhat
    whom: str | None  # the kind of people counted; None for people at large
    low: int
    high: int | None
    words: str  # “6 to 308”, “1 to at least 80”
    reports: int  # that give one


@dataclass(frozen=True, slots=True)
class CollectionHappening:
    """What happened, by all reports together; who says so is told by its accounts."""

    id: str  # "<article>#<happening>" of its first report
    type: EventType
    trigger: str  # the word by which its best report tells it: of one type are accusing, condemning and suing
    status: EventStatus
    title: str  # words of its best report
    first: date | None
    last: date | None
    date_reason: str | None
    reported: date | None  # the day of its first report
    reported_hour: int | None  # the hour of the first report of that day of which the hour is known
    place: str | None
    spot: Spot | None  # where the place lies
    agents: tuple[NamedParty, ...]
    recipients: tuple[NamedParty, ...]
    reported_by: NamedParty | None  # whose claim it is, where no report tells it as a fact
    figures: tuple[FigureRange, ...]
    reports: tuple[tuple[str, str], ...]  # (article, event)
    parts: tuple[tuple[str, str], ...]  # (article, happening of the article)
    articles: int
    origins: int  # copies and what one agency sent counted once
    disputed: bool  # whether people have said that it is disputed
    why: str  # why the reports are taken for one
    confidence: float

    @property
    def news_day(self) -> date | None:
        """The day of its first report; none where it is told without a day of its own and as what was before."""
        return None if self.first is None and self.status == "past" else self.reported

    @property
    def latest(self) -> date | None:
        """The last day on which it can have been; of what is dated vaguely none behind its first report.

        News without a day stands under the day on which it was reported, background under none.
        """
        if self.first is None or self.last is None:
            return self.news_day
        return min(self.last, max(self.first, self.reported)) if self.reported else self.last


def happening_of(
    tellings: Iterable[Telling], why: str, confidence: float, *, disputed: bool = False
) -> CollectionHappening:
    """The row of reports that are of one happening. Needs at least one."""
    in_order = by_publication(tellings)
    best = min(in_order, key=_rank)
    origins = origin_of_each(in_order)
    dated = _chosen_day(in_order, origins, best)
    agents, recipients = _chosen_parties(in_order, best, origins)
    place = _chosen_place(in_order, origins)
    reported = next((one.published for one in in_order if one.published), None)
    return CollectionHappening(
        id=f"{in_order[0].article}#{in_order[0].happening}",
        type=best.type,
        trigger=best.trigger,
        status=best.status,
        title=title_of(best),
        first=dated.first if dated else None,
        last=dated.last if dated else None,
        date_reason=dated.date_reason if dated else best.date_reason,
        reported=reported,
        reported_hour=min(
            (one.hour for one in in_order if one.published == reported and one.hour is not None), default=None
        ),
        place=place,
        spot=_spot_of(place, in_order),
        agents=agents,
        recipients=recipients,
        reported_by=best.reported_by,
        figures=tuple(_ranges(in_order)),
        reports=tuple((one.article, event) for one in in_order for event in one.events),
        parts=tuple(one.key for one in in_order),
        articles=len({one.article for one in in_order}),
        origins=len({*origins.values()}),
        disputed=disputed,
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
    standing = _FACTS.index(telling.status) if telling.status in _FACTS else len(_FACTS)
    day = telling.published or date.max
    return (
        not telling.main,
        telling.before is not None,
        standing,
        missing,
        -len(telling.claims),
        day,
        telling.key,
    )


def _chosen_day(
    tellings: Sequence[Telling], origins: Mapping[tuple[str, str], str], best: Telling
) -> Telling | None:
    """The report whose day the others bear out most, each origin with its surest; a narrow interval before a wide."""
    dated = [one for one in tellings if one.first is not None and one.last is not None]

    def support(candidate: Telling) -> float:
        votes: dict[str, float] = defaultdict(float)
        for telling in dated:
            if _meet(telling, candidate):
                votes[origins[telling.key]] = max(votes[origins[telling.key]], telling.date_surety)
        return sum(votes.values())

    return max(
        dated,
        key=lambda one: (round(support(one), 2), -_width(one), one.date_surety, one is best, -_first(one)),
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


def _chosen_place(tellings: Sequence[Telling], origins: Mapping[tuple[str, str], str]) -> str | None:
    votes: dict[str, dict[str, float]] = defaultdict(dict)
    for telling in tellings:
        if telling.place:
            of_place = votes[telling.place]
            of_place[origins[telling.key]] = max(
                of_place.get(origins[telling.key], 0.0), telling.place_surety
            )
    surety = {name: round(sum(of_place.values()), 2) for name, of_place in votes.items()}
    likely = [name for name in surety if surety[name] >= _LIKELY_PLACE]
    return max(likely, key=lambda name: (surety[name], name), default=None)


def _spot_of(place: str | None, tellings: Iterable[Telling]) -> Spot | None:
    """Where a place lies, by the surest of the reports that say so."""
    spots = [(one.place_surety, one.spot) for one in tellings if one.place == place and one.spot]
    return max(spots, key=lambda one: one[0])[1] if spots else None


def _chosen_parties(
    tellings: Sequence[Telling], best: Telling, origins: Mapping[tuple[str, str], str]
) -> tuple[tuple[NamedParty, ...], tuple[NamedParty, ...]]:
    """Who did it to whom: as the best report says, and what it leaves open as most of those that say the rest alike.

    Only reports of its standing and source are asked: what one claims is no fact of another. No two reports are put
    together that share neither party: nobody is said to have done to somebody what no report says.
    """
    alike = [one for one in tellings if _standing(one) == _standing(best)]
    named = best if best.agents or best.recipients else _borne_out_by_others(alike, best, origins)
    agents, recipients = named.agents, named.recipients
    if not agents:
        agents = _borne_out(
            [(one, one.agents) for one in alike if {*one.recipients} & {*recipients}], origins
        )
    elif not recipients:
        recipients = _borne_out(
            [(one, one.recipients) for one in alike if {*one.agents} & {*agents}], origins
        )
    return agents[:_MOST_PARTIES], recipients[:_MOST_PARTIES]


def _standing(telling: Telling) -> tuple[bool, NamedParty | None]:
    return telling.status in _FACTS, telling.reported_by


def _borne_out_by_others(
    alike: Sequence[Telling], best: Telling, origins: Mapping[tuple[str, str], str]
) -> Telling:
    """The report whose parties the most origins name, two at least or one that is mainly about it; else the best."""
    naming: dict[object, set[str]] = defaultdict(set)
    for telling in alike:
        if telling.agents or telling.recipients:
            naming[telling.agents, telling.recipients].add(origins[telling.key])
    most = max(alike, key=lambda one: (len(naming.get((one.agents, one.recipients), ())), one.main))
    return most if most.main or len(naming.get((most.agents, most.recipients), ())) > 1 else best


def _borne_out(
    named: Sequence[tuple[Telling, tuple[NamedParty, ...]]], origins: Mapping[tuple[str, str], str]
) -> tuple[NamedParty, ...]:
    """Those whom at least half of the origins name that name anybody."""
    pairs = {(origins[one.key], party) for one, parties in named for party in parties}
    counted = Counter(party for _, party in sorted(pairs))
    naming = len({origin for origin, _ in pairs})
    return tuple(party for party, number in counted.most_common(_MOST_PARTIES) if 2 * number >= naming)


def _ranges(tellings: Sequence[Telling]) -> list[FigureRange]:
    """The figures that hold in their articles, a range for each category; categories are never added up."""
    by_kind: dict[tuple[CountWhat, str | None], list[Range]] = defaultdict(list)
    for telling in tellings:
        for figure in telling.figures:
            if figure.holds and figure.what != "other":
                by_kind[figure.what, figure.whom].append((figure.low, figure.high))
    kinds = sorted(by_kind, key=kind_order)
    return [
        FigureRange(*kind, *over_all(by_kind[kind]), range_in_words(by_kind[kind]), len(by_kind[kind]))
        for kind in kinds
    ]
