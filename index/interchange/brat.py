"""brat standoff: for each article its text and a file of annotations, and one configuration for all.

Mentions of actors become text-bound annotations (`Person 0 4`), with `*` lines for those of one actor; quotes become
relations of Content, Cue and Source; events become events with their agents and recipients. What brat has no place for
(dates, places, figures, roles, confidence) is left out. <https://brat.nlplab.org/standoff.html>
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from index.model import Article, Span
from index.vocabulary import ActorKind, EventType

_LINE_ENDS = re.compile(r"[^\n]+")


def files(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """The files of each article, and `annotation.conf`."""
    yield "annotation.conf", _configuration()
    for article in articles:
        yield f"{article.id}.txt", article.text
        yield f"{article.id}.ann", "".join(f"{line}\n" for line in _Standoff(article).lines())


def _configuration() -> str:
    kinds = "\n".join(kind.capitalize() for kind in get_args(ActorKind))
    types = "\n".join(f"{name}\tAgent*:<ENTITY>, Recipient*:<ENTITY>" for name in get_args(EventType))
    return (
        f"[entities]\n{kinds}\nContent\nCue\nSource\n\n[relations]\n"
        "Says\tArg1:Source, Arg2:Content\nIntroduces\tArg1:Cue, Arg2:Content\n\n"
        f"[events]\n{types}\n\n[attributes]\n"
    )


class _Standoff:
    """The lines of one article, and the numbers that have been given."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.numbers = {"T": 0, "R": 0, "E": 0}
        self.marks: dict[str, list[str]] = {}  # of each actor's mentions

    def lines(self) -> Iterator[str]:
        """All lines: mentions, which of them are one actor, quotes, events."""
        for actor in self.article.actors:
            for mention in actor.mentions:
                name, line = self._bound(actor.kind.capitalize(), mention)
                self.marks.setdefault(actor.id, []).append(name)
                yield line
        for names in self.marks.values():
            if len(names) > 1:
                yield f"*\tSame {' '.join(names)}"
        yield from self._quotes()
        yield from self._events()

    def _next(self, kind: str) -> str:
        self.numbers[kind] += 1
        return f"{kind}{self.numbers[kind]}"

    def _bound(self, kind: str, span: Span) -> tuple[str, str]:
        """A text-bound annotation, in pieces where it runs over the end of a line."""
        words = span.of(self.article.text)
        pieces = [
            (span.start + piece.start(), span.start + piece.end()) for piece in _LINE_ENDS.finditer(words)
        ]
        offsets = ";".join(f"{start} {end}" for start, end in pieces)
        name = self._next("T")
        return name, f"{name}\t{kind} {offsets}\t{' '.join(_LINE_ENDS.findall(words))}"

    def _quotes(self) -> Iterator[str]:
        for quote in self.article.quotes:
            content, line = self._bound("Content", quote)
            yield line
            for kind, relation, span in (("Source", "Says", quote.source), ("Cue", "Introduces", quote.cue)):
                if span is not None:
                    name, line = self._bound(kind, span)
                    yield line
                    yield f"{self._next('R')}\t{relation} Arg1:{name} Arg2:{content}"

    def _events(self) -> Iterator[str]:
        for event in self.article.events:
            trigger, line = self._bound(event.type, event)
            yield line
            parties = [("Agent", one) for one in event.agents] + [
                ("Recipient", one) for one in event.recipients
            ]
            roles = self._roles(parties, event.start)
            yield f"{self._next('E')}\t{event.type}:{trigger}{''.join(f' {role}' for role in roles)}"

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
