"""Whom a headline describes and the lead brings in again: “Man shot” above “A man was shot in Leeds on Monday”."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Literal, Protocol

from index.annotate.actors import person_nouns
from index.annotate.actors.land_words import lands_of
from index.annotate.actors.mentions import ActorEntry
from index.annotate.parse.parsed import Parsed
from index.model import Event, Quote, SegmentKind

DeedSide = Literal["agents", "recipients"]
_LEAD = 2  # paragraphs
_OF_TEXT: frozenset[SegmentKind] = frozenset(("paragraph",))


class CastOfParties(Protocol):
    """What is asked of a cast."""

    def get(self, actor_id: str | None) -> ActorEntry | None:
        """The actor of this id, or None."""

    def unite(self, entry: ActorEntry, other: ActorEntry) -> None:
        """Makes the mentions of the first actor those of the other."""


def with_headline_parties(
    parsed: Parsed, cast: CastOfParties, quotes: Iterable[Quote], events: tuple[Event, ...]
) -> tuple[Event, ...]:
    """The events, with whoever the headline describes as the lead's, where both tell of one such deed alone."""
    title = [(one.start, one.end) for one in parsed.article.segments if one.kind == "title"]
    text = (one for one in parsed.article.segments if one.kind in _OF_TEXT)
    lead = [(one.start, one.end) for one in islice(text, _LEAD)]
    above = [event for event in events if _is_within(event.start, title)]
    below = [event for event in events if _is_within(event.start, lead)]
    speakers = {quote.speaker for quote in quotes}
    same = _aged_alike(cast, above, below, title, lead)
    for event in above:
        for side in ("agents", "recipients"):
            pair = _pair(cast, event, side, above, below)
            if (
                pair
                and pair[0].id not in same
                and pair[0].id not in speakers
                and _is_brought_in_again(pair, title, lead)
            ):
                same[pair[0].id] = pair[1].id
                cast.unite(*pair)
    return tuple(_renamed(event, same) for event in events) if same else events


def _aged_alike(
    cast: CastOfParties,
    above: Iterable[Event],
    below: Iterable[Event],
    title: Sequence[tuple[int, int]],
    lead: Sequence[tuple[int, int]],
) -> dict[str, str]:
    """As in “8-year-old boy hurt” above “an 8-year-old boy was shot”: who is called by the same age and noun is one."""
    same: dict[str, str] = {}
    first, second = (
        [entry for actor in _parties(part) if (entry := cast.get(actor)) and _is_aged(entry)]
        for part in (above, below)
    )
    for entry in first:
        alike = [one for one in second if one is not entry and one.name.lower() == entry.name.lower()]
        if len(alike) == 1 and _is_brought_in_again((entry, alike[0]), title, lead):
            same[entry.id] = alike[0].id
            cast.unite(entry, alike[0])
    return same


def _parties(events: Iterable[Event]) -> list[str]:
    return list(dict.fromkeys(one for event in events for one in (*event.agents, *event.recipients)))


def _is_aged(entry: ActorEntry) -> bool:
    """Whether somebody without a name is called by age and noun: “8-year-old boy”."""
    return not entry.named and entry.kind == "person" and not entry.plural and "-year-old " in entry.name


def _is_within(start: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(first <= start < last for first, last in spans)


def _is_brought_in_again(
    pair: tuple[ActorEntry, ActorEntry], title: Sequence[tuple[int, int]], lead: Sequence[tuple[int, int]]
) -> bool:
    """Whether the first of two stands first in the title, and the other in the lead."""
    first, second = (min(entry.mentions)[0] for entry in pair)
    return _is_within(first, title) and _is_within(second, lead)


def _pair(
    cast: CastOfParties, event: Event, side: DeedSide, above: Sequence[Event], below: Sequence[Event]
) -> tuple[ActorEntry, ActorEntry] | None:
    """Who is described at this side of a headline's deed, and at that of the lead's only deed of the type."""
    sides = [
        [one for one in told if one.type == event.type and len(getattr(one, side)) > 0]
        for told in (above, below)
    ]
    if [len(one) for one in sides] != [1, 1]:
        return None
    first, second = (cast.get(getattr(one[0], side)[0]) for one in sides)
    single = all(len(getattr(one[0], side)) == 1 for one in sides)
    if first is None or second is None or first is second or not single:
        return None
    return (first, second) if _are_alike(first, second) else None


def _are_alike(entry: ActorEntry, other: ActorEntry) -> bool:
    """As in “Teen shot … A 16-year-old boy was shot”: each a single person without a name, by words that fit."""
    if any(one.plural or one.kind != "person" for one in (entry, other)) or entry.named:
        return False
    lands = [lands_of(one.name.lower().replace("’", " ").replace("'", " ").split()) for one in (entry, other)]
    if lands[0] != lands[1] and all(lands):
        return False  # “Norwegian judge”, “a Danish judge”
    genders = {one.gender for one in (entry, other)} - {None}
    nouns = [one.name.lower().split()[-1] for one in (entry, other)]
    if other.named:  # but not “Woman accuses senator” of “Senator Ann Marsh”
        return _is_anybody(nouns[0]) and len(genders) < 2 and not other.roles
    young = person_nouns.words_of("described", "young")
    return nouns[0] == nouns[1] or (set(nouns) <= young and len(genders) < 2)


def _is_anybody(noun: str) -> bool:
    """As in “Man shot … Per Hill, 34, was shot”: whether a noun says nothing that a name's bearer may not be."""
    return noun in person_nouns.words_of("described", "young") | person_nouns.words_of(
        "described", "of_stories"
    )


def _renamed(event: Event, same: Mapping[str, str]) -> Event:
    """The event with its actors' ids in place of those that are the same."""
    return event.model_copy(
        update={
            "agents": tuple(dict.fromkeys(same.get(one, one) for one in event.agents)),
            "recipients": tuple(dict.fromkeys(same.get(one, one) for one in event.recipients)),
            "reported_by": same.get(event.reported_by or "", event.reported_by),
            "counts": tuple(
                one.model_copy(update={"reported_by": same.get(one.reported_by or "", one.reported_by)})
                for one in event.counts
            ),
        }
    )
