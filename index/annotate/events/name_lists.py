"""Lists of names that the parse takes apart: “Ann Lind, her brother Karl Lind, and Per Berg were held”."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.parse.clauses import possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import PLURAL, SUBJECTS
from index.annotate.parse.grammar_terms import APPOSITION, COMPOUND, CONJUNCT, NAME
from index.annotate.parse.next_words import word_before

_OWN = frozenset(("his", "her", "their"))


def listed_beside(noun: Token) -> list[Token]:
    """As in “President Ann Lind, Prime Minister Per Orn and army chief Karl Berg spoke”: who is named with the first.

    The parse makes of them appositions, or subjects beside one another.
    """
    if not _is_person(noun):
        return []
    last = [
        subject
        for subject in (children(noun.head, noun.dep_) if noun.dep_ in SUBJECTS else ())
        if subject.i > noun.i and _is_person(subject) and word_before(subject.left_edge) == "and"
    ]
    named = [one for one in children(noun, APPOSITION) if _is_person(one) and _has_office(one)]
    if not last and not any(
        word.lower_ == "and" for word in noun.doc[noun.i : named[-1].i if named else noun.i]
    ):
        return []
    kin = [
        name
        for relation in (children(noun, APPOSITION) if last else ())
        if any(one.lower_ in _OWN for one in possessors(relation))
        for name in children(relation, APPOSITION)
        if _is_person(name)
    ]
    return [*named, *kin, *last]


def names_of(noun: Token) -> list[Token]:
    """As in “two others, Ann Lind and Per Berg, were held”: the names that say who several are."""
    if noun.tag_ not in PLURAL:
        return []
    for name in children(noun, APPOSITION):
        others = children(name, CONJUNCT)
        begins = name.left_edge.i == noun.i + 2  # right behind the comma: no name of the list is lost
        if name.pos_ == NAME and begins and others and all(one.pos_ == NAME for one in others):
            return [name, *others, *(more for one in others for more in children(one, CONJUNCT))]
    return []


def _is_person(noun: Token) -> bool:
    return noun.pos_ == NAME and noun.ent_type_ == "PERSON"


def _has_office(name: Token) -> bool:
    """Whether an office stands before a name: “Prime Minister Per Orn”."""
    offices = [one.lower_ for one in children(name, COMPOUND)] + [word_before(name.left_edge)]
    return any("person" in kinds_of(word) for word in offices if word)
