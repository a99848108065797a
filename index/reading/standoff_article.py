"""An article from a text and brat standoff: mentions become actors, attributions quotes with speakers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, get_args

from index.model import Actor, Article, Event, Mention, Quote, Span
from index.reading.clean import clean_line
from index.reading.offsets import fitting
from index.reading.quote_kinds import quote_kind, words_without_marks
from index.reading.slugs import digest, slug
from index.reading.standoff import Joined, Standoff
from index.vocabulary import ActorKind, EventStatus, EventType, QuoteKind

_KINDS: Final[dict[str, ActorKind]] = {
    **{kind: kind for kind in get_args(ActorKind)},
    **dict.fromkeys(("per", "people"), "person"),
    **dict.fromkeys(("org", "organisation"), "organization"),
    **dict.fromkeys(("gpe",), "country"),
}
_PRONOUN = re.compile(
    r"(?i)(?:i|he|him|she|her|it|we|us|they|them|you|who|that|which|one|this|these|those|his|hers|theirs|himself"
    r"|herself|themselves|itself)"
)
_LONGEST_ID = 80


@dataclass
class Annotated:
    """What is read into one article from one file of annotations or several, the first before the others."""

    text: str
    article_id: str
    actors: dict[str, Actor] = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    not_read: dict[str, int] = field(default_factory=dict)  # annotations of types that have no place here
    faults: list[tuple[int, str]] = field(default_factory=list)  # of the file taken in last

    def take(self, standoff: Standoff) -> None:
        """Take the annotations of a file in. Quotes that overlap those of an earlier file are left out."""
        self.faults = list(standoff.faults)
        reader = _Reader(self, standoff)
        reader.mentions()
        spans = [(quote.start, quote.end) for quote in self.quotes]
        for name, event in standoff.events.items():
            if event.type.startswith("Attribution"):
                for quote in reader.quotes(name, event):
                    if any(quote.start < end and start < quote.end for start, end in spans):
                        self.count("quotes of further annotators")
                    else:
                        self.quotes.append(quote.model_copy(update={"id": f"q{len(self.quotes) + 1}"}))
            elif event.type in get_args(EventType):
                self.events += reader.event(name, event)
        reader.count_others()

    def count(self, what: str) -> None:
        """One more annotation of this kind has no place in the article."""
        self.not_read[what] = self.not_read.get(what, 0) + 1

    def on(self, article: Article) -> Article:
        """The article of the text with these annotations on it."""
        order = sorted(self.quotes, key=lambda quote: (quote.start, quote.end))
        quotes = [quote.model_copy(update={"id": f"q{number}"}) for number, quote in enumerate(order, 1)]
        return Article.model_validate(
            article.model_copy(
                update={
                    "actors": tuple(self.actors.values()),
                    "quotes": tuple(quotes),
                    "events": tuple(self.events),
                }
            ).model_dump(by_alias=True)
        )


class _Reader:
    """One file of annotations that is taken in."""

    def __init__(self, annotated: Annotated, standoff: Standoff) -> None:
        self.annotated, self.found, self.text = annotated, standoff, annotated.text
        self.used: set[str] = set()
        self.groups = {name: members[0] for members in standoff.same for name in members}
        self.actor_of: dict[str, str] = {}  # by the annotation's name

    def mentions(self) -> None:
        """Take in the annotations of types that are kinds of actors."""
        for name, bound in self.found.bounds.items():
            kind = _KINDS.get(bound.type.lower())
            span = self._span(name)
            if kind and span:
                self.used.add(name)
                self.actor_of[name] = self._actor(name, span, kind, self._by(name))

    def _span(self, name: str) -> tuple[int, int] | None:
        pieces = self.found.bounds[name].pieces
        return fitting(self.text, pieces[0][0], pieces[-1][1])

    def _by(self, name: str) -> str:
        return "auto" if self.found.attributes.get((name, "By")) == "auto" else "hand"

    def _actor(self, name: str, span: tuple[int, int], kind: ActorKind, by: str) -> str:
        """The id of the actor that an annotation names, who gets a mention there."""
        words = clean_line(self.text[span[0] : span[1]]) or "?"
        reference, label = self.found.references.get(name, ("", ""))
        first = self.groups.get(name)
        actor_id = slug(reference, 120) or self.actor_of.get(first or "", "") or self._id_of(words)
        actor = self.annotated.actors.get(actor_id)
        form = "pronoun" if _PRONOUN.fullmatch(words) else "name" if re.search(r"[A-Z]", words) else "nominal"
        mention = Mention(start=span[0], end=span[1], form=form)
        if actor is None:
            actor = Actor(id=actor_id, name=clean_line(label) or words, kind=kind, by=by)
        if not any((one.start, one.end) == span for one in actor.mentions):
            mentions = sorted((*actor.mentions, mention), key=lambda one: (one.start, one.end))
            actor = actor.model_copy(update={"mentions": tuple(mentions)})
        self.annotated.actors[actor_id] = actor
        return actor_id

    def _id_of(self, words: str) -> str:
        """The id of who is called so; of somebody who is only described, one that no other article has."""
        name = slug(words, _LONGEST_ID)
        if name and re.search(r"[A-Z]", words.removeprefix("The ").removeprefix("A ")):
            return name
        return f"{name or 'actor'}-{digest(self.annotated.article_id)}"

    def quotes(self, name: str, event: Joined) -> Iterator[Quote]:
        """The quotes of an attribution: one for each piece of its content that something else parts."""
        parts: dict[str, list[str]] = {}
        for role, part in event.arguments:
            parts.setdefault(role, []).append(part)
        self.used.update((event.trigger, *(part for names in parts.values() for part in names)))
        source = self._part(parts.get("Source"))
        cue = self._part(parts.get("Cue"))
        speaker = self._speaker(event, parts.get("Source"), source)
        stated: dict[str, Any] = {"by": self._by(name), "speaker": speaker, "source": source, "cue": cue}
        if self.found.attributes.get((name, "Status")) == "denied":
            stated["status"] = "denied"
        kind = self.found.attributes.get((name, "Kind"))
        contents = [one for one in parts.get("Content", ()) if one in self.found.bounds]
        for content in contents:
            for start, end in self._pieces(content):
                span = words_without_marks(self.text, start, end)
                if span:
                    made = kind if kind in get_args(QuoteKind) else quote_kind(self.text, start, end)
                    yield Quote(id="q0", start=span[0], end=span[1], kind=made, **stated)
        if not contents:
            self.annotated.count("attributions without content")

    def _part(self, names: list[str] | None) -> Span | None:
        span = self._span(names[0]) if names and names[0] in self.found.bounds else None
        return Span(start=span[0], end=span[1]) if span else None

    def _speaker(self, event: Joined, names: list[str] | None, source: Span | None) -> str | None:
        """Who is named as the source; None for a pronoun of which nothing says whom it stands for."""
        if event.trigger in self.found.references:
            reference, label = self.found.references[event.trigger]
            actor_id = slug(reference, 120)
            if actor_id not in self.annotated.actors:
                self.annotated.actors[actor_id] = Actor(
                    id=actor_id, name=clean_line(label) or actor_id, by="hand"
                )
            return actor_id
        if source is None or not names:
            return None
        span = (source.start, source.end)
        for mention, actor_id in self.actor_of.items():
            if self._span(mention) == span:
                return actor_id
        words = source.of(self.text)
        linked = names[0] in self.groups or names[0] in self.found.references
        if _PRONOUN.fullmatch(words.strip()) and not linked:
            return None
        self.actor_of[names[0]] = self._actor(names[0], span, "other", "hand")
        return self.actor_of[names[0]]

    def _pieces(self, name: str) -> Iterator[tuple[int, int]]:
        """The pieces of an annotation; those that only white space parts are one."""
        joined: list[tuple[int, int]] = []
        for start, end in self.found.bounds[name].pieces:
            if joined and not self.text[joined[-1][1] : start].strip():
                joined[-1] = joined[-1][0], end
            else:
                joined.append((start, end))
        yield from joined

    def event(self, name: str, event: Joined) -> Iterator[Event]:
        """The event, with those of its parties that are actors."""
        self.used.add(event.trigger)
        span = self._span(event.trigger) if event.trigger in self.found.bounds else None
        if span is None:
            self.annotated.faults.append((event.line, "its trigger holds no words"))
            return
        status = self.found.attributes.get((name, "Status"), "reported")
        yield Event(
            id=f"e{len(self.annotated.events) + 1}",
            start=span[0],
            end=span[1],
            type=event.type,
            agents=self._parties(event, "Agent"),
            recipients=self._parties(event, "Recipient"),
            status=status if status in get_args(EventStatus) else "reported",
            by=self._by(name),
        )

    def _parties(self, event: Joined, role: str) -> tuple[str, ...]:
        named: Iterable[str] = (name for one, name in event.arguments if one == role)
        return tuple(dict.fromkeys(self.actor_of[name] for name in named if name in self.actor_of))

    def count_others(self) -> None:
        """Count the annotations that have no place in an article, by type."""
        for name, bound in self.found.bounds.items():
            if name not in self.used:
                self.annotated.count(bound.type)
