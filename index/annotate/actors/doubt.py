"""Names that only the tagger takes for somebody's: listed only where another stage finds them acting."""

from __future__ import annotations

from functools import cache

from index.annotate.actors import namewords, person_nouns
from index.annotate.actors.acronyms import is_acronym
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.kinds import MOST_OF_LABELS, NameUses
from index.annotate.actors.person_evidence import OF_FAMILY_NAME, is_who
from index.annotate.actors.tagged_entities import Name
from index.annotate.actors.titles import is_office, is_title
from index.annotate.actors.well_known import countries
from index.annotate.parse.grammar import NAMING_MODIFIERS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    APPOSITION,
    BY_AGENT,
    CONJUNCT,
    DIRECT_OBJECT,
    OTHER_INDIRECT_OBJECT,
    OTHER_OBJECT,
    PREPOSITIONAL_OBJECT,
)
from index.annotate.parse.words import Words

_FEW_USES = 2  # of a name about which nothing is sure
_WEAK_BODY, _WEAK_PERSON = (
    2.0,
    1.5,
)  # points of `kinds.py`: what the tagger gives for so many uses, and a surname
_SOME_PERSON = 3.0  # points: an age, a title, a verb of people, each beside what the tagger gives
_BESIDE = 4  # words before a name in which it is told who bears it
_LONGEST_LETTERS = 6  # of a word in capitals that may be initials
_SHORTEST = 150  # words of a text in which whoever matters is named twice
_ASIDE = 5  # words behind a name in which “, a small charity” ends
_BODIES = frozenset(("organization", "group", "government"))
_TIES = frozenset(("of", "for", "at", "with"))
_OBJECTS = frozenset((DIRECT_OBJECT, OTHER_OBJECT, OTHER_INDIRECT_OBJECT))


def is_doubtful(words: Words, group: NameUses) -> bool:
    """Whether a name is hardly an actor's: used once or twice, in no part of one, and only the tagger takes it so."""
    if group.kind is None or _is_no_body(words, group):
        return True
    if len(group.key) == 1:
        unsure = len(group.names) == 1 and group.weight <= 1
        return not group.acts and (unsure or _is_hardly_a_body(words, group))
    if group.acts or group.described or len(group.names) > _FEW_USES:
        return False
    if any(_is_told_of(words, name) for name in group.names):
        return False
    if group.kind == "person":
        return group.weight <= _WEAK_PERSON and not _is_like_a_person(words, group)
    if group.key[-1] in _lands():
        return False  # “Health Affairs Norland”
    weak = group.kind in _BODIES and group.weight <= _WEAK_BODY and namewords.kind_of_name(group.key) is None
    return weak and not any(_is_as_body(words, name) for name in group.names)


def _is_hardly_a_body(words: Words, group: NameUses) -> bool:
    """As in “vitamins B6 and B12”, “in Silver, CA”: a word taken for a body once or twice, in no part of one."""
    if group.kind != "organization" or group.weight > _WEAK_BODY or len(group.names) > _FEW_USES:
        return False
    return not _is_shown_as_body(words, group)


def _is_no_body(words: Words, group: NameUses) -> bool:
    """As in “TORN APART”, “vitamin B12”, “Exit polls”: a word or a number with letters that is taken for a body."""
    if group.kind != "organization" or len(group.key) > 1 or group.described:
        return False
    if _is_shown_as_body(words, group):
        return False
    if any(letter.isdigit() for letter in group.key[0]):
        return True
    lower = group.key[0]
    if (
        lower in namewords.words("members")
        or namewords.is_given_name(lower)
        or namewords.is_family_name(lower)
    ):
        return False  # “the Liberals”, “Hale”
    return (len(group.names) <= _FEW_USES or not group.acts) and _is_of_language(words, group)


def _is_of_language(words: Words, group: NameUses) -> bool:
    """Whether a name's first word is one of the language; a noun may be a name where it acts: “Interpol warns”."""
    first, dictionary = group.key[0], words.parsed.dictionary
    return dictionary.is_no_noun(first) if group.acts else dictionary.is_word(first)


@cache
def _lands() -> frozenset[str]:
    """The countries whose name is one word, in small letters."""
    return frozenset(name.lower() for name in countries() if " " not in name)


def is_hardly_a_person(words: Words, group: NameUses) -> bool:
    """Whether only the tagger takes a word used once for a person's name: nobody is known to be called so."""
    lower = group.key[0]
    forms = (lower, lower.removesuffix("es"), lower.removesuffix("s"))  # "the Bushes", "the Clintons"
    names = any(namewords.is_given_name(one) or namewords.is_family_name(one) for one in forms)
    return is_doubtful(words, group) and not names


def is_in_passing(words: Words, group: NameUses) -> bool:
    """Whether hardly anything says that words are a name: “Glutathione”, once in a longer text “chairs by Marsh”."""
    if group.kind == "person" and _is_unheard_of(words, group):
        return True
    if _is_only_tagged(words, group) and len(words) >= _SHORTEST:
        return True
    if len(group.key) > 1 or len(group.names) > 1 or group.described or len(words) < _SHORTEST:
        return False
    before = words.lower[max(0, group.first - _BESIDE) : group.first]
    if any(
        "person" in person_nouns.kinds_of(person_nouns.singular(lower)) or is_title(lower) for lower in before
    ):
        return False  # “a son, Rolf”, “Justices Lund and Marsh”
    if group.kind == "person":
        likely = namewords.is_family_name(group.key[0]) or namewords.is_given_name(group.key[0])
        does = words.dep[words.top(group.first, group.first + 1)] == ACTIVE_SUBJECT
        return group.weight < _SOME_PERSON and not (likely and does)
    shouted = words.forms[group.first].isupper() and len(group.key[0]) <= _LONGEST_LETTERS
    return group.kind == "organization" and group.weight <= 1 and not shouted


def _is_unheard_of(words: Words, group: NameUses) -> bool:
    """As in “Glutathione helps”, “the Girl Scout leaders”: nobody is known to be called so but to the tagger."""
    family = namewords.is_family_name(group.key[-1])
    labels = min(len(group.names), MOST_OF_LABELS) + OF_FAMILY_NAME * family
    if group.described or group.weight > labels or any(_is_told_of(words, name) for name in group.names):
        return False
    if namewords.is_given_name(group.key[0]) or (family and len(group.key) == 1):
        return False
    if any(person_nouns.kinds_of(words.lower_at(name.first - 1)) for name in group.names):
        return False  # “most recently entertainer Dahlys Marsh”
    return not family or _is_of_language(words, group)


def _is_only_tagged(words: Words, group: NameUses) -> bool:
    """As in “the Beetle sold well”: what only the tagger takes for a body, whom nobody serves, tells or owns."""
    if group.kind != "organization" or group.described or namewords.kind_of_name(group.key) is not None:
        return False
    if group.weight > min(len(group.names), MOST_OF_LABELS) or is_acronym(words.forms[group.first]):
        return False
    return not _is_shown_as_body(words, group)


def _is_shown_as_body(words: Words, group: NameUses) -> bool:
    """Whether something beside one of its uses says that a name is a body's."""
    return any(_is_told_of(words, name) or _is_as_body(words, name) for name in group.names)


def _is_told_of(words: Words, name: Name) -> bool:
    """As in “Sund Aid, a charity”, “a firm called Sund Aid”, “owned by Sund Aid”: it is said what it is or does."""
    head = words.top(name.first, name.last)
    if words.lower_at(name.first - 1) in ("called", "named"):
        return True
    aside = words.form_at(name.last) == "," and words.lower_at(name.last + 1) in ("a", "an")
    if aside and any(map(person_nouns.kinds_of, words.lower[name.last + 2 : name.last + _ASIDE])):
        return True
    behind = (kid for kid in words.kids(head, APPOSITION) if kid >= name.last)
    by = words.dep[head] == PREPOSITIONAL_OBJECT and words.dep[words.head[head]] == BY_AGENT
    return by or any(person_nouns.kinds_of(words.lower[kid]) for kid in behind)


def _is_like_a_person(words: Words, group: NameUses) -> bool:
    """Whether a first name or surname is known as one, or “who” follows."""
    if any(map(namewords.is_given_name, group.key[:1])) or namewords.is_family_name(group.key[-1]):
        return namewords.kind_of_name(group.key[-1:]) is None
    return any(is_who(words, words.top(name.first, name.last)) for name in group.names)


def _is_as_body(words: Words, name: Name) -> bool:
    """As in “president of Sund Aid”, “a Sund Aid spokesman”, “told Sund Aid”: with who serves it, or as who is told."""
    head = words.top(name.first, name.last)
    if words.dep[head] == CONJUNCT:
        head = words.head[head]
    above = words.head[head]
    lower = words.lower[above]
    if words.dep[head] in NAMING_MODIFIERS:
        return above >= name.last and _is_served(lower) and not _is_from_there(lower)
    if words.dep[head] in _OBJECTS:
        return words.lemma[above] in word_list("saying")
    if words.dep[head] != PREPOSITIONAL_OBJECT:
        return False
    tied = words.lower[words.head[above]]
    return tied == "according" or (lower in _TIES and _is_served(tied))


def _is_from_there(noun: str) -> bool:
    """Whether a noun is of people who are told by where they live: “the Mayfair boy”."""
    return person_nouns.singular(noun) in person_nouns.words_of("described", "from_there")


def _is_served(noun: str) -> bool:
    """Whether a noun is for people, an office or a part, which belong to a body."""
    if noun in word_list("parts_of_bodies"):
        return True
    return is_office(noun) or bool(person_nouns.kinds_of(noun)) or person_nouns.looks_human(noun)
