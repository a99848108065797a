"""Where and when a figure's event was, in a draft and in an article: whether both can be of one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from index.happenings.article_report import date_of, sentence_of
from index.model import Article, Count, Event, Happening, HappeningCount, HappeningPlace, Place
from index.proof.same_event import LEAST_SURE
from index.search.place_areas import areas_of

_NEAR = 0.2  # degrees: a town and a quarter of it
_DAYS_OFF = timedelta(days=3)  # between days that may be told of one event
_YEAR_DIGITS = 4

Nearness = Literal["one", "within", "apart", "unknown"]


@dataclass(frozen=True)
class CountedEvent:
    """A figure with the words that it stands in, and where and when its event was, as far as that is told."""

    count: Count | HappeningCount
    start: int  # of the sentence that gives it
    end: int
    place: Place | HappeningPlace | None
    first: date | None
    last: date | None
    number: tuple[int, int] | None  # where the figure itself stands; None where it is added up or of a title


def counted_events(article: Article) -> Iterator[CountedEvent]:
    """The figures of an article's events, and those that it gives only by adding up or in its title."""
    by_id = {event.id: event for event in article.events}
    of_event = {event: happening for happening in article.happenings for event in happening.events}
    for event in article.events:
        for count in event.counts:
            yield _of_event(article, event, of_event.get(event.id), count)
    for happening in article.happenings:
        events = [by_id[one] for one in happening.events if one in by_id]
        for added in happening.counts if events else ():
            if added.start is None:
                place, first, last = _setting(article, None, happening)
                start, end = sentence_of(article, events[0].start, events[0].end)
                yield CountedEvent(added, start, end, place, first, last, None)


def _of_event(article: Article, event: Event, happening: Happening | None, count: Count) -> CountedEvent:
    start, end = sentence_of(article, count.start, count.end)
    place, first, last = _setting(article, event, happening)
    return CountedEvent(count, start, end, place, first, last, (count.start, count.end))


def _setting(
    article: Article, event: Event | None, happening: Happening | None
) -> tuple[Place | HappeningPlace | None, date | None, date | None]:
    """The place and the days that an event's sentence gives, else those that are likely its happening's."""
    place: Place | HappeningPlace | None = event.place if event else None
    if happening is not None and happening.place and happening.place.confidence >= LEAST_SURE:
        place = place if place is not None and areas_of(place)[:1] != (place.name,) else happening.place
    when = event.date if event else None
    if when is not None and article.day is None and not _has_year(article, when.start, when.end):
        return place, None, None
    if when is not None:
        return place, when.first, when.last
    day = date_of(article, happening) if happening is not None else None
    if day is None or day.confidence < LEAST_SURE or article.day is None:
        return place, None, None
    return place, day.first, day.last


def _has_year(article: Article, start: int | None, end: int | None) -> bool:
    """Whether the words of a day tell the year: without, a draft that has no day of its own gives none."""
    words = article.text[start:end] if start is not None and end is not None else ""
    return any(len(word) == _YEAR_DIGITS and word.isdigit() for word in words.replace(",", " ").split())


def nearness(place: Place | HappeningPlace | None, other: Place | HappeningPlace | None) -> Nearness:
    """Whether two places are one, one lies within the other, or they lie apart."""
    if place is None or other is None:
        return "unknown"
    if place.name.casefold() == other.name.casefold():
        return "one"
    if place.name in areas_of(other) or other.name in areas_of(place):
        return "within"
    spots = (place.latitude, place.longitude), (other.latitude, other.longitude)
    if any(degree is None for spot in spots for degree in spot):
        return "unknown"
    off = max(abs((left or 0.0) - (right or 0.0)) for left, right in zip(*spots, strict=True))
    return "one" if off <= _NEAR else "apart"


def days_meet(event: CountedEvent, other: CountedEvent) -> bool | None:
    """Whether the days of two may be of one event; None where one of them has none."""
    if event.first is None or event.last is None or other.first is None or other.last is None:
        return None
    return event.first - other.last <= _DAYS_OFF and other.first - event.last <= _DAYS_OFF
