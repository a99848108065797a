"""Deeds inside what is only said, shown, feared or made up: “rumours that …”, “no evidence that …”, “a hoax in which”.

What stands below such a noun is claimed at most. Below one that is denied or called false it is not told at all.
"""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import keys, lemma
from index.annotate.events.strengths import HEDGED
from index.annotate.parse.clauses import direct_objects, is_negated, is_verb
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import NOUNS, PREDICATES, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    CLAUSAL_SUBJECT,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    DIRECT_OBJECT,
    NEGATION,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    OPEN_COMPLEMENT,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
)
from index.event_types import BY_FORCE

_BELOW = frozenset(
    (
        NOUN_CLAUSE,
        RELATIVE_CLAUSE,
        COMPLEMENT_CLAUSE,
        CLAUSAL_SUBJECT,
        PREPOSITIONAL_OBJECT,
        PREPOSITIONAL_CLAUSE,
        PREPOSITION,
        CONJUNCT,
        APPOSITION,
        ADVERBIAL_CLAUSE,
        OPEN_COMPLEMENT,
    )
)


def in_hearsay(act: Act) -> Act | None:
    """The act as a noun of hearsay above it leaves it: claimed or possible; None where the noun is denied or false."""
    frame = lexicon().frames["hearsay"]
    for token in upward(act.head):
        head = token.head
        if token == act.head and token.pos_ in NOUNS and token.dep_ == DIRECT_OBJECT and is_verb(head):
            continue  # "its report that he ordered the massacre"
        if token.dep_ not in _BELOW:
            break
        if is_verb(head) and lemma(head) in frame["forging"]:
            return None
        if any(lemma(noun) in frame["false_nouns"] for noun in _called(token, head)):
            return None
        if lemma(head) in frame["nouns"] | frame["fears"] | frame["false_nouns"] and _tells_of(token, head):
            return _below(act, head)
        if (noun := _equated(token, head)) is not None:
            return _below(act, noun)
    return act


def _tells_of(token: Token, noun: Token) -> bool:
    """Whether the noun says what stands below it: a clause of its own, or “of”, “about”."""
    if noun.pos_ not in NOUNS:
        return False
    if token.dep_ == RELATIVE_CLAUSE:
        return _is_called_false(noun) or bool(_own_subjects(token) and direct_objects(token))
    if token.dep_ in (NOUN_CLAUSE, COMPLEMENT_CLAUSE, APPOSITION):
        return True
    return token.dep_ == PREPOSITION and token.lower_ in ("of", "about")


def _called(token: Token, head: Token) -> list[Token]:
    """What a clause is said to be: “it was a hoax that …”."""
    return (
        children(head, ATTRIBUTE)
        if token.dep_ in (COMPLEMENT_CLAUSE, CLAUSAL_SUBJECT, NOUN_CLAUSE, ADVERBIAL_CLAUSE)
        and lemma(head) == "be"
        else []
    )


def _equated(token: Token, be: Token) -> Token | None:
    """As in “The claim was that rebels shelled the town”: the noun of hearsay that a clause is said to be, or None."""
    frame = lexicon().frames["hearsay"]
    if token.dep_ != COMPLEMENT_CLAUSE or lemma(be) != "be":
        return None
    names = frame["nouns"] | frame["fears"] | frame["false_nouns"]
    return next((one for one in children(be, ACTIVE_SUBJECT) if lemma(one) in names), None)


def _own_subjects(verb: Token) -> list[Token]:
    return [one for one in children(verb, *SUBJECTS) if one.lower_ not in ("that", "which", "who")]


def _is_called_false(noun: Token) -> bool:
    frame = lexicon().frames["hearsay"]
    words = {
        child.lower_
        for child in children(
            noun, ADJECTIVE_MODIFIER, DETERMINER, COMPOUND, NOUN_MODIFIER, ADVERBIAL_MODIFIER, NEGATION
        )
    }
    if lemma(noun) in frame["false_nouns"] or words & (frame["false"] | frame["none"]):
        return True
    return noun.dep_ == ACTIVE_SUBJECT and _is_called_wrong(noun.head)


def _is_called_wrong(be: Token) -> bool:
    """As in “reports that rebels had fired are wrong”, “the claim that he shot her is a lie”."""
    if lemma(be) != "be":
        return False
    false = lexicon().frame("unasserted", "untrue") | lexicon().frame("unasserted", "wrong")
    false |= lexicon().frame("hearsay", "false")
    said = {lemma(one) for one in children(be, *PREDICATES)}
    if said & lexicon().frame("unasserted", "true"):
        return is_negated(be)
    return bool(said & false) and not is_negated(be)


def _below(act: Act, noun: Token) -> Act | None:
    frame = lexicon().frames["hearsay"]
    if _is_called_false(noun) or _is_lacking(noun) or _is_forged(noun):
        return None
    act.status = "possible" if lemma(noun) in frame["fears"] else "claimed"
    act.strength *= HEDGED
    if act.type in BY_FORCE and lemma(noun) in frame["loose"]:
        act.agent = None  # what is only rumoured names no culprit
    return act


def _is_lacking(noun: Token) -> bool:
    """As in “without proof that”, “a lack of proof that”, “retracted its report that”, “charges … were dropped”."""
    prep = noun.head if noun.dep_ == PREPOSITIONAL_OBJECT else None
    if prep is not None and (prep.lower_ == "without" or lemma(prep.head) in ("lack", "absence", "want")):
        return True
    verb = noun.head
    return is_verb(verb) and (
        is_negated(verb) or not lexicon().frame("hearsay", "denying").isdisjoint(keys(verb))
    )


def _is_forged(noun: Token) -> bool:
    """As in “doctored pictures to produce proof that”: whether a verb above the noun says that it was made up."""
    forging = lexicon().frame("hearsay", "forging")
    return any(is_verb(word) and lemma(word) in forging for word in upward(noun))
