"""Happenings after an event was set or taken out by hand: they tell of nobody whom no event of theirs names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from index.manual.kept_happenings import without_lost_events


def follow_events(article: dict[str, Any]) -> None:
    """Bring the happenings of an article's content in line with its events, in place.

    Who acts or suffers in no event of a happening leaves it, whom an event set by hand names comes in, and what has one
    event only is of its type and standing. A happening without events goes.
    """
    without_lost_events(article)
    events = {event["id"]: event for event in article["events"]}
    for happening in article.get("happenings", ()):
        reports = [events[event_id] for event_id in happening["events"]]
        for name in ("agents", "recipients"):
            named = _each(actor_id for event in reports for actor_id in event[name])
            by_hand = _each(
                actor_id for event in reports if event["by"] == "hand" for actor_id in event[name]
            )
            stay = [actor_id for actor_id in happening[name] if actor_id in named]
            happening[name] = _each([*stay, *by_hand])
        if len(reports) == 1 and reports[0]["by"] == "hand":
            for name in ("type", "status", "reported_by"):
                happening[name] = reports[0][name]


def _each(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
