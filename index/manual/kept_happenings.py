"""Happenings after the events that they speak of have changed: lost, numbered anew, or set by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from index.model import Article, Event, Happening


def kept_happenings(before: Article, after: Article, events: Iterable[Event]) -> tuple[Happening, ...]:
    """The happenings found, and those set by hand in `before`, which keep their events.

    `events` are those of the article now; an event of `before` or `found` is spoken of under the id of the one that
    stands at its place now. A happening without events is dropped.
    """
    new = list(events)
    ids = {event.id: _in_place_of(event, new) for event in after.events}
    old = {event.id: _in_place_of(event, new) for event in before.events}
    staying = [
        _with_events(happening, dict.fromkeys(name for event in happening.events if (name := old.get(event))))
        for happening in before.happenings
        if happening.by == "hand"
    ]
    by_hand = [one for one in staying if one.events]
    taken = {event_id for one in by_hand for event_id in one.events}
    numbers = (f"h{number}" for number in range(1, 10**9))
    free = (name for name in numbers if name not in {one.id for one in by_hand})
    for happening in after.happenings:
        event_ids = [ids.get(event_id) for event_id in happening.events]
        mine = [one for one in dict.fromkeys(event_ids) if one is not None and one not in taken]
        taken.update(mine)
        if mine:
            staying.append(_with_events(happening, mine).model_copy(update={"id": next(free)}))
    return tuple(one for one in staying if one.events)


def without_lost_events(article: dict[str, Any]) -> None:
    """Take the events that an article file does not have out of its happenings, in place."""
    events, happenings = article.get("events"), article.get("happenings")
    if not isinstance(happenings, list):
        return
    event_ids = (
        {one.get("id") for one in events if isinstance(one, dict)} if isinstance(events, list) else set()
    )
    for happening in happenings:
        if isinstance(happening, dict) and isinstance(happening.get("events"), list):
            happening["events"] = [event_id for event_id in happening["events"] if event_id in event_ids]
    happenings[:] = [one for one in happenings if not isinstance(one, dict) or one.get("events") != []]


def _with_events(happening: Happening, events: Iterable[str]) -> Happening:
    return happening.model_copy(update={"events": tuple(events)})


def _in_place_of(event: Event, events: Iterable[Event]) -> str | None:
    """The id of the event that stands where another stood: the same one, or one set by hand."""
    there = [one for one in events if one.start < event.end and event.start < one.end]
    same = next(
        (one for one in there if (one.start, one.end, one.type) == (event.start, event.end, event.type)), None
    )
    return same.id if same is not None else there[0].id if there else None
