"""What is under the cursor, in one form for every pane and for the reader. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.model import Article, Event, Quote
    from index.view import ActorRow, Anchor, ContextRow, EventRow, PassageRow, QuoteRow

IdAndName = tuple[str, str]  # an actor's id and name


@dataclass(frozen=True, slots=True)
class Item:
    """An actor, event, quote, context sentence or passage, with everything that can be followed from it."""

    kind: str
    key: str
    anchor: Anchor
    words: str = ""
    actor: IdAndName | None = None
    speakers: tuple[IdAndName, ...] = ()
    names: tuple[IdAndName, ...] = ()
    agents: tuple[IdAndName, ...] = ()
    recipients: tuple[IdAndName, ...] = ()
    type: str | None = None
    role: str | None = None
    first: date | None = None
    last: date | None = None
    published: date | None = None

    @property
    def people(self) -> tuple[IdAndName, ...]:
        """Every actor of the item, the nearest first, each once."""
        near = (self.actor,) if self.actor else self.speakers
        return tuple(dict.fromkeys((*near, *self.agents, *self.recipients, *self.names)))

    @property
    def speaker(self) -> IdAndName | None:
        """Who says it; of several the first."""
        return self.speakers[0] if self.speakers else None

    def facts(self) -> set[str]:
        """What commands may count on (the words of `needs` in `commands.toml`)."""
        facts = {"item", self.kind} if self.anchor.article else set()
        facts |= {name for name in ("speakers", "names", "agents", "recipients") if getattr(self, name)}
        return facts | ({"people"} if self.people else set()) | ({"day"} if self.published else set())


def of_actor(row: ActorRow) -> Item:
    """The item of a row of the actors pane."""
    return Item("actor", row.id, row.anchor, words=row.name, actor=(row.id, row.name))


def of_pinned(actor_id: str, name: str) -> Item:
    """An actor that is asked for and stands in no row."""
    from index.view import Anchor

    return Item("actor", actor_id, Anchor("", 0, 0), words=name, actor=(actor_id, name))


def of_event(row: EventRow) -> Item:
    """The item of a row of the events pane; who reports it is its speaker."""
    return Item(
        "event",
        row.id,
        row.anchor,
        words=row.trigger,
        speakers=_given(row.reported_by),
        agents=row.agents,
        recipients=row.recipients,
        type=row.type,
        first=row.first,
        last=row.last,
        published=row.published,
    )


def of_quote(row: QuoteRow) -> Item:
    """The item of a row of the quotes pane."""
    return Item(
        "quote",
        row.id,
        row.anchor,
        words=row.words,
        speakers=_given(row.speaker),
        names=row.names,
        published=row.published,
    )


def of_context(row: ContextRow) -> Item:
    """The item of a row of the context pane."""
    return Item(
        "context", at(row.anchor), row.anchor, words=row.words, role=row.role, published=row.published
    )


def of_passage(row: PassageRow) -> Item:
    """The item of a row of the passages pane."""
    return Item("passage", at(row.anchor), row.anchor, words=row.words, published=row.published)


def of_place(article_id: str, start: int, end: int, text: str = "") -> Item:
    """Words that somebody selected in an article of this text."""
    from index.view import Anchor

    return Item("words", key_of_place(article_id, start), Anchor(article_id, start, end), text[start:end])


def at(anchor: Anchor) -> str:
    """A key for a stretch of an article."""
    return key_of_place(anchor.article, anchor.start)


def key_of_place(article_id: str, start: int) -> str:
    """A key for what stands at this offset of an article."""
    return f"{article_id}:{start}"


def in_article(article: Article, kind: str, key: str, start: int, end: int) -> Item:
    """The item of an annotated span of the reader: an actor's, quote's or event's id is `key`."""
    from index.view import Anchor

    anchor = Anchor(article.id, start, end)
    item = Item(kind, key, anchor, words=article.text[start:end], published=article.day)
    if kind == "actor":
        return replace(item, actor=_person(article, key))
    if kind == "quote":
        return _of_quote_in(article, next(one for one in article.quotes if one.id == key), item)
    if kind == "event":
        return _of_event_in(article, next(one for one in article.events if one.id == key), item)
    return item


def _of_quote_in(article: Article, quote: Quote, item: Item) -> Item:
    inside = tuple(
        (actor.id, actor.name)
        for actor in article.actors
        if any(quote.start <= mention.start and mention.end <= quote.end for mention in actor.mentions)
    )
    return replace(
        item, key=f"{article.id}#{quote.id}", speakers=_people(article, [quote.speaker]), names=inside
    )


def _of_event_in(article: Article, event: Event, item: Item) -> Item:
    return replace(
        item,
        key=f"{article.id}#{event.id}",
        speakers=_people(article, [event.reported_by]),
        agents=_people(article, event.agents),
        recipients=_people(article, event.recipients),
        type=event.type,
        first=event.date.first if event.date else None,
        last=event.date.last if event.date else None,
    )


def with_people(item: Item, article: Article) -> Item:
    """A passage or a sentence with the people in it: who speaks, who acts, to whom, who is named, in text order."""
    if item.kind not in ("passage", "context"):
        return item
    start, end = item.anchor.start, item.anchor.end
    quotes = [quote for quote in article.quotes if quote.start < end and start < quote.end]
    events = [event for event in article.events if event.start < end and start < event.end]
    mentions = sorted(
        (mention.start, actor.id)
        for actor in article.actors
        for mention in actor.mentions
        if start <= mention.start and mention.end <= end
    )
    tellers = [quote.speaker for quote in quotes] + [event.reported_by for event in events]
    return replace(
        item,
        speakers=_people(article, tellers),
        names=_people(article, [actor for _start, actor in mentions]),
        agents=_people(article, [actor for event in events for actor in event.agents]),
        recipients=_people(article, [actor for event in events for actor in event.recipients]),
    )


def _person(article: Article, actor_id: str | None) -> IdAndName | None:
    actor = article.actor(actor_id)
    return (actor.id, actor.name) if actor else None


def _people(article: Article, actor_ids: Iterable[str | None]) -> tuple[IdAndName, ...]:
    """The actors of these ids, each once."""
    return tuple(dict.fromkeys(filter(None, (_person(article, actor_id) for actor_id in actor_ids))))


def _given(person: IdAndName | None) -> tuple[IdAndName, ...]:
    return (person,) if person else ()
