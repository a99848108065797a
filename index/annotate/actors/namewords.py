"""Words in and around names: honorifics, particles, first names, and words that tell what a name names."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Literal

from index.annotate.data_files import word_lists
from index.model import ActorKind

_FILE, _CENSUS = "namewords.toml", "census_names.toml"
_BEGUN: tuple[ActorKind | Literal["place", "never"], ...] = (
    "media",
    "organization",
    "government",
    "group",
    "place",
    "never",
)
_DIRECTIONS = frozenset(
    {"n", "s", "e", "w", "nw", "ne", "sw", "se", "north", "south", "east", "west", "northwest", "northeast"}
)
_KINDS: tuple[ActorKind | Literal["place", "never"], ...] = (
    "media",
    "government",
    "group",
    "organization",
    "place",
    "never",
)


@cache
def words(section: str, part: str = "words") -> frozenset[str]:
    """One list of `namewords.toml`, in small letters."""
    return word_lists(_FILE)[section][part]


@cache
def is_honorific(lower: str) -> bool:
    """Whether the word stands before a person's name as a title: "Mr.", "President"."""
    return any(lower in listed for listed in word_lists(_FILE)["honorifics"].values())


@cache
def honorific_gender(lower: str) -> str | None:
    """Gives "male" or "female" where the title tells it, else None."""
    table = word_lists(_FILE)["honorifics"]
    return next((gender for gender in ("male", "female") if lower in table[gender]), None)


@cache
def first_name_gender(lower: str) -> str | None:
    """Gives "male" or "female" for a first name that is mostly one's, else None."""
    for table in (word_lists(_FILE)["first_names"], word_lists(_CENSUS)["given"]):
        for gender in ("male", "female"):
            if lower in table[gender]:
                return gender
    return None


@cache
def is_given_name(lower: str) -> bool:
    """Whether the word is a first name, of whatever gender."""
    return first_name_gender(lower) is not None or lower in word_lists(_CENSUS)["given"]["either"]


@cache
def is_family_name(lower: str) -> bool:
    """Whether the word is a frequent surname, and above all that."""
    return lower in word_lists(_CENSUS)["family"]["words"]


@cache
def bearer_gender(lower: str) -> str | None:
    """Gives "male" or "female" for a first name that only men or only women have, else None."""
    either = word_lists(_FILE)["first_names"]["either"] | word_lists(_CENSUS)["given"]["either"]
    return None if lower in either else first_name_gender(lower)


@cache
def kind_of_name(lowers: tuple[str, ...]) -> ActorKind | Literal["place", "never"] | None:
    """What the words of a name say that it names: a kind of actor, a place, no actor ("never"), or None."""
    table = word_lists(_FILE)["kinds"]
    first, last = lowers[0], lowers[-1]
    alone = len(lowers) == 1
    for begun in _BEGUN if not alone else ():
        if first in table[f"{begun}_first"]:
            return begun
    if "-".join(lowers[-2:]) in table["government"]:
        return "government"  # “the Lund County Medical Examiner”
    head = next((word for word, after in pairwise(lowers) if after in {"of", "for"}), last)
    if head != last and head in table["never"]:
        return "never"  # “Pat Hill Award for Service”
    for kind in _KINDS:
        if (not alone or kind == "never") and (head in table[kind] or last in table[kind]):
            return kind
    return None


@cache
def is_street(lowers: tuple[str, ...]) -> bool:
    """Whether the words name a street: "19th Avenue", "W. Mill St."; a "Court" or a "Place" needs a number."""
    if len(lowers) < 2 or lowers[-1] not in word_lists(_FILE)["kinds"]["street"]:
        return False
    numbered = any(letter.isdigit() for letter in lowers[0]) or lowers[0].rstrip(".") in _DIRECTIONS
    return numbered or lowers[-1] not in words("streets_by_number")


def is_polity(lowers: tuple[str, ...]) -> bool:
    """Whether the words name a place that governs, a city or a county, not a mere site."""
    return any(word in word_lists(_FILE)["kinds"]["polity"] for word in lowers)


def is_generic(lower: str) -> bool:
    """Whether the word alone names nobody, though it may be written with a capital."""
    return lower in word_lists(_FILE)["generic"]["words"]
