"""What one article tells of one happening, as far as rows need it: claims and figures with speaker and sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from index.first_words import first_words
from index.happenings.areas import is_area
from index.happenings.article_report import date_of, sentence_of
from index.happenings.counted import whom
from index.model import (
    Article,
    Count,
    CountWhat,
    Event,
    EventStatus,
    EventType,
    Happening,
    HappeningCount,
    HappeningDate,
    HappeningPlace,
    Quote,
)

IN_TITLE: Final = "told in the title"  # the annotator's reason for a figure of which the text has no words
_HARM: Final[frozenset[CountWhat]] = frozenset(("killed", "wounded"))
_LONG_BEFORE = timedelta(days=7)
NamedParty = tuple[str, str]  # an actor's id and name


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where an article tells it: offsets into its text, and the words."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as one article has it; `high` is None where it is open (“at least”)."""

    what: CountWhat
    whom: str | None  # the kind of people counted, as children or fighters; None for people at large
    low: int
    high: int | None
    giver: NamedParty | None
    of: str  # the words that give it, with what is counted
    sentence: Sentence | None  # None where only the title tells it
    holds: bool  # whether it is the article's figure of its kind, not one told before or beside
    is_added_up: bool = False  # of people told one by one; the sentence is the first of theirs


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence tells of it, and who says so; without a speaker the article itself does."""

    event: str
    speaker: NamedParty | None
    cue: str | None
    status: EventStatus
    agents: tuple[NamedParty, ...]
    recipients: tuple[NamedParty, ...]
    place: str | None
    first: date | None
    last: date | None
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place lies, in degrees; `is_area` for a country, a state or a county, of which that is the middle."""

    latitude: float
    longitude: float
    is_area: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """A happening as one article tells it."""

    article: str
    happening: str
    type: EventType
    status: EventStatus
    main: bool  # whether the article is mainly about it
    title: str
    publisher: str | None
    agency: str | None
    published: date | None
    hour: int | None  # of publication, 0 to 23, as the article has it
    before: str | None  # the article that this one repeats, or is a later version of
    events: tuple[str, ...]
    agents: tuple[NamedParty, ...]
    recipients: tuple[NamedParty, ...]
    reported_by: NamedParty | None  # whose claim it is; None where the article itself says so
    first: date | None
    last: date | None
    date_reason: str | None
    date_surety: float
    place: str | None
    place_surety: float
    spot: Spot | None
    day_sentence: Sentence | None  # that tells the day; None where the title does, or none
    place_sentence: Sentence | None
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    trigger: str  # the word that first tells of an event of its type; empty where none does
    confidence: float

    @property
    def key(self) -> tuple[str, str]:
        """What names it in the collection."""
        return self.article, self.happening


def by_publication(tellings: Iterable[Telling]) -> list[Telling]:
    """Reports in the order in which they were published, those without a day last."""
    return sorted(tellings, key=lambda one: (one.published is None, one.published, one.key))


def tellings_of(article: Article) -> Iterator[Telling]:
    """What an article tells of each of its happenings, in their order."""
    for number, happening in enumerate(article.happenings):
        yield _telling(article, happening, main=number == 0)


def _telling(article: Article, happening: Happening, *, main: bool) -> Telling:
    events = {event.id: event for event in article.events}
    told_events = [events[one] for one in happening.events if one in events]
    told_events = [event for event in told_events if not _is_of_another_day(event, happening)] or told_events
    date_, place = date_of(article, happening), happening.place
    suffering = happening.recipients if happening.by == "hand" else _suffering(happening, told_events)
    return Telling(
        article=article.id,
        happening=happening.id,
        type=happening.type,
        status=happening.status,
        main=main,
        title=_flat(article.title or _first_words(article)),
        publisher=article.publisher,
        agency=article.agency,
        published=article.day,
        hour=article.published.hour if isinstance(article.published, datetime) else None,
        before=article.copy_of or article.version_of,
        events=happening.events,
        agents=_parties(article, happening.agents),
        recipients=_parties(article, suffering),
        reported_by=_party(article, happening.reported_by),
        first=date_.first if date_ else None,
        last=date_.last if date_ else None,
        date_reason=date_.reason if date_ else happening.missing.get("date"),
        date_surety=date_.confidence if date_ else 0.0,
        place=place.name if place else None,
        place_surety=place.confidence if place else 0.0,
        spot=_spot(place) if place else None,
        day_sentence=_where_told(article, date_),
        place_sentence=_where_told(article, place),
        figures=tuple(_figures(article, happening, told_events)),
        claims=tuple(_claim(article, event) for event in told_events),
        trigger=next((_flat(one.of(article.text)) for one in told_events if one.type == happening.type), ""),
        confidence=happening.confidence,
    )


def _first_words(article: Article) -> str:
    """The words with which its first passage begins: a day in front of it is no part of a title."""
    start = article.segments[0].start if article.segments else 0
    return first_words(article.text[start:].strip().split("\n", 1)[0])


def _spot(place: HappeningPlace) -> Spot | None:
    if place.latitude is None or place.longitude is None:
        return None
    return Spot(place.latitude, place.longitude, is_area(place.name, place.latitude, place.longitude))


def _suffering(happening: Happening, events: Iterable[Event]) -> tuple[str, ...]:
    """Who suffers it in events of its own standing and source: what somebody else says of a victim is their account."""
    standing = happening.status, happening.reported_by
    named = {
        actor_id
        for event in events
        if (event.status, event.reported_by) == standing
        for actor_id in event.recipients
    }
    return tuple(one for one in happening.recipients if one in named)


def _is_of_another_day(event: Event, happening: Happening) -> bool:
    """Whether a day long before is told of an event: what was then is no account of what is reported now."""
    when, chosen = event.date, happening.date
    return when is not None and chosen is not None and chosen.first - when.last > _LONG_BEFORE


def _parties(article: Article, actors: Iterable[str]) -> tuple[NamedParty, ...]:
    return tuple((one, actor.name) for one in actors if (actor := article.actor(one)))


def _party(article: Article, actor_id: str | None) -> NamedParty | None:
    actor = article.actor(actor_id)
    return (actor.id, actor.name) if actor else None


def _figures(article: Article, happening: Happening, events: Sequence[Event]) -> Iterator[Figure]:
    """The happening's figures, and those of its events that are not among them, each once.

    Where dead or wounded of the happening are weighed, one person hurt who is none of them is no figure that holds:
    who was shot and died is not wounded besides.
    """
    of_another_day = {
        (count.start, count.end)
        for event in article.events
        for count in event.counts
        if _is_of_another_day(event, happening)
    }
    seen: set[tuple[object, ...]] = set()
    kinds: set[tuple[CountWhat, str | None]] = set()
    counts: list[HappeningCount | Count] = [*happening.counts]
    counts += [count for event in events for count in event.counts]
    weighed = {count.what for count in happening.counts} & _HARM if happening.by != "hand" else set()
    for count in counts:
        is_told = count.start is not None or happening.by == "hand"
        figure = _figure(article, count) if is_told else _added_up(article, count, events)
        name = figure.what, figure.whom, figure.low, figure.high, figure.giver
        if name not in seen and (count.start, count.end) not in of_another_day:
            left_out = bool(weighed) and count.what in _HARM - weighed and count.low == 1
            yield replace(figure, holds=(figure.what, figure.whom) not in kinds and not left_out)
            seen.add(name)
            kinds.add((figure.what, figure.whom))


def _figure(article: Article, count: HappeningCount | Count) -> Figure:
    words, kind, sentence = "", None, None
    if count.start is not None and count.end is not None:
        sentence = _sentence(article, count.start, count.end)
        words = _flat(article.text[count.start : count.end])
        kind = whom(words, article.text[count.end : sentence.end])
    giver = _party(article, count.reported_by)
    return Figure(count.what, kind, count.low, count.high, giver, words, sentence, holds=True)


def _added_up(article: Article, count: HappeningCount | Count, events: Sequence[Event]) -> Figure:
    """A figure that no words of the text give: of people told one by one in sentences of events, or of the title."""
    figure = _figure(article, count)
    parts = sorted(
        (one.start, one.end)
        for event in events
        for one in event.counts
        if (one.what, one.high) == (count.what, 1)
    )
    sentences = list(dict.fromkeys(_sentence(article, *place) for place in parts))
    reason = count.reason if isinstance(count, HappeningCount) else ""
    if reason == IN_TITLE or not sentences:
        return figure
    several = f", in {len(sentences)} sentences" if len(sentences) > 1 else ""
    return replace(figure, of=f"{reason}{several}", sentence=sentences[0], is_added_up=True)


def _claim(article: Article, event: Event) -> Claim:
    quote = _quote_around(article, event)
    when = event.date
    return Claim(
        event=event.id,
        speaker=_party(article, event.reported_by),
        cue=_flat(quote.cue.of(article.text)) if quote and quote.cue else None,
        status=event.status,
        agents=_parties(article, event.agents),
        recipients=_parties(article, event.recipients),
        place=event.place.name if event.place else None,
        first=when.first if when else None,
        last=when.last if when else None,
        sentence=_sentence(article, event.start, event.end),
    )


def _quote_around(article: Article, event: Event) -> Quote | None:
    """The quote that holds an event, by the one who reports it."""
    return next(
        (
            quote
            for quote in article.quotes
            if quote.start <= event.start < quote.end and quote.speaker == event.reported_by
        ),
        None,
    )


def _where_told(article: Article, fact: HappeningDate | HappeningPlace | None) -> Sentence | None:
    if fact is None or fact.start is None or fact.end is None:
        return None
    return _sentence(article, fact.start, fact.end)


def _sentence(article: Article, start: int, end: int) -> Sentence:
    first, last = sentence_of(article, start, end)
    return Sentence(first, last, _flat(article.text[first:last]))


def _flat(words: str) -> str:
    return " ".join(words.split())
