"""Words in and around names: honorifics, particles, first names, and words that tell what a name names."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

from index.model import ActorKind

_FILE = Path(__file__).with_name("data") / "namewords.toml"
_KINDS: tuple[ActorKind, ...] = ("media", "government", "group", "organization")


@cache
def words(section: str, part: str = "words") -> frozenset[str]:
    """One list of `namewords.toml`, in small letters."""
    return _table()[section][part]


@cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        section: {part: frozenset(listed.split()) for part, listed in parts.items()}
        for section, parts in data.items()
    }


@cache
def is_honorific(lower: str) -> bool:
    """Whether the word stands before a person's name as a title: "Mr.", "President"."""
    return any(lower in listed for listed in _table()["honorifics"].values())


@cache
def honorific_gender(lower: str) -> str | None:
    """Gives "male" or "female" where the title tells it, else None."""
    table = _table()["honorifics"]
    return next((gender for gender in ("male", "female") if lower in table[gender]), None)


@cache
def first_name_gender(lower: str) -> str | None:
    """Gives "male" or "female" for a common first name, else None."""
    table = _table()["first_names"]
    return next((gender for gender in ("male", "female") if lower in table[gender]), None)


@cache
def kind_of_name(lowers: tuple[str, ...]) -> ActorKind | str | None:
    """What the words of a name say that it names: a kind of actor, "place", "never" (no actor), or None."""
    table = _table()["kinds"]
    last = lowers[-1]
    if lowers[0] in {
        "ministry",
        "department",
        "university",
        "bank",
        "office",
        "bureau",
        "church",
        "house",
        "court",
    }:
        return "organization" if lowers[0] in {"university", "bank", "church"} else "government"
    for kind in _KINDS:
        if last in table[kind] and len(lowers) > 1:
            return kind
    head = next((word for word, after in pairwise(lowers) if after in {"of", "for"}), None)
    for kind in (*_KINDS, "place", "never"):
        if last in table[kind] and (len(lowers) > 1 or kind == "never"):
            return kind
        if head and head in table[kind]:
            return kind
    if lowers[0] in {"mount", "lake", "fort", "port", "cape", "camp"} and len(lowers) > 1:
        return "place"
    return "group" if lowers[0] in table["group"] and len(lowers) > 1 else None


def is_generic(lower: str) -> bool:
    """Whether the word alone names nobody, though it may be written with a capital."""
    return lower in _table()["generic"]["words"]
