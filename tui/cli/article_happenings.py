"""The happenings of an article in lines for a terminal: what, who, when, where and how many, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from index.model import Article, Event, Happening, HappeningCount, HappeningDate, HappeningPlace
from index.reading.clean import clean

_WORDS = 6  # triggers shown of a happening


def happening_lines(article: Article) -> list[str]:
    """The happenings, the main one first, several lines each."""
    names = {actor.id: actor.name for actor in article.actors}
    events = {event.id: event for event in article.events}
    return [clean(line) for one in article.happenings for line in _lines(article, one, names, events)]


def _lines(
    article: Article, happening: Happening, names: Mapping[str, str], events_by_id: Mapping[str, Event]
) -> Iterator[str]:
    agents, recipients = (
        ", ".join(names.get(one, one) for one in actors) or "?"
        for actors in (happening.agents, happening.recipients)
    )
    events = [events_by_id[one] for one in happening.events]
    words = ", ".join(f"#{event.id} “{_flat(event.of(article.text))}”" for event in events[:_WORDS])
    more = f" and {len(events) - _WORDS} more" if len(events) > _WORDS else ""
    source = names.get(happening.reported_by or "")
    status = f"{happening.status} by {source}" if source else happening.status
    status += " ✓ by hand" if happening.by == "hand" else ""
    yield f"  #{happening.id:4} {happening.type:9} {agents} → {recipients}; {words}{more}; {status}"
    missing = {"date": "not told", "place": "not told", **happening.missing}
    yield f"        when   {_date(happening.date) if happening.date else missing['date']}"
    yield from (f"        or     {_date(date)}" for date in happening.other_dates)
    yield f"        where  {_place(happening.place) if happening.place else missing['place']}"
    yield from (f"        or     {_place(place)}" for place in happening.other_places)
    for count in happening.counts:
        yield f"        count  {_count(count, names)}"


def _date(date: HappeningDate) -> str:
    days = str(date.first) if date.first == date.last else f"{date.first} to {date.last}"
    return f"{days} ({date.reason}) {date.confidence:.2f}"


def _place(place: HappeningPlace) -> str:
    site = f", {place.site.name}" if place.site else ""
    return f"{place.name}{site} ({place.reason}) {place.confidence:.2f}"


def _count(count: HappeningCount, names: Mapping[str, str]) -> str:
    low, high = f"{count.low:,}", None if count.high is None else f"{count.high:,}"
    number = f"at least {low}" if high is None else low if low == high else f"{low} to {high}"
    source = names.get(count.reported_by or "")
    said = f", says {source}" if source else ""
    return f"{number} {count.what} ({count.reason}{said}) {count.confidence:.2f}"


def _flat(words: str) -> str:
    return " ".join(words.split())
