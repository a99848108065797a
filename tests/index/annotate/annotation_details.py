"""What is found in an article beside who, what, when and where: how sure it is, why, and in which words, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from index.model import (
    Article,
    Count,
    Event,
    EventDate,
    Happening,
    HappeningCount,
    HappeningDate,
    HappeningPlace,
    Made,
    Place,
    Quote,
)


def details(article: Article) -> Iterator[str]:
    """The lines, in the order of quotes, events, happenings, roles and actors."""
    told = _Details(article)
    yield from map(told.quote, article.quotes)
    yield from map(told.event, article.events)
    for happening in article.happenings:
        yield from told.happening(happening)
    if article.roles:
        yield f"roles: {', '.join(role.role for role in article.roles)}"
    if article.actors:
        yield f"cast: {', '.join(f'{actor.name} {sure(actor)}' for actor in article.actors)}"


def days(when: EventDate) -> str:
    """The day, or the first and the last."""
    return f"{when.first}" if when.first == when.last else f"{when.first} to {when.last}"


def amount(count: Count | HappeningCount) -> str:
    """The figure and what it counts: “3 killed”, “40- wounded” of at least forty."""
    low, high = count.low, "" if count.high is None else count.high
    return f"{low if low == high else f'{low}-{high}'} {count.what}"


def sure(made: Made | HappeningDate | HappeningPlace | HappeningCount) -> str:
    """How sure it is."""
    return f"{made.confidence:.0%}"


class _Details:
    """The lines of an article."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._names = {actor.id: actor.name for actor in article.actors}

    def quote(self, quote: Quote) -> str:
        """How sure it is, and the words that say who says it and that it is said."""
        source = f", source{self._words(quote.source.start, quote.source.end)}" if quote.source else ""
        cue = f", cue{self._words(quote.cue.start, quote.cue.end)}" if quote.cue else ""
        return f"{quote.id} {sure(quote)}{source}{cue}"

    def event(self, event: Event) -> str:
        """How sure it is, and the words of its figures, its day and its place."""
        facts = [f"{event.id} {sure(event)}"]
        facts += (f"{amount(count)}{self._words(count.start, count.end)}" for count in event.counts)
        if event.date:
            facts.append(
                f"{days(event.date)} ({event.date.reason}){self._words(event.date.start, event.date.end)}"
            )
        facts += [self._place(event.place)] if event.place else []
        return "; ".join(facts)

    def happening(self, happening: Happening) -> Iterator[str]:
        """Who has a part in it, and a line for each of its facts: how sure it is, why, and in which words."""
        agents, recipients = self._those(happening.agents), self._those(happening.recipients)
        by = f" by {self._names[happening.reported_by]}" if happening.reported_by else ""
        yield f"{happening.id} {sure(happening)}{by}: {agents} → {recipients}"
        for fact in self._facts(happening):
            yield f"{happening.id} {fact}"

    def _facts(self, happening: Happening) -> Iterator[str]:
        yield from map(self._figure, happening.counts)
        dates = [happening.date, *happening.other_dates] if happening.date else happening.other_dates
        for day in dates:
            yield f"{days(day)} {sure(day)} ({day.reason}){self._words(day.start, day.end)}"
        places = [happening.place, *happening.other_places] if happening.place else happening.other_places
        for place in places:
            yield f"{self._place(place)} {sure(place)} ({place.reason})"
        for fact, why in happening.missing.items():
            yield f"no {fact}: {why}"

    def _figure(self, count: HappeningCount) -> str:
        by = f" by {self._names[count.reported_by]}" if count.reported_by else ""
        return f"{amount(count)}{by} {sure(count)} ({count.reason}){self._words(count.start, count.end)}"

    def _place(self, place: Place) -> str:
        where = f" {place.latitude:.2f} {place.longitude:.2f}" if place.latitude is not None else ""
        site = ""
        if place.site:
            site = f", at {place.site.name}{self._words(place.site.start, place.site.end)}"
        return f"{place.name}{where}{self._words(place.start, place.end)}{site}"

    def _words(self, start: int | None, end: int | None) -> str:
        return "" if start is None or end is None else f" “{self._text[start:end]}”"

    def _those(self, actors: tuple[str, ...]) -> str:
        return ", ".join(map(self._names.__getitem__, actors)) or "?"
