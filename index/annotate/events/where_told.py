"""Towns that an event only happened in: “19 were killed in Norwick” tells where, and not whom it befell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from index.annotate.actors.mentions import ActorEntry
from index.annotate.parse.parsed import Parsed
from index.model import Event, EventType, Quote

_FARTHEST = 160  # characters between a trigger and the town
# “in northern and central Norland”, “at the Norwick”, “Jo Hill, 19, of Norwick”
_WHERE = re.compile(
    r"(?:\b(?:in|at|near|from|across|outside|around|throughout)|,\s+of)\s+(?:(?:the|and|[a-z]+ern|[a-z]+al)\s+){0,3}$",
    re.I,
)
# what is done to a town's people is done to the town; these only happen there
_ONLY_THERE: frozenset[EventType] = frozenset(("OTHER", "MOBILIZE", "SANCTION"))
_BEFORE = 40  # characters before a town in which such words stand


class CastOfPlaces(Protocol):
    """What is asked of a cast."""

    def get(self, actor_id: str | None) -> ActorEntry | None:
        """The actor of this id, or None."""

    def release(self, ids: Iterable[str]) -> None:
        """Takes back that a stage asked for these actors."""


def without_where(
    parsed: Parsed, cast: CastOfPlaces, quotes: Iterable[Quote], events: tuple[Event, ...]
) -> tuple[Event, ...]:
    """The events without the towns among their recipients that tell only where; who is in none is no actor."""
    cleared = tuple(_cleared(parsed.text, cast, event) for event in events)
    cast.release(parties(events) - parties(cleared) - {quote.speaker for quote in quotes})
    return cleared


def parties(events: Iterable[Event]) -> set[str]:
    """The ids of all who have a part in events, or tell of them."""
    everybody: set[str | None] = set()
    for event in events:
        everybody |= {*event.agents, *event.recipients, event.reported_by}
        everybody |= {count.reported_by for count in event.counts}
    return {actor for actor in everybody if actor}


def _cleared(text: str, cast: CastOfPlaces, event: Event) -> Event:
    where = [one for one in event.recipients if _is_where(text, cast.get(one), event)]
    if not where:
        return event
    return event.model_copy(update={"recipients": tuple(one for one in event.recipients if one not in where)})


def _is_where(text: str, entry: ActorEntry | None, event: Event) -> bool:
    """As in “killed in landslides in Norwick”: each time the town is told near the deed, it says where."""
    if entry is None or not entry.placed or event.type not in _ONLY_THERE:
        return False
    near = [
        start
        for start, end in entry.mentions
        if start < event.end + _FARTHEST and end > event.start - _FARTHEST and start in entry.asked
    ]
    return bool(near) and all(_WHERE.search(text[max(0, start - _BEFORE) : start]) for start in near)
