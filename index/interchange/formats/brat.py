"""brat standoff: for each article its text and a file of annotations, and one configuration for all.

Mentions of actors are text-bound annotations (`Person 0 4`) with a reference to the actor (`N` lines) and `*` lines for
those of one actor; quotes are Attribution events of Content, Source and Cue, as in PARC and PolNeAR; events have agents
and recipients. <https://brat.nlplab.org/standoff.html>
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from index.interchange.material import Material
from index.model import Actor, Article, Event, Quote, Span
from index.vocabulary import ActorKind, EventStatus, EventType, QuoteKind

_LINE_ENDS = re.compile(r"[^\n]+")


def write(material: Material, folder: Path) -> None:
    """Write the files of each article, and `annotation.conf`."""
    (folder / "annotation.conf").write_text(_configuration(), encoding="utf-8")
    for article in material.articles():
        (folder / f"{article.id}.txt").write_text(article.text, encoding="utf-8", newline="\n")
        lines = "".join(f"{line}\n" for line in _Standoff(article).lines())
        (folder / f"{article.id}.ann").write_text(lines, encoding="utf-8", newline="\n")


def _configuration() -> str:
    kinds = "\n".join(kind.capitalize() for kind in get_args(ActorKind))
    types = "\n".join(f"{name}\tAgent*:<ENTITY>, Recipient*:<ENTITY>" for name in get_args(EventType))
    return (
        f"[entities]\n{kinds}\nContent\nCue\nSource\n\n[relations]\n\n[events]\n"
        "Attribution\tContent+:Content, Source?:Source, Cue?:Cue\n"
        f"Attribution-no-source\tContent+:Content, Cue?:Cue\n{types}\n\n"
        f"[attributes]\nBy\tArg:<ANY>, Value:auto|hand\nKind\tArg:<EVENT>, Value:{'|'.join(get_args(QuoteKind))}\n"
        f"Status\tArg:<EVENT>, Value:{'|'.join(get_args(EventStatus))}\n"
    )


class _Standoff:
    """The lines of one article, and the numbers that have been given."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.numbers = dict.fromkeys("TEAN", 0)
        self.marks: dict[str, list[str]] = {}  # of each actor's mentions

    def lines(self) -> Iterator[str]:
        """All lines: mentions, which of them are one actor, quotes, events."""
        for actor in self.article.actors:
            yield from self._mentions(actor)
        for names in self.marks.values():
            if len(names) > 1:
                yield f"*\tSame {' '.join(names)}"
        for quote in self.article.quotes:
            yield from self._quote(quote)
        for event in self.article.events:
            yield from self._event(event)

    def _next(self, kind: str) -> str:
        self.numbers[kind] += 1
        return f"{kind}{self.numbers[kind]}"

    def _bound(self, kind: str, span: Span) -> tuple[str, str]:
        """A text-bound annotation, in pieces where it runs over the end of a line."""
        words = span.of(self.article.text)
        pieces = [
            (span.start + piece.start(), span.start + piece.end()) for piece in _LINE_ENDS.finditer(words)
        ]
        pieces = pieces or [(span.start, span.end)]  # of line ends alone
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        name = self._next("T")
        return name, f"{name}\t{kind} {offsets}\t{' '.join(_LINE_ENDS.findall(words))}"

    def _attribute(self, name: str, of: str, value: str) -> str:
        return f"{self._next('A')}\t{name} {of} {value}"

    def _reference(self, of: str, actor: Actor) -> str:
        return f"{self._next('N')}\tReference {of} Actor:{actor.id}\t{' '.join(actor.name.split())}"

    def _mentions(self, actor: Actor) -> Iterator[str]:
        for mention in actor.mentions:
            name, line = self._bound(actor.kind.capitalize(), mention)
            self.marks.setdefault(actor.id, []).append(name)
            yield line
            yield self._reference(name, actor)
            yield self._attribute("By", name, actor.by)

    def _quote(self, quote: Quote) -> Iterator[str]:
        parts = [("Content", quote), ("Source", quote.source), ("Cue", quote.cue)]
        arguments = []
        for kind, span in parts:
            if span is not None:
                name, line = self._bound(kind, span)
                arguments.append(f"{kind}:{name}")
                yield line
        type_ = "Attribution" if quote.source else "Attribution-no-source"
        trigger, line = self._bound(type_, quote.cue or quote)
        yield line
        speaker = self.article.actor(quote.speaker)
        if speaker:
            yield self._reference(trigger, speaker)
        event = self._next("E")
        yield f"{event}\t{type_}:{trigger} {' '.join(arguments)}"
        yield self._attribute("By", event, quote.by)
        yield self._attribute("Kind", event, quote.kind)
        if quote.status:
            yield self._attribute("Status", event, quote.status)

    def _event(self, event: Event) -> Iterator[str]:
        trigger, line = self._bound(event.type, event)
        yield line
        parties = [("Agent", one) for one in event.agents] + [("Recipient", one) for one in event.recipients]
        roles = "".join(f" {role}" for role in self._roles(parties, event.start))
        name = self._next("E")
        yield f"{name}\t{event.type}:{trigger}{roles}"
        yield self._attribute("By", name, event.by)
        yield self._attribute("Status", name, event.status)

    def _roles(self, parties: list[tuple[str, str]], near: int) -> Iterator[str]:
        """`Agent:T1`, `Agent2:T5`: for each party the mention that stands nearest to the trigger."""
        given: dict[str, int] = {}
        for role, actor_id in parties:
            actor = self.article.actor(actor_id)
            names = self.marks.get(actor_id, [])
            if actor is None or not names:
                continue
            nearest = min(range(len(names)), key=lambda number: abs(actor.mentions[number].start - near))
            given[role] = given.get(role, 0) + 1
            yield f"{role}{given[role] if given[role] > 1 else ''}:{names[nearest]}"
