"""Lists of names that the parse takes apart: “Ann Lind, her brother Karl Lind, and Per Berg were held”."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.parse.clauses import is_verb, possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import NOUNS, SUBJECTS
from index.annotate.parse.grammar_terms import APPOSITION, COMMON_NOUN, COMPOUND, NAME, NOUN_ADVERBIAL
from index.annotate.parse.next_words import word_before
from index.annotate.parse.pronoun_forms import POSSESSIVE_OF_PERSONS
from index.annotate.places.gazetteer import gazetteer

_BETWEEN = frozenset((",", "and", "the"))


def listed_beside(noun: Token) -> list[Token]:
    """As in “President Ann Lind, Prime Minister Per Orn and army chief Karl Berg spoke”: who is named with the first.

    The parse makes of them appositions, or subjects beside one another.
    """
    if not _is_person(noun):
        return _bodies_listed(noun)
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


def _bodies_listed(name: Token) -> list[Token]:
    """As in “the EU, the UN and the African Union met”, where the parse makes the second another name of the first.

    A comma before “and” leaves that open: “Hamas, the Islamic Resistance Movement, and Fatah”.
    """
    if not _is_body(name) or name.dep_ not in SUBJECTS or name.i > name.head.i:
        return []
    place, nouns = name.i + 1, []
    while place < name.head.i and (_is_body(name.doc[place]) or name.doc[place].lower_ in _BETWEEN):
        token = name.doc[place]
        if token.pos_ in NOUNS and token.nbor(1).ent_iob_ != "I":
            nouns.append(token)
        place += 1
    is_list = len(nouns) > 1 and word_before(nouns[-1].left_edge) == "and"
    if not is_list or name.doc[nouns[-1].left_edge.i - 2].text == "," or place != nouns[-1].i + 1:
        return []
    beside = (APPOSITION, NOUN_ADVERBIAL)
    return [
        noun
        for noun in nouns
        if (noun.dep_ in beside and noun.head == name) or (noun.dep_ in SUBJECTS and noun.head == name.head)
    ]


def _is_body(noun: Token) -> bool:
    """Whether a word is of the name of a state or a body, or says who acts: “the mayor”.

    Of a town, the name behind may be that of its state.
    """
    if noun.pos_ == COMMON_NOUN and not noun.ent_type_:
        return bool(kinds_of(noun.lower_))
    if noun.pos_ not in (NAME, COMMON_NOUN) and noun.lower_ != "the":
        return False
    return noun.ent_type_ == "ORG" or (noun.ent_type_ == "GPE" and noun.lower_ in gazetteer().countries)


def _is_person(noun: Token) -> bool:
    return noun.pos_ == NAME and noun.ent_type_ == "PERSON"


def _has_office(name: Token) -> bool:
    """Whether an office stands before a name: “Prime Minister Per Orn”."""
    offices = [one.lower_ for one in children(name, COMPOUND)] + [word_before(name.left_edge)]
    return any("person" in kinds_of(word) for word in offices if word)
