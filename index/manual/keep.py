"""What a person set by hand outlives annotating again: it is kept, and gives way to nothing the program finds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from index.manual.kept_happenings import kept_happenings
from index.model import Actor, Article, Event, Happening, Quote, Role, Span

Kept = TypeVar("Kept", Role, Quote, Event)
Numbered = TypeVar("Numbered", Quote, Event)


def keep_handmade(before: Article, after: Article) -> Article:
    """The annotations found, and those that were set by hand in `before`, which win where both speak of one thing.

    Raises pydantic's ValidationError where the two texts differ so that spans no longer fit.
    """
    if not any(item.by == "hand" for name in _KINDS for item in getattr(before, name)):
        return after
    roles = _beside(before.roles, after.roles)
    quotes = _renumbered(_beside(before.quotes, after.quotes), "q")
    events = _renumbered(_beside(before.events, after.events), "e")
    happenings = kept_happenings(before, after, events)
    named = _named_actors([*quotes, *events, *happenings])
    actors = _actors(before.actors, after.actors, named)
    changes = {
        "roles": roles,
        "quotes": quotes,
        "events": events,
        "happenings": happenings,
        "actors": actors,
    }
    return Article.model_validate(after.model_copy(update=changes).model_dump(by_alias=True))


_KINDS = ("roles", "actors", "quotes", "events", "happenings")


def _beside(before: Iterable[Kept], after: Iterable[Kept]) -> tuple[Kept, ...]:
    """Those set by hand, and those found that overlap none of them, in text order."""
    staying: list[Kept] = [item for item in before if item.by == "hand"]
    staying += [item for item in after if not any(_overlap(item, one) for one in staying if one.by == "hand")]
    return tuple(sorted(staying, key=_position))


def _position(item: Span) -> tuple[int, int]:
    return item.start, item.end


def _overlap(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end


def _renumbered(items: Iterable[Numbered], letter: str) -> tuple[Numbered, ...]:
    """Ids by hand stay; the others are numbered around them."""
    items = list(items)
    taken = {item.id for item in items if item.by == "hand"}
    free = (name for name in (f"{letter}{number}" for number in range(1, 10**9)) if name not in taken)
    return tuple(item if item.by == "hand" else item.model_copy(update={"id": next(free)}) for item in items)


def _named_actors(items: Iterable[Quote | Event | Happening]) -> set[str]:
    """The ids of all actors that quotes, events and happenings speak of."""
    named: set[str | None] = set()
    for item in items:
        if isinstance(item, Quote):
            named.add(item.speaker)
        else:
            named |= {*item.agents, *item.recipients, item.reported_by}
            named |= {count.reported_by for count in item.counts}
    return {one for one in named if one}


def _actors(before: Iterable[Actor], after: Iterable[Actor], named: set[str]) -> tuple[Actor, ...]:
    """The actors found, with those by hand in their places, and those that something set by hand still names."""
    old = {actor.id: actor for actor in before}
    staying: dict[str, Actor] = {}
    for actor in after:
        hand = old.get(actor.id)
        staying[actor.id] = hand if hand and hand.by == "hand" else actor
    for actor_id, actor in old.items():
        if actor_id not in staying and (actor.by == "hand" or actor_id in named):
            staying[actor_id] = actor
    return tuple(staying.values())
