"""What bodies are called in the articles of a collection: who has which name, and of whom that has changed.

A body that only one article names anew is looked at with those it shares a name with, and no other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

TABLES = """
create table if not exists body_name (
  key text, name text, lower text, articles integer, primary key (key, name)
) without rowid;
create index if not exists body_name_lower on body_name (lower, key);
create table if not exists dirty_body (key text primary key) without rowid;
create table if not exists dirty_name (lower text primary key) without rowid;
"""
_ADD = """
insert into body_name values (?, ?, ?, 1) on conflict (key, name) do update set articles = articles + 1
"""
_TOUCHED = """
select key from dirty_body union select key from body_name where lower in (select lower from dirty_name) order by key
"""


class BodyNames:
    """The names of bodies; a body is the id that is made of what it is called."""

    def __init__(self, base: sqlite3.Connection) -> None:
        """`base` has the TABLES."""
        self._base = base

    def note(self, key: str, names: Iterable[str]) -> None:
        """An article calls a body by these names."""
        before = self.names(key)
        for name in names:
            self._base.execute(_ADD, (key, name, name.lower()))
        self._touch(key, before)

    def forget(self, key: str, names: Iterable[str]) -> None:
        """An article does not call a body by these names any more."""
        before = self.names(key)
        for name in names:
            pair = key, name
            self._base.execute(
                "update body_name set articles = articles - 1 where key = ? and name = ?", pair
            )
            self._base.execute("delete from body_name where key = ? and name = ? and articles < 1", pair)
        self._touch(key, before)

    def _touch(self, key: str, before: set[str]) -> None:
        """A body is to be looked at, and where its names are others than before all that share one with it."""
        self._base.execute("insert or ignore into dirty_body values (?)", (key,))
        now = self.names(key)
        if now != before:
            lower = ((name.lower(),) for name in before | now)
            self._base.executemany("insert or ignore into dirty_name values (?)", lower)

    def touch_all(self) -> None:
        """Every body is to be looked at."""
        self._base.execute("insert or ignore into dirty_body select distinct key from body_name")

    def touched(self) -> list[str]:
        """The bodies that are to be looked at, in order; those that are gone too."""
        return [key for (key,) in self._base.execute(_TOUCHED)]

    def settled(self) -> None:
        """All were looked at."""
        self._base.execute("delete from dirty_body")
        self._base.execute("delete from dirty_name")

    def names(self, key: str) -> set[str]:
        """The names that articles use for a body."""
        return {name for (name,) in self._base.execute("select name from body_name where key = ?", (key,))}

    def owners(self, name: str) -> set[str]:
        """The bodies that have a name, in whatever letter case."""
        rows = self._base.execute("select key from body_name where lower = ?", (name.lower(),))
        return {key for (key,) in rows}
