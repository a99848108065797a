"""Other ids for the actors of an article, wherever the article speaks of them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TypeVar

from index.annotate.actors import person_nouns
from index.annotate.actors.actor_ids import free_bound_id
from index.model import Actor, Article, Count, Event, Happening, HappeningCount, Quote

_BODIES = frozenset(("organization", "government"))
_KNOWN = 0.95  # confidence of those that are known before reading

Figure = TypeVar("Figure", Count, HappeningCount)
Acting = TypeVar("Acting", Event, Happening)


def renamed(article: Article, actors: Iterable[Actor], ids: Mapping[str, str]) -> Article:
    """The article with these actors; all that speaks of them does so under the ids that `ids` gives for former ones."""

    def new(actor_id: str | None) -> str | None:
        return ids.get(actor_id, actor_id) if actor_id else None

    def several(actor_ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(ids.get(one, one) for one in actor_ids))

    def count(figure: Figure) -> Figure:
        return figure.model_copy(update={"reported_by": new(figure.reported_by)})

    def quote(said: Quote) -> Quote:
        return said.model_copy(update={"speaker": new(said.speaker)})

    def acting(event: Acting) -> Acting:
        return event.model_copy(
            update={
                "agents": several(event.agents),
                "recipients": several(event.recipients),
                "reported_by": new(event.reported_by),
                "counts": tuple(count(one) for one in event.counts),
            }
        )

    return article.model_copy(
        update={
            "actors": tuple(actors),
            "quotes": tuple(map(quote, article.quotes)),
            "events": tuple(acting(one) for one in article.events),
            "happenings": tuple(acting(one) for one in article.happenings),
        }
    )


def is_nameless(actor: Actor) -> bool:
    """Whether an article only describes an actor: “the spokesman”, “the City Council” of one is not another's."""
    return all(mention.form != "name" for mention in actor.mentions) or _is_common(actor)


def _is_common(actor: Actor) -> bool:
    """Whether a body's name says nothing of whose it is: "District Court", "Foundation"."""
    words = actor.name.lower().split()
    if actor.kind not in _BODIES or actor.confidence >= _KNOWN or not words:
        return False
    plain = all(word in person_nouns.words_of("of", "common") for word in words[:-1])
    return plain and bool(_BODIES & set(person_nouns.kinds_of(words[-1])))


def with_bound_ids(article: Article, fixed: Container[str] = ()) -> Article:
    """The article with ids of its own for the actors that it only describes; those set by hand, and `fixed`, stay."""
    taken = {
        actor.id
        for actor in article.actors
        if actor.by == "hand" or actor.id in fixed or not is_nameless(actor)
    }
    ids: dict[str, str] = {}
    for actor in article.actors:
        if actor.id in taken or not actor.mentions:
            continue
        free = free_bound_id(actor.name, article.id, taken)
        taken.add(free)
        ids[actor.id] = free
    if all(old == new for old, new in ids.items()):
        return article
    actors = (actor.model_copy(update={"id": ids.get(actor.id, actor.id)}) for actor in article.actors)
    return renamed(article, actors, ids)
