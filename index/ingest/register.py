"""Everybody that a collection's articles have named so far: what ids, names, kinds and descriptions stand for whom.

It can be built again from the articles at any time, and is kept as JSON to save that.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from index.annotate.actors.user_actors import UserActor
from index.model import Actor, ActorKind, Article

_MOST = 12  # descriptions and names kept of each actor
_MOST_BESIDE = 24
_BESIDE = frozenset({"country", "organization", "government", "group"})


@dataclass(slots=True)
class Record:
    """One actor of the collection."""

    id: str
    name: str
    kind: ActorKind
    names: list[str] = field(default_factory=list)  # as they are written, the oldest first
    descriptions: list[str] = field(default_factory=list)
    articles: int = 0
    first: str = ""  # the article that brought it in
    days: list[str] = field(default_factory=list)  # of the earliest and the latest article, ISO dates
    beside: list[str] = field(default_factory=list)  # ids of the countries and bodies named in its articles


class Register:
    """The actors of a collection by id and by name; `own` are those that the user lists."""

    def __init__(self, own: Iterable[UserActor] = ()) -> None:
        self.own = tuple(own)
        self.records: dict[str, Record] = {}
        self._by_name: dict[str, list[str]] = defaultdict(list)

    @classmethod
    def of(cls, articles: Iterable[Article], own: Iterable[UserActor] = ()) -> Register:
        """The register of these articles."""
        register = cls(own)
        for article in articles:
            register.learn(article)
        return register

    def learn(self, article: Article) -> None:
        """Adds the actors that the article names; those that it only describes are left out."""
        for actor in article.actors:
            names = names_of(actor, article.text)
            if names:
                self._learn(actor, names, article)

    def named(self, name: str) -> list[Record]:
        """The actors that somewhere have this name, or whose surname it is; letter case does not matter."""
        return [self.records[one] for one in self._by_name.get(name.lower(), ())]

    def to_json(self) -> str:
        """The register without the user's list, on one line."""
        return json.dumps([asdict(record) for record in self.records.values()], ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str, own: Iterable[UserActor] = ()) -> Register:
        """The register that `to_json` wrote. Raises ValueError, KeyError or TypeError where it is damaged."""
        register = cls(own)
        for data in json.loads(line):
            record = Record(**data)
            register.records[record.id] = record
            register._index(record, record.names)
        return register

    def _learn(self, actor: Actor, names: list[str], article: Article) -> None:
        record = self.records.get(actor.id)
        if record is None:
            record = self.records[actor.id] = Record(actor.id, actor.name, actor.kind, first=article.id)
        new = [name for name in (actor.name, *names) if name not in record.names][: _MOST - len(record.names)]
        record.names += new
        record.articles += 1
        told = actor.description
        if told and told not in record.descriptions and len(record.descriptions) < _MOST:
            record.descriptions.append(told)
        if actor.kind == "person":
            _note_surroundings(record, article)
        self._index(record, new)

    def _index(self, record: Record, names: Iterable[str]) -> None:
        for name in names:
            words = name.lower().split()
            for key in {" ".join(words), words[-1]} if record.kind == "person" else {" ".join(words)}:
                if record.id not in self._by_name[key]:
                    self._by_name[key].append(record.id)


def beside(article: Article) -> list[str]:
    """The ids of the countries and bodies that an article names."""
    return [actor.id for actor in article.actors if actor.kind in _BESIDE]


def _note_surroundings(record: Record, article: Article) -> None:
    new = [one for one in beside(article) if one not in record.beside]
    record.beside += new[: _MOST_BESIDE - len(record.beside)]
    if article.published:
        days = sorted([*record.days, article.published.isoformat()[:10]])
        record.days = [days[0], days[-1]]


def names_of(actor: Actor, text: str) -> list[str]:
    """The names under which an article mentions an actor, each once; none where it only describes it."""
    written = (" ".join(mention.of(text).split()) for mention in actor.mentions if mention.form == "name")
    return list(dict.fromkeys(name for name in written if name))
