"""Decisions about actors made of an article and a choice: who somebody is, what they are called, and who is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from index.annotate.actors.actor_ids import id_of
from index.errors import Undecidable
from index.journal.decisions import (
    Apart,
    Disputed,
    NamedActor,
    NamedAt,
    NoActor,
    Same,
    SetActor,
    target_of,
)
from index.model import Actor, Article, Offsets, Span
from index.reading.clean import flat
from index.vocabulary import ActorKind

NOBODY = "nobody"  # what is written where there is no speaker or doer
NONE = "none"  # what is written, of whatever kind, where there is none
_LONGEST = 4_000  # characters of a description, as of a note
_NOBODY = (NOBODY, NONE, "unknown")


def is_nobody(article: Article, name: str | NamedActor) -> bool:
    """Whether nobody is meant: an actor is not called so, unless the article has one of that name."""
    if isinstance(name, NamedActor) or flat(name).casefold() not in _NOBODY:
        return False
    return name == NOBODY or all(flat(name).casefold() != actor.name.casefold() for actor in article.actors)


def named_actor(article: Article, name: str | NamedActor) -> NamedActor:
    """The actor of an article by id or name; somebody whom it does not name gets an id made of the name.

    An actor of another article is taken for the one of this article under its id, and stays who it is where there is
    none. Raises Undecidable where several actors of the article are called so, or nobody is named.
    """
    if isinstance(name, NamedActor):
        same_id = article.actor(name.id)
        return as_named(same_id) if same_id is not None else name
    label = flat(name)
    by_id = article.actor(label)
    if by_id is not None:
        return as_named(by_id)
    alike = [actor for actor in article.actors if actor.name.casefold() == label.casefold()]
    if len(alike) > 1:
        ids = ", ".join(actor.id for actor in alike)
        raise Undecidable(f"Several actors of “{article.id}” are called “{label}”: give the id ({ids}).")
    if not label:
        raise Undecidable("An actor needs a name.")
    return as_named(alike[0]) if alike else NamedActor(id=id_of(label), name=label, kind="person")


class ActorLike(Protocol):
    """Somebody of an article, or of the collection."""

    @property
    def id(self) -> str:
        """The actor's id."""

    @property
    def name(self) -> str:
        """The actor's name."""

    @property
    def kind(self) -> ActorKind:
        """What the actor is."""


def as_named(actor: ActorLike) -> NamedActor:
    """An actor as a decision names it."""
    return NamedActor(id=actor.id, name=actor.name, kind=actor.kind)


def known_actor(article: Article, name: str) -> Actor:
    """The actor that an article has under an id or a name. Raises Undecidable where it has none."""
    actor = article.actor(named_actor(article, name).id)
    if actor is None:
        raise Undecidable(f"“{article.id}” has no actor “{name}”.")
    return actor


def named_at(article: Article, place: Offsets, actor: NamedActor) -> NamedAt:
    """An actor whom words of the article name. Raises Undecidable where they name somebody else already."""
    span = Span(start=place[0], end=place[1])
    for other in article.actors:
        if other.id != actor.id and any(_meets(mention, span) for mention in other.mentions):
            raise Undecidable(f"These words name {other.name} already; say who that is, or that it is none.")
    return NamedAt(article=article.id, actor=actor, target=target_of(article, span))


def added_actor_at(article: Article, place: Offsets, name: str, kind: ActorKind) -> NamedAt:
    """An actor who was missed, by the place of words that name one in the article."""
    actor = named_actor(article, name)
    is_new = article.actor(actor.id) is None
    return named_at(article, place, actor.model_copy(update={"kind": kind}) if is_new else actor)


def _meets(span: Span, other: Span) -> bool:
    return span.start < other.end and other.start < span.end


def set_actor(actor: Actor, changes: Mapping[str, Any]) -> SetActor:
    """Another name, kind or description of an actor. Raises Undecidable where a name is empty."""
    clean = {key: flat(value) if isinstance(value, str) else value for key, value in changes.items()}
    if clean.get("name") == "":
        raise Undecidable("An actor needs a name.")
    if len(clean.get("description") or "") > _LONGEST:
        raise Undecidable(f"A description has at most {_LONGEST:,} characters; write a shorter one.")
    return SetActor(actor=as_named(actor), **clean)


def same(actors: Iterable[ActorLike]) -> Same:
    """Actors who are one: the first keeps name and id. Raises Undecidable where there are not two."""
    return Same(actors=_several(actors))


def disputed(actors: Iterable[ActorLike]) -> Disputed:
    """Actors of whom it is disputed whether they are one. Raises Undecidable where there are not two."""
    return Disputed(actors=_several(actors))


def _several(actors: Iterable[ActorLike]) -> tuple[NamedActor, ...]:
    named = {actor.id: as_named(actor) for actor in actors}
    if len(named) < 2:
        raise Undecidable("It takes two actors at least: name another one.")
    return tuple(named.values())


def apart(article: Article, actor: Actor) -> Apart:
    """The actor of this article is not the one of the others."""
    return Apart(article=article.id, actor=as_named(actor))


def no_actor(article: Article, actor: Actor) -> NoActor:
    """What this article has as an actor is none."""
    return NoActor(article=article.id, actor=as_named(actor))
