"""Names that a list of places knows and that mean an actor: “Obama” is a town too, and “Tehran” often a government."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from index.annotate.places.find_places import FoundPlace
from index.model import Actor

_POSSESSIVES = ("'s", "’s")
_BEFORE = 10  # characters before a name that tell how it stands
_INSIDE = re.compile(r"\b(?:in|near|outside|inside|around|at|from)\s+\Z", re.I)


def surnames_of(actors: Iterable[Actor]) -> frozenset[str]:
    """The last words of persons' full names, in small letters."""
    return frozenset(actor.name.split()[-1].lower() for actor in _fully_named(actors))


def without_actors(text: str, places: Sequence[FoundPlace], actors: Sequence[Actor]) -> list[FoundPlace]:
    """The places of a text but for surnames of its persons, and capitals by which it calls a state.

    A preposition of place wins ("escaped in Carson", "landed in Tehran"), but not before what is the actor's
    ("at Carson's refusal"), nor one that stands before people too ("piled on Carson"). A surname that acts is the
    person ("Carson left"). A person of one word alone counts for nothing: the tagger takes many a town for one.
    """
    surnames = surnames_of(actors)
    persons = {(mention.start, mention.end) for actor in _fully_named(actors) for mention in actor.mentions}
    states = {
        (mention.start, mention.end): actor.name
        for actor in actors
        if actor.kind == "country"
        for mention in actor.mentions
    }

    def is_actor(place: FoundPlace) -> bool:
        is_surname = place.name.lower() in surnames
        before = text[max(0, place.start - _BEFORE) : place.start]
        sure = not is_surname or _INSIDE.search(before) is not None
        if place.where and sure and not text.startswith(_POSSESSIVES, place.end):
            return False
        if place.kind == "city" and states.get((place.start, place.end), place.name) != place.name:
            return True
        if not is_surname:
            return False
        return place.acts or any(start <= place.start and place.end <= end for start, end in persons)

    return [place for place in places if not is_actor(place)]


def _fully_named(actors: Iterable[Actor]) -> Iterator[Actor]:
    """The persons whose name has more than one word."""
    return (actor for actor in actors if actor.kind == "person" and len(actor.name.split()) > 1)
