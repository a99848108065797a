"""Day, place and toll of a happening: the likeliest of what its article tells, with the reason in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, Literal, TypeVar

from index.annotate.happenings.days import LONGEST, Day, days_of
from index.annotate.happenings.deeds import Deeds, deeds_of
from index.annotate.happenings.event_grouping import EventGroup
from index.annotate.happenings.scenes import Scene, scenes_of
from index.annotate.happenings.story import Story
from index.annotate.happenings.told import ToldHarm
from index.annotate.happenings.tolls import TollEvidence, Tolls
from index.annotate.happenings.weighing import chances
from index.model import (
    MOST_OF_EVENT,
    Count,
    CountWhat,
    Event,
    HappeningCount,
    HappeningDate,
    HappeningPlace,
    Place,
    Site,
)

Fact = TypeVar("Fact", HappeningDate, HappeningPlace)
SURE_DAY, SURE_PLACE = 0.3, 0.25  # chances below which nothing is said
CONTRADICTS = 0.15  # chance from which another day or place is kept beside
OWN = 0.7  # how sure the day, place or figure of an event's own clause is
Likely = Mapping[CountWhat, Mapping[int, float]]  # how likely each number of dead and of wounded is
_HARM = frozenset(("killed", "wounded"))
WEEK, MONTH = 7, 31  # days that an event of one clause may last
MOST = 4  # other days, places or figures kept


@dataclass(frozen=True)
class Choice(Generic[Fact]):
    """What was chosen, what contradicts it, and why nothing was."""

    chosen: Fact | None
    others: tuple[Fact, ...] = ()
    missing: dict[Literal["date", "place"], str] = field(default_factory=dict)


class HappeningFacts:
    """The facts of the happenings of one article."""

    def __init__(self, story: Story, groups: Sequence[EventGroup]) -> None:
        self._story = story
        self._groups = groups

    def days(self, group: EventGroup) -> list[Day]:
        """The days that may be its own."""
        return days_of(self._story, self._deeds(group))

    def scenes(self, group: EventGroup) -> list[Scene]:
        """The places that may be its own."""
        return scenes_of(self._story, self._deeds(group))

    def tolls(self, group: EventGroup) -> Tolls:
        """What may be its toll."""
        return Tolls(self._told(group), self._story.charges)

    def day(self, group: EventGroup) -> Choice[HappeningDate]:
        """When it was, by all that the article tells."""
        elsewhere = self._days_of_others(group)
        candidates = [one for one in self.days(group) if (one.first, one.last) not in elsewhere]
        likely = chances("day", [one.features for one in candidates])
        ranked = sorted(zip(likely, candidates, strict=True), key=lambda one: -one[0])
        is_sure = bool(ranked) and ranked[0][0] >= SURE_DAY
        stretch = self._own_stretch(group, WEEK if is_sure else MONTH)
        if stretch is not None and not (ranked and ranked[0][1].features.get("of_deed")):
            return stretch
        if not ranked:
            return Choice(None, missing={"date": "no day is told"})
        if group.type != "ASSAULT" and not ranked[0][1].features.get("of_deed"):
            ranked = _with_own_first(ranked)
        if ranked[0][0] < SURE_DAY:
            return Choice(None, missing={"date": "days are told, and none of them surely of this"})
        dates = [_date(day, chance) for chance, day in ranked]
        return Choice(dates[0], _beside(dates))

    def _days_of_others(self, group: EventGroup) -> set[tuple[date, date]]:
        """Of a deed that is recalled: the days that the clauses of others of its kind tell, and none of its own."""
        standings = {event.status for event in group.events}
        if "past" not in standings or "reported" in standings:
            return set()
        alike = (one for one in self._groups if one is not group and one.type == group.type)
        elsewhere = (event for other in alike for event in other.events)
        return _days_told(elsewhere) - _days_told(group.events)

    def _own_stretch(self, group: EventGroup, most: int) -> Choice[HappeningDate] | None:
        """What the first event's clause tells, where it is more days than are weighed: "4 to 9 March", "in June"."""
        first = min(group.events, key=lambda event: event.start)
        if first.date is None or not LONGEST < (first.date.last - first.date.first).days <= most:
            return None
        return self.own_day(replace(group, events=[first]))

    def own_day(self, group: EventGroup) -> Choice[HappeningDate]:
        """When it was, by the clauses of its events."""
        when = next((event.date for event in group.events if event.date is not None), None)
        if when is None:
            return Choice(None, missing={"date": "no day is told in its sentences"})
        return Choice(HappeningDate.model_validate({**when.model_dump(by_alias=True), "confidence": OWN}))

    def place(self, group: EventGroup) -> Choice[HappeningPlace]:
        """Where it was, by all that the article tells."""
        candidates = self.scenes(group)
        likely = chances("place", [one.features for one in candidates])
        ranked = sorted(zip(likely, candidates, strict=True), key=lambda one: -one[0])
        if not ranked:
            return Choice(None, missing={"place": "no place is named"})
        if ranked[0][0] < SURE_PLACE:
            by_clause = self.own_place(group)
            if by_clause.chosen is not None:
                return by_clause
            return Choice(None, missing={"place": "places are named, and none of them surely of this"})
        site = self._site(group)
        places = [_place(scene, chance, site) for chance, scene in ranked]
        return Choice(places[0], _beside(places))

    def own_place(self, group: EventGroup) -> Choice[HappeningPlace]:
        """Where it was, by the clauses of its events."""
        where = next((event.place for event in group.events if event.place is not None), None)
        if where is None:
            return Choice(None, missing={"place": "no place is told in its sentences"})
        fields = {
            **where.model_dump(by_alias=True),
            "reason": "told in the clause of the event",
            "confidence": OWN,
        }
        return Choice(HappeningPlace.model_validate(fields))

    def counts(self, group: EventGroup, is_leading: bool) -> tuple[HappeningCount, ...]:
        """The figures: of the dead and wounded those that hold first, then what the events tell beside them.

        Where a report tells an attack, its dead and wounded are the attack's, also where somebody is accused of them.
        """
        counts = [count for event in group.events for count in event.counts]
        likely: Likely = {}
        chosen: list[HappeningCount] = []
        if group.type == "ASSAULT" and is_leading:
            tolls = self.tolls(group)
            likely = _likely(tolls)
            chosen = list(_toll(group, tolls, likely))
            held = {one.what: one.low for one in chosen}
            counts = [one for one in counts if one.what not in _HARM or (one.what in held and one.low > 1)]
        elif group.type != "ASSAULT" and self._has_attack:
            counts = [one for one in counts if one.what not in _HARM]
        holds = {(one.what, one.low, one.high) for one in chosen}
        taken = [(one.start, one.end) for one in chosen if one.start is not None and one.end is not None]
        for count in counts:
            is_part = any(
                start <= count.start < end for start, end in taken
            )  # "three minors and a dozen guards"
            if (count.what, count.low, count.high) not in holds and not is_part:
                holds.add((count.what, count.low, count.high))
                sure = likely[count.what].get(count.low, 0.0) if count.what in likely else OWN
                chosen.append(_told_count(count, sure))
        return _main(chosen)

    @property
    def _has_attack(self) -> bool:
        return any(group.type == "ASSAULT" for group in self._groups)

    def _told(self, group: EventGroup) -> list[ToldHarm]:
        """What is told of people harmed, without the sentences of other attacks.

        Of force against an attacker only its own sentences tell: the attack's toll is not laid to those who ended it.
        """
        mine = {self._story.sentence_at(event.start) for event in group.events}
        others = {
            self._story.sentence_at(event.start)
            for other in self._groups
            if other is not group and other.type == "ASSAULT"
            for event in other.events
        }
        if group.is_stopping:
            return [one for one in self._story.told if one.sentence in mine or one.number == 1]
        return [one for one in self._story.told if one.sentence not in others - mine]

    def _deeds(self, group: EventGroup) -> Deeds:
        return deeds_of(group.type, group.events, self._story.doc)

    def _site(self, group: EventGroup) -> Site | None:
        """The street, building or quarter that an event's clause tells inside the city."""
        places = [event.place for event in group.events if event.place is not None]
        return next((place.site for place in places if place.site is not None), None)


def _with_own_first(ranked: list[tuple[float, Day]]) -> list[tuple[float, Day]]:
    """The same, the recent day first that the lead tells in the deed's own clause: "was dismissed on Wednesday"."""
    own = next((one for one in ranked if _is_of_lead(one[1].features)), None)
    if own is None:
        return ranked
    return [(max(own[0], OWN), own[1]), *(one for one in ranked if one is not own)]


def _is_of_lead(features: Mapping[str, float]) -> bool:
    early = features.get("sentence_1") or features.get("sentence_2")
    recent = any(features.get(name) for name in ("same_day", "day_before", "days_before", "week_before"))
    return bool(features.get("of_deed") and early and recent and not features.get("of_other_noun"))


def _likely(tolls: Tolls) -> Likely:
    """How likely each number of dead is, and each of wounded beside the likeliest of the dead."""
    dead = tolls.killed()
    killed = dict(zip(dead, chances("killed", list(dead.values())), strict=True))
    hurt = tolls.wounded(_likeliest(killed))
    return {
        "killed": killed,
        "wounded": dict(zip(hurt, chances("wounded", list(hurt.values())), strict=True)),
    }


def _likeliest(numbers: Mapping[int, float]) -> int:
    return max(numbers, key=lambda number: numbers[number])


def _toll(group: EventGroup, tolls: Tolls, likely: Likely) -> Iterator[HappeningCount]:
    """The likeliest figures of dead and wounded, where there are any."""
    killed = _likeliest(likely["killed"])
    for what, numbers in likely.items():
        number = _likeliest(numbers)
        if number:
            yield _count(what, number, numbers[number], tolls.evidence(what, number, killed), group)


def _main(counts: Sequence[HappeningCount]) -> tuple[HappeningCount, ...]:
    """As many figures as a happening can have, in their order: the first of each kind, then those told first."""
    first = {count.what: number for number, count in reversed([*enumerate(counts)])}.values()
    others = [number for number in range(len(counts)) if number not in first]
    return tuple(counts[number] for number in sorted([*first, *others[: MOST_OF_EVENT - len(first)]]))


def _beside(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(one for one in facts[1 : MOST + 1] if one.confidence >= CONTRADICTS)


def _days_told(events: Iterable[Event]) -> set[tuple[date, date]]:
    """The first and last days that events have by their own clauses."""
    return {(event.date.first, event.date.last) for event in events if event.date is not None}


def _date(day: Day, chance: float) -> HappeningDate:
    start, end = day.span or (None, None)
    fields = {"from": day.first, "to": day.last, "reason": day.reason, "start": start, "end": end}
    return HappeningDate.model_validate({**fields, "confidence": round(chance, 2)})


def _place(scene: Scene, chance: float, site: Site | None) -> HappeningPlace:
    """The place of a scene in the form of the format; a street inside it is the site where an event tells one."""
    mention = scene.best
    place: Place = mention.place.as_place()
    if not mention.in_text:
        place = place.model_copy(update={"start": None, "end": None})
    inside = site.model_dump() if site is not None and mention.place.kind == "city" else None
    fields = {"site": inside, "reason": scene.reason, "confidence": round(chance, 2)}
    return HappeningPlace.model_validate({**place.model_dump(), **fields})


def _count(
    what: CountWhat, number: int, chance: float, evidence: TollEvidence, group: EventGroup
) -> HappeningCount:
    """A figure that holds, with the words that tell it."""
    harm = evidence.told
    span = (harm.victims.start, harm.victims.end) if harm is not None and harm.in_text else (None, None)
    counts = (one for event in group.events for one in event.counts)
    source = next((one.reported_by for one in counts if one.start == span[0]), None)
    as_told = harm is not None and harm.number == harm.victims.low == number  # "dozens" are 24 to 99
    return HappeningCount(
        what=what,
        low=number,
        high=harm.victims.high if harm is not None and as_told else number,
        start=span[0],
        end=span[1],
        reported_by=source,
        reason=evidence.reason,
        confidence=round(chance, 2),
    )


def _told_count(count: Count, sure: float) -> HappeningCount:
    fields = count.model_dump(exclude={"words"})
    return HappeningCount.model_validate(
        {**fields, "reason": "told with the event", "confidence": round(sure, 2)}
    )
