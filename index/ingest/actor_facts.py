"""What articles say of the actors they name, as far as identity needs it: kept on disk, one row an actor and article.

The rows are a function of the articles alone and can be made again from them at any time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from index.annotate.actors.actor_ids import id_of
from index.annotate.actors.persons import bare_name
from index.errors import DatelineError
from index.ingest.kept_base import IN_MEMORY, close_base, connected, opened_base, remove_base
from index.model import Actor, Article

Result = TypeVar("Result")
_FORMAT = 2
_MOST_BESIDE = 24
_TOGETHER = 1_000  # articles whose facts are written at once: a run that is killed loses no more
_BODIES = frozenset({"country", "organization", "government", "group", "media"})
_TABLES = """
create table if not exists article (id text primary key, size integer, time integer);
create table if not exists fact (
  article text, actor text, person integer, key text, called text, names text, hand integer, data text
);
create table if not exists dirty (key text primary key);
create table if not exists fruitless (article text primary key, due text);
create index if not exists fact_key on fact (person, key);
create index if not exists fact_article on fact (article);
create index if not exists fact_person on fact (actor) where person = 1;
create index if not exists fact_apart on fact (key) where person = 1 and substr(actor, -7) = '-person';
"""
_CLASH = """
insert or ignore into dirty
select key from fact indexed by fact_apart where person = 1 and substr(actor, -7) = '-person'
union
select person.key from (select distinct key from fact where person = 0) body
join fact person on person.actor = body.key where person.person = 1
"""


@dataclass(frozen=True, slots=True)
class ActorFact:
    """One named actor of one article: the id it has there, its names as they are written, and what is said of it."""

    article: str
    actor: str
    called: str  # the actor's name in the article's own entry
    names: tuple[str, ...]
    description: str | None = None
    day: str | None = None  # of publication, ISO
    beside: tuple[str, ...] = ()  # bodies and countries that the article names, by name
    by_hand: bool = False

    @property
    def name(self) -> str:
        """The fullest of the names; one that only puts words in front of another full one is not fuller."""
        forms = {name: bare_name(tuple(name.lower().split()))[0] for name in self.names}
        full = {form for form in forms.values() if len(form) > 1}
        plain = [
            name
            for name, form in forms.items()
            if not any(form[start:] in full for start in range(1, len(form)))
        ]
        return max(plain or self.names, key=lambda name: (len(forms[name]), len(name), name))


def facts_of(article: Article) -> Iterator[tuple[bool, ActorFact]]:
    """The actors that an article names, each with whether it is a person; those only described are left out."""
    beside = tuple(sorted({one.name for one in article.actors if one.kind in _BODIES})[:_MOST_BESIDE])
    day = article.day.isoformat() if article.day else None
    for actor in article.actors:
        names = names_of(actor, article.text)
        if names:
            yield (
                actor.kind == "person",
                ActorFact(
                    article.id,
                    actor.id,
                    actor.name,
                    names,
                    actor.description,
                    day,
                    beside,
                    actor.by == "hand",
                ),
            )


def names_of(actor: Actor, text: str) -> tuple[str, ...]:
    """The names under which an article mentions an actor, each once; none where it only describes it."""
    written = (" ".join(mention.of(text).split()) for mention in actor.mentions if mention.form == "name")
    return tuple(dict.fromkeys(name for name in written if name))


class ActorFacts:
    """The facts of a collection in a file of the cache; `with_facts` gives them."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._waiting = 0  # articles whose facts are not yet on the disk

    def sync(self, fingerprints: Mapping[str, tuple[int, int]], get: Callable[[str], Article]) -> None:
        """Bring the facts up to date with the article files; damaged ones have none."""
        rows = self._base.execute("select id, size, time from article")
        present = {
            article_id: (size, time) for article_id, size, time in rows if not article_id.startswith("=")
        }
        for article_id in present.keys() - fingerprints.keys():
            self._forget(article_id)
        for article_id, fingerprint in fingerprints.items():
            if present.get(article_id) != fingerprint:
                with suppress(DatelineError):
                    self.note(get(article_id), fingerprint)
        self._base.commit()

    def note(self, article: Article, fingerprint: tuple[int, int]) -> None:
        """Keep what an article says of its actors, in place of what it said before."""
        self._forget(article.id)
        self._base.execute("insert into article values (?, ?, ?)", (article.id, *fingerprint))
        for is_person, fact in facts_of(article):
            key = bare_name(tuple(fact.name.lower().split()))[0][-1] if is_person else id_of(fact.called)
            names, data = json.dumps(fact.names), json.dumps([fact.description, fact.day, fact.beside])
            row = (fact.article, fact.actor, is_person, key, fact.called, names, fact.by_hand, data)
            self._base.execute("insert into fact values (?, ?, ?, ?, ?, ?, ?, ?)", row)
            if is_person:
                self._base.execute("insert or ignore into dirty values (?)", (key,))
        self._waiting += 1
        if self._waiting >= _TOGETHER:
            self._base.commit()
            self._waiting = 0

    def is_fruitless(self, article_id: str, due: str) -> bool:
        """Whether the same was due to this article before and left it as it is, and it has not been changed since."""
        query = "select 1 from fruitless where article = ? and due = ?"
        return self._base.execute(query, (article_id, due)).fetchone() is not None

    def note_fruitless(self, article_id: str, due: str) -> None:
        """Keep that what is due to an article leaves it as it is, so that it need not be read for it again."""
        self._base.execute("insert or replace into fruitless values (?, ?)", (article_id, due))

    def for_users(self, listed: str) -> bool:
        """Have everybody looked at anew where the user lists other actors than before; `listed` stands for the list.

        Gives whether a list was known before, and is another now.
        """
        before = self._base.execute("select id from article where id like '=%'").fetchone()
        if before == (f"={listed}",):
            return False
        self._base.execute("insert or ignore into dirty select key from fact where person = 1")
        self._base.execute("delete from article where id like '=%'")
        self._base.execute("insert into article values (?, 0, 0)", (f"={listed}",))
        return before is not None

    def persons(self) -> Iterator[list[ActorFact]]:
        """The persons by surname, the facts of each in order: where articles have said something new of one."""
        self._base.execute(_CLASH)
        for (key,) in self._base.execute("select key from dirty order by key").fetchall():
            yield self._facts("person = 1 and key = ?", (key,))

    def body_names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What all who are no persons are called, as ids, and the names that articles use for them."""
        query = "select distinct key, names from fact where person = 0 order by key, names"
        for key, names in self._base.execute(query):
            yield key, tuple(json.loads(names))

    def bodies_called(self, key: str) -> list[ActorFact]:
        """Those who are no persons and are called so, as an id."""
        return self._facts("person = 0 and key = ?", (key,))

    def bodies_under_other_ids(self) -> list[ActorFact]:
        """Those who are no persons and have an id that is not made of what they are called."""
        return self._facts("person = 0 and actor <> key", ())

    def settled(self) -> None:
        """Note that the articles' ids are what the facts make of them."""
        self._base.execute("delete from dirty")
        self._base.commit()

    def _facts(self, where: str, values: tuple[str, ...]) -> list[ActorFact]:
        order = f"select article, actor, called, names, hand, data from fact where {where} order by article, actor"  # noqa: S608
        rows = self._base.execute(order, values)
        return [_fact(*row) for row in rows]

    def _forget(self, article_id: str) -> None:
        gone = "select key from fact where article = ? and person = 1"
        self._base.execute(f"insert or ignore into dirty {gone}", (article_id,))
        self._base.execute("delete from fact where article = ?", (article_id,))
        self._base.execute("delete from fruitless where article = ?", (article_id,))
        self._base.execute("delete from article where id = ?", (article_id,))


def _fact(article: str, actor: str, called: str, names: str, hand: int, data: str) -> ActorFact:
    description, day, beside = json.loads(data)
    return ActorFact(
        article, actor, called, tuple(json.loads(names)), description, day, tuple(beside), bool(hand)
    )


def with_facts(path: Path, work: Callable[[ActorFacts], Result]) -> Result:
    """What `work` makes of the facts kept in this file; where that is damaged or cannot be written they are made anew.

    `work` is done again where the damage shows only while it is done: it has to come to the same end.
    """
    base = opened_base(path, _TABLES, _FORMAT)
    try:
        result = work(ActorFacts(base))
    except sqlite3.Error:
        base.close()
        remove_base(path)
    except BaseException:
        base.close()
        raise
    else:
        close_base(base, path)
        return result
    with closing(connected(IN_MEMORY, _TABLES, _FORMAT)) as memory:
        return work(ActorFacts(memory))
