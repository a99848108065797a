"""Names of persons that a list of places knows as well: “Obama” is a town in Japan, “Carson” one in California."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from index.annotate.places.find_places import FoundPlace
from index.model import Actor

_POSSESSIVES = ("'s", "’s")


def surnames_of(actors: Iterable[Actor]) -> frozenset[str]:
    """The last words of persons' full names, in small letters."""
    return frozenset(actor.name.split()[-1].lower() for actor in _fully_named(actors))


def without_persons(text: str, places: Sequence[FoundPlace], actors: Sequence[Actor]) -> list[FoundPlace]:
    """The places of a text but for those that stand within the name of a person of the article.

    A preposition of place wins ("escaped in Carson"), but not before what is the person's ("at Carson's refusal").
    A person of one word alone counts for nothing: the tagger takes many a town for one.
    """
    surnames = surnames_of(actors)
    named = {(mention.start, mention.end) for actor in _fully_named(actors) for mention in actor.mentions}
    return [
        place
        for place in places
        if place.name.lower() not in surnames
        or (place.where and not text.startswith(_POSSESSIVES, place.end))
        or not any(start <= place.start and place.end <= end for start, end in named)
    ]


def _fully_named(actors: Iterable[Actor]) -> Iterator[Actor]:
    """The persons whose name has more than one word."""
    return (actor for actor in actors if actor.kind == "person" and len(actor.name.split()) > 1)
