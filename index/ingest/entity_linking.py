"""One identity across the articles of a collection: who in this article is somebody that earlier ones named.

The same full name is the same actor unless the descriptions contradict each other; a surname alone is nobody else's
unless the only one who has it is described alike, or is named at the time in the same surroundings.
The user's list wins.
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from index.annotate.actors import person_nouns
from index.annotate.actors.acronyms import is_acronym
from index.annotate.actors.actor_ids import id_of
from index.annotate.actors.persons import bare_name, same_name
from index.annotate.actors.user_actors import UserActor
from index.annotate.actors.well_known import roster
from index.ingest.register import Record, Register, beside, names_of
from index.model import Actor, Article

_FILE = Path(__file__).with_name("occupations.toml")
_NEAR = timedelta(days=60)  # between articles in which a surname alone is the same person's
_SHARED_UNDATED = 2  # countries and bodies in common that tell it where a date is missing
_LEAST_SHARED = 4  # letters of a word that two descriptions share


def identify(article: Article, register: Register) -> Article:
    """The article with the ids, and where the register knows better the names, of the collection's actors."""
    taken: dict[str, str] = {}
    actors: dict[str, Actor] = {}
    for actor in article.actors:
        known = actor if actor.by == "hand" else _known(actor, article, register)
        taken[actor.id] = known.id
        earlier = actors.get(known.id)
        actors[known.id] = _joined(earlier, known) if earlier else known
    if all(old == new for old, new in taken.items()) and tuple(actors.values()) == article.actors:
        return article
    data = article.model_dump(by_alias=True)
    data["actors"] = [actor.model_dump() for actor in actors.values()]
    _rename(data, taken)
    return Article.model_validate(data)


def _known(actor: Actor, article: Article, register: Register) -> Actor:
    """The actor under the identity that the user or the register gives it."""
    names = names_of(actor, article.text)
    if not names:
        return actor
    own = _own(actor, names, register)
    if own:
        described = own.description or actor.description
        return actor.model_copy(
            update={
                "id": own.id,
                "name": own.name,
                "kind": own.kind,
                "description": described,
                "confidence": 1.0,
            }
        )
    if _is_well_known(actor):
        return actor
    record = _same(actor, names, article, register) or _earlier(actor, article.id, register)
    if record:
        name = max(record.name, actor.name, key=len) if actor.kind == "person" else record.name
        return actor.model_copy(update={"id": record.id, "name": name})
    return actor.model_copy(update={"id": _free(actor, register)})


def _is_well_known(actor: Actor) -> bool:
    forms = roster().forms.get(actor.name.split()[0].lower(), ())
    return any(form.known is not None and form.known.id == actor.id for form in forms)


def _own(actor: Actor, names: list[str], register: Register) -> UserActor | None:
    """The user's actor that is meant; where others have the same name, only one whose description fits."""
    written = {name.lower() for name in (actor.name, *names)}
    fitting = [
        own for own in register.own if actor.id == own.id or written & {name.lower() for name in own.names}
    ]
    sure = [own for own in fitting if not own.not_same_as]
    if sure:
        return sure[0]
    told = next((own for own in fitting if _share(own.description, actor.description)), None)
    alone = [own for own in fitting if not set(own.not_same_as) & set(register.records)]
    return told or next((own for own in alone if not (own.description and actor.description)), None)


def _earlier(actor: Actor, article_id: str, register: Register) -> Record | None:
    """The actor of this name whom the same article brought in when it was annotated before."""
    again = (record for record in register.named(actor.name) if record.first == article_id)
    return next((record for record in again if record.name == actor.name and record.kind == actor.kind), None)


def _same(actor: Actor, names: list[str], article: Article, register: Register) -> Record | None:
    """The collection's actor who is this one, or None."""
    if actor.kind == "person":
        return _same_person(actor, article, register)
    found = {}
    for name in (actor.name, *names):
        if len(name.split()) > 1 or is_acronym(name) or name == actor.name:
            found.update({record.id: record for record in register.named(name) if record.kind != "person"})
    exact = found.get(actor.id)
    return exact or (next(iter(found.values())) if len(found) == 1 else None)


def _same_person(actor: Actor, article: Article, register: Register) -> Record | None:
    words, tail = bare_name(tuple(actor.name.lower().split()))
    namesakes = [record for record in register.named(words[-1]) if record.kind == "person"]
    if len(words) == 1:
        return _of_surname(actor, namesakes, article)
    fitting = []
    for record in namesakes:
        other, other_tail = bare_name(tuple(record.name.lower().split()))
        same = tail == other_tail and len(other) > 1 and same_name(words, other)
        if same and not contradict(record.descriptions, actor.description):
            fitting.append(record)
    return max(
        fitting,
        key=lambda one: (any(_share(told, actor.description) for told in one.descriptions), one.articles),
        default=None,
    )


def _of_surname(actor: Actor, namesakes: list[Record], article: Article) -> Record | None:
    """The only one of this surname, where descriptions are alike or the articles are close and nothing contradicts."""
    full = [record for record in namesakes if len(record.name.split()) > 1]
    if len(full or namesakes) != 1:
        return None
    record = (full or namesakes)[0]
    if any(_share(told, actor.description) for told in record.descriptions):
        return record
    told = actor.description is None or fields_of(actor.description)
    fits = told and not contradict(record.descriptions, actor.description)
    return record if full and fits and _is_close(record, article) else None


def _is_close(record: Record, article: Article) -> bool:
    """Whether an article is near in time to those that name the actor, and has a country or body in common."""
    shared = len({*record.beside} & {*beside(article)})
    if article.published is None or not record.days:
        return shared >= _SHARED_UNDATED
    day = date.fromisoformat(article.published.isoformat()[:10])
    first, last = map(date.fromisoformat, record.days)
    return shared > 0 and first - _NEAR <= day <= last + _NEAR


def contradict(descriptions: list[str], other: str | None) -> bool:
    """Whether a description belongs to another person: its field of work is neither any of theirs nor close to one."""
    theirs = {field for told in descriptions for field in fields_of(told)}
    mine = fields_of(other) if other else frozenset()
    if not theirs or not mine or theirs & mine:
        return False
    close = _occupations()[1]
    return not any(frozenset((one, another)) in close for one in theirs for another in mine)


@cache
def fields_of(description: str) -> frozenset[str]:
    """The fields of work that a description tells."""
    table, _ = _occupations()
    words = {person_nouns.singular(word.strip(".,")) for word in description.lower().split()}
    return frozenset(field for field, listed in table.items() if words & listed)


def _share(one: str | None, other: str | None) -> bool:
    """Whether two descriptions share a word of some length."""
    if not one or not other:
        return False
    return any(len(word) >= _LEAST_SHARED for word in {*one.lower().split()} & {*other.lower().split()})


def _free(actor: Actor, register: Register) -> str:
    """The actor's id, with a number behind it where somebody else has it."""
    base = id_of(actor.name) if actor.kind == "person" else actor.id
    number, free = 2, base
    while free in register.records:
        free, number = f"{base}-{number}", number + 1
    return free


def _joined(one: Actor, other: Actor) -> Actor:
    """Two actors of the article who turned out to be one."""
    mentions = {(mention.start, mention.end): mention for mention in (*other.mentions, *one.mentions)}
    return one.model_copy(
        update={
            "mentions": tuple(mentions[key] for key in sorted(mentions)),
            "description": one.description or other.description,
        }
    )


def _rename(data: Any, taken: dict[str, str]) -> None:
    """Puts the new ids wherever the article refers to an actor."""
    for quote in data["quotes"]:
        quote["speaker"] = taken.get(quote["speaker"], quote["speaker"])
    for event in data["events"]:
        for slot in ("agents", "recipients"):
            event[slot] = tuple(dict.fromkeys(taken.get(one, one) for one in event[slot]))
        event["reported_by"] = taken.get(event["reported_by"], event["reported_by"])
        for count in event["counts"]:
            count["reported_by"] = taken.get(count["reported_by"], count["reported_by"])


@cache
def _occupations() -> tuple[dict[str, frozenset[str]], frozenset[frozenset[str]]]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    table = {name: frozenset(listed.split()) for name, listed in data["fields"].items()}
    return table, frozenset(frozenset(pair.split("-")) for pair in data["close"]["pairs"].split())
