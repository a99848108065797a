"""What is under the cursor, in one form for every pane and for the reader. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.model import Article, Event, Quote
    from index.view import ActorRow, Anchor, ContextRow, EventRow, PassageRow, QuoteRow

Person = tuple[str, str]  # an actor's id and name


@dataclass(frozen=True, slots=True)
class Subject:
    """An actor, event, quote, context sentence or passage, with everything that can be followed from it."""

    kind: str
    key: str
    anchor: Anchor
    words: str = ""
    actor: Person | None = None
    speaker: Person | None = None
    names: tuple[Person, ...] = ()
    agents: tuple[Person, ...] = ()
    recipients: tuple[Person, ...] = ()
    type: str | None = None
    role: str | None = None
    first: date | None = None
    last: date | None = None
    published: date | None = None

    @property
    def people(self) -> tuple[Person, ...]:
        """Every actor of the subject, the nearest first, each once."""
        near = (self.actor,) if self.actor else (self.speaker,) if self.speaker else ()
        return tuple(
            dict.fromkeys(one for one in (*near, *self.agents, *self.recipients, *self.names) if one)
        )

    def facts(self) -> set[str]:
        """What commands may count on (the words of `needs` in `commands.toml`)."""
        facts = {"subject", self.kind}
        facts |= {name for name in ("speaker", "names", "agents", "recipients") if getattr(self, name)}
        return facts | ({"people"} if self.people else set()) | ({"day"} if self.published else set())


def of_actor(row: ActorRow) -> Subject:
    """The subject of a row of the actors pane."""
    return Subject("actor", row.id, row.anchor, words=row.name, actor=(row.id, row.name))


def of_event(row: EventRow) -> Subject:
    """The subject of a row of the events pane; who reports it is its speaker."""
    return Subject(
        "event",
        row.id,
        row.anchor,
        words=row.trigger,
        speaker=row.reported_by,
        agents=row.agents,
        recipients=row.recipients,
        type=row.type,
        first=row.first,
        last=row.last,
        published=row.published,
    )


def of_quote(row: QuoteRow) -> Subject:
    """The subject of a row of the quotes pane."""
    return Subject(
        "quote",
        row.id,
        row.anchor,
        words=row.words,
        speaker=row.speaker,
        names=row.names,
        published=row.published,
    )


def of_context(row: ContextRow) -> Subject:
    """The subject of a row of the context pane."""
    return Subject(
        "context", at(row.anchor), row.anchor, words=row.words, role=row.role, published=row.published
    )


def of_passage(row: PassageRow) -> Subject:
    """The subject of a row of the passages pane."""
    return Subject("passage", at(row.anchor), row.anchor, words=row.words, published=row.published)


def at(anchor: Anchor) -> str:
    """A key for a stretch of an article."""
    return f"{anchor.article}:{anchor.start}"


def in_article(article: Article, kind: str, key: str, start: int, end: int) -> Subject:
    """The subject of an annotated span of the reader: an actor's, quote's or event's id is `key`."""
    from index.view import Anchor

    anchor = Anchor(article.id, start, end)
    subject = Subject(kind, key, anchor, words=article.text[start:end], published=article.day)
    if kind == "actor":
        return replace(subject, actor=_person(article, key))
    if kind == "quote":
        return _of_quote_in(article, next(one for one in article.quotes if one.id == key), subject)
    if kind == "event":
        return _of_event_in(article, next(one for one in article.events if one.id == key), subject)
    return subject


def _of_quote_in(article: Article, quote: Quote, subject: Subject) -> Subject:
    inside = tuple(
        (actor.id, actor.name)
        for actor in article.actors
        if any(quote.start <= mention.start and mention.end <= quote.end for mention in actor.mentions)
    )
    return replace(
        subject, key=f"{article.id}#{quote.id}", speaker=_person(article, quote.speaker), names=inside
    )


def _of_event_in(article: Article, event: Event, subject: Subject) -> Subject:
    return replace(
        subject,
        key=f"{article.id}#{event.id}",
        speaker=_person(article, event.reported_by),
        agents=tuple(filter(None, (_person(article, one) for one in event.agents))),
        recipients=tuple(filter(None, (_person(article, one) for one in event.recipients))),
        type=event.type,
        first=event.date.first if event.date else None,
        last=event.date.last if event.date else None,
    )


def _person(article: Article, actor_id: str | None) -> Person | None:
    actor = article.actor(actor_id)
    return (actor.id, actor.name) if actor else None
