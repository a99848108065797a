"""What one article reports of one happening, as far as grouping needs it: a function of the article alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from index.happenings.areas import is_area
from index.happenings.word_weights import WordWeights, weighed
from index.model import Article, EventStatus, EventType, Happening, HappeningDate, HappeningPlace

_ARTICLE_WORDS: Final = 64
OWN_WORDS: Final = 32  # of the sentences that tell it, at most
_GENERATIONS: Final = timedelta(days=50 * 365)
_TITLE = 2.0  # how much a word of the title counts
STANDING: Final[dict[EventStatus, str]] = {
    "reported": "done",
    "claimed": "done",
    "past": "done",
    "planned": "planned",
    "possible": "planned",
    "denied": "denied",
}
_AFTER_NAMES: Final = frozenset(("jr", "sr", "ii", "iii", "iv"))
ReportKey = tuple[str, str]  # an article, and a happening of it
_NAME_PARTS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place by name; `latitude` and `longitude` are None where nobody knows where it lies."""

    name: str
    latitude: float | None
    longitude: float | None
    wide: bool  # a country, a state, a county: no city
    confidence: float


@dataclass(frozen=True, slots=True)
class Report:
    """A happening as one article reports it."""

    article: str
    happening: str
    type: EventType
    standing: str  # done, planned or denied
    leading: bool  # what the article is mainly about, or its first attack
    published: int | None  # days are ordinal numbers
    first: int | None
    last: int | None
    surety: float  # of the day
    other_days: tuple[tuple[int, int], ...]  # what contradicts the day in the article itself
    place: NamedPlace | None
    other_places: tuple[str, ...]
    agents: frozenset[str]  # actors with a name
    recipients: frozenset[str]
    victims: frozenset[str]  # surnames of the people who suffered it
    people: frozenset[str]  # words of the names of all people in the article
    killed: tuple[int, ...]  # figures as the article has them, the one that holds first
    wounded: tuple[int, ...]
    words: WordWeights  # of the article
    near: WordWeights  # of the sentences that tell it
    story: str  # the article at the head of a group of copies

    @property
    def key(self) -> ReportKey:
        """What names the report in the collection."""
        return self.article, self.happening


def reports_of(article: Article) -> Iterator[Report]:
    """The reports of an article, one for each of its happenings."""
    title = article.title or ""
    words = weighed([(title, _TITLE), (article.text, 1.0)], _ARTICLE_WORDS)
    people = frozenset(
        word for name in _full_names(article, [actor.id for actor in article.actors]) for word in name
    )
    attack = next((one for one in article.happenings if one.type == "ASSAULT"), None)
    for number, happening in enumerate(article.happenings):
        yield _report(article, happening, words, people, number == 0 or happening is attack)


def date_of(article: Article, happening: Happening) -> HappeningDate | None:
    """The day of a happening; none where it is told as news and lies generations back: that is an anniversary's."""
    when = happening.date
    if when is None or article.day is None or happening.status == "past" or happening.by == "hand":
        return when
    return when if article.day - when.last < _GENERATIONS else None


def _report(
    article: Article, happening: Happening, words: WordWeights, people: frozenset[str], leading: bool
) -> Report:
    date = date_of(article, happening)
    return Report(
        article=article.id,
        happening=happening.id,
        type=happening.type,
        standing=STANDING[happening.status],
        leading=leading,
        published=article.day.toordinal() if article.day else None,
        first=date.first.toordinal() if date else None,
        last=date.last.toordinal() if date else None,
        surety=date.confidence if date else 0.0,
        other_days=tuple((one.first.toordinal(), one.last.toordinal()) for one in happening.other_dates),
        place=_spot(happening.place) if happening.place else None,
        other_places=tuple(one.name.casefold() for one in happening.other_places),
        agents=_named(article, happening.agents),
        recipients=_named(article, happening.recipients),
        victims=frozenset(words[-1] for words in _full_names(article, happening.recipients)),
        people=people,
        killed=_figures(happening, "killed"),
        wounded=_figures(happening, "wounded"),
        words=words,
        near=weighed(
            [(article.title or "", 1.0)] * leading + [(_sentences(article, happening), 1.0)], OWN_WORDS
        ),
        story=article.copy_of or article.id,
    )


def _spot(place: HappeningPlace) -> NamedPlace:
    wide = is_area(place.name, place.latitude, place.longitude)
    return NamedPlace(place.name.casefold(), place.latitude, place.longitude, wide, place.confidence)


def _named(article: Article, actors: Iterable[str]) -> frozenset[str]:
    """Those of the actors that the article names."""
    return frozenset(
        actor_id
        for actor_id in actors
        if (actor := article.actor(actor_id)) and any(one.form == "name" for one in actor.mentions)
    )


def _full_names(article: Article, actors: Iterable[str]) -> Iterator[list[str]]:
    """The words of people's names, of those that the article names with more than one."""
    for actor_id in actors:
        actor = article.actor(actor_id)
        if actor is None or actor.kind != "person" or not any(m.form == "name" for m in actor.mentions):
            continue
        words = [part for part in _NAME_PARTS.findall(actor.name.casefold()) if part not in _AFTER_NAMES]
        if len(words) > 1:
            yield words


def _figures(happening: Happening, what: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(count.low for count in happening.counts if count.what == what))


def _sentences(article: Article, happening: Happening) -> str:
    """The sentences in which the article tells it."""
    events = {event.id: event for event in article.events}
    spans = dict.fromkeys(
        sentence_of(article, events[event_id].start, events[event_id].end)
        for event_id in happening.events
        if event_id in events
    )
    return " ".join(article.text[start:end] for start, end in spans)


def sentence_of(article: Article, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds a span; else the passage that does, else the span itself."""
    for pieces in (article.roles, article.segments):
        for piece in pieces:
            if piece.start <= start and end <= piece.end:
                return piece.start, piece.end
    return start, end
