"""Whom a phrase denotes: its head decides, not the other names in it."""

from __future__ import annotations

from index.annotate.actors import person_nouns, titles
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.mentions import ActorEntry, Mentions
from index.annotate.parse.grammar import COMPOUNDS, LANDS, OWNERS
from index.annotate.parse.grammar_terms import (
    APPOSITION,
    COMPOUND,
    FLAT_NAME,
    POSSESSOR,
    PRONOUN,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.pronoun_forms import RELATIVE_OF_PERSONS
from index.annotate.parse.words import Words

_CALLED = frozenset({"media", "group"})  # kinds of which a noun behind the name says nothing more
_NEWS = frozenset(("news", "online", "television", "tv", "radio"))
_BESIDE = frozenset({APPOSITION, FLAT_NAME, COMPOUND})


def denoted(cast: Mentions, first: int, last: int) -> ActorEntry | None:
    """The actor whom the tokens `first` up to `last` denote, or None."""
    for start, end, entry in cast.covering(first):
        if (start, end) == (first, last):
            return entry
    head = cast.words.top(first, last)
    return (
        cast.headed(head)
        or _described(cast, head)
        or _called(cast, head)
        or _above(cast, head)
        or _beside(cast, head, first, last)
        or _behind_of(cast, head, first, last)
        or _before(cast, head, first)
    )


def _described(cast: Mentions, head: int) -> ActorEntry | None:
    """As in “Norland's Minister of Justice, Jane Hill, will resign”: the actor who is so described, beside it."""
    entry = cast.described_at.get(head)
    return entry if entry and entry.counts else None


def _called(cast: Mentions, head: int) -> ActorEntry | None:
    """As in “the nationalist Norland Times tabloid”: the paper, party or armed group named before what it is."""
    words, lower, end = cast.words, cast.words.lower[head], head - 1
    kinds = set(person_nouns.kinds_of(lower)) & _CALLED
    if words.lower_at(end) in _NEWS:  # “the official Lund news agency”
        kinds, end = {"media"}, end - 1
    elif lower in word_list("of_parties"):
        kinds = {"organization", "group"}
    if not kinds or end < 0 or person_nouns.is_plural(lower):
        return None
    before = cast.headed(end) if words.head[end] in (head, head - 1) else None
    return before if before and before.named and before.kind in kinds else None


def _above(cast: Mentions, head: int) -> ActorEntry | None:
    """The actor whom a description behind its name describes: in "Hugh Hill, a doctor", "a doctor"."""
    words = cast.words
    if words.dep[head] != APPOSITION or not person_nouns.kinds_of(words.lower[head]):
        return None
    entry = cast.headed(words.head[head])
    return entry if entry and entry.named else None


def _beside(cast: Mentions, head: int, first: int, last: int) -> ActorEntry | None:
    """Who is named beside a description: "spokesman John Kirby", "the head of the group, Hugh Hill"."""
    words = cast.words
    if words.lower_at(head + 1) in ("himself", "herself", "itself"):
        return None  # “the striker himself”
    for child in words.children[head]:
        if first <= child < last and child > head and words.dep[child] in _BESIDE:
            entry = cast.headed(child)
            if entry and entry.named:
                return entry
    titled = _titled(cast, head, first, last)
    if titled:
        return titled
    follower = cast.starting(head + 1)
    if follower and follower.named and (follower.kind == "person" or _describes(cast, head, head + 1)):
        return follower
    return None


def _titled(cast: Mentions, head: int, first: int, last: int) -> ActorEntry | None:
    """The person named at the end of a long title: "the ambassador to Britain Jane Hill"."""
    for start, end, entry in cast.covering(last - 1):
        behind_other = any(other[1] == start for other in cast.covering(start - 1))
        behind_other = behind_other or titles.office_head(cast.words, start) == head
        behind_other = behind_other or _follows_title(cast, head, start)
        if end == last and entry.kind == "person" and start > max(first, head + 1) and behind_other:
            return entry
    return None


def _follows_title(cast: Mentions, head: int, start: int) -> bool:
    """Whether an office ends right before a name: "mayor of Lund, Sweden, Ann Hill", "head of the agency Ann Hill"."""
    words, before = cast.words, start - 1
    if words.forms[before] == "," and words.entity[before - 1] in {"ORG", "FAC"}:
        return "person" in person_nouns.kinds_of(words.lower[head])
    if not (titles.is_office(words.lower[head]) or titles.is_title(words.lower[head])):
        return False
    if words.forms[before] == ",":
        placed = words.entity[before - 1] in LANDS and words.forms[before - 2] == ","
        return placed and words.entity[before - 3] in LANDS
    return words.forms[before].islower() and person_nouns.kinds_of(words.lower[before])[:1] not in (
        (),
        ("person",),
    )


def _describes(cast: Mentions, noun: int, name: int) -> bool:
    """Whether a noun stands before the name that it describes: "the news agency SANA"."""
    words = cast.words
    if words.dep[noun] in COMPOUNDS and words.head[noun] > noun:
        return True
    if words.head[name] == noun:
        return words.dep[name] in (APPOSITION, FLAT_NAME)
    return words.head[name] == words.head[noun] and words.dep[name] == words.dep[noun]


def _behind_of(cast: Mentions, head: int, first: int, last: int) -> ActorEntry | None:
    """The actor behind "members of", "dozens of", "the kingdom of"."""
    lower = cast.words.lower
    if lower[head] in person_nouns.words_of("of", "lands") and cast.words.lower_at(head + 1) == "of":
        land = cast.headed(head + 2) if head + 2 < last else None
        return land if land and land.kind == "country" else None
    if person_nouns.is_measure(lower[head]) and first <= head + 2 < last and lower[head + 1] == "of":
        return denoted(cast, head + 2, last)
    return None


def _is_body_of_its_own(cast: Mentions, head: int, owner: int) -> bool:
    """Whether a name of its own stands behind a country: "China's Maritime Safety Administration" is not China."""
    words = cast.words
    named = [token for token in range(owner + 1, head + 1) if words.forms[token][:1].isupper()]
    return words.dep[owner] == POSSESSOR and len(named) > 1 and words.forms[head][:1].isupper()


def _is_persons_thing(owner: ActorEntry, thing: str) -> bool:
    """As in “Lind's ex”: what a person has is not that person, but for the papers through which he speaks."""
    return owner.kind == "person" and person_nouns.singular(thing) not in person_nouns.words_of(
        "people", "papers"
    )


def _is_who(words: Words, noun: int) -> bool:
    """As in “an East German spymaster who wrote”: a person, though the noun alone does not say so."""
    clauses = words.kids(noun, RELATIVE_CLAUSE)
    return any(words.lower[words.left(clause)] in RELATIVE_OF_PERSONS for clause in clauses)


def _before(cast: Mentions, head: int, first: int) -> ActorEntry | None:
    """The country or body before a thing or its own organs: "US strikes", "Syrian troops"; not before people."""
    words, lower = cast.words, cast.words.lower[head]
    human = bool(person_nouns.kinds_of(lower)) or person_nouns.looks_human(lower) or _is_who(words, head)
    if (human and not person_nouns.is_the_state(lower)) or words.pos[head] == PRONOUN:
        return None
    for child in words.children[head]:
        if first <= child < head and words.dep[child] in OWNERS:
            entry = cast.headed(child)
            if entry and (entry.kind != "person" or words.dep[child] == POSSESSOR):
                own = _is_body_of_its_own(cast, head, child) or _is_persons_thing(entry, lower)
                return None if own else entry
    seated = "based" in cast.words.lower[first:head]  # “the Norwick-based consultancy Telmark” is not Norwick
    adjective = cast.starting(first) if first < head and not seated else None
    return adjective if adjective and adjective.kind == "country" else None
