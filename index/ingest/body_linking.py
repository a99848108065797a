"""Which bodies of different articles are one: by name, and by letters or a short form that only one of them has."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from index.annotate.actors.acronyms import is_acronym


class NamesOfBodies(Protocol):
    """What bodies are called."""

    def names(self, key: str) -> Collection[str]:
        """The names that articles use for a body."""

    def owners(self, name: str) -> Collection[str]:
        """The bodies that have a name, in whatever letter case."""


def full_body(key: str, bodies: NamesOfBodies) -> str | None:
    """The body that this one is only another name of, if it is of exactly one. Both are ids made of what is said."""
    names = bodies.names(key)
    if len(names) != 1:
        return None
    (name,) = names
    if not (is_acronym(name) or " " in name):
        return None
    others = [other for other in bodies.owners(name) if other != key and len(bodies.names(other)) > 1]
    return others[0] if len(others) == 1 else None
