"""Rules of a collection about names: whoever is called so is that actor, or none. And when a rule is offered."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from index.annotate.actors.renaming import renamed
from index.journal.decisions import Decision, Entry, NoActor, Rule, Same, Single, Undo, singly
from index.model import Article

OFFERED_AFTER = 2  # equal decisions


def by_rule(article: Article, rule: Rule) -> Article:
    """An article as a rule has it: who has its name is its actor, or is taken out; those set by hand stay."""
    ids = {
        actor.id
        for actor in article.actors
        if actor.name == rule.name
        and actor.by != "hand"
        and (rule.actor is None or actor.id != rule.actor.id)
    }
    if not ids:
        return article
    if rule.actor is None:
        return without_actors(article, ids)
    lead = article.actor(rule.actor.id)
    members = [actor for actor in article.actors if actor.id in ids or actor is lead]
    mentions = {(one.start, one.end): one for actor in reversed(members) for one in actor.mentions}
    changes = {
        "id": rule.actor.id,
        "name": rule.actor.name,
        "kind": rule.actor.kind,
        "mentions": tuple(mentions[place] for place in sorted(mentions)),
        "by": "hand",
        "confidence": 1.0,
    }
    joined = (lead or members[0]).model_copy(update=changes)
    first = lead or members[0]
    actors = [
        joined if actor is first else actor
        for actor in article.actors
        if actor is first or actor.id not in ids
    ]
    return renamed(article, actors, dict.fromkeys(ids, rule.actor.id))


def without_actors(article: Article, ids: Collection[str]) -> Article:
    """An article without some actors: nobody known says or does what they were said to say or do."""
    content: dict[str, Any] = json.loads(article.to_json(indent=None))
    content["actors"] = [one for one in content["actors"] if one["id"] not in ids]
    for quote in content["quotes"]:
        if quote.get("speaker") in ids:
            quote["speaker"] = quote["source"] = None
    for acting in (*content["events"], *content.get("happenings", ())):
        for name in ("agents", "recipients"):
            acting[name] = [one for one in acting.get(name, ()) if one not in ids]
        for told in (acting, *acting.get("counts", ())):
            if told.get("reported_by") in ids:
                told["reported_by"] = None
    return Article.model_validate_json(json.dumps(content))


def offered(entries: Sequence[Entry], made: Decision) -> Rule | None:
    """The rule that a decision suggests, where one equal to it holds in another place and the rule does not yet."""
    rule = next((found for one in singly(made) if (found := _rule_of(one)) is not None), None)
    if rule is None:
        return None
    decisions = [one for entry in entries if not isinstance(entry.deed, Undo) for one in singly(entry.deed)]
    if rule in decisions:
        return None
    equal = sum(_rule_of(one) == rule for one in decisions)
    return rule if equal >= OFFERED_AFTER else None


def _rule_of(decision: Single) -> Rule | None:
    """What a decision would be as a rule."""
    if isinstance(decision, NoActor):
        return Rule(name=decision.actor.name)
    if isinstance(decision, Same) and len(decision.actors) == 2:
        lead, other = decision.actors
        return Rule(name=other.name, actor=lead) if lead.name != other.name else None
    return None
