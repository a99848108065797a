"""Happenings after an event was set or taken out by hand: they tell of nobody whom no event of theirs names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from index.manual.kept_happenings import without_lost_events

BY_HAND = "set by hand"  # the reason of what somebody decided
_FIGURE = ("what", "low", "high", "start", "end", "reported_by")


def follow_events(article: dict[str, Any], events_before: Iterable[dict[str, Any]]) -> None:
    """Bring the happenings of an article's content in line with its events, in place; they were others before.

    Who acts or suffers in no event of a happening leaves it, whom an event set by hand names comes in, and what has one
    event only is of its type and standing. What has no events goes.
    A day, a place and figures that were set or taken out by hand are those of the happening too.
    """
    without_lost_events(article)
    events = {event["id"]: event for event in article["events"]}
    earlier = {event["id"]: event for event in events_before}
    before = {event_id: event.get("counts", []) for event_id, event in earlier.items()}
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
        for name, others in (("date", "other_dates"), ("place", "other_places")):
            _follow_fact(happening, reports, earlier, name, others)
        _follow_figures(happening, reports, before)


def _follow_fact(
    happening: dict[str, Any],
    reports: list[dict[str, Any]],
    before: dict[str, dict[str, Any]],
    name: str,
    others: str,
) -> None:
    """Put the day or place that was set by hand first; what it replaces goes, what other events tell stays beside."""
    changed = [event for event in reports if event["by"] == "hand" and _is_other(event, before, name)]
    if not changed:
        return
    gone = [_fact(before[event["id"]].get(name)) for event in changed]
    gone += [_fact(event.get(name)) for event in changed]
    chosen = [happening.get(name), *happening.get(others, ())]
    stay = [fact for fact in chosen if fact and len(reports) > 1 and _fact(fact) not in gone]
    new = [{**event[name], "reason": BY_HAND, "confidence": 1.0} for event in changed if event.get(name)]
    first, *rest = [*new, *stay] or [None]
    happening[name] = first
    happening.pop(others, None)
    if rest:
        happening[others] = rest
    if first is None:
        happening.setdefault("missing", {}).setdefault(name, BY_HAND)
    elif happening.get("missing"):
        happening["missing"].pop(name, None)


def _is_other(event: dict[str, Any], before: dict[str, dict[str, Any]], name: str) -> bool:
    """Whether an event that was there has another day or place than before."""
    earlier = before.get(event["id"])
    return earlier is not None and _fact(event.get(name)) != _fact(earlier.get(name))


def _fact(told: dict[str, Any] | None) -> tuple[Any, ...] | None:
    """What a day or a place says, wherever it stands."""
    return (told.get("from"), told.get("to"), told.get("name")) if told else None


def _follow_figures(
    happening: dict[str, Any], reports: list[dict[str, Any]], before: dict[str, list[dict[str, Any]]]
) -> None:
    """Put the figures that were changed by hand first; those that they replace go, and all where no other event is."""
    changed = [
        event
        for event in reports
        if event["by"] == "hand"
        and _figures(event.get("counts", [])) != _figures(before.get(event["id"], []))
    ]
    if not changed:
        return
    gone = [count for event in changed for count in before.get(event["id"], [])]
    stay = [one for one in happening.get("counts", ()) if not any(_is_told_by(one, count) for count in gone)]
    new = [figure_of(count, BY_HAND, 1.0) for event in changed for count in event.get("counts", [])]
    happening["counts"] = [*new, *(stay if len(reports) > 1 else ())]


def _figures(counts: Iterable[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What figures say and where; the words kept for an event set by hand do not make them others."""
    return [tuple(count.get(name) for name in _FIGURE) for count in counts]


def _is_told_by(figure: dict[str, Any], count: dict[str, Any]) -> bool:
    start, end = figure.get("start"), figure.get("end")
    same_kind = figure["what"] == count["what"]
    return same_kind and (start is None or (start < count["end"] and count["start"] < end))


def figure_of(count: dict[str, Any], reason: str, confidence: float) -> dict[str, Any]:
    """The figure of a happening that a count of one of its events is, with the reason and how sure it is."""
    return {**{name: count.get(name) for name in _FIGURE}, "reason": reason, "confidence": confidence}


def _each(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
