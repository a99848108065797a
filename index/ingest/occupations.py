"""What descriptions of persons say together: whether two can be of one person, and what fields of work they tell."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from index.annotate.actors import person_nouns

_FILE = Path(__file__).with_name("occupations.toml")
_LEAST_SHARED = 4  # letters of a word that two descriptions share


@cache
def fields_of(description: str) -> frozenset[str]:
    """The fields of work that a description tells."""
    table, _ = _occupations()
    words = {person_nouns.singular(word.strip(".,")) for word in description.lower().split()}
    return frozenset(field for field, listed in table.items() if words & listed)


def is_close(field: str, other: str) -> bool:
    """Whether somebody may well work in both fields, one after the other."""
    return field == other or frozenset((field, other)) in _occupations()[1]


def contradict(descriptions: Iterable[str], other: str | None) -> bool:
    """Whether a description belongs to another person: its field of work is neither any of theirs nor close to one."""
    theirs = {field for text in descriptions for field in fields_of(text)}
    mine = fields_of(other) if other else frozenset()
    if not theirs or not mine:
        return False
    return not any(is_close(one, another) for one in theirs for another in mine)


def share(field: str | None, other: str | None) -> bool:
    """Whether two descriptions share a word of some length."""
    if not field or not other:
        return False
    return any(len(word) >= _LEAST_SHARED for word in {*field.lower().split()} & {*other.lower().split()})


@cache
def _occupations() -> tuple[dict[str, frozenset[str]], frozenset[frozenset[str]]]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    table = {name: frozenset(listed.split()) for name, listed in data["fields"].items()}
    return table, frozenset(frozenset(pair.split("-")) for pair in data["close"]["pairs"].split())
