"""A happening as other tools take it: one row with its sentence, its place on the map, its sources and who made it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from index.happenings.areas import is_area
from index.happenings.article_report import sentence_of
from index.happenings.happening import CollectionHappening, FigureRange
from index.happenings.numbers import in_words
from index.happenings.telling import Telling
from index.interchange.edtf import edtf
from index.model import ActorKind, Article, By, Event, EventStatus, EventType, Place

ArticleById = Callable[[str], Article | None]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who acts or is acted upon."""

    id: str
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place with what is known of where it lies; `is_area` for a country, a region, or what is on no map."""

    name: str
    latitude: float | None
    longitude: float | None
    is_area: bool
    site: str | None


@dataclass(frozen=True, slots=True)
class HappeningRecord:
    """What happened, with the sentence of one article that tells it: `text[start:end]` of `article`."""

    id: str
    by: By
    confidence: float
    type: EventType
    status: EventStatus
    reported_by: str | None  # names of those whose word it is; None where a report itself says it
    title: str
    article: str
    start: int
    end: int
    sentence: str
    first: date | None
    last: date | None
    date_reason: str | None
    reported: date | None
    place: MapPlace | None
    agents: tuple[Party, ...]
    recipients: tuple[Party, ...]
    figures: tuple[FigureRange, ...]
    articles: tuple[str, ...]
    origins: int
    publishers: tuple[str, ...]
    urls: tuple[str, ...]

    @property
    def edtf(self) -> str:
        """The day in the Extended Date/Time Format; empty where none is known."""
        return edtf(self.first, self.last)

    @property
    def headline(self) -> str:
        """The title, with whose word it is and what became of it: “… (claimed by police)”, “… (denied)”."""
        if self.status in ("reported", "past") and not self.reported_by:
            return self.title
        teller = f" by {self.reported_by}" if self.reported_by else ""
        return f"{self.title} ({'said' if self.status == 'reported' else self.status}{teller})"

    @property
    def figures_in_words(self) -> str:
        """“killed 3-5; wounded 7+”: the lowest to the highest figure of each kind."""
        return "; ".join(figure_in_words(figure) for figure in self.figures)


def figure_in_words(figure: FigureRange) -> str:
    """A range of figures with what it counts: “killed 3-5”, “killed (children) 7+”, where 7 is “at least 7”."""
    high = "+" if figure.high is None else f"-{figure.high}" if figure.high != figure.low else ""
    return f"{figure.what}{f' ({figure.whom})' if figure.whom else ''} {figure.low}{high}"


def of_happening(
    happening: CollectionHappening, tellings: Sequence[Telling], articles: ArticleById
) -> HappeningRecord | None:
    """The record of a happening of the collection; None where none of its articles can be read."""
    reports = [(telling, article) for telling in tellings if (article := articles(telling.article))]
    if not reports:
        return None
    best, article = next(
        ((one, two) for one, two in reports if one.type == happening.type and one.status == happening.status),
        reports[0],
    )
    claim = best.claims[0] if best.claims else None
    start, end = (claim.sentence.start, claim.sentence.end) if claim else (0, min(len(article.text), 1))
    tellers = {part.speaker[1] for telling, _ in reports for part in telling.claims if part.speaker}
    is_attributed = all(part.speaker for telling, _ in reports for part in telling.claims)
    return HappeningRecord(
        id=happening.id,
        by="hand" if all(_is_by_hand(two, one.events) for one, two in reports) else "auto",
        confidence=happening.confidence,
        type=happening.type,
        status=happening.status,
        reported_by="; ".join(sorted(tellers)) if tellers and is_attributed else None,
        title=happening.title,
        article=article.id,
        start=start,
        end=end,
        sentence=_flat(article.text[start:end]),
        first=happening.first,
        last=happening.last,
        date_reason=happening.date_reason,
        reported=happening.reported,
        place=_spot_of(happening.place, (two for _, two in reports)),
        agents=_parties(happening.agents, [two for _, two in reports]),
        recipients=_parties(happening.recipients, [two for _, two in reports]),
        figures=happening.figures,
        articles=tuple(dict.fromkeys(two.id for _, two in reports)),
        origins=happening.origins,
        publishers=tuple(dict.fromkeys(two.publisher for _, two in reports if two.publisher)),
        urls=tuple(dict.fromkeys(two.url for _, two in reports if two.url)),
    )


def of_event(article: Article, event: Event) -> HappeningRecord:
    """The record of an event of an article that says of none of its events which belong together."""
    start, end = sentence_of(article, event.start, event.end)
    teller = article.actor(event.reported_by)
    sentence = _flat(article.text[start:end])
    return HappeningRecord(
        id=f"{article.id}#{event.id}",
        by=event.by,
        confidence=event.confidence,
        type=event.type,
        status=event.status,
        reported_by=teller.name if teller else None,
        title=sentence,
        article=article.id,
        start=start,
        end=end,
        sentence=sentence,
        first=event.date.first if event.date else None,
        last=event.date.last if event.date else None,
        date_reason=event.date.reason if event.date else None,
        reported=article.day,
        place=_spot(event.place) if event.place else None,
        agents=_parties([(one, one) for one in event.agents], [article]),
        recipients=_parties([(one, one) for one in event.recipients], [article]),
        figures=tuple(
            FigureRange(figure.what, None, figure.low, figure.high, in_words(figure.low, figure.high), 1)
            for figure in event.counts
        ),
        articles=(article.id,),
        origins=1,
        publishers=(article.publisher,) if article.publisher else (),
        urls=(article.url,) if article.url else (),
    )


def _is_by_hand(article: Article, events: Iterable[str]) -> bool:
    made = {event.id: event.by for event in article.events}
    return all(made.get(one) == "hand" for one in events)


def _parties(parties: Iterable[tuple[str, str]], articles: Sequence[Article]) -> tuple[Party, ...]:
    """The parties with their kinds, by the first article that has them."""
    named = []
    for actor_id, name in parties:
        actor = next((actor for article in articles if (actor := article.actor(actor_id))), None)
        named.append(Party(actor_id, actor.name if actor else name, actor.kind if actor else "other"))
    return tuple(named)


def _spot_of(name: str | None, articles: Iterable[Article]) -> MapPlace | None:
    """The place of this name as the first article has it that knows where it lies."""
    if name is None:
        return None
    places = [
        place
        for article in articles
        for place in (
            *(happening.place for happening in article.happenings),
            *(event.place for event in article.events),
        )
        if place is not None and place.name == name
    ]
    best = next(
        (one for one in places if one.latitude is not None), places[0] if places else Place(name=name)
    )
    return _spot(best)


def _spot(place: Place) -> MapPlace:
    has_coordinates = place.latitude is not None and place.longitude is not None
    return MapPlace(
        place.name,
        place.latitude if has_coordinates else None,
        place.longitude if has_coordinates else None,
        is_area(place.name, place.latitude, place.longitude),
        place.site.name if place.site else None,
    )


def _flat(words: str) -> str:
    return " ".join(words.split())
