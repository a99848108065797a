"""What people died of or were hurt by: violence, an accident or illness, by the words nearest to the word of harm."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from index.annotate.events.amounts import count_words
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import once_a_doc
from index.annotate.parse.grammar import SUFFERING
from index.annotate.parse.grammar_terms import ACTIVE_SUBJECT, FULL_VERB, NAME
from index.annotate.parse.next_words import token_before, word_behind

Cause = Literal["violence", "accident", "illness"]
ToldCauses = list[tuple[int, int, Cause]]  # number of the sentence, number of the token, what it tells
_BACK, _ON = 6, 3  # sentences before and behind one without a cause in which it may be told
_NEAR, _FAR = 8, 12  # words between a word of harm and an accident, or violence, of its own
OLD = 70  # years of age from which a death without a cause is nobody's deed
_NAMES = frozenset(("ORG", "FAC", "PERSON", "GPE"))


def cause_of(harm: Token) -> Cause | None:
    """The cause told nearest to a word of harm in its sentence, else before it, else behind it; None where none is."""
    causes = _told(harm.doc)
    sentence = bisect_right(_starts(harm.doc), harm.i) - 1
    near = [one for one in causes if one[0] == sentence]
    doers = {one.i for one in children(harm, ACTIVE_SUBJECT)}
    if by_itself := [one for one in near if one[1] in doers]:
        return by_itself[0][2]  # "a bomb planted on a bus killed nine"
    if near:
        return min(near, key=lambda one: abs(one[1] - harm.i))[2]
    around = [one for one in causes if sentence - _BACK <= one[0] <= sentence + _ON]
    around = _without_what_is_told_in_passing(around, harm.doc)
    before = [one for one in around if one[0] < sentence]
    return (before[-1] if before else around[0])[2] if around else None


def _without_what_is_told_in_passing(causes: ToldCauses, doc: Doc) -> ToldCauses:
    """The same without the bus in “She got off a bus at noon. He shot at her”, where weapons are told as well."""
    if not any(doc[place].lemma_.lower() in _weapons() for _, place, _ in causes):
        return causes
    return [one for one in causes if doc[one[1]].lemma_.lower() not in _in_passing()]


@cache
def _words() -> dict[str, Cause]:
    causes = count_words()["cause"]
    by_word: dict[str, Cause] = {}
    kinds: tuple[Cause, ...] = ("illness", "accident", "violence")
    for kind in kinds:
        by_word |= dict.fromkeys(causes[kind].split(), kind)
    return by_word


def _cause(token: Token, words: dict[str, Cause]) -> Cause | None:
    """What a word tells; to fire at somebody is no fire, nor is the fire that is opened or returned."""
    lemma = token.lemma_.lower()
    if lemma in ("age", "aged") and _is_of_number(token):
        return None
    if token.pos_ == NAME and token.ent_type_ in _NAMES:
        return None  # "Sacred Heart Hospital", "Dade Fire Rescue"
    if lemma == "fire" and _is_of_firemen(token):
        return None
    if token.pos_ == FULL_VERB and lemma in count_words()["cause"]["of_words"].split():
        return None
    if lemma == "attack" and _is_of_body(token, words):
        return "illness"
    if lemma == "fire" and token.pos_ == FULL_VERB:
        return "violence" if _is_shooting(token, words) else None
    if lemma == "fire" and _is_of_guns(token):
        return "violence"
    return words.get(lemma) or words.get(token.lower_)


def _is_of_number(age: Token) -> bool:
    """As in “two men, ages 25 and 26, died”, “a man aged 34”; but who died at the age of 90 died of it."""
    number = word_behind(age) or ""
    return number.isdigit() and int(number) < OLD


def _is_of_body(attack: Token, words: dict[str, Cause]) -> bool:
    """As in “a heart attack”: it is an illness, and nobody attacks."""
    before = token_before(attack)
    return before is not None and before.head == attack and words.get(before.lower_) == "illness"


def _is_shooting(fire: Token, words: dict[str, Cause]) -> bool:
    """As in “fired at the crowd”, “fired two rockets”; not “fired by the board”, “coal-fired”."""
    at = count_words()["cause"]["fired_at"].split()
    return any(
        target.lower_ in at or (target.dep_ in SUFFERING and words.get(target.lemma_.lower()) == "violence")
        for target in fire.children
    )


def _is_of_firemen(fire: Token) -> bool:
    """As in "the fire department", "fire crews"."""
    behind = word_behind(fire)
    return behind in count_words()["cause"]["firemen"].split()


def _is_of_guns(fire: Token) -> bool:
    """As in "opened fire", "exchanged fire with police", "came under fire"."""
    guns = count_words()["cause"]["fire_of_guns"].split()
    before = fire.doc[fire.i - 1].lower_ if fire.i else ""
    return before in guns or fire.head.lemma_.lower() in guns


@once_a_doc
def _told(doc: Doc) -> ToldCauses:
    """The words of the doc that tell a cause."""
    words = _words()
    causes: ToldCauses = []
    for number, sentence in enumerate(doc.sents):
        for token in sentence:
            cause = _cause(token, words)
            if cause is not None:
                causes.append((number, token.i, cause))
    return causes


@once_a_doc
def _starts(doc: Doc) -> list[int]:
    return [sentence.start for sentence in doc.sents]


def is_violent(harm: Token) -> bool:
    """Whether violence is told in the sentence of a word of harm, or weapons that leave no doubt in those around.

    A battle or an attack some sentences on may be one of words: who died meanwhile died of anything.
    """
    sentence = bisect_right(_starts(harm.doc), harm.i) - 1
    for number, place, cause in _told(harm.doc):
        if cause == "violence" and sentence - _BACK <= number <= sentence + _ON:
            token = harm.doc[place]
            if number == sentence or {token.lemma_.lower(), token.lower_} & _weapons():
                return True
    return False


@cache
def _in_passing() -> frozenset[str]:
    return frozenset(count_words()["cause"]["in_passing"].split())


@cache
def _weapons() -> frozenset[str]:
    return frozenset(count_words()["cause"]["weapons"].split())


def is_by_accident(harm: Token) -> bool:
    """Whether an accident or illness stands near a word of harm, and violence does not: "died in a car crash"."""
    accident = violence = len(harm.doc)
    sentence = bisect_right(_starts(harm.doc), harm.i) - 1
    causes = _told(harm.doc)
    for number, place, cause in causes[bisect_left(causes, (sentence,)) :]:
        if number != sentence:
            break
        distance = abs(place - harm.i)
        if cause == "violence":
            violence = min(violence, distance)
        else:
            accident = min(accident, distance)
    return accident <= _NEAR and violence > _FAR
