"""Common nouns that stand for people and bodies: their kind, number and gender (`nouns.toml`)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from index.annotate.data_files import word_lists
from index.model import ActorKind

_FILE = "nouns.toml"
_KINDS: tuple[ActorKind, ...] = ("person", "group", "organization", "government", "country", "media")
_CALLINGS = ("smen", "swomen", "swoman")  # yachtsmen, oarswomen
_PEOPLE_ENDINGS = ("ists", "ers", "ors", "ians", "men", "women", "ees", "ants")


@cache
def kinds_of(noun: str) -> tuple[ActorKind, ...]:
    """The kinds of actor that a noun in small letters can stand for, the likeliest first; none for things."""
    if noun == "bodies":
        return ()  # the dead, oftener than organizations
    kinds = word_lists(_FILE)["kinds"]
    forms = (noun, singular(noun)) if singular(noun) != noun else (noun,)
    exact = [kind for kind in reversed(_KINDS) if noun in kinds[kind]]
    exact += [kind for kind in reversed(_KINDS) if forms[-1] in kinds[kind] and kind not in exact]
    if not exact and noun.endswith(_CALLINGS):
        return ("person",)
    if "person" in exact and noun == forms[0] and noun in kinds["person"]:
        exact.sort(key=lambda kind: kind != "person")
    return tuple(exact)


@cache
def is_plural(noun: str) -> bool:
    """Whether a noun of people is a plural: "rebels", "men", "police"."""
    return noun != singular(noun) or noun in {
        "people",
        "police",
        "troops",
        "children",
        "men",
        "women",
        "families",
    }


@cache
def singular(noun: str) -> str:
    """The noun in the singular, as far as its ending tells."""
    if noun.endswith(("women", "men")):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


@cache
def looks_human(noun: str) -> bool:
    """Whether an unknown noun ends like one of people in the plural: "snipers", "nationalists"."""
    return len(noun) > 5 and noun.endswith(_PEOPLE_ENDINGS) and noun not in word_lists(_FILE)["of"]["things"]


def is_measure(noun: str) -> bool:
    """Whether the actor stands behind "of": "members of", "dozens of"."""
    return noun in word_lists(_FILE)["of"]["measures"]


def kind_in(noun: str, described: Iterable[str]) -> ActorKind | None:
    """The kind that a noun means among the words of its description: an armed group is one, a retail group a body."""
    kinds = kinds_of(noun)
    if {"group", "organization"} <= set(kinds):
        return "group" if word_lists(_FILE)["of"]["armed"] & set(described) else "organization"
    if kinds[:1] == ("media",) and not word_lists(_FILE)["of"]["not_media"].isdisjoint(described):
        return None  # “a navigation channel”
    return kinds[0] if kinds else None


def words_of(section: str, name: str) -> frozenset[str]:
    """One list of `nouns.toml`."""
    return word_lists(_FILE)[section][name]


def is_quantity(word: str) -> bool:
    """Whether the word before a description only counts: "many", "at least"."""
    return word in word_lists(_FILE)["of"]["quantities"]


def is_the_state(noun: str) -> bool:
    """Whether the noun behind a country's name means the country itself: "the French government"."""
    return noun in word_lists(_FILE)["states"]["themselves"]


def is_public_body(noun: str) -> bool:
    """Whether the noun means a body of a state or a place, one in each: “police”, “parliament”."""
    return noun in word_lists(_FILE)["states"]["bodies"]


@cache
def gender_of(noun: str) -> str | None:
    """Gives "female" or "male" where the noun says it, else None."""
    for gender, nouns in word_lists(_FILE)["genders"].items():
        if noun in nouns or singular(noun) in nouns:
            return gender
    return None


def person_nouns() -> frozenset[str]:
    """Every noun for a single person."""
    return word_lists(_FILE)["kinds"]["person"]
