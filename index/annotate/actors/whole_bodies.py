"""Names of bodies that a tagger cuts at “and” or “'s”: “the Game and Fish Commission”, “Lund Children's Hospital”."""

from __future__ import annotations

from collections.abc import Sequence

from index.annotate.actors import namewords
from index.annotate.actors.tagged_entities import POSSESSIVE_SIGNS, Name
from index.annotate.actors.titles import is_office, is_portfolio, is_single_office
from index.annotate.parse.grammar_terms import NAME
from index.annotate.parse.words import Words

_BODIES = frozenset(("organization", "government"))
_LONGEST = 4  # words that are joined to a name
_TIES = frozenset(("of", "for"))
_FEDERAL = frozenset(("u.s.", "us", "federal"))


def with_whole_bodies(words: Words, names: Sequence[Name]) -> list[Name]:
    """The names in text order, bodies' as they are written; what else covers a word of such a name is left out."""
    whole: list[Name] = []
    for name in names:
        if whole and name.first < whole[-1].last:
            continue
        grown = _grown(words, name)
        while grown is not name and whole and whole[-1].last > grown.first:
            whole.pop()
        whole.append(grown)
    return whole


def of_office(words: Words, name: Name) -> Name | None:
    """As in “the Moss County District Attorney's Office”: an office, whose house is named and not who holds it."""
    house = words.lower_at(name.last) in POSSESSIVE_SIGNS and words.form_at(name.last + 1) in (
        "Office",
        "Department",
    )
    last = words.lower[name.last - 1]
    office = house and not name.found and (is_office(last) or is_single_office(last))
    return Name(name.first, name.last + 2, "ORG") if office else None


def _grown(words: Words, name: Name) -> Name:
    """A body's name with what belongs to it on either side; any other name as it is."""
    if name.found or name.speaks:
        return name
    if (court := _whole_court(words, name)) is not None:
        return court
    last = _behind_owner(words, name) or _behind_and(words, name)
    if last:
        return Name(name.first, last, "ORG")
    first = _before_and(words, name)
    return name if first is None else Name(first, name.last, name.label)


def _whole_court(words: Words, name: Name) -> Name | None:
    """As in “the U.S. | District Court | for the Northern District of Norland”: with its state and its district."""
    first, last = name.first, name.last
    if words.lower[last - 1] not in ("court", "appeals") or name.label not in ("ORG", None):
        return None
    if words.lower_at(first - 1) in _FEDERAL and words.lower[first] in ("district", "circuit", "court"):
        first -= 1
    if words.lower[last : last + 2] == ["for", "the"] and (end := _district_end(words, last + 2)):
        last = end
    return None if (first, last) == (name.first, name.last) else Name(first, last, "ORG")


def _district_end(words: Words, first: int) -> int:
    """Where the name of a court's district or circuit ends; 0 where none begins here."""
    last = first
    while words.form_at(last)[:1].isupper() and last - first < _LONGEST:
        last += 1
    if words.lower_at(last - 1) not in ("district", "circuit"):
        return 0
    end = last + 1
    while words.lower_at(last) == "of" and words.form_at(end)[:1].isupper() and end - last <= _LONGEST:
        end += 1
    return end if end > last + 1 else last


def _behind_owner(words: Words, name: Name) -> int:
    """As in “Norland Children | 's Hospital”: where a house's name ends that is called by those whom it serves."""
    if words.lower_at(name.last) not in POSSESSIVE_SIGNS or words.lower[name.last - 1] not in namewords.words(
        "served"
    ):
        return 0
    last = name.last + 1
    while last - name.last <= _LONGEST and words.form_at(last).istitle() and words.pos[last] == NAME:
        last += 1
    if last == name.last + 1:  # “Norland Children's hospital”
        return last + 1 if words.lower_at(last) in namewords.words("kinds", "facility") else 0
    return last if namewords.kind_of_name(("", *words.lower[name.last + 1 : last])) in _BODIES else 0


def _behind_and(words: Words, name: Name) -> int:
    """As in “the Centre for Land Use | and Research”: where a body's name ends that says what it is for."""
    key = tuple(words.lower[name.first : name.last])
    if (
        _TIES.isdisjoint(key)
        or words.lower_at(name.last) != "and"
        or namewords.kind_of_name(key) not in _BODIES
    ):
        return 0
    last = name.last + 1
    while (
        last - name.last <= _LONGEST and words.form_at(last).istitle() and is_portfolio(words.lower_at(last))
    ):
        last += 1
    goes_on = words.form_at(last).istitle() and words.pos[last] == NAME  # “and Energy | Department”
    return 0 if goes_on or last == name.last + 1 else last


def _before_and(words: Words, name: Name) -> int | None:
    """As in “the Norland Game and | Fish Commission”: where a body's name begins by the parse."""
    key = tuple(words.lower[name.first : name.last])
    if name.first < 2 or words.lower[name.first - 1] != "and" or namewords.kind_of_name(key) not in _BODIES:
        return None
    first = name.first - 1
    while first and name.first - first <= _LONGEST and _is_tied(words, first - 1, first, name):
        first -= 1
    if first == name.first - 1 or words.entity[name.first - 2] or words.lower[first - 1] in _TIES:
        return None  # “Care for Humanity | and Norland Data Centre”
    return first


def _is_tied(words: Words, token: int, first: int, name: Name) -> bool:
    """Whether a capitalised word hangs on a word of the name, or on what was tied to it before."""
    head = words.head[token]
    within = first <= head < name.last and head != name.first - 1
    return within and words.form_at(token).istitle() and words.pos[token] == NAME
