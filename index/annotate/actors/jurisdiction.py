"""Whose a public body is that has no name of its own: “Oslo police”, “police in Oslo”, “Peru's prosecutors”.

Such a body is the same one in every article; “the police” alone is nobody's but the article's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from index.annotate.actors import namewords, person_nouns
from index.annotate.actors.mentions import Mentions
from index.annotate.actors.tagged_entities import POSSESSIVE_SIGNS
from index.annotate.actors.well_known import adjective_of, countries
from index.annotate.parse.grammar import NOMINAL, TIMES
from index.annotate.parse.grammar_terms import NAME, NUMERAL, OWNING_PRONOUN
from index.annotate.places.gazetteer import LARGE, gazetteer

_BEHIND = frozenset({"of", "in", "from"})
_LONGEST_PLACE = 4  # tokens
_LONGEST_SENTENCE = 80  # tokens
_BEFORE = 5  # tokens before the noun that may name the place
_INDEFINITE = frozenset(("a", "an", "another", "some"))


class Jurisdiction(NamedTuple):
    """Whose a public body is, a place or a country by its adjective, and the end of the words that say so."""

    place: str
    last: int


def jurisdiction(cast: Mentions, head: int) -> Jurisdiction | None:
    """Whose the public body at this token is, None where the words do not say so."""
    words = cast.words
    if not person_nouns.is_public_body(words.lower[head]) or _is_some(cast, head):
        return None
    before = _before(cast, head)
    if before:
        return Jurisdiction(before, head + 1)
    return None if _is_of_a_body(cast, head) else _behind(cast, head)


def _is_of_a_body(cast: Mentions, head: int) -> bool:
    """As in “Norland Embassy officials in Lima”: whose they are stands before them, and behind them where they are."""
    name = cast.words.forms[head - 1] if head else ""
    return (
        name[:1].isupper()
        and cast.words.sentence_of[head] < head - 1
        and not cast.words.forms[head][:1].isupper()
    )


def jurisdictions(cast: Mentions, heads: Iterable[int]) -> set[str]:
    """The places that these uses of a noun tell: where they are two, a bare one may mean either body."""
    return {found.place for head in heads if (found := jurisdiction(cast, head))}


def is_elsewhere(cast: Mentions, head: int, body: str) -> bool:
    """Whether the sentence of a bare “police” names a large city, and not the place with which `body` begins."""
    words, sentence = cast.words, cast.words.sentence_of[head]
    reach = range(sentence, min(sentence + _LONGEST_SENTENCE, len(words)))
    near = [one for one in reach if words.sentence_of[one] == sentence and words.pos[one] == NAME]
    if any(words.forms[one] in body.split()[:-1] for one in near):
        return False
    return any(words.entity[one] == "GPE" and _is_large_city(words.lower[one]) for one in near)


def _is_large_city(name: str) -> bool:
    """Whether a name is that of a city, and of no state or country."""
    sites = gazetteer().sites.get(name, ())
    return any(one.population > LARGE for one in sites) and all(one.kind in ("city", "town") for one in sites)


def _is_some(cast: Mentions, head: int) -> bool:
    """Whether only some of the body are meant: “two Oslo officers”, “a Lima court”, “some police”."""
    words = cast.words
    return any(
        child < head and (words.pos[child] == NUMERAL or words.lower[child] in _INDEFINITE)
        for child in words.children[head]
    )


def _before(cast: Mentions, head: int) -> str | None:
    """The place right before the noun, or its owner: “Peruvian riot police”, “Oslo's police”."""
    words = cast.words
    for token in range(head - 1, max(-1, head - 1 - _BEFORE), -1):
        if words.forms[token] in POSSESSIVE_SIGNS:
            continue
        if words.lower[token] == "state" and words.pos[token - 1] == NAME and cast.country_at(token - 1):
            return words.between(token - 1, token + 1)  # "Georgia state police" are not those of Tbilisi
        place = _ruler(cast, head, token) or _place(cast, token)
        if place:
            return None if _is_listed(cast, token) else place
        if words.pos[token] not in NOMINAL or words.forms[token][:1].isupper():
            return None
    return None


def _is_listed(cast: Mentions, place: int) -> bool:
    """Whether a place is the last of several: “Oslo and Lima police”; not in “at 9 a.m., Oslo police said”."""
    before = cast.words.lower[place - 1]
    return before in {"and", "or"} or (before == "," and _place(cast, place - 2) is not None)


def _behind(cast: Mentions, head: int) -> Jurisdiction | None:
    """The place behind “of” or “in”: “police in Oslo”, “the parliament of Peru”, “police in the city of Oslo”."""
    words = cast.words
    if head + 2 >= len(words) or words.lower[head + 1] not in _BEHIND or words.head[head + 1] != head:
        return None
    token = head + 2
    if words.lower[token] == "the" and words.lower_at(token + 1) in namewords.words("settlements"):
        token += 3 if words.lower_at(token + 2) == "of" else 1
    elif words.lower[token] == "the":
        token += 1
    end = token
    while end < len(words) and end - token < _LONGEST_PLACE and words.forms[end][:1].isupper():
        end += 1
    place = _place(cast, end - 1) if end > token else None
    return Jurisdiction(place, end) if place else None


def _is_on_map(written: str) -> bool:
    """Whether words with capitals are together a town's name."""
    return (
        written.istitle()
        and " " in written
        and not written.startswith("The ")
        and written.lower() in gazetteer().sites
    )


def _ruler(cast: Mentions, head: int, token: int) -> str | None:
    """As in “the Lund administration”, “Lund … his administration”: the surname of who leads it."""
    words = cast.words
    if words.lower[head] != "administration":
        return None
    if words.tag[token] == OWNING_PRONOUN and token == head - 1:
        owners = [entry for *_, entry in cast.covering(token) if entry.kind == "person" and entry.named]
        return owners[0].name.split()[-1] if owners else None
    is_person = any(entry.kind == "person" and entry.named for *_, entry in cast.covering(token))
    return words.forms[token] if is_person and words.pos[token] == NAME else None


def _place(cast: Mentions, last: int) -> str | None:
    """The adjective of the country, or the name of the place, that ends at this token."""
    words, country = cast.words, cast.country_at(last)
    if country and words.forms[last] not in countries().get(country, {}).get("seats", ()):
        return adjective_of(country)
    first = last
    while (
        first > 0 and last - first < _LONGEST_PLACE and words.entity[first - 1] == words.entity[last] == "GPE"
    ):
        first -= 1
    while first > 0 and last - first < _LONGEST_PLACE and _is_on_map(words.between(first - 1, last + 1)):
        first -= 1  # “Fort Collins”, of which the tagger takes half
    written = words.between(first, last + 1)
    if words.pos[last] != NAME or not written[:1].isupper():
        return None
    if words.entity[last] == "GPE":
        return written
    return written if words.entity[last] not in TIMES and written.lower() in gazetteer().sites else None
