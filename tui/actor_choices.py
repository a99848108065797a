"""What can be decided about actors: what one is called and is, and whether several are one. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, get_args

from index.errors import Undecidable
from index.journal import actor_builders
from index.journal.about_rows import DecidedRow, Make
from index.journal.decisions import NamedActor
from index.vocabulary import ActorKind
from tui.offered_choices import Menu, OfferedChoice, Take, Write, actors_like, actors_near, another
from tui.written_names import Find, actor_of_collection, name_ways, with_id

if TYPE_CHECKING:
    from index.journal.decisions import Correction
    from index.model import Actor, Article, Span
    from tui.current_item import Item


def of_actor(article: Article, actor: Actor, find: Find) -> tuple[OfferedChoice, ...]:
    """What can be decided about an actor; `find` gives the actors of the collection by a word of a name."""
    return (
        Write(
            "Called otherwise …",
            f"{actor.name} is called",
            actor.name,
            lambda name: partial(_set_actor, changes={"name": name}),
        ),
        *_one_with(article, actor, find),
        Take("In this article somebody else than in others", _apart),
        Menu(f"No {actor.kind}, but …", _kinds),
        _described(f"{actor.name} is", actor.description or ""),
        Take("In this article no actor", _no_actor),
    )


def of_several_actors(article: Article, actor: Actor, find: Find) -> tuple[OfferedChoice, ...]:
    """What can be decided about an actor and others at once, in words that fit all of them."""
    return (
        *_one_with(article, actor, find),
        Take("In these articles somebody else than in others", _apart),
        Menu("Of another kind …", _kinds),
        _described("They are", actor.description or ""),
        Take("In these articles no actor", _no_actor),
    )


def _one_with(article: Article, actor: Actor, find: Find) -> tuple[OfferedChoice, ...]:
    """That an actor is another one, or that this is disputed."""
    return (
        Menu(
            "The same as …, whose name is kept",
            lambda: _others(article, actor, find, lambda other: partial(_same, lead=other)),
        ),
        Menu(
            "Disputed whether the same as …",
            lambda: _others(article, actor, find, lambda other: partial(_disputed, other=other)),
        ),
    )


def _kinds() -> tuple[OfferedChoice, ...]:
    return tuple(Take(kind, partial(_set_actor, changes={"kind": kind})) for kind in get_args(ActorKind))


def _described(title: str, preset: str) -> Write:
    return Write(
        "Described as …", title, preset, lambda words: partial(_set_actor, changes={"description": words})
    )


def _others(
    article: Article, actor: Actor, find: Find, decide: Callable[[NamedActor], Make]
) -> tuple[OfferedChoice, ...]:
    """Others of the collection who may be the same, and whoever of it is written."""
    return (
        *(
            Take(with_id(other), decide(actor_builders.as_named(other)))
            for other in actors_like(article, actor, find)
        ),
        another(
            "another …",
            f"{actor.name} is",
            lambda name: decide(actor_of_collection(article, find, name)),
            name_ways(article, find),
        ),
    )


def all_one(article: Article, actor: Actor, others: Sequence[Item]) -> tuple[OfferedChoice, ...]:
    """That an actor and others who are selected are one, or that this is disputed."""
    first = DecidedRow(article.id, actor.id)
    may_be = [NamedActor(id=other.actor[0], name=other.actor[1]) for other in others if other.actor]

    def make(article: Article, part: str) -> Correction | None:
        is_first = DecidedRow(article.id, part) == first
        return actor_builders.disputed([_actor_of(article, part), *may_be]) if is_first else None

    return (
        Take(f"All of them are {actor.name}", partial(_same, lead=actor_builders.as_named(actor))),
        Take("Disputed whether they are one", make),
    )


def named_by(article: Article, span: Span, find: Find) -> tuple[OfferedChoice, ...]:
    """Whom words of an article can be said to name: somebody new of a kind, or one of its actors."""
    words = " ".join(span.of(article.text).split())
    place = (span.start, span.end)

    def of_name(names: Sequence[str | NamedActor]) -> Make:
        if len(names) != 1:
            raise Undecidable("Words name one actor.")
        return lambda article, _part: actor_builders.named_at(
            article, place, actor_builders.named_actor(article, names[0])
        )

    def of_kind(kind: ActorKind) -> Make:
        return lambda article, _part: actor_builders.added_actor_at(article, place, words, kind)

    return (
        *(Take(f"{words}, new: {kind}", of_kind(kind)) for kind in get_args(ActorKind)),
        *actors_near(article, span, (), find, of_name, nobody=False),
    )


def _set_actor(article: Article, part: str, changes: dict[str, Any]) -> Correction:
    return actor_builders.set_actor(_actor_of(article, part), changes)


def _same(article: Article, part: str, lead: NamedActor) -> Correction | None:
    return None if part == lead.id else actor_builders.same([lead, _actor_of(article, part)])


def _disputed(article: Article, part: str, other: NamedActor) -> Correction | None:
    return None if part == other.id else actor_builders.disputed([_actor_of(article, part), other])


def _apart(article: Article, part: str) -> Correction:
    return actor_builders.apart(article, _actor_of(article, part))


def _no_actor(article: Article, part: str) -> Correction:
    return actor_builders.no_actor(article, _actor_of(article, part))


def _actor_of(article: Article, part: str) -> Actor:
    actor = article.actor(part)
    if actor is None:
        raise Undecidable(f"“{article.id}” has no actor “{part}”.")
    return actor
