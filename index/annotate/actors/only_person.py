"""Descriptions by office and land, or by age, of the one person told of just before: “the Norland senator”."""

from __future__ import annotations

from index.annotate.actors import person_nouns, titles
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.mentions import ActorEntry
from index.annotate.actors.salience import Recent
from index.annotate.parse.grammar import LANDS, MODIFIERS, PLURAL, SUBJECTS
from index.annotate.parse.grammar_terms import NAME
from index.annotate.parse.pronoun_forms import HE_OR_SHE
from index.annotate.parse.words import Words

_NEAR = 1  # sentences back


def only_person(recent: Recent, token: int, noun: str, *, aged: bool = False) -> ActorEntry | None:
    """As in “Jane Hill won. The Norland senator thanked voters”: whoever alone is told of just before.

    Nobody where two persons stand near, where she holds another office, or where the noun may be for somebody new;
    `aged` says that her age stands there.
    """
    words = recent.words
    if (
        words.dep[token] not in SUBJECTS
        or words.form_at(token + 1).istitle()
        or not (aged or _is_telling(words, token, noun))
    ):
        return None
    near = [
        candidate
        for _, candidate in recent.back(token, _NEAR)
        if (candidate.is_people or candidate.person) and recent.quote_around(candidate.token) is None
    ]
    entries = {id(candidate.entry): candidate.entry for candidate in near}
    if len(entries) != 1 or not near[0].subject:
        return None
    entry = near[0].entry
    if entry is None or not entry.named or entry.kind != "person":
        return None
    gender = person_nouns.gender_of(words.lower[token])
    if gender and entry.gender and gender != entry.gender:
        return None
    return None if _holds_another_office(entry, noun) else entry


def _is_telling(words: Words, token: int, noun: str) -> bool:
    """Whether the words say an office and its land, of whom nothing else is told."""
    below = words.children[token]
    before = [one for one in below if one < token]
    if not before or words.lower[before[0]] != "the":
        return False
    if any(one > token and words.lower[one] in ("of", "who", "whose", "that", "from", "in") for one in below):
        return False
    if words.tag[token] in PLURAL or noun in word_list("of_cases"):
        return False
    if not (titles.is_office(noun) or titles.is_title(noun)) or _may_be_another(words, token):
        return False
    modifiers = [one for one in before[1:] if words.dep[one] in MODIFIERS]
    if any(words.lower[one] in word_list("of_others") for one in before):
        return False
    return any(words.entity[one] in LANDS for one in modifiers)  # not of a party, which may be another's


def _may_be_another(words: Words, token: int) -> bool:
    """As in “the Norland senator accused her”, “…, Ann Lund, won”: whom else the sentence names may be meant."""
    sentence = words.sentence_of[token]
    behind = (one for one in range(token + 1, len(words.lower)) if words.sentence_of[one] == sentence)
    return any(words.lower[one] in HE_OR_SHE or words.pos[one] == NAME for one in behind)


def _holds_another_office(entry: ActorEntry, noun: str) -> bool:
    """Whether whoever is told of has an office, and the noun is another one: “the Norland senator” is no mayor."""
    offices = {role for role in entry.roles if titles.is_office(role) or titles.is_title(role)}
    office = titles.is_office(noun) or titles.is_title(noun)
    return office and bool(offices) and noun not in offices


def is_aged(words: Words, token: int) -> bool:
    """As in “the 36-year-old said”: one called by an age alone."""
    before = words.lower[max(0, token - 5) : token]
    return (
        words.lower[token] == "old"
        and before[:1] == ["the"]
        and before[2:] == ["-", "year", "-"]
        and words.dep[token] in SUBJECTS
    )
