"""Rules of a collection about names: whoever is called so is that actor, or none, or does not say what it is given."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from index.annotate.actors.renaming import renamed
from index.journal.decisions import Rule
from index.model import Article


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
    if rule.of == "quotes":
        return _with_quotes_of(article, ids, rule)
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


def _with_quotes_of(article: Article, ids: Collection[str], rule: Rule) -> Article:
    """The article with what the program has some actors say as another's, whom the article has too, or as nobody's."""
    if rule.actor is not None and article.actor(rule.actor.id) is None:
        return article
    speaker = rule.actor.id if rule.actor is not None else None
    changes = {"speaker": speaker, "source": None, "by": "hand", "confidence": 1.0}
    quotes = [
        quote.model_copy(update=changes) if quote.speaker in ids and quote.by != "hand" else quote
        for quote in article.quotes
    ]
    return article.model_copy(update={"quotes": tuple(quotes)})


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
