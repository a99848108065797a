"""One article as its passages: which actors, quotes, events and roles stand in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from index.model import Actor, Article, Event, Quote, Role, Segment
from index.search.event_numbers import FirstAndLastDay, days_by_event

MAX_NAMES = 24  # names kept of one actor in one article


@dataclass(slots=True)
class PassageFacts:
    """What stands in one passage."""

    segment: Segment
    mentions: dict[str, tuple[int, int]] = field(default_factory=dict)  # actor id → first mention
    quotes: list[tuple[Quote, list[str]]] = field(default_factory=list)  # with the actors named in it
    events: list[Event] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    days: Mapping[str, FirstAndLastDay] = field(
        default_factory=dict
    )  # when the article's events happened, by their ids


class _Finder:
    """Finds the passage of an offset: the one it lies in, else the last one before it, else the first."""

    def __init__(self, segments: tuple[Segment, ...]) -> None:
        self._starts = [segment.start for segment in segments]

    def __call__(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)


def facts_of(article: Article) -> list[PassageFacts]:
    """The article's passages with what stands in them; an article without segments is one passage."""
    segments = article.segments
    if not segments:
        if not article.text:
            return []
        segments = (Segment(start=0, end=len(article.text)),)
    days = days_by_event(article)
    passages = [PassageFacts(segment, days=days) for segment in segments]
    find = _Finder(segments)
    named = sorted(_mentions(article))
    for start, end, actor in named:
        passages[find(start)].mentions.setdefault(actor, (start, end))
    starts = [start for start, _, _ in named]
    for quote in article.quotes:
        passages[find(quote.start)].quotes.append((quote, _named_in(quote, named, starts)))
    for event in article.events:
        passages[find(event.start)].events.append(event)
    for role in article.roles:
        passages[find(role.start)].roles.append(role)
    return passages


def _mentions(article: Article) -> Iterator[tuple[int, int, str]]:
    for actor in article.actors:
        for mention in actor.mentions:
            yield mention.start, mention.end, actor.id


def _named_in(quote: Quote, named: list[tuple[int, int, str]], starts: list[int]) -> list[str]:
    """The actors mentioned in the quote's words, in order, each once."""
    first, last = bisect_right(starts, quote.start - 1), bisect_right(starts, quote.end - 1)
    inside = (actor for start, end, actor in named[first:last] if end <= quote.end)
    return list(dict.fromkeys(inside))


def is_named(actor: Actor) -> bool:
    """Whether an article calls an actor by a name, or somebody set it by hand; others are only described."""
    return actor.by == "hand" or any(mention.form == "name" for mention in actor.mentions)


def names_of(actor: Actor, text: str) -> list[str]:
    """All names of an actor in an article: the given one, then those in the text, each once."""
    names = dict.fromkeys([actor.name])
    for mention in actor.mentions:
        if mention.form == "name":
            names.setdefault(" ".join(mention.of(text).split()))
    return list(names)[:MAX_NAMES]
