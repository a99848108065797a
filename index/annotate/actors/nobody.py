"""Nouns for people and bodies that mean nobody where they stand: “shook her head”, “ran for president”."""

from __future__ import annotations

from index.annotate.actors import person_nouns, titles
from index.annotate.parse.grammar import MODIFIERS, PLURAL, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    DIRECT_OBJECT,
    OTHER_INDIRECT_OBJECT,
    OWNING_PRONOUN,
    PASSIVE_SUBJECT,
    POSSESSOR,
    PREPOSITIONAL_OBJECT,
)
from index.annotate.parse.words import Words

_ALONG = frozenset(("in", "to", "through", "toward"))


def is_nobody(words: Words, head: int) -> bool:
    """Whether a noun that may be for people or a body is for nobody here, by the words around it."""
    if _is_corpse(words, head) or words.lower[head - 1 : head + 2] == ["in", "front", "of"]:
        return True
    if words.lower[head] == "house" and words.form_at(head - 1) == "White":
        return True  # “arrived at the White House”: a site; as an actor it has its name
    return _is_of_the_body(words, head) or _is_no_holder(words, head) or _is_feast(words, head)


def _is_of_the_body(words: Words, head: int) -> bool:
    """Whether “head” is somebody's own: “shook her head”, “shot him in the head”; not “the head of the bank”."""
    if words.lower[head] not in {"head", "heads"}:
        return False
    below = words.children[head]
    if any(words.dep[one] in MODIFIERS or words.lower[one] == "of" for one in below):
        return False
    own = any(words.tag[one] == OWNING_PRONOUN and words.lower[one] != "its" for one in below)
    return own or (words.dep[head] == PREPOSITIONAL_OBJECT and words.lower[words.head[head]] in _ALONG)


def _is_corpse(words: Words, head: int) -> bool:
    """As in “Ann Lund's body was found”, “his body”: not a body of people."""
    if words.lower[head] not in ("body", "bodies") or words.dep[head] == ACTIVE_SUBJECT:
        return False
    return any(
        (words.tag[one] == OWNING_PRONOUN and words.lower[one] in ("his", "her"))
        or words.entity[one] == "PERSON"
        for one in words.kids(head, POSSESSOR)
    )


def _is_no_holder(words: Words, head: int) -> bool:
    """As in “ran for president”, “used force”, “a body of work”, “the sheriff's office”: no actor by itself."""
    lower = words.lower[head]
    above, below = words.head[head], words.children[head]
    if any(words.lower[one] == "such" for one in below) and words.tag[head] not in PLURAL:
        return True  # “such an official should come”
    if ["not", "all"] in (words.lower[one : one + 2] for one in range(words.left(head), head)):
        return True  # “Not all members agreed”
    bare = not any(words.dep[one] in (DETERMINER, COMPOUND, POSSESSOR) for one in below)
    if words.dep[head] == POSSESSOR:
        people = lower in person_nouns.words_of("of", "at_large") and not person_nouns.kinds_of(
            words.lower[above]
        )
        return people or (lower == "sheriff" and words.lower[above] in ("office", "department"))
    if lower in person_nouns.words_of("of", "held") and words.dep[head] not in SUBJECTS:
        return True  # “a run for the presidency”, “held her hostage”
    if lower == "body":
        of = next((one for one in below if words.lower[one] == "of"), None)
        is_modified = of is not None or any(words.dep[one] in MODIFIERS for one in below)
        if not is_modified and words.dep[head] not in SUBJECTS:
            return True  # “dismembered the body”
        things = [words.lower[one] for one in words.children[of]] if of is not None else []
        return bool(things) and not any(map(person_nouns.kinds_of, things))
    sought = words.dep[head] == PREPOSITIONAL_OBJECT and words.lower[above] in ("for", "as")
    if _is_held_as(words, head):
        return True
    return bare and (words.forms[head] in ("force", "justice") or (sought and titles.is_office(lower)))


def _is_held_as(words: Words, head: int) -> bool:
    """As in “stepped down as chief executives”, “resigned as finance minister”: what somebody is or was."""
    above = words.head[head]
    if words.dep[head] != PREPOSITIONAL_OBJECT or words.lower[above] != "as":
        return False
    modifiers = [kid for kid in words.children[head] if kid < head]
    plain = not any(words.dep[kid] in (DETERMINER, POSSESSOR) for kid in modifiers)
    leaves = words.lemma[words.head[above]] in person_nouns.words_of("of", "leaving_office")
    return plain and leaves and titles.is_office(person_nouns.singular(words.lower[head]))


def _is_feast(words: Words, head: int) -> bool:
    """Whether a party is one that people give or go to, and not one that they vote for."""
    verb = words.head[head]
    if words.lower[head] not in {"party", "parties"}:
        return False
    given = words.dep[head] == DIRECT_OBJECT and words.lemma[verb] in person_nouns.words_of("of", "feasting")
    return given or (words.dep[head] == PREPOSITIONAL_OBJECT and words.lower[verb] == "at")


def is_charge(words: Words, head: int, of: int) -> bool:
    """Whether "of" begins what somebody is accused of or robbed of: "accused the company of theft"."""
    while words.dep[head] == CONJUNCT and words.head[head] < head:  # “… and the police of lies”
        head = words.head[head]
    verb = words.head[head]
    below = words.dep[head] in (DIRECT_OBJECT, PASSIVE_SUBJECT, OTHER_INDIRECT_OBJECT)
    return words.lower[of] == "of" and below and words.lemma[verb] in person_nouns.words_of("of", "charging")
