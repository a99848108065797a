"""Decisions applied to an article: what the program found, with what people decided on top.

An annotation that a decision is about is found by its place and words, and by its words where the text has moved; where
they are gone, or stand in several places and nothing tells which, the decision is lost for this article, never moved to
other words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from index.annotate.actors.actor_ids import bound_id
from index.annotate.actors.renaming import renamed
from index.errors import Undecidable
from index.journal.actor_rules import by_rule, without_actors
from index.journal.decisions import (
    Apart,
    NamedActor,
    NamedAt,
    NoActor,
    OwnHappening,
    Put,
    Remove,
    Rule,
    Same,
    SetActor,
    SetArticle,
    Single,
    Target,
    actor_ids,
    article_of,
)
from index.journal.happening_upkeep import follow_events
from index.journal.own_happening import part_events
from index.manual.reanchor import anchor
from index.model import Actor, Article
from index.refusals import sentence as refusal

STATED = ("title", "published", "publisher", "authors")  # what can be decided of an article as a whole
_LETTER = {"quotes": "q", "events": "e"}


def replay(article: Article, decisions: Iterable[Single]) -> tuple[Article, list[Single]]:
    """An article with all decisions that are about it or its actors; and those that are lost."""
    lost: list[Single] = []
    for decision in decisions:
        if article_of(decision) in (None, article.id):
            try:
                article = applied(article, decision)
            except Undecidable:
                lost.append(decision)
    return article, lost


def stated(article: Article, decisions: Iterable[Single]) -> Article:
    """An article with what decisions state of it as a whole, its day above all, and none about its annotations."""
    return replay(article, (one for one in decisions if isinstance(one, SetArticle)))[0]


def applied(article: Article, decision: Single) -> Article:
    """An article with one decision about it; as it was where the decision is about actors whom it does not have.

    Raises Undecidable where the annotation cannot be found, or what comes of it does not follow the format.
    """
    if isinstance(decision, Put):
        return _with_put(article, decision)
    if isinstance(decision, Remove):
        return _with_removed(article, decision)
    if isinstance(decision, OwnHappening):
        return _with_own_happening(article, decision)
    if isinstance(decision, SetArticle):
        return _validated(article, {**_content(article), **dict(decision.fields.items())})
    if isinstance(decision, Rule):
        return by_rule(article, decision)
    if isinstance(decision, NamedAt):
        return _with_mention(article, decision)
    if isinstance(decision, NoActor):
        known = article.actor(decision.actor.id)
        return without_actors(article, {decision.actor.id}) if known is not None else article
    if not isinstance(decision, SetActor | Same | Apart) or not any(map(article.actor, actor_ids(decision))):
        return article
    changed = _with_actors(article, decision)
    return changed if changed is article else _validated(article, _content(changed))


def _content(article: Article) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(article.to_json(indent=None))
    return content


def _with_put(article: Article, decision: Put) -> Article:
    """The annotation in the place of its target, or where its words stand."""
    value = _reanchored(article, decision.listing, decision.value, f"“{decision.value.get('words', '')}”")
    article, ids = _with_named(article, decision.actors)
    for name in ("speaker", "reported_by"):
        if value.get(name):
            value[name] = ids.get(value[name], value[name])
    for name in ("agents", "recipients"):
        if name in value:
            value[name] = [ids.get(actor_id, actor_id) for actor_id in value[name]]
    content = _content(article)
    listed: list[dict[str, Any]] = content[decision.listing]
    replaced = _matching(article, decision.listing, decision.target, listed) if decision.target else []
    if decision.listing == "roles":  # a sentence has one
        replaced += [item for item in listed if item not in replaced and _overlap(item, value)]
    value.update(by="hand", confidence=1.0)
    if decision.listing != "roles":
        value["id"] = replaced[0]["id"] if replaced else _free_id(listed, _LETTER[decision.listing])
    place = listed.index(replaced[0]) if replaced else _place(listed, value)
    listed[place:place] = [value]
    content[decision.listing] = [item for item in listed if item is value or item not in replaced]
    return _validated(article, content)


def _with_removed(article: Article, decision: Remove) -> Article:
    content = _content(article)
    listed = content[decision.listing]
    gone = _matching(article, decision.listing, decision.target, listed)
    content[decision.listing] = [item for item in listed if item not in gone]
    return _validated(article, content)


def _with_own_happening(article: Article, decision: OwnHappening) -> Article:
    content = _content(article)
    matching = [_matching(article, "events", target, content["events"]) for target in decision.events]
    if not all(matching):
        raise Undecidable(f"“{article.id}” has not all of these events any more.")
    ids = {event["id"] for events in matching for event in events}
    parted = [event for event in content["events"] if event["id"] in ids]
    part_events(content, parted, _free_id(content.get("happenings", []), "h"))
    return _validated(article, content)


def _with_mention(article: Article, decision: NamedAt) -> Article:
    """The article with an actor named at the words that the decision is about, or where they stand now."""
    words = decision.target.words
    place = _reanchored(article, "quotes", decision.target.model_dump(exclude={"type"}), f"“{words}”")
    article, ids = _with_named(article, [decision.actor])
    content, actor_id = _content(article), ids.get(decision.actor.id, decision.actor.id)
    actor = next(one for one in content["actors"] if one["id"] == actor_id)
    form = "name" if words != words.lower() else "nominal"
    others = [one for one in actor.get("mentions", ()) if not _overlap(one, place)]
    mention = {"start": place["start"], "end": place["end"], "form": form}
    actor.update(by="hand", confidence=1.0, mentions=sorted([*others, mention], key=lambda one: one["start"]))
    return _validated(article, content)


def _validated(before: Article, content: dict[str, Any]) -> Article:
    """The article of this content, its happenings brought in line with its events."""
    try:
        events = _content(before)["events"]
        if content["events"] != events:
            follow_events(content, events)
        return Article.model_validate_json(json.dumps(content))
    except ValidationError as error:
        raise Undecidable(refusal(error)) from None


def _matching(
    article: Article, listing: str, target: Target | None, listed: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The annotations that are meant: at the very place, else those of the same type that overlap it; none is fine."""
    if target is None:
        return []
    span = _reanchored(article, listing, target.model_dump(exclude={"type"}), f"“{target.words}”")
    alike = [item for item in listed if target.type is None or item.get("type") == target.type]
    exact = [item for item in alike if (item["start"], item["end"]) == (span["start"], span["end"])]
    return exact or [item for item in alike if _overlap(item, span)]


def _reanchored(article: Article, listing: str, value: dict[str, Any], words: str) -> dict[str, Any]:
    """The value with its offsets where its words stand now. Raises Undecidable where they do not."""
    actors = [{"id": actor.id, "name": actor.name} for actor in article.actors]
    content: dict[str, Any] = {"text": article.text, "actors": actors, listing: [deepcopy(value)]}
    anchor(content)
    if not content[listing]:
        raise Undecidable(f"The words {words} do not stand in “{article.id}” any more, or in several places.")
    moved: dict[str, Any] = content[listing][0]
    return moved


def _with_named(article: Article, named: Iterable[NamedActor]) -> tuple[Article, dict[str, str]]:
    """The article with every named actor in it; and the ids under which it has those whom it knows by another."""
    ids: dict[str, str] = {}
    added: list[Actor] = []
    for actor in named:
        if article.actor(actor.id) is not None:
            continue
        alike = [one for one in article.actors if one.name.casefold() == actor.name.casefold()]
        if len(alike) == 1:
            ids[actor.id] = alike[0].id
        else:
            added.append(Actor(id=actor.id, name=actor.name, kind=actor.kind, by="hand"))
    return article.model_copy(update={"actors": (*article.actors, *added)}) if added else article, ids


def _with_actors(article: Article, decision: SetActor | Same | Apart) -> Article:
    if isinstance(decision, SetActor):
        changes = {
            name: value
            for name in ("name", "kind", "description")
            if (value := getattr(decision, name)) is not None
        }
        actors = [
            actor.model_copy(update={**changes, "by": "hand", "confidence": 1.0})
            if actor.id == decision.actor.id
            else actor
            for actor in article.actors
        ]
        return article.model_copy(update={"actors": tuple(actors)})
    if isinstance(decision, Apart):
        own_id = bound_id(decision.actor.name, article.id)
        if article.actor(own_id) is not None:
            return article
        actors = [
            actor.model_copy(update={"id": own_id, "by": "hand"}) if actor.id == decision.actor.id else actor
            for actor in article.actors
        ]
        return renamed(article, actors, {decision.actor.id: own_id})
    return _joined(article, decision)


def _joined(article: Article, decision: Same) -> Article:
    """The article with one actor for all that are the same, under the id and name of the first."""
    first, ids = decision.actors[0], {actor.id for actor in decision.actors}
    members = [actor for actor in article.actors if actor.id in ids]
    if not members or [actor.id for actor in members] == [first.id]:
        return article
    lead = next((actor for actor in members if actor.id == first.id), members[0])
    mentions = {
        (mention.start, mention.end): mention for actor in reversed(members) for mention in actor.mentions
    }
    description = lead.description or next((one.description for one in members if one.description), None)
    changes = {
        "id": first.id,
        "name": first.name,
        "kind": first.kind,
        "description": description,
        "mentions": tuple(mentions[place] for place in sorted(mentions)),
        "by": "hand",
        "confidence": 1.0,
    }
    joined = lead.model_copy(update=changes)
    actors = [
        joined if actor is lead else actor for actor in article.actors if actor is lead or actor.id not in ids
    ]
    return renamed(article, actors, dict.fromkeys(ids, first.id))


def _overlap(item: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(item["start"] < other["end"] and other["start"] < item["end"])


def _free_id(listed: list[dict[str, Any]], letter: str) -> str:
    taken = {item["id"] for item in listed}
    return next(name for number in range(1, 10**9) if (name := f"{letter}{number}") not in taken)


def _place(listed: list[dict[str, Any]], value: dict[str, Any]) -> int:
    """Where a new annotation belongs in text order."""
    before = (number for number, item in enumerate(listed) if item["start"] > value["start"])
    return next(before, len(listed))
