"""Headlines of several verbs that share one subject: “Rebels storm town, burn homes, kill 12”.

The parser takes their verbs for nouns; here each becomes its subject's act, with the noun behind it as its object.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Span, Token

from index.annotate.parse.grammar import NOUNS, PLURAL
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADJECTIVE_MODIFIER,
    ADPOSITION,
    ADVERB,
    CASE_MARK,
    COMMON_NOUN,
    COMPOUND,
    CONJUNCT,
    COORDINATING,
    COORDINATOR,
    DETERMINER,
    DETERMINING,
    DIRECT_OBJECT,
    FULL_VERB,
    FUNCTION_PARTICLE,
    MAIN_WORD,
    NAME,
    NUMERAL,
    NUMERIC_MODIFIER,
    POSSESSOR,
    PREPOSITION,
    PRESENT_TENSE,
    PRONOUN,
    PUNCTUATION_MARK,
    SIGN,
    THIRD_PERSON,
    UNCLEAR,
)
from index.annotate.parse.headlines import headline_words
from index.annotate.parse.rehang import hang

_BEFORE_VERB = frozenset(
    (COMMON_NOUN, NAME, ADJECTIVE, DETERMINING, NUMERAL, FUNCTION_PARTICLE, COORDINATING, PUNCTUATION_MARK)
)
_OBJECTS = frozenset(
    (COMMON_NOUN, NAME, NUMERAL, ADJECTIVE, DETERMINING, PRONOUN, FUNCTION_PARTICLE, SIGN, ADVERB)
)
_NOUNS = frozenset((COMMON_NOUN, NAME, NUMERAL))
_RELATIONS = {
    ADJECTIVE: ADJECTIVE_MODIFIER,
    NUMERAL: NUMERIC_MODIFIER,
    DETERMINING: DETERMINER,
    PRONOUN: POSSESSOR,
    FUNCTION_PARTICLE: CASE_MARK,
}
_DASHES = frozenset(("-", "‐", "–"))


def repair_chain(line: Doc) -> None:
    """Makes the verbs of a headline that share a subject its verbs, in place, where the parse has lost one."""
    verbs = _verbs(line)
    if not verbs or verbs[0].i == 0 or _is_in_order(verbs):
        return
    first = verbs[0]
    subject = line[first.i - 1]
    while subject.pos_ == ADVERB and subject.i:
        subject = line[subject.i - 1]
    for number, verb in enumerate(verbs):
        verb.tag_, verb.pos_ = THIRD_PERSON if _is_singular(verb) else PRESENT_TENSE, FULL_VERB
        hang(verb, first, CONJUNCT if number else MAIN_WORD)
    _hang_subject(subject, first)
    ends = [verb.i - 1 for verb in verbs[1:]] + [len(line)]
    for verb, end in zip(verbs, ends, strict=True):
        _hang_object(verb, end)
        if end < len(line):
            hang(line[end], first, COORDINATOR)


def _verbs(line: Doc) -> list[Token]:
    """The verbs that a headline joins, or the single one of two that are joined: “Norway and Peru sign deal”."""
    later = [word for word in line[2:] if _begins_part(word)]
    end = later[0].i - 1 if later else len(line)
    for word in line[1:end]:
        if _act(word) and _may_act(word) and (word.i + 1 < end):
            joined = [verb for verb in later if _is_singular(verb) == _is_singular(word)]
            return [word, *joined] if len(joined) == len(later) and (joined or _is_of_two(word)) else []
        if word.pos_ not in _BEFORE_VERB:
            return []
    return []


def _begins_part(word: Token) -> bool:
    """Whether a verb of the list stands behind a comma or an “and”, with something that may be its object."""
    before = word.nbor(-1)
    if not _act(word) or word.i + 1 == len(word.doc) or not (before.text == "," or before.lower_ == "and"):
        return False
    behind = word.nbor(1)
    return behind.pos_ in _OBJECTS and behind.text not in _DASHES


def _may_act(word: Token) -> bool:
    """Whether the words before a verb may be its subject: of its number, and with no other verb among them."""
    before = word.nbor(-1)
    if any(token.pos_ not in _BEFORE_VERB or token.text == "," for token in word.doc[: word.i]):
        return False
    if before.pos_ not in NOUNS:
        return False
    many = before.tag_ in PLURAL or before.lower_ in headline_words("many") or _is_of_two(word)
    return many != _is_singular(word) or before.pos_ == NAME


def _is_of_two(word: Token) -> bool:
    """Whether two names joined by “and” stand before a verb."""
    doc, at = word.doc, word.i
    return (
        at >= 3
        and not _is_singular(word)
        and doc[at - 2].lower_ == "and"
        and all(doc[place].pos_ == NAME for place in (at - 1, at - 3))
    )


def _is_in_order(verbs: list[Token]) -> bool:
    """Whether the parse has the verbs as verbs of one subject, none with an object of another's."""
    first = verbs[0]
    if first.dep_ != MAIN_WORD or not any(word.dep_ == ACTIVE_SUBJECT for word in first.lefts):
        return False
    if any(verb.pos_ != FULL_VERB or verb.dep_ != CONJUNCT for verb in verbs[1:]):
        return False
    ends = [verb.i for verb in verbs[1:]] + [len(first.doc)]
    return all(
        verb.i < word.i < end
        for verb, end in zip(verbs, ends, strict=True)
        for word in verb.rights
        if word.dep_ == DIRECT_OBJECT
    )


def _hang_subject(subject: Token, verb: Token) -> None:
    """Hangs the words before a verb on it, the last of them as its subject."""
    doc = verb.doc
    top = doc[subject.i - 2] if subject.i >= 2 and subject.nbor(-1).lower_ == "and" else subject
    hang(top, verb, ACTIVE_SUBJECT)
    if top != subject:
        hang(subject, top, CONJUNCT)
        hang(doc[subject.i - 1], top, COORDINATOR)
    _gather(doc[: top.i], top)


def _hang_object(verb: Token, end: int) -> None:
    """Hangs the words behind a verb on it: the noun as its object, and what comes behind that."""
    doc = verb.doc
    stop = next((word.i for word in doc[verb.i + 1 : end] if word.pos_ not in _OBJECTS), end)
    noun = next((word for word in reversed([*doc[verb.i + 1 : stop]]) if word.pos_ in _NOUNS), None)
    if noun is None:
        return
    hang(noun, verb, DIRECT_OBJECT)
    _gather(doc[verb.i + 1 : noun.i], noun)
    for word in doc[noun.i + 1 : end]:
        if not verb.i <= word.head.i < end or word.head == word:
            hang(word, verb, PREPOSITION if word.pos_ == ADPOSITION else UNCLEAR)


def _gather(words: Span, noun: Token) -> None:
    """Hangs the words of a phrase on its noun where they hang on nothing in the phrase."""
    for word in words:
        if not word.i < word.head.i < noun.i or word.dep_ in (
            ACTIVE_SUBJECT,
            DIRECT_OBJECT,
            MAIN_WORD,
            CONJUNCT,
        ):
            hang(word, noun, _RELATIONS.get(word.pos_, COMPOUND))


def _act(word: Token) -> str | None:
    """The verb of the list of acts of which a word is the present, or None."""
    return _acts().get(word.lower_)


def _is_singular(word: Token) -> bool:
    return word.lower_ != _act(word)


@cache
def _acts() -> dict[str, str]:
    """The present forms of the verbs of headlines: “burns”, “torches”, “burn”."""
    verbs = headline_words("acts")
    hissing = ("s", "sh", "ch", "x", "z")
    return {verb: verb for verb in verbs} | {
        f"{verb}es" if verb.endswith(hissing) else f"{verb}s": verb for verb in verbs
    }
