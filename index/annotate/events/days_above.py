"""Days that hang above an act, on a verb that tells of something else: when the act itself was is not told."""

from __future__ import annotations

from itertools import pairwise, takewhile

from spacy.tokens import Token

from index.annotate.dates.timex import FoundDate, is_told_of_day, words
from index.annotate.events.acts import Act
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun
from index.annotate.parse.clauses import has_auxiliary, is_verb
from index.annotate.parse.dependents import upward
from index.annotate.parse.grammar import NOUN_CLAUSES, NOUNS
from index.annotate.parse.grammar_terms import (
    ADVERBIAL_CLAUSE,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    DIRECT_OBJECT,
    PAST_PARTICIPLE,
    PREPOSITION,
    RELATIVE_CLAUSE,
)
from index.model import EventType

_CHARGES: frozenset[EventType] = frozenset(("ACCUSE", "COERCE"))
_OTHER_TIME = frozenset(("after", "before", "despite", "since", "until", "till"))
_OWN_CLAUSE = frozenset((ADVERBIAL_CLAUSE, COMPLEMENT_CLAUSE, CONJUNCT, RELATIVE_CLAUSE, *NOUN_CLAUSES))


def is_of_what_stands_above(act: Act, found_date: FoundDate) -> bool:
    """Whether a day hangs on a word above the act that tells of something else."""
    if act.head.i in found_date.above or found_date.inner or is_told_of_day(found_date, act.head):
        return False
    if is_verb(act.head):
        return _had_been(act.head) or _are_those_charged(act)
    if act.head.pos_ not in NOUNS or act.type == "OTHER":
        return False  # “the toll rose to ten on Friday after a fire”
    path = _up_to_day(act.head, found_date)
    return (
        _is_of_clause_between(act.head, path, found_date)
        or _is_answered(path)
        or _is_told_of_another_time(path)
    )


def _had_been(verb: Token) -> bool:
    """As in “on Friday he denied that he had struck a deal”: when it was struck is not told."""
    return verb.dep_ != CONJUNCT and has_auxiliary(verb, ("had",))


def _are_those_charged(act: Act) -> bool:
    """As in “those charged with it were due in court on Monday”: they were charged on another day."""
    return act.type in _CHARGES and act.head.dep_ in NOUN_CLAUSES and act.head.tag_ == PAST_PARTICIPLE


def _up_to_day(noun: Token, found_date: FoundDate) -> list[Token]:
    """The words from a noun up to the first that the day hangs on too, or to the top."""
    above = list(upward(noun))
    below = list(takewhile(lambda word: word.i not in found_date.above, above))
    return above[: len(below) + 1]


def _is_of_clause_between(noun: Token, path: list[Token], found_date: FoundDate) -> bool:
    """As in “the war, which ended in 1999, was marked by massacres”: the year is of a clause or deed of its own."""
    if path[-1].i not in found_date.above:
        return False
    between = [noun.doc[number] for number in found_date.above[: found_date.above.index(path[-1].i)]]
    if any(is_verb(word) and word.dep_ in _OWN_CLAUSE for word in between):
        return True
    return any(word.pos_ in NOUNS and _is_deed(word) for word in between)


def _is_deed(noun: Token) -> bool:
    return event_noun(noun) is not None or lemma(noun) in words("happened")


def _is_answered(path: list[Token]) -> bool:
    """As in “on Sunday accepted his resignation”, “reacted on Friday to a shooting”: the day is that of the answer."""
    for word, above in pairwise(path):
        is_thing = word.dep_ == DIRECT_OBJECT or (word.dep_ == PREPOSITION and word.lower_ == "to")
        if is_thing and lemma(above) in lexicon().frame("answering"):
            return True
    return False


def _is_told_of_another_time(path: list[Token]) -> bool:
    """As in “was searched in June before her arrest”: neither that month nor any other is told of the arrest."""
    return any(word.dep_ == PREPOSITION and word.lower_ in _OTHER_TIME for word in path[:-1])
