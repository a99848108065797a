"""Whether a word stands for people who may be harmed: a number that counts them, an age, a name, a noun."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.events.amounts import harm_words
from index.annotate.events.lemmas import lemma
from index.annotate.events.no_amounts import NO_NUMBER, countable
from index.annotate.events.noun_classes import event_noun, is_somebody, real_noun
from index.annotate.events.semantic_class import class_of
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import once_a_doc
from index.annotate.parse.grammar import NOUNS
from index.annotate.parse.grammar_terms import ADJECTIVE_MODIFIER, COMMON_NOUN, NAME, NUMERIC_MODIFIER
from index.annotate.parse.prepositions import prepositions

_AGE_BEHIND = re.compile(rf",? \(?{NO_NUMBER}{{1,3}}(?!{NO_NUMBER})|, {NO_NUMBER}{{1,3}}\b")
_OF_PEOPLE = frozenset(("person", "group", "government"))
_NO_PERSON = frozenset(("GPE", "LOC", "FAC", "ORG", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"))


def is_number(token: Token) -> bool:
    """Whether the token is a number that may count people."""
    return token.like_num and countable_text(token.doc)[token.idx] != NO_NUMBER


def is_of_things(number: Token) -> bool:
    """As in “rockets, two of which were shot down”: people are “two of whom”."""
    if number.dep_ == NUMERIC_MODIFIER and class_of(lemma(number.head)) == "animal":
        return True  # “killing more than 6,000 sheep”
    return any(inner.lower_ == "which" for prep, inner in prepositions(number) if prep == "of")


def is_age(token: Token) -> bool:
    """Whether somebody is called by an age that ends here: "a 12-year-old"."""
    return token.lower_ in ("old", "olds", "yo") and countable_text(token.doc)[token.idx] == NO_NUMBER


def is_aged(token: Token) -> bool:
    """Whether an age stands beside a name, so that it is a person's: "Ann Lee, 25,", "17-year-old Lee"."""
    if token.pos_ not in NOUNS:
        return False
    if any(is_age(one) for one in token.lefts):
        return True
    return (
        token.pos_ == NAME
        and _AGE_BEHIND.match(countable_text(token.doc), token.idx + len(token)) is not None
    )


@once_a_doc
def countable_text(doc: Doc) -> str:
    """The text of a doc without numbers that count nobody."""
    return countable(doc.text)


def is_person(token: Token) -> bool:
    """Whether a noun, name or number may stand for people who are harmed."""
    if token.like_num:
        return is_number(token) and not is_of_things(token)
    if token.ent_type_ == "PERSON" or is_age(token) or token.lower_ in harm_words("people"):
        return True
    if lemma(token) in harm_words("people"):
        return True
    if token.lower_ in harm_words("throngs"):
        meant = real_noun(token)  # "dozens were hurt", "scores of shoppers", but not "dozens of homes"
        return meant == token or is_person(meant)
    if token.lower_ == "more" and any(is_number(one) for one in token.lefts):
        return True  # "two more who were hurt"
    if token.pos_ == NAME and is_aged(token):
        return True
    if (token.ent_type_ in _NO_PERSON and token.pos_ == NAME) or token.lower_ in harm_words("no_people"):
        return False
    kinds = kinds_of(token.lower_)
    if kinds and token.pos_ == COMMON_NOUN and not _OF_PEOPLE & {*kinds}:
        return False  # a hospital, a state
    meant = real_noun(token)  # "dozens of villagers"
    return is_somebody(token) or (meant != token and is_person(meant))


def is_one_of_many(noun: Token) -> bool:
    """As in “Gary's 11th homicide of the year”: whose it is tells where; nobody is killed for the eleventh time."""
    if (kind := event_noun(noun)) is not None and kind.type != "ASSAULT":
        return False  # “after his first arrest”
    ranks = children(noun, ADJECTIVE_MODIFIER)
    return any(rank.ent_type_ == "ORDINAL" or rank.text[:1].isdigit() for rank in ranks)
