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
from index.annotate.actors.same_names import bare_name
from index.errors import DatelineError
from index.ingest.body_names import TABLES as BODY_TABLES
from index.ingest.body_names import BodyNames
from index.ingest.kept_base import close_base, memory_base, opened_base, remove_base
from index.model import Actor, Article

Result = TypeVar("Result")
_FORMAT = 3
_MOST_BESIDE = 24
_TOGETHER = 1_000  # articles whose facts are written at once: a run that is killed loses no more
_BODIES = frozenset({"country", "organization", "government", "group", "media"})
_TABLES = f"""
create table if not exists article (id text primary key, size integer, time integer);
create table if not exists fact (
  article text, actor text, person integer, key text, called text, names text, hand integer, data text
);
create table if not exists dirty (key text primary key);
create table if not exists fruitless (article text primary key, due text);
create table if not exists settled_for (what text primary key, value text);
create index if not exists fact_key on fact (person, key);
create index if not exists fact_article on fact (article);
create index if not exists fact_person on fact (actor) where person = 1;
create index if not exists fact_renamed on fact (key) where person = 0 and actor <> key;
{BODY_TABLES}
"""
# Nobody has the id of a body: persons who have one, or had to give it up, are looked at when the body comes or goes.
_CLASH = """
insert or ignore into dirty
select key from fact indexed by fact_person where person = 1 and actor in (?1, ?1 || '-person')
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
        self.bodies = BodyNames(base)

    def sync(self, fingerprints: Mapping[str, tuple[int, int]], get: Callable[[str], Article]) -> None:
        """Bring the facts up to date with the article files; damaged ones have none."""
        rows = self._base.execute("select id, size, time from article")
        present = {article_id: (size, time) for article_id, size, time in rows}
        for article_id in present.keys() - fingerprints.keys():
            self._forget(article_id)
        for article_id, fingerprint in sorted(fingerprints.items() - present.items()):
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
            else:
                self.bodies.note(key, fact.names)
                self._base.execute(_CLASH, (key,))
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
        before = self._settled_for("users", listed)
        if before == listed:
            return False
        self._base.execute("insert or ignore into dirty select key from fact where person = 1")
        self.bodies.touch_all()
        return before is not None

    def for_disputes(self, disputes: str) -> None:
        """Have all bodies looked at anew where others are disputed than before; `disputes` stands for those."""
        if self._settled_for("disputes", disputes) != disputes:
            self.bodies.touch_all()

    def _settled_for(self, what: str, value: str) -> str | None:
        """What was the case when everybody was looked at before; from now on it is this value."""
        row = self._base.execute("select value from settled_for where what = ?", (what,)).fetchone()
        self._base.execute("insert or replace into settled_for values (?, ?)", (what, value))
        return str(row[0]) if row else None

    def persons(self) -> Iterator[list[ActorFact]]:
        """The persons by surname, the facts of each in order: where articles have said something new of one."""
        for (key,) in self._base.execute("select key from dirty order by key").fetchall():
            yield self._facts("person = 1 and key = ?", key)

    def bodies_of(self, article_id: str) -> list[ActorFact]:
        """Those of an article who are no persons."""
        return self._facts("person = 0 and article = ?", article_id)

    def bodies_with_other_id(self, key: str, actor_id: str) -> list[ActorFact]:
        """Those who are called so, as an id, and have another id than this one."""
        if key == actor_id:
            return self._facts("person = 0 and actor <> key and key = ?", key, index="fact_renamed")
        return self._facts("person = 0 and key = ? and actor <> ?", key, actor_id)

    def is_body(self, key: str) -> bool:
        """Whether anybody who is no person is called so, as an id."""
        query = "select 1 from fact where person = 0 and key = ? limit 1"
        return self._base.execute(query, (key,)).fetchone() is not None

    def settled(self) -> None:
        """Note that the articles' ids are what the facts make of them."""
        self._base.execute("delete from dirty")
        self.bodies.settled()
        self._base.commit()

    def _facts(self, where: str, *values: str, index: str = "") -> list[ActorFact]:
        columns = "article, actor, called, names, hand, data"
        table = f"fact indexed by {index}" if index else "fact"
        query = f"select {columns} from {table} where {where} order by article, actor"  # noqa: S608 - of this module
        return [_fact(*row) for row in self._base.execute(query, values)]

    def _forget(self, article_id: str) -> None:
        rows = self._base.execute("select person, key, names from fact where article = ?", (article_id,))
        for is_person, key, names in rows.fetchall():
            if is_person:
                self._base.execute("insert or ignore into dirty values (?)", (key,))
            else:
                self.bodies.forget(key, json.loads(names))
                self._base.execute(_CLASH, (key,))
        for table, column in (("fact", "article"), ("fruitless", "article"), ("article", "id")):
            self._base.execute(f"delete from {table} where {column} = ?", (article_id,))  # noqa: S608 - these names


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
    with closing(memory_base(_TABLES)) as memory:
        return work(ActorFacts(memory))
