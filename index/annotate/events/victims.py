"""How many people a phrase stands for: "at least six more men" are six and more, "a boy, 4," is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from index.annotate.events.amounts import Amount, amount_in
from index.annotate.events.dependents import children
from index.annotate.events.harm import Harm, What, countable_text, harm_words, harms, is_person
from index.annotate.events.lemmas import lemma
from index.annotate.events.sufferers import sufferers

How = Literal["number", "one", "name", "definite", "pronoun", "other", "bare", "none"]
_LEFT = frozenset(("nummod", "advmod", "amod", "det", "quantmod", "compound", "nmod", "predet", "poss"))
_FARTHER = 3  # words before the first modifier that may belong to the amount: "more than"
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_MANIFOLD = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
_PERSONS = frozenset(("he", "she", "him", "her", "himself", "herself", "who", "i", "me"))
_ONE = frozenset(("someone", "somebody"))
_UNTOLD = frozenset(("they", "them", "themselves", "others", "other", "we", "us", "you", "people", "that"))
_NOBODY = frozenset(("nobody", "none", "no"))
_DEFINITE = frozenset(("the", "this", "that", "his", "her", "their", "my", "our", "its"))
_DOUBT = frozenset(
    ("may", "might", "could", "would", "will", "should", "can", "'ll", "wo", "’ll", "ca", "must")
)


@dataclass(frozen=True)
class Victims:
    """People to whom the same was done: how many, and by what they are told.

    `how`: a number; "a man"; a name; "the man"; "he"; "another man", "a third"; a noun alone, as in a headline; nobody.
    `least` is how many there are at least by an ordinal: three by "a third man".
    """

    what: What
    low: int
    high: int | None
    start: int
    end: int
    how: How
    harm: Token
    noun: Token
    least: int = 0


def victims_of(sentence: Sequence[Token]) -> Iterator[Victims]:
    """The people harmed in a sentence, in the order of the words of harm."""
    for harm in harms(sentence):
        for noun in sufferers(harm):
            found = _count(harm, noun)
            if found is not None:
                yield found


def is_told(victims: Victims) -> bool:
    """Whether the sentence states the harm: it is not denied, asked, wished, feared or supposed."""
    return victims.how != "none" and not is_denied(victims) and not is_supposed(victims)


def amount_of(noun: Token) -> Amount | None:
    """The amount in the phrase of a noun, with offsets in the text."""
    found = _amount(noun, _first(noun))
    if found is None:
        return None
    amount, begin = found
    return Amount(amount.low, amount.high, begin + amount.start, begin + amount.end)


def _count(harm: Harm, noun: Token) -> Victims | None:
    """How many people the phrase of a noun stands for, or None where it does not tell."""
    left = _first(noun)
    words = [one.lower_ for one in noun.doc[left.i : noun.i + 1]]
    low, start, end = 1, left.idx, noun.idx + len(noun)
    high: int | None = 1
    how = _nobody(noun, words)
    least = next((number for word, number in _ORDINALS.items() if word in words), 0)
    if how is not None:
        low = high = 0
    elif (
        manifold := next((_MANIFOLD[word] for word in words if word in _MANIFOLD), 0)
    ) and harm.frame == "noun":
        low = high = manifold
        how = "number"
    elif (amount := amount_of(noun)) is not None:
        low, high, start, end = amount.low, amount.high, amount.start, amount.end
        how = "other" if {"other", "others", "additional"} & {*words} or "more" in words[1:] else "number"
    elif harm.frame == "noun" and noun == harm.word and harm.what != "victims":
        return None
    else:
        how = "other" if least else _how(noun, words)
    if how is None or start >= end:
        return None
    return Victims(harm.what, low, high, start, end, how, harm.word, noun, least)


def _nobody(noun: Token, words: Sequence[str]) -> How | None:
    before = noun.nbor(-1).lower_ if noun.i > noun.sent.start else ""
    if noun.lower_ in _NOBODY or "no" in words or (noun.lower_ == "one" and before == "no"):
        return "none"
    return None


def _how(noun: Token, words: Sequence[str]) -> How | None:
    form = noun.lower_
    if "another" in words:
        return "other"
    if form in _UNTOLD:
        return None
    if noun.pos_ == "PRON":
        return "pronoun" if form in _PERSONS else "one" if form in _ONE else None
    if noun.tag_ in ("NNS", "NNPS") or (form in ("couple", "pair", "duo")):
        return None
    if noun.ent_type_ == "PERSON" and noun.pos_ == "PROPN":
        return "name"
    if {"a", "an", "one"} & {*words[:2]}:
        return "one"
    if _DEFINITE & {*words[:2]} or any(one.dep_ == "poss" for one in noun.lefts):
        return "definite"
    if noun.pos_ == "PROPN" and not noun.ent_type_ and lemma(noun) not in harm_words("people"):
        return "name"
    return "bare" if is_person(noun) else None


def _first(noun: Token) -> Token:
    """The first word of the phrase before a noun."""
    for child in noun.lefts:
        if child.dep_ in _LEFT or child.like_num:
            return noun.doc[child.left_edge.i]
    return noun


def _amount(noun: Token, left: Token) -> tuple[Amount, int] | None:
    """The amount in the phrase of a noun, and where the text begins that it was read from."""
    text = countable_text(noun.doc)
    stop = noun.idx + len(noun)
    # With the words before, "more than seven dead"; else without, as "seven dead and six wounded" has two figures.
    for first in (max(left.i - _FARTHER, noun.sent.start), left.i):
        begin = noun.doc[first].idx
        amount = amount_in(text[begin:stop])
        if amount is not None and begin + amount.end > left.idx:
            return amount, begin
    return None


def is_denied(victims: Victims) -> bool:
    """As in "was not hurt", "never died"."""
    return any(children(verb, "neg") for verb in _verbs(victims.harm))


def is_supposed(victims: Victims) -> bool:
    """As in "could have killed", "tried to kill", "if he dies", "attempted murder"."""
    harm = victims.harm
    for verb in _verbs(harm):
        auxiliaries = {one.lower_ for one in children(verb, "aux", "auxpass")}
        if auxiliaries & _DOUBT or ("to" in auxiliaries and "have" not in auxiliaries):
            return True
        if any(mark.lower_ in ("if", "unless") for mark in children(verb, "mark")):
            return True
    if harm.i > harm.sent.start and harm.nbor(-1).lower_ in harm_words("nearly"):
        return True
    above = harm.head.head if harm.dep_ in ("pcomp", "pobj") else harm.head
    return harm.dep_ in ("pcomp", "pobj", "acl") and lemma(above) in harm_words("unreal")


def _verbs(harm: Token) -> list[Token]:
    """The word of harm, and the verb that it stands under where it is none itself."""
    if harm.head != harm and harm.dep_ in ("acomp", "oprd", "attr", "xcomp", "dobj", "nsubj"):
        return [harm, harm.head]
    return [harm]
