"""Events of an article made a happening of their own, with what they tell; the others keep what these do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from index.journal.happening_upkeep import figure_of

ArticlePart = dict[str, Any]  # of a happening or an event, as the article file holds them
_WITH_IT = "told in the same sentence"
_FIRMEST = ("reported", "claimed", "past", "planned", "possible", "denied")  # first, of how an event stands


def part_events(article: ArticlePart, parted: Sequence[ArticlePart], happening_id: str) -> None:
    """Take these events of an article's content out of their happenings and make them one of this id, in place.

    Nothing changes where they are one already.
    """
    happenings = article.setdefault("happenings", [])
    gone = [event["id"] for event in parted]
    homes = [happening for happening in happenings if not set(gone).isdisjoint(happening["events"])]
    if [sorted(home["events"]) for home in homes] == [sorted(gone)]:
        return
    made = _happening(happening_id, parted, homes)
    events = {event["id"]: event for event in article["events"]}
    for home in homes:
        home["events"] = [event_id for event_id in home["events"] if event_id not in gone]
        _without_parted(home, [events[event_id] for event_id in home["events"]], parted)
    place = happenings.index(homes[0]) + 1 if homes else len(happenings)
    happenings[place:place] = [made]
    happenings[:] = [happening for happening in happenings if happening["events"]]


def _happening(happening_id: str, events: Sequence[ArticlePart], homes: Iterable[ArticlePart]) -> ArticlePart:
    surety = min(event["confidence"] for event in events)
    made: ArticlePart = {"id": happening_id, "type": events[0]["type"], "by": "hand", "confidence": 1.0}
    made |= {"events": [event["id"] for event in events], **_standing_and_doers(events)}
    named = dict.fromkeys(actor for event in events for actor in event["recipients"])
    made["recipients"] = [actor for actor in named if actor not in made["agents"]]
    chosen = [home[name] for home in homes for name in ("date", "place") if home.get(name)]
    for name in ("date", "place"):
        fact = next((event[name] for event in events if event.get(name)), None)
        if fact:
            same = next((other for other in chosen if _is_told_at(other, fact)), None)
            made[name] = same or {"reason": _WITH_IT, **fact, "confidence": surety}
    made["counts"] = [
        figure_of(count, _WITH_IT, surety) for event in events for count in event.get("counts", ())
    ]
    return made


def _standing_and_doers(events: Sequence[ArticlePart]) -> ArticlePart:
    """The firmest standing of events, and who acts in those of it: what is claimed of somebody is no fact."""
    firmest = min(map(_standing, events), key=lambda standing: _FIRMEST.index(standing[0]))
    alike = [event for event in events if _standing(event) == firmest]
    suffers = {actor for event in alike for actor in event["recipients"]}
    doers = dict.fromkeys(actor for event in alike for actor in event["agents"])
    return {
        "status": firmest[0],
        "reported_by": firmest[1],
        "agents": [actor for actor in doers if actor not in suffers],
    }


def _standing(event: Mapping[str, Any]) -> tuple[str, str | None]:
    return event.get("status") or _FIRMEST[0], event.get("reported_by")


def _without_parted(home: ArticlePart, events: Sequence[ArticlePart], parted: Sequence[ArticlePart]) -> None:
    """Take from a happening what only events tell that are no longer its own."""
    for side in ("agents", "recipients"):
        named = {actor for event in events for actor in event[side]}
        home[side] = [actor for actor in home[side] if actor in named]
    if events and _standing(home) not in map(_standing, events):
        home |= _standing_and_doers(events)
        home["recipients"] = [actor for actor in home["recipients"] if actor not in home["agents"]]
    if events and home["type"] not in {event["type"] for event in events}:
        home["type"] = events[0]["type"]
    for name, others in (("date", "other_dates"), ("place", "other_places")):
        facts = [fact for fact in (home.get(name), *home.get(others, ())) if fact]
        stay = [fact for fact in facts if not _is_gone(fact, name, events, parted)]
        home[name] = stay[0] if stay else None
        home.pop(others, None)
        if stay[1:]:
            home[others] = stay[1:]
    counts = [count for event in events for count in event.get("counts", ())]
    lost = [count for event in parted for count in event.get("counts", ())]
    home["counts"] = [
        figure
        for figure in home.get("counts", ())
        if any(_is_told_at(figure, count) for count in counts)
        or not any(_is_told_at(figure, count) for count in lost)
    ]


def _is_gone(
    fact: ArticlePart, name: str, events: Iterable[ArticlePart], parted: Iterable[ArticlePart]
) -> bool:
    """Whether the words of a day or place are those of events that were parted, and of none that stays."""
    stays = any(_is_told_at(fact, event[name]) for event in events if event.get(name))
    return not stays and any(_is_told_at(fact, event[name]) for event in parted if event.get(name))


def _is_told_at(fact: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    place = fact.get("start"), fact.get("end")
    return place[0] is not None and place == (other.get("start"), other.get("end"))
