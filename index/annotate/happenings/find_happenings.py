"""The happenings of an article: events that are mentions of one deed, with day, place and toll of any of them."""

from __future__ import annotations

from collections.abc import Sequence

from index.annotate.dates.timex import FoundDate
from index.annotate.happenings.event_grouping import EventGroup, EventGrouping, is_war
from index.annotate.happenings.facts import HappeningFacts
from index.annotate.happenings.ranking import GroupRanking
from index.annotate.happenings.story import Story
from index.annotate.parse.parsed import Parsed
from index.annotate.places.find_places import FoundPlace
from index.annotate.places.named_actors import surnames_of
from index.model import Actor, Event, EventStatus, Happening, Role

_FACTS: tuple[EventStatus, ...] = ("reported", "claimed", "past", "planned", "possible", "denied")


def find_happenings(
    parsed: Parsed,
    actors: Sequence[Actor],
    roles: Sequence[Role],
    dates: Sequence[FoundDate],
    places: Sequence[FoundPlace],
    events: Sequence[Event],
) -> tuple[Happening, ...]:
    """The happenings of the article, the main one first, with ids `h1`, `h2` …; each event belongs to one."""
    if not events:
        return ()
    story = Story(parsed, dates, places, surnames_of(actors))
    ranking = GroupRanking(story, actors, roles)
    groups = ranking.sorted(EventGrouping(parsed.doc, actors, events).groups())
    attacks = [group for group in groups if group.type == "ASSAULT"]
    attack = next((group for group in attacks if not _is_war_beside(group)), None) or next(
        iter(attacks), None
    )
    leading = [group for group in (attack, groups[0]) if group is attack or not _is_war_beside(groups[0])]
    facts = HappeningFacts(story, groups)
    return tuple(
        _happening(f"h{number}", group, facts, group in leading and ranking.is_news(group))
        for number, group in enumerate(groups, 1)
    )


def _is_war_beside(group: EventGroup) -> bool:
    """Whether the dead of a war are told beside the news: no day or place of the article is its own."""
    undated = all(event.date is None and event.place is None for event in group.events)
    return group.type == "ASSAULT" and undated and is_war(group)


def _happening(name: str, group: EventGroup, facts: HappeningFacts, is_leading: bool) -> Happening:
    """The happening of a group: leading news has what the whole article tells, others what their clauses do."""
    telling_event = _telling(group)
    day = facts.day(group) if is_leading else facts.own_day(group)
    place = facts.place(group) if is_leading else facts.own_place(group)
    return Happening(
        id=name,
        type=group.type,
        events=tuple(event.id for event in group.events),
        agents=_agents(group, telling_event),
        recipients=_recipients(group, telling_event),
        date=day.chosen,
        place=place.chosen,
        counts=facts.counts(group, is_leading),
        status=telling_event.status,
        reported_by=telling_event.reported_by,
        other_dates=day.others,
        other_places=place.others,
        missing={**day.missing, **place.missing},
        confidence=max(event.confidence for event in group.events),
    )


def _telling(group: EventGroup) -> Event:
    """The event by whose standing the happening is told: the first with the firmest."""
    return min(group.events, key=lambda event: _FACTS.index(event.status))


def _agents(group: EventGroup, telling_event: Event) -> tuple[str, ...]:
    """Who acts in the events of the same standing and source: what is claimed of somebody is no fact."""
    alike = [
        event
        for event in group.events
        if (event.status, event.reported_by) == (telling_event.status, telling_event.reported_by)
    ]
    suffers = {one for event in alike for one in event.recipients}
    agents = dict.fromkeys(one for event in alike for one in event.agents)
    return tuple(one for one in agents if one not in suffers)[:6]


def _recipients(group: EventGroup, telling_event: Event) -> tuple[str, ...]:
    agents = _agents(group, telling_event)
    recipients = dict.fromkeys(one for event in group.events for one in event.recipients)
    return tuple(one for one in recipients if one not in agents)[:12]
