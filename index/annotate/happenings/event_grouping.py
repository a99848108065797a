"""Which events of an article are one happening: the same kind of deed, and nothing told that sets them apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from datetime import timedelta

from spacy.tokens import Doc

from index.annotate.happenings.happening_words import words
from index.annotate.happenings.responses import Responses
from index.annotate.parse.grammar import LEXICAL
from index.annotate.parse.grammar_terms import COMMON_NOUN
from index.model import Actor, Event, EventType

APART = timedelta(days=1)  # between two days that may be one night
LATER = timedelta(days=31)  # within which somebody dies of what was done
_MUTUAL: frozenset[EventType] = frozenset(("CONSULT", "AGREE", "COOPERATE", "OTHER"))
_BODIES = frozenset(("country", "group", "organization", "government"))
_OF_WAR = 1_000  # dead: whatever has so many is no toll of a day that grows
_OF_FEW = 100  # times as many are dead of another deed
_MANIFOLD, _MORE = 2, 3  # a toll that is told anew grows by some ("10 killed", "12 have died"), not manifold
_BESIDE = 100  # characters from one event to another that may be told of the same
_DEAD = frozenset(("die", "dead", "pronounce", "succumb", "perish", "deceased"))


@dataclass
class EventGroup:
    """Events that are one happening."""

    type: EventType
    events: list[Event] = field(default_factory=list)
    is_stopping: bool = False  # force against an attacker: the toll of the attack is none of it

    @property
    def agents(self) -> set[str]:
        """Who does it."""
        return {actor for event in self.events for actor in event.agents}

    @property
    def recipients(self) -> set[str]:
        """To whom it is done."""
        return {actor for event in self.events for actor in event.recipients}

    @property
    def parties(self) -> set[str]:
        """The actors of its events."""
        return self.agents | self.recipients


class EventGrouping:
    """Grouping the events of one article."""

    def __init__(self, doc: Doc, actors: Sequence[Actor], events: Sequence[Event]) -> None:
        self._doc, self._events = doc, events
        self._triggers: dict[str, Set[str]] = {}  # id of an event → the words of its trigger
        self._responses = Responses(actors, events)
        named = [actor for actor in actors if any(mention.form == "name" for mention in actor.mentions)]
        # those with a name: "police" may be any of one attack
        self._named_bodies = {actor.id for actor in named if actor.kind in _BODIES}
        self._countries = {actor.id for actor in named if actor.kind == "country"}
        self._named_persons = {actor.id for actor in named if actor.kind == "person"}

    def groups(self) -> list[EventGroup]:
        """The events in groups, in the order of their first events."""
        groups: list[EventGroup] = []
        for event in self._events:
            candidates = self._same_victim_first(event, self._without_lesser_tolls(event, groups))
            fitting = (one for one in candidates if self._is_of(event, one))
            group = next((one for one in fitting if not self._is_of_stopping(event, one, groups)), None)
            if group is None:
                group = EventGroup(event.type)
                groups.append(group)
            group.events.append(event)
        for group in groups:
            group.is_stopping = group.type == "ASSAULT" and self._responses.is_stopping(group.events)
        return groups

    def _is_of(self, event: Event, group: EventGroup) -> bool:
        if event.type != group.type or self._is_another(event):
            return False
        if not (self._may_be_of_day(event, group) and _may_be_of_place(event, group)):
            return False
        if event.type == "ASSAULT":
            is_response = self._responses.is_apart(event, group.events)
            is_apart = (
                is_response or self._is_between_others(event, group) or self._is_on_others(event, group)
            )
            is_apart = is_apart or self._is_other_deed(event, group) or _is_beside_war(event, group)
            is_apart = is_apart or _is_of_other_time(event, group)
            return not is_apart and not self._is_of_another_past(event, group)
        if event.type not in _MUTUAL and _turned_round(event, group):
            return False
        if self._is_recalled_beside(event, group) or self._is_verdict_on_others(event, group):
            return False
        parties = _parties(event)
        if parties & group.parties:
            return True
        alike = bool(self._lemmas(event) & set().union(*(self._lemmas(one) for one in group.events)))
        return alike and (not parties or not group.parties)

    def _is_of_stopping(self, event: Event, group: EventGroup, groups: Sequence[EventGroup]) -> bool:
        """Whether an event of others would be laid to those who stopped an attacker: "two women were wounded"."""
        if group.parties & _parties(event):
            return False
        deeds = _one_by_sides(deed for other in groups if other is not group for deed in other.events)
        responses = _one_by_sides(group.events)
        return any(self._responses.answers(told, deed) for told in responses for deed in deeds)

    def _lemmas(self, event: Event) -> Set[str]:
        """The full words of an event's trigger; each is asked for with every group."""
        if event.id not in self._triggers:
            span = self._doc.char_span(event.start, event.end, alignment_mode="expand")
            self._triggers[event.id] = {one.lemma_.lower() for one in span or () if one.pos_ in LEXICAL}
        return self._triggers[event.id]

    def _is_another(self, event: Event) -> bool:
        """As in "another attack", "a separate shooting", "an earlier raid"."""
        span = self._doc.char_span(event.start, event.end, alignment_mode="expand")
        nouns = [one for one in span or () if one.pos_ == COMMON_NOUN]
        return any(child.lower_ in words("deeds", "others") for noun in nouns for child in noun.children)

    def _may_be_of_day(self, event: Event, group: EventGroup) -> bool:
        """Whether no day told sets an event apart; who dies of a deed may die days later."""
        when = event.date
        if when is None:
            return True
        for other in (one.date for one in group.events if one.date is not None):
            if when.first - other.last > APART or other.first - when.last > APART:
                after = timedelta(0) <= when.first - other.first <= LATER
                return after and bool(self._lemmas(event) & _DEAD)
        return True

    def _same_victim_first(self, event: Event, groups: Sequence[EventGroup]) -> list[EventGroup]:
        """The groups, first those in which whoever suffers the event by name suffers too: nobody is killed twice."""
        victims = self._named_persons & {*event.recipients}
        return sorted(groups, key=lambda group: victims.isdisjoint(group.recipients))

    def _is_on_others(self, event: Event, group: EventGroup) -> bool:
        """Whether somebody with a name suffers one, and a country the other: “attacks on Norland”."""
        is_recalled = event.status == "past" or all(one.status == "past" for one in group.events)
        if not is_recalled or group.parties & _parties(event):
            return False
        sides = (event.recipients, group.recipients)
        return any(
            self._named_persons & {*harmed} and self._countries & {*others}
            for harmed, others in (sides, reversed(sides))
        )

    def _is_other_deed(self, event: Event, group: EventGroup) -> bool:
        """Whether somebody is taken in one, and in the other others are harmed."""
        if group.parties & _parties(event):
            return False
        taking = words("deeds", "taking")
        is_taking = not taking.isdisjoint(self._lemmas(event))
        return any(taking.isdisjoint(self._lemmas(one)) == is_taking for one in group.events)

    def _is_recalled_beside(self, event: Event, group: EventGroup) -> bool:
        """Whether one is only recalled, and no word is the same: a pardon of 2001, in news of a death."""
        if event.type != "OTHER" or (event.status == "past") == all(
            one.status == "past" for one in group.events
        ):
            return False
        return not any(self._lemmas(event) & self._lemmas(one) for one in group.events)

    def _is_verdict_on_others(self, event: Event, group: EventGroup) -> bool:
        """As in “sentenced 75 rebels”, where it is told beside that it “arrested thousands of suspects”."""
        if not (event.recipients and group.recipients) or group.recipients & {*event.recipients}:
            return False
        verdicts = words("deeds", "courts")
        is_verdict = not verdicts.isdisjoint(self._lemmas(event))
        return all(verdicts.isdisjoint(self._lemmas(one)) == is_verdict for one in group.events)

    def _is_between_others(self, event: Event, group: EventGroup) -> bool:
        """Whether a named person, country or group does it that does not act in the group, or suffers it there.

        The second is not asked of persons: a gunman may be shot in the same shooting.
        """
        if self._named_bodies & _turned_round(event, group):
            return True
        return any(
            _are_others(named & {*event.agents}, named & group.agents)
            for named in (self._named_persons, self._named_bodies)
        )

    def _is_of_another_past(self, event: Event, group: EventGroup) -> bool:
        """Whether both are only recalled, nobody is in both, and day and place are others', or a doer's and a victim's.

        As in "Hale, the father of a boy shot by a guard in May, and Ann Lund, who survived being shot".
        """
        is_recalled = event.status == "past" and all(told.status == "past" for told in group.events)
        if not is_recalled or group.parties & _parties(event):
            return False
        is_told = any(told.date or told.place for told in group.events) and (event.date or event.place)
        if is_told and not any(_shares_setting(event, told) for told in group.events):
            return True  # “a church in Sund … his brother was shot in 1997”
        if group.agents and self._named_persons & {*event.recipients}:
            return True
        return bool(event.agents and self._named_persons & group.recipients)

    def _without_lesser_tolls(self, event: Event, groups: Sequence[EventGroup]) -> list[EventGroup]:
        """The groups that an event may be of, the last first.

        Of something of which far fewer are dead it is not, unless somebody with a name has a part in both; nor is it
        then of something of which no figure is told.
        """
        dead, candidates = _killed([event]), list(reversed(groups))
        figures = [_killed(group.events) for group in candidates]
        lesser = {figure for figure in figures if figure and dead >= max(_MANIFOLD * figure, figure + _MORE)}
        if not lesser:
            return candidates
        named = (self._named_bodies | self._named_persons) & _parties(event)
        return [
            group
            for group, figure in zip(candidates, figures, strict=True)
            if named & group.parties or figure not in {0, *lesser}
        ]


def _shares_setting(event: Event, other: Event) -> bool:
    """Whether the same day or place is told of two events."""
    when, then = event.date, other.date
    same_day = when is not None and then is not None and when.first <= then.last and then.first <= when.last
    same_place = event.place is not None and other.place is not None and event.place.name == other.place.name
    return same_day or same_place


def _parties(event: Event) -> set[str]:
    return {*event.agents, *event.recipients}


def _turned_round(event: Event, group: EventGroup) -> set[str]:
    """Who does in one what is done to them in the other: an answer is another deed."""
    return (group.recipients & {*event.agents}) | (group.agents & {*event.recipients})


def _are_others(agents: set[str], others: set[str]) -> bool:
    """Whether both are told, and nobody is in both."""
    return bool(agents and others) and agents.isdisjoint(others)


def _killed(events: Iterable[Event]) -> int:
    """The largest closed figure of people killed in events, or open one of a war's size; 0 for none."""
    counts = (count for event in events for count in event.counts if count.what == "killed")
    return max((count.low for count in counts if count.low == count.high or count.low >= _OF_WAR), default=0)


def is_war(group: EventGroup) -> bool:
    """Whether the dead of a whole war are told of it: no day that the text tells is its own."""
    return _killed(group.events) >= _OF_WAR


def _is_beside_war(event: Event, group: EventGroup) -> bool:
    """Whether a few are dead of one and a war's dead are told of the other."""
    few, many = sorted((_killed([event]), _killed(group.events)))
    return many >= _OF_WAR and 0 < few * _OF_FEW <= many


def _is_of_other_time(event: Event, group: EventGroup) -> bool:
    """As in “clashes of rebels and guards in late 2012”, beside a killing of others of which no day is told."""
    if group.parties & _parties(event) or not _are_others({*event.recipients}, group.recipients):
        return False
    if any(abs(one.start - event.start) < _BESIDE for one in group.events):
        return False  # “shelled Homs in 2013. The shells killed nine”
    recalled, undated = ([event], group.events) if event.date else (group.events, [event])
    is_long_ago = all(one.date is not None and one.date.last - one.date.first > LATER for one in recalled)
    return is_long_ago and all(one.date is None for one in undated)


def _one_by_sides(events: Iterable[Event]) -> Iterable[Event]:
    """One event of all that have the same agents and recipients."""
    return {(event.agents, event.recipients): event for event in events}.values()


def _may_be_of_place(event: Event, group: EventGroup) -> bool:
    """Whether no city told sets an event apart."""
    if event.place is None or event.place.latitude is None:
        return True
    places = [one.place.name for one in group.events if one.place and one.place.latitude]
    return not places or event.place.name in places
