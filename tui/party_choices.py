"""What can be decided about who did an event, and to whom: others instead, others too, one of several not. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from index.journal import builders
from index.journal.about_rows import Make
from index.journal.decisions import NamedActor
from tui.offered_choices import Menu, OfferedChoice, Take, actors_near
from tui.written_names import Find

if TYPE_CHECKING:
    from index.journal.decisions import Put
    from index.model import Article, Event

EventSide = Literal["agents", "recipients"]
_DONE = {"agents": "by", "recipients": "to"}


def instead(article: Article, event: Event, find: Find, party: EventSide, *, several: bool) -> OfferedChoice:
    """Others instead of those who did it, or to whom it was done; of several events anybody, who may be in some."""

    def decide(names: Sequence[str | NamedActor]) -> Make:
        return lambda article, part: _with(article, part, party, names)

    label = f"Done {_DONE[party]} somebody else …"
    sides = () if several else (*event.agents, *event.recipients)
    return Menu(label, partial(actors_near, article, event, sides, find, decide))


def beside(article: Article, event: Event, find: Find, *, several: bool) -> Iterator[OfferedChoice]:
    """Others beside those who did it, or to whom it was done; of several, each that is none; and both sides swapped."""
    for party in _parties():
        ids = _of(event, party)
        if ids:
            sides = () if several else (*event.agents, *event.recipients)
            further = partial(actors_near, article, event, sides, find, partial(_adding, party), nobody=False)
            yield Menu(f"Done {_DONE[party]} somebody else too …", further)
        for actor_id in ids if len(ids) > 1 else ():
            name = _names(article, [actor_id])
            yield Take(f"Not done {_DONE[party]} {name}", partial(_without, party=party, actor_id=actor_id))
    if event.agents and event.recipients:
        swapped = f"{_names(article, event.recipients)} → {_names(article, event.agents)}"
        yield Take("The other way round" if several else f"The other way round: {swapped}", _swapped)


def _parties() -> tuple[EventSide, EventSide]:
    return "agents", "recipients"


def _of(event: Event, party: EventSide) -> tuple[str, ...]:
    return event.agents if party == "agents" else event.recipients


def _names(article: Article, ids: Iterable[str]) -> str:
    actors = {actor_id: article.actor(actor_id) for actor_id in ids}
    return ", ".join(actor.name if actor is not None else actor_id for actor_id, actor in actors.items())


def _adding(party: EventSide, names: Sequence[str | NamedActor]) -> Make:
    def make(article: Article, part: str) -> Put:
        return _with(article, part, party, [*_of(builders.event_of(article, part), party), *names])

    return make


def _swapped(article: Article, part: str) -> Put:
    event = builders.event_of(article, part)
    return builders.set_event(article, event, {}, event.recipients, event.agents)


def _without(article: Article, part: str, party: EventSide, actor_id: str) -> Put:
    ids = _of(builders.event_of(article, part), party)
    return _with(article, part, party, [other for other in ids if other != actor_id])


def _with(article: Article, part: str, party: EventSide, names: Sequence[str | NamedActor]) -> Put:
    agents, recipients = (names, None) if party == "agents" else (None, names)
    return builders.set_event(article, builders.event_of(article, part), {}, agents, recipients)
