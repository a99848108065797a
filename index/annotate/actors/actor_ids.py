"""Ids of actors, made of their names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container

_LONGEST = 100  # characters; the format allows 120, and a number may follow
_LONGEST_BOUND = 80
_DIGITS = 10  # of an article's hash
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_OTHER = re.compile(r"[^a-z0-9]+")


def id_of(name: str) -> str:
    """Small ASCII letters and digits of a name, joined by hyphens; a hash where the name is in another script."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", name.replace("&", " and "))).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    joined = _OTHER.sub("-", letters).strip("-")[:_LONGEST].strip("-")
    return joined or f"actor-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"


def bound_id(name: str, article_id: str) -> str:
    """The id of somebody whom only one article knows, by a description: no other article's actor has it."""
    digest = hashlib.sha256(article_id.encode()).hexdigest()[:_DIGITS]
    return f"{id_of(name)[:_LONGEST_BOUND].strip('-')}-{digest}"


def free_bound_id(name: str, article_id: str, taken: Container[str]) -> str:
    """The first id of this kind that nobody of the article has: two may be called alike, and be two."""
    bound = free = bound_id(name, article_id)
    number = 2
    while free in taken:
        free, number = f"{bound}-{number}", number + 1
    return free
