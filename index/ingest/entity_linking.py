"""One identity across the articles of a collection: a function of its articles and of the user's list alone.

Whoever is added first or last, by one process or two, ends under the same id; an article's file is changed only where
another id is due to one of its actors. The user's list wins.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from index.annotate.actors.actor_ids import free_bound_id, id_of
from index.annotate.actors.renaming import renamed, with_bound_ids
from index.annotate.actors.user_actors import UserActor
from index.errors import DatelineError
from index.fingerprint import fingerprint
from index.ingest.actor_facts import ActorFact, ActorFacts, names_of
from index.ingest.body_linking import full_body
from index.ingest.disputed_linking import without_disputed
from index.ingest.occupations import share
from index.ingest.person_linking import link_persons
from index.model import Actor, Article

Due = dict[
    str, tuple[str, str | None]
]  # an actor's id in an article → the id, and the name, that are due to it


class Articles(Protocol):
    """What is linked: articles as the program made them, by id."""

    def get(self, article_id: str, /) -> Article:
        """The article of this id. Raises UnknownArticle, or FormatError for a damaged one."""

    def replace(self, article: Article, /) -> None:
        """Put an article in its place. Raises CollectionError."""

    def file(self, article_id: str, /) -> Path:
        """The article's file."""


def prepared(article: Article, user_actors: Sequence[UserActor]) -> Article:
    """The article with the user's actors under their ids, and ids of its own for those whom it only describes."""
    ids: dict[str, str] = {}
    actors: dict[str, Actor] = {}
    for actor in article.actors:
        listed = (
            None
            if actor.by == "hand"
            else _listed(actor.id, names_of(actor, article.text), actor, user_actors)
        )
        due = _as_listed(actor, listed) if listed else actor
        ids[actor.id] = due.id
        actors[due.id] = _joined(actors[due.id], due) if due.id in actors else due
    if any(old != new for old, new in ids.items()) or tuple(actors.values()) != article.actors:
        article = renamed(article, actors.values(), ids)
    return with_bound_ids(article)


def settle(
    articles: Articles,
    facts: ActorFacts,
    user_actors: Sequence[UserActor],
    disputes: Collection[frozenset[str]] = (),
) -> list[str]:
    """Give every actor of a collection the id that is due to it; gives the ids of the articles that this changed.

    Of the ids of a dispute none becomes another one of it. Raises CollectionError where an article cannot be written.
    """
    due: dict[str, Due] = defaultdict(dict)
    others: set[str] = set()  # articles of which an actor is due to be another than it is

    def take_due(bodies: Iterable[tuple[ActorFact, str]]) -> None:
        for fact, actor_id in bodies:
            is_disputed = any({fact.actor, actor_id} <= dispute for dispute in disputes)
            if not is_disputed and not _is_listed(fact, user_actors):
                due[fact.article][fact.actor] = (actor_id, None)
                others.add(fact.article)

    facts.for_disputes("; ".join(sorted(",".join(sorted(dispute)) for dispute in disputes)))
    take_due(_due_to_bodies(facts))
    for group in facts.persons():
        free = [fact for fact in group if not _is_listed(fact, user_actors)]
        linked = without_disputed(link_persons(free), free, disputes)
        called = {(fact.article, fact.actor): fact.called for fact in free}
        for (article, actor), (linked_id, name) in linked.items():
            actor_id = f"{linked_id}-person" if facts.is_body(linked_id) else linked_id
            due[article][actor] = (actor_id, name)
            if actor_id != actor or (name or called[article, actor]) != called[article, actor]:
                others.add(article)
    for article in sorted(others):  # an id may be free now that was another's when nothing else was due to it
        take_due(_due_to_bodies_of(facts, article))
    changed = [one for one in sorted(others) if _settle(articles, facts, one, due[one])]
    facts.settled()
    return changed


def _due_to_bodies(facts: ActorFacts) -> Iterator[tuple[ActorFact, str]]:
    """Bodies that are to have another id: what is only another name of one, and what was so before."""
    for key in facts.bodies.touched():
        actor_id = full_body(key, facts.bodies) or key
        for fact in facts.bodies_with_other_id(key, actor_id):
            yield fact, actor_id


def _due_to_bodies_of(facts: ActorFacts, article_id: str) -> Iterator[tuple[ActorFact, str]]:
    """The same for the bodies of one article."""
    for fact in facts.bodies_of(article_id):
        key = id_of(fact.called)
        actor_id = full_body(key, facts.bodies) or key
        if fact.actor != actor_id:
            yield fact, actor_id


def _settle(articles: Articles, facts: ActorFacts, article_id: str, due: Due) -> bool:
    """Give the actors of an article what is due to them; whether that changed it."""
    asked = json.dumps(sorted(due.items()))
    if facts.is_fruitless(article_id, asked):
        return False
    try:
        article = articles.get(article_id)
    except DatelineError:
        return False  # damaged or gone meanwhile: it is named elsewhere
    linked = _with_due(article, due)
    if linked == article:
        facts.note_fruitless(article_id, asked)
        return False
    articles.replace(linked)
    facts.note(linked, fingerprint(articles.file(article_id).stat()))
    return True


def _with_due(article: Article, due: Mapping[str, tuple[str, str | None]]) -> Article:
    """The article with other ids, and whole names for persons whom it knows by surname; no two get one id."""
    ids: dict[str, str] = {}
    actors = []
    taken = {actor.id for actor in article.actors if actor.by == "hand" or actor.id not in due}
    for actor in article.actors:
        actor_id, name = due.get(actor.id, (actor.id, None))
        if actor.by == "hand" or actor.id not in due:
            actors.append(actor)
            continue
        if actor_id in taken:
            actor_id = free_bound_id(actor.name, article.id, taken)
        taken.add(actor_id)
        ids[actor.id] = actor_id
        actors.append(actor.model_copy(update={"id": actor_id, "name": name or actor.name}))
    return renamed(article, actors, ids)


def _is_listed(fact: ActorFact, user_actors: Iterable[UserActor]) -> bool:
    return any(fact.actor == listed.id for listed in user_actors)


def _listed(
    actor_id: str, names: Iterable[str], actor: Actor, user_actors: Iterable[UserActor]
) -> UserActor | None:
    """The user's actor that is meant; where others have the same name, only one whose description fits."""
    written = {name.lower() for name in (actor.name, *names)}
    fitting = [
        listed
        for listed in user_actors
        if actor_id == listed.id or written & {name.lower() for name in listed.names}
    ]
    sure = (one for one in fitting if not one.not_same_as or share(one.description, actor.description))
    return next(iter(sorted(sure, key=lambda one: bool(one.not_same_as))), None) if names else None


def _as_listed(actor: Actor, listed: UserActor) -> Actor:
    return actor.model_copy(
        update={
            "id": listed.id,
            "name": listed.name,
            "kind": listed.kind,
            "description": listed.description or actor.description,
            "confidence": 1.0,
        }
    )


def _joined(actor: Actor, other: Actor) -> Actor:
    """Two actors of the article who turned out to be one."""
    mentions = {(mention.start, mention.end): mention for mention in (*other.mentions, *actor.mentions)}
    return actor.model_copy(
        update={
            "mentions": tuple(mentions[key] for key in sorted(mentions)),
            "description": actor.description or other.description,
        }
    )
