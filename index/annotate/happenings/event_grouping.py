"""Which events of an article are one happening: the same kind of deed, and nothing told that sets them apart."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from spacy.tokens import Doc

from index.annotate.happenings.happening_words import words
from index.annotate.happenings.responses import Responses
from index.model import Actor, Event, EventType

APART = timedelta(days=1)  # between two days that may be one night
LATER = timedelta(days=31)  # within which somebody dies of what was done
DAYS = timedelta(days=2)  # of a date that sets events apart
_MUTUAL: frozenset[EventType] = frozenset(("CONSULT", "AGREE", "COOPERATE", "OTHER"))
_BODIES = frozenset(("country", "group", "organization", "government"))
_MANIFOLD, _MORE = 2, 3  # a toll that is told anew grows by some ("10 killed", "12 have died"), not manifold
_DEAD = frozenset(("die", "dead", "pronounce", "succumb", "perish", "deceased"))


@dataclass
class EventGroup:
    """Events that are one happening."""

    type: EventType
    events: list[Event] = field(default_factory=list)
    is_stopping: bool = False  # force against an attacker: the toll of the attack is none of it

    @property
    def parties(self) -> set[str]:
        """The actors of its events."""
        return {one for event in self.events for one in (*event.agents, *event.recipients)}


class EventGrouping:
    """Grouping the events of one article."""

    def __init__(self, doc: Doc, actors: Sequence[Actor]) -> None:
        self._doc = doc
        self._responses = Responses(actors)
        self._named_bodies = {
            actor.id
            for actor in actors
            if actor.kind in _BODIES and any(mention.form == "name" for mention in actor.mentions)
        }
        self._named_persons = {
            actor.id
            for actor in actors
            if actor.kind == "person" and any(mention.form == "name" for mention in actor.mentions)
        }

    def groups(self, events: Sequence[Event]) -> list[EventGroup]:
        """The events in groups, in the order of their first events."""
        groups: list[EventGroup] = []
        for event in events:
            fitting = (one for one in self._without_lesser_tolls(event, groups) if self._is_of(event, one))
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
        parties = {*event.agents, *event.recipients}
        if event.type == "ASSAULT":
            is_response = self._responses.is_apart(event, group.events)
            is_apart = is_response or self._is_between_others(event, group)
            return not is_apart and not self._is_of_another_past(event, group)
        if _is_turned_round(event, group):
            return False
        if parties & group.parties:
            return True
        alike = bool(self._lemmas(event) & set().union(*(self._lemmas(one) for one in group.events)))
        return alike and (not parties or not group.parties)

    def _is_of_stopping(self, event: Event, group: EventGroup, groups: Sequence[EventGroup]) -> bool:
        """Whether an event of others would be laid to those who stopped an attacker: "two women were wounded"."""
        if group.parties & {*event.agents, *event.recipients}:
            return False
        deeds = _one_by_sides(deed for other in groups if other is not group for deed in other.events)
        responses = _one_by_sides(group.events)
        return any(self._responses.answers(told, deed) for told in responses for deed in deeds)

    def _lemmas(self, event: Event) -> set[str]:
        span = self._doc.char_span(event.start, event.end, alignment_mode="expand")
        return {one.lemma_.lower() for one in span or () if one.pos_ in ("VERB", "NOUN", "ADJ")}

    def _is_another(self, event: Event) -> bool:
        """As in "another attack", "a separate shooting", "an earlier raid"."""
        span = self._doc.char_span(event.start, event.end, alignment_mode="expand")
        nouns = [one for one in span or () if one.pos_ == "NOUN"]
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

    def _is_between_others(self, event: Event, group: EventGroup) -> bool:
        """Whether a named person, country or group does it that does not act in the group, or suffers it there."""
        agents = {one for told in group.events for one in told.agents}
        recipients = {one for told in group.events for one in told.recipients}
        doers = self._named_persons & {*event.agents}
        others = self._named_persons & agents
        if doers and others and not doers & others:
            return True
        mine = self._bodies(event.agents)
        if mine & self._bodies(recipients) or self._bodies(event.recipients) & self._bodies(agents):
            return True
        return bool(mine and self._bodies(agents) and not mine & agents)

    def _is_of_another_past(self, event: Event, group: EventGroup) -> bool:
        """Whether both are only recalled, nobody is in both, and one has a doer where the other has a named victim.

        As in "Hale, the father of a boy shot by a guard in May, and Ann Lund, who survived being shot".
        """
        is_recalled = event.status == "past" and all(told.status == "past" for told in group.events)
        if not is_recalled or group.parties & {*event.agents, *event.recipients}:
            return False
        doers = {who for told in group.events for who in told.agents}
        sufferers = self._named_persons & {who for told in group.events for who in told.recipients}
        return bool(doers and self._named_persons & {*event.recipients}) or bool(event.agents and sufferers)

    def _without_lesser_tolls(self, event: Event, groups: Sequence[EventGroup]) -> list[EventGroup]:
        """The groups that an event may be of, the last first.

        Of something of which far fewer are dead it is not, unless somebody with a name has a part in both; nor is it
        then of something of which no figure is told.
        """
        dead, candidates = _killed([event]), list(reversed(groups))
        figures = [_killed(group.events) for group in candidates]
        if not any(figure and dead >= max(_MANIFOLD * figure, figure + _MORE) for figure in figures):
            return candidates
        named = (self._named_bodies | self._named_persons) & {*event.agents, *event.recipients}
        return [
            group
            for group, figure in zip(candidates, figures, strict=True)
            if named & group.parties or (figure and dead < max(_MANIFOLD * figure, figure + _MORE))
        ]

    def _bodies(self, actors: Iterable[str]) -> set[str]:
        """Those of the actors that are countries, armies, groups with a name: "police" may be any of one attack."""
        return self._named_bodies & {*actors}


def _is_turned_round(event: Event, group: EventGroup) -> bool:
    """Whether somebody does in one what is done to them in the other: an answer is another deed."""
    agents = {one for told in group.events for one in told.agents}
    recipients = {one for told in group.events for one in told.recipients}
    is_mutual = event.type in _MUTUAL
    return not is_mutual and bool(recipients & {*event.agents} or agents & {*event.recipients})


def _killed(events: Iterable[Event]) -> int:
    """The largest closed figure of people killed in events; 0 for none."""
    counts = (count for event in events for count in event.counts if count.what == "killed")
    return max((count.low for count in counts if count.low == count.high), default=0)


def _one_by_sides(events: Iterable[Event]) -> Iterable[Event]:
    """One event of all that have the same agents and recipients."""
    return {(event.agents, event.recipients): event for event in events}.values()


def _may_be_of_place(event: Event, group: EventGroup) -> bool:
    """Whether no city told sets an event apart."""
    if event.place is None or event.place.latitude is None:
        return True
    places: Container[str] = [one.place.name for one in group.events if one.place and one.place.latitude]
    return not places or event.place.name in places
