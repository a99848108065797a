"""Lists of names that the parse takes apart: “Ann Lind, her brother Karl Lind, and Per Berg were held”."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.parse.clauses import is_verb, possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import SUBJECTS
from index.annotate.parse.grammar_terms import APPOSITION, COMPOUND, NAME
from index.annotate.parse.next_words import word_before
from index.annotate.parse.pronoun_forms import POSSESSIVE_OF_PERSONS


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
        if any(one.lower_ in POSSESSIVE_OF_PERSONS for one in possessors(relation))
        for name in children(relation, APPOSITION)
        if _is_person(name)
    ]
    listed = [*named, *kin, *last]
    # of “Ann Lind, who shot a guard, and Per Berg were freed” the clause is told of the first alone
    return [] if any(map(is_verb, noun.doc[noun.i : max(one.i for one in listed)])) else listed


def _is_person(noun: Token) -> bool:
    return noun.pos_ == NAME and noun.ent_type_ == "PERSON"


def _has_office(name: Token) -> bool:
    """Whether an office stands before a name: “Prime Minister Per Orn”."""
    offices = [one.lower_ for one in children(name, COMPOUND)] + [word_before(name.left_edge)]
    return any("person" in kinds_of(word) for word in offices if word)
