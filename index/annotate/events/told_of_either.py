"""Relative clauses of which it is not sure whom they tell of: nobody is then laid what they say."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import NOUNS, SUBJECTS
from index.annotate.parse.grammar_terms import (
    APPOSITION,
    COMMON_NOUN,
    NAME,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.next_words import word_before


def is_of_either(who: Token, verb: Token) -> bool:
    """Whether the clause that a “who” opens may tell of another than the one whom the parse gives."""
    if verb.dep_ != RELATIVE_CLAUSE:
        return False
    return _is_of_pronoun(verb) or _is_of_relation(verb) or _is_of_bearer(who, verb)


def befalls_either(word: Token) -> bool:
    """Whether what a word tells befell whom a “who” stands for, and that may be another than the parse says."""
    clause = next((one for one in upward(word) if one.dep_ == RELATIVE_CLAUSE), None)
    if clause is None:
        return False
    return any(_is_of_bearer(who, clause) for who in children(clause, *SUBJECTS) if who.lower_ == "who")


def _is_of_pronoun(verb: Token) -> bool:
    """As in “left those that served them, who are in jail”, read as of “them”: it is of whoever stands before."""
    return verb.head.lower_ in ("them", "him", "her", "it")


def _is_of_relation(verb: Token) -> bool:
    """As in “questioned Paul Orr, the cousin of the victim, who fled”: the clause is about the one or the other."""
    noun, relation = verb.head, verb.head.head.head
    if noun.dep_ != PREPOSITIONAL_OBJECT or relation.dep_ != APPOSITION:
        return False
    return word_before(verb.left_edge) == "," and noun.head.lower_ == "of" and relation.head.pos_ == NAME


def _is_of_bearer(who: Token, verb: Token) -> bool:
    """As in “King Rolf, son of King Olaf, who died in May”, read as of Rolf: the nearest person is another."""
    before = who.nbor(-1) if who.i else who
    person = before.nbor(-1) if before.text == "," and before.i else before
    if person == verb.head or person.pos_ not in NOUNS or not _is_person(person):
        return False
    relation = person.head.head
    if person.dep_ != PREPOSITIONAL_OBJECT or person.head.lower_ != "of" or relation.pos_ != COMMON_NOUN:
        return False
    apposed = relation.dep_ == APPOSITION or any(one.pos_ == NAME for one in children(relation, APPOSITION))
    return apposed and verb.head in (relation, *upward(relation)) and "person" in kinds_of(relation.lower_)


def _is_person(noun: Token) -> bool:
    if noun.pos_ == NAME:
        return noun.ent_type_ in ("PERSON", "")
    return "person" in kinds_of(noun.lower_)
