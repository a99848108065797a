"""How many people a phrase stands for: "at least six more men" are six and more, "a boy, 4," is one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from index.annotate.events.amounts import Amount, amount_in, harm_words
from index.annotate.events.harm import Harm, What, harms
from index.annotate.events.harmed_people import countable_text, is_aged, is_person
from index.annotate.events.lemmas import keys, lemma
from index.annotate.events.sufferers import sufferers
from index.annotate.events.unasserted import is_escaped
from index.annotate.events.victim_lists import listed_harms
from index.annotate.parse.clauses import is_negated, is_not_one
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import text_of
from index.annotate.parse.grammar import BEHIND_PREPOSITIONS, HELPERS, PLURAL, PRESENT, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_MODIFIER,
    ATTRIBUTE,
    AUXILIARY,
    COMMON_NOUN,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    DIRECT_OBJECT,
    NAME,
    NEGATION,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    NUMERIC_MODIFIER,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    POSSESSOR,
    PREDETERMINER,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    PRONOUN,
    QUANTITY_MODIFIER,
    SUBORDINATOR,
)
from index.annotate.parse.next_words import word_before
from index.annotate.parse.prepositions import prepositions
from index.model import snap

How = Literal["number", "one", "name", "definite", "pronoun", "other", "bare", "none"]
_AGES = re.compile(r",?\s+(?:ages?|aged)?\s*\d{1,2}(?:,\s\d{1,2})*,?\sand\s\d{1,2}\b")
_LEFT = frozenset(
    (
        NUMERIC_MODIFIER,
        ADVERBIAL_MODIFIER,
        ADJECTIVE_MODIFIER,
        DETERMINER,
        QUANTITY_MODIFIER,
        COMPOUND,
        NOUN_MODIFIER,
        PREDETERMINER,
        POSSESSOR,
    )
)
_JOINED = 5  # verbs climbed along "and"
_FARTHER = 3  # words before the first modifier that may belong to the amount: "more than"
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
_MANIFOLD = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
_TWO = frozenset(("couple", "pair", "duo"))
_PERSONS = frozenset(("he", "she", "him", "her", "himself", "herself", "who"))
_ALL = frozenset(("all", "everyone", "everybody", "nobody", "none"))
_ONE = frozenset(("someone", "somebody"))
_UNTOLD = frozenset(
    ("they", "them", "themselves", "others", "other", "we", "us", "you", "i", "me", "people", "that")
) | {"all", "half", "majority", "many", "most", "part"}  # “most of the guards” are more than one
_OTHERS = frozenset(("other", "others", "additional"))
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
    for harm in (*harms(sentence), *listed_harms(sentence)):
        for noun in sufferers(harm):
            victims = _count(harm, noun)
            if victims is not None:
                yield victims


def is_told(victims: Victims) -> bool:
    """Whether the sentence states the harm: it is not denied, asked, wished, feared or supposed."""
    return victims.how != "none" and not is_denied(victims) and not is_supposed(victims)


def amount_of(noun: Token, *, is_whole: bool = False) -> Amount | None:
    """The amount in the phrase of a noun, with offsets in the text; `is_whole` asks for that of all, not of a part."""
    amount_and_begin = _amount(noun, _behind_part(noun) if is_whole else _first(noun))
    if amount_and_begin is None:
        return None
    amount, begin = amount_and_begin
    start, end = snap(countable_text(noun.doc), begin + amount.start, begin + amount.end)
    return Amount(amount.low, amount.high, start, end)


def _count(harm: Harm, noun: Token) -> Victims | None:
    """How many people the phrase of a noun stands for, or None where it does not tell."""
    left = _first(noun)
    words = [one.lower_ for one in noun.doc[left.i : noun.i + 1]]
    start, end = snap(countable_text(noun.doc), left.idx, noun.idx + len(noun))
    if "unborn" in words or _is_whose(noun):
        return None  # told beside the dead, and counted with them by few
    if word_before(left) == "but" and left.i > 1 and left.nbor(-2).lower_ in _ALL:
        return None  # "all but one of the guards"
    if _is_nobody(noun, words):
        if any(one.lower_ in harm_words("grave") for one in harm.word.subtree):
            return None  # "none of them has serious injuries"
        return Victims(harm.what, 0, 0, start, end, "none", harm.word, noun)
    if (number := _number_in(harm, noun, words)) > 1:
        return Victims(harm.what, number, number, start, end, "number", harm.word, noun)
    is_whole = harm.word.dep_ == NOUN_CLAUSE and harm.word.head == noun
    if not _is_full_name(noun) and (amount := amount_of(noun, is_whole=is_whole)) is not None:
        how_told: How = "other" if _OTHERS & {*words} or "more" in words[1:] else "number"
        return Victims(
            harm.what, amount.low, amount.high, amount.start, amount.end, how_told, harm.word, noun
        )
    if noun == harm.word and lemma(noun) in harm_words("attacks"):  # "a deadly attack": somebody died
        return Victims(harm.what, 1, None, start, end, "bare", harm.word, noun)
    if harm.frame == "noun" and noun == harm.word and harm.what != "victims":
        return None
    least = next((number for word, number in _ORDINALS.items() if word in words), 0)
    how = "other" if least or _is_also(harm.word) else _how(noun, words)
    return None if how is None else Victims(harm.what, 1, 1, start, end, how, harm.word, noun, least)


def _is_whose(noun: Token) -> bool:
    """As in “killed two Islamic State (IS) bombers”: the group is not one who was killed."""
    is_beside = noun.dep_ in (COMPOUND, NOUN_MODIFIER) and noun.pos_ == NAME and noun.ent_type_ != "PERSON"
    return is_beside and noun.head.tag_ in PLURAL


def _is_full_name(noun: Token) -> bool:
    """As in “22 Erik Vold died”, below a picture with that number: one person, though a number stands before."""
    return (
        noun.ent_type_ == "PERSON"
        and noun.tag_ not in PLURAL
        and noun.i > 0
        and noun.nbor(-1).ent_type_ == "PERSON"
    )


def _number_in(harm: Harm, noun: Token, words: Sequence[str]) -> int:
    """A number that is no numeral: "a double murder-suicide" has three dead, "sons, 10 and 12," are two; 0 for none."""
    manifold = next((_MANIFOLD[word] for word in words if word in _MANIFOLD), 0)
    if noun.lower_ in _TWO and noun.pos_ == COMMON_NOUN:
        return 2
    if noun.lower_ == "suicide":
        return max(manifold, 1) + 1
    return manifold if manifold and harm.frame == "noun" else _ages_of(noun)


def _is_also(word: Token) -> bool:
    """As in "Booker was also killed": one more than was told before."""
    return any(one.lower_ == "also" for one in children(word, ADVERBIAL_MODIFIER))


def _ages_of(noun: Token) -> int:
    """How many ages stand behind a plural: two in "sons, 10 and 12,"."""
    if noun.tag_ not in PLURAL:
        return 0
    behind = _AGES.match(text_of(noun.doc), noun.idx + len(noun))
    return len(re.findall(r"\d+", behind[0])) if behind else 0


def _is_nobody(noun: Token, words: Sequence[str]) -> bool:
    before = word_before(noun)
    none = words[:1] == ["no"] and words[1:2] not in (["fewer"], ["less"])
    return none or is_not_one(noun) or noun.lower_ in _NOBODY or (noun.lower_ == "one" and before == "no")


def _how(noun: Token, words: Sequence[str]) -> How | None:
    form = noun.lower_
    if "another" in words:
        return "other"
    if form in _UNTOLD:
        is_last = words == ["the", "other"] and noun.dep_ in SUBJECTS  # "one died, the other was hurt"
        return "other" if is_last else None
    if noun.pos_ == PRONOUN:
        return "pronoun" if form in _PERSONS else "one" if form in _ONE else None
    if noun.tag_ in PLURAL or form in _TWO:
        return None
    if noun.pos_ == NAME and (noun.ent_type_ == "PERSON" or is_aged(noun)):
        return "name"
    if _are_gathered(noun):
        return None
    if {"a", "an", "one"} & {*words[:2]}:
        return "one"
    if _DEFINITE & {*words[:2]} or any(one.dep_ == POSSESSOR for one in noun.lefts):
        return "definite"
    if noun.pos_ == NAME and not noun.ent_type_ and lemma(noun) not in harm_words("people"):
        return "name"
    return "bare" if is_person(noun) else None


def _are_gathered(noun: Token) -> bool:
    """As in “a total of eight”, “a group of rebels”: they are more than one."""
    return lemma(noun) in harm_words("gatherings") and any(prep == "of" for prep, _ in prepositions(noun))


def _first(noun: Token) -> Token:
    """The first word of the phrase before a noun."""
    for child in noun.lefts:
        if child.dep_ in _LEFT or child.like_num:
            return noun.doc[child.left_edge.i]
    return noun


def _behind_part(noun: Token) -> Token:
    """As in “one of 20 students killed”: where the number of all of them begins."""
    left = _first(noun)
    words = noun.doc[left.i : noun.i]
    part = next((one for one in words if one.lower_ == "of" and one.dep_ == QUANTITY_MODIFIER), None)
    return left if part is None or not left.like_num else part.nbor(1)


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
    return any(is_negated(verb) for verb in _verbs(victims.harm))


def is_supposed(victims: Victims) -> bool:
    """As in "could have killed", "tried to kill", "if he dies", "missed being shot"."""
    harm = victims.harm
    for verb in _verbs(harm):
        auxiliaries = {one.lower_ for one in children(verb, *HELPERS)}
        if auxiliaries & _DOUBT or ("to" in auxiliaries and "have" not in auxiliaries and not _is_done(verb)):
            return True
        marks = {mark.lower_ for mark in children(verb, SUBORDINATOR)}
        if marks & {"if", "unless"} or ("until" in marks and _is_present(verb)):
            return True
    if word_before(harm) in harm_words("nearly") or is_escaped(harm):
        return True
    above = harm.head.head if harm.dep_ in BEHIND_PREPOSITIONS else harm.head
    if (
        harm.dep_ == PREPOSITIONAL_CLAUSE
        and harm.head.lower_ == "from"
        and lemma(above) in harm_words("stopping")
    ):
        return True
    return harm.dep_ in (PREPOSITIONAL_CLAUSE, PREPOSITIONAL_OBJECT, NOUN_CLAUSE) and lemma(
        above
    ) in harm_words("unreal")


def _is_present(verb: Token) -> bool:
    """As in “nothing is done until somebody gets killed”: what is told with “until” has not happened."""
    return any(one.tag_ in PRESENT for one in (verb, *children(verb, *HELPERS)))


def _is_done(verb: Token) -> bool:
    """As in “managed to kill four guards”, “went on to kill”, and not in “could manage to kill”."""
    is_carried_out = verb.dep_ == OPEN_COMPLEMENT and not harm_words("carried_out").isdisjoint(
        keys(verb.head)
    )
    return is_carried_out and not any(
        word.dep_ == NEGATION or word.lower_ in (*_DOUBT, "to")
        for word in children(verb.head, AUXILIARY, NEGATION)
    )


def _verbs(harm: Token) -> list[Token]:
    """The word of harm, the verb that it stands under where it is none itself, and the verbs that it is joined to."""
    verbs = [harm]
    if harm.head != harm and harm.dep_ in (
        ADJECTIVE_COMPLEMENT,
        OBJECT_PREDICATE,
        ATTRIBUTE,
        OPEN_COMPLEMENT,
        DIRECT_OBJECT,
        ACTIVE_SUBJECT,
    ):
        verbs.append(harm.head)
    while (
        verbs[-1].dep_ == CONJUNCT and not children(verbs[-1], *SUBJECTS, AUXILIARY) and len(verbs) < _JOINED
    ):
        verbs.append(verbs[-1].head)
    return verbs
