"""What grammar tells of a clause or noun phrase, asked of its main word: subject, objects, negation, what opens it.

Who acts and who suffers, which also hangs on what a verb means, is asked of `events/arguments.py`. The same questions
by the numbers of tokens are methods of `Tree`.
"""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import CONTENTS, HELPERS, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ADJECTIVE,
    ATTRIBUTE,
    AUXILIARY,
    AUXILIARY_VERB,
    DETERMINER,
    DIRECT_OBJECT,
    EXPLETIVE,
    FULL_VERB,
    NEGATION,
    POSSESSOR,
    PREPOSITIONAL_OBJECT,
    SUBORDINATOR,
)

_OPENING_CONTENTS = frozenset((FULL_VERB, AUXILIARY_VERB, ADJECTIVE))


def is_verb(token: Token) -> bool:
    """Whether the token is a verb with a meaning of its own, and no auxiliary."""
    return token.pos_ == FULL_VERB or (token.pos_ == AUXILIARY_VERB and token.dep_ not in HELPERS)


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb itself, active or passive; None where it has none or shares another's."""
    return next(iter(children(verb, *SUBJECTS)), None)


def has_subject(verb: Token) -> bool:
    """Whether the verb has a subject of its own, active or passive."""
    return bool(children(verb, *SUBJECTS))


def direct_object(verb: Token) -> Token | None:
    """The first direct object of the verb, or None."""
    return next(iter(children(verb, DIRECT_OBJECT)), None)


def direct_objects(verb: Token) -> list[Token]:
    """The direct objects of the verb; the parser finds two now and then."""
    return children(verb, DIRECT_OBJECT)


def is_negated(word: Token) -> bool:
    """Whether “not”, “n't” or “never” hangs on the word, or on “was”, “had” that helps it."""
    return any(children(one, NEGATION) for one in (word, *children(word, *HELPERS)))


def has_auxiliary(verb: Token, words: Container[str]) -> bool:
    """Whether one of these words, in small letters, is an auxiliary of the verb; “was” of a passive is none."""
    return any(helper.lower_ in words for helper in children(verb, AUXILIARY))


def is_infinitive(verb: Token) -> bool:
    """Whether “to” stands before the verb as its auxiliary: “vowed to leave”."""
    return has_auxiliary(verb, ("to",))


def has_subordinator(clause: Token, words: Container[str]) -> bool:
    """Whether one of these words, in small letters, opens the clause: “that he left”, “if he left”."""
    return any(mark.lower_ in words for mark in children(clause, SUBORDINATOR))


def has_determiner(noun: Token, words: Container[str]) -> bool:
    """Whether one of these words, in small letters, is the noun's determiner: “no car”."""
    return any(word.lower_ in words for word in children(noun, DETERMINER))


def is_not_one(noun: Token) -> bool:
    """Whether the noun stands for nobody by “not one” or “not a single”: “not one guard”, not “not a guard but …”."""
    begin = noun.left_edge.i
    words = [word.lower_ for word in noun.doc[begin : begin + 3]]
    return words[:2] == ["not", "one"] or words == ["not", "a", "single"]


def possessors(noun: Token) -> list[Token]:
    """Whose it is: “Lund” of “Lund's car”, “his” of “his car”."""
    return children(noun, POSSESSOR)


def prepositional_objects(preposition: Token) -> list[Token]:
    """The nouns that hang right on a preposition: “Mosul” of “in Mosul”."""
    return children(preposition, PREPOSITIONAL_OBJECT)


def is_said_to_exist(noun: Token) -> bool:
    """Whether “there” is said to be it: “There were clashes”."""
    return noun.dep_ == ATTRIBUTE and bool(children(noun.head, EXPLETIVE))


def complement(verb: Token) -> Token | None:
    """The main word of the clause or infinitive that the verb takes, behind it; or None."""
    contents = (child for child in children(verb, *CONTENTS) if child.i > verb.i)
    return next((child for child in contents if child.pos_ in _OPENING_CONTENTS), None)
