"""Whether a sentence of a draft and an article tell of one happening, by all but its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from index.happenings.areas import is_area
from index.happenings.article_report import STANDING, date_of, sentence_of
from index.happenings.word_weights import likeness, weighed
from index.model import Actor, Article, Event, EventDate, EventType, Place

LEAST_SURE = 0.5  # of a day or place that an article gives
ALIKE = 0.6  # of sentences that tell one thing in the same words
_MOST_WORDS = 32  # of a sentence that are compared
_FEW = 9  # figures up to it are those of many attacks on one town
Toll = frozenset[tuple[str, int]]  # what is counted, how many


@dataclass(frozen=True)
class DatedDeed:
    """What is done where to whom, as one article or draft tells it: in a sentence."""

    article: Article
    type: EventType
    standing: str
    start: int  # the sentence that tells it
    end: int
    places: frozenset[str]  # no countries or states
    agents: frozenset[str]  # of those with a name
    recipients: frozenset[str]
    persons: frozenset[str]
    toll: Toll
    dates: tuple[EventDate, ...]  # all that are given; the one that holds first

    @property
    def words(self) -> str:
        """The sentence that tells it."""
        return self.article.text[self.start : self.end]


def deed_of(article: Article, event: Event) -> DatedDeed:
    """What a sentence tells, with the day that it gives."""
    agents, recipients = _named(article, event.agents), _named(article, event.recipients)
    start, end = sentence_of(article, event.start, event.end)
    return DatedDeed(
        article, event.type, STANDING[event.status], start, end, _towns([event.place]),
        frozenset(actor.id for actor in agents), frozenset(actor.id for actor in recipients),
        frozenset(actor.id for actor in (*agents, *recipients) if actor.kind == "person"),
        frozenset((count.what, count.low) for count in event.counts if count.what != "other"),
        (event.date,) if event.date else (),
    )  # fmt: skip


def deeds_of(article: Article) -> Iterator[DatedDeed]:
    """What the sentences of an article tell, each with all days that it gives for that happening, the likely first."""
    by_id = {event.id: event for event in article.events}
    for happening in article.happenings:
        deeds = [deed_of(article, by_id[event_id]) for event_id in happening.events if event_id in by_id]
        place, when = happening.place, date_of(article, happening)
        towns = _towns([place]) if place and place.confidence >= LEAST_SURE else frozenset()
        dates: list[EventDate] = (
            [when] if when and when.start is not None and when.confidence >= LEAST_SURE else []
        )
        dates += [*happening.other_dates, *(date for deed in deeds for date in deed.dates)] if dates else []
        # a day that is only guessed, as that of publication, is given by nobody
        yield from (
            replace(deed, places=deed.places or towns, dates=(*deed.dates, *dates) if dates else ())
            for deed in deeds
        )


def _towns(places: Iterable[Place | None]) -> frozenset[str]:
    return frozenset(
        place.name.casefold()
        for place in places
        if place and not is_area(place.name, place.latitude, place.longitude)
    )


def _named(article: Article, actors: Iterable[str]) -> list[Actor]:
    return [
        actor
        for actor_id in dict.fromkeys(actors)
        if (actor := article.actor(actor_id)) and any(mention.form == "name" for mention in actor.mentions)
    ]


def is_same(drafted: DatedDeed, deed: DatedDeed) -> bool:
    """Whether two tell of one happening: nothing keeps them apart, and they use the same words or share two things.

    One of these is what few happenings have: a person, or a toll of ten or more. A place and a country at war alone
    are shared by the attacks of a whole week.
    """
    if (drafted.type, drafted.standing) != (deed.type, deed.standing) or _are_apart(drafted, deed):
        return False
    persons = drafted.persons & deed.persons
    tolls = {figure for figure in drafted.toll & deed.toll if figure[1] > _FEW}
    others = (drafted.agents & deed.agents) | (drafted.recipients & deed.recipients)
    points = len(persons) + len(tolls) + bool(drafted.places & deed.places) + bool(others - persons)
    if (persons or tolls) and points > 1:
        return True
    return drafted.toll == deed.toll and _are_alike(drafted.words, deed.words)


def _are_alike(sentence: str, other: str) -> bool:
    """Whether a sentence tells it in nearly the words of another."""
    return likeness(weighed([(sentence, 1.0)], _MOST_WORDS), weighed([(other, 1.0)], _MOST_WORDS)) >= ALIKE


def _are_apart(drafted: DatedDeed, deed: DatedDeed) -> bool:
    """Whether places, parties or tolls of both are others."""
    kinds = {what for what, _ in drafted.toll}
    pairs: list[tuple[frozenset[object], frozenset[object]]] = [
        (drafted.places, deed.places),
        (drafted.agents, deed.agents),
        (drafted.recipients, deed.recipients),
        *((_of_kind(drafted.toll, kind), _of_kind(deed.toll, kind)) for kind in kinds),
    ]
    return any(left and right and not left & right for left, right in pairs)


def _of_kind(toll: Toll, kind: str) -> frozenset[object]:
    return frozenset(figure for figure in toll if figure[0] == kind)
