"""Deaths that nobody did: of old age, in bed or behind bars, long ago, of somebody whose deeds were violent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from index.annotate.events.amounts import count_words
from index.annotate.events.causes import OLD, cause_of
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_sorts import sort_of
from index.annotate.parse.clauses import is_verb, own_subject
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import once_a_doc, text_of
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    PASSIVE_SUBJECT,
    PLURAL_NOUN,
    RELATIVE_CLAUSE,
    SIDE_CLAUSE,
    SUBORDINATOR,
)

_AGED = re.compile(
    r"\b(?:dies|died|dead)\s+(?:[\w’'.]+\s+){0,3}at\s+(?:the\s+age\s+of\s+)?(\d{2,3})\b"
    r"|\bdied\b[^.]{0,200}\.\s+(?:He|She)\s+was\s+(\d{2,3})\b",
    re.I,
)
_NO_FOUL_PLAY = re.compile(
    r"(?:\b(?:no|not|without)|n[’']t)\b(?!\s+rul)[^.]{0,40}\bfoul\s+play\b"
    r"|(?<!\bnot\s)(?<!n[’']t\s)\brul(?:ed|ing)\s+out\s+foul\s+play\b"
    r"|\bfoul\s+play\s+(?:is|was|has\s+been)\s+(?:not\s+suspected|ruled\s+out)",
    re.I,
)
_AT_ONCE = frozenset(
    ("scene", "after", "wound", "wounds", "injury", "injuries", "instantly", "immediately", "when")
)
_NEXT = 400  # characters behind a death in which it is told that nobody did it
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_OTHER_CLAUSES = frozenset((ACTIVE_SUBJECT, PASSIVE_SUBJECT, CONJUNCT, COMPLEMENT_CLAUSE, SIDE_CLAUSE))


def is_quiet(harm: Token) -> bool:
    """Whether a word of dying tells of no violence by its own clause, and of a death in peace, in jail or long ago."""
    word = lemma(harm)
    if word not in ("dead", "die", "death"):
        return False
    if _NO_FOUL_PLAY.search(_told_next(harm)):
        return True
    if word == "dead":
        return _dies_old(harm.sent.text)
    if harm.tag_ == PLURAL_NOUN or cause_of(harm) in ("accident", "illness"):
        return False
    words = list(_clause(harm))
    if any({one.lemma_.lower(), one.lower_} & _words("violence") for one in words):
        return False
    if _ends_a_life_told(harm):
        return True
    peaceful = any(one.lower_ in _words("quiet") or _YEAR.fullmatch(one.text) for one in words)
    return (peaceful and is_verb(harm)) or is_obituary(harm.doc)


def _ends_a_life_told(harm: Token) -> bool:
    """As in “the general, who ordered the massacre, died on Sunday”: the violence told is of an earlier day."""
    doer = own_subject(harm) if is_verb(harm) else None
    if doer is None or any(one.lower_ in _AT_ONCE for one in harm.sent[harm.i - harm.sent.start :]):
        return False  # “who led the raid died at the scene”, “died after he was shot”, “died of his wounds”
    return any(map(_is_of_earlier_deeds, children(doer, RELATIVE_CLAUSE)))


def _is_of_earlier_deeds(clause: Token) -> bool:
    """As in “who survived an attack”, “whose brother was shot”; not in “who was shot”."""
    if lemma(clause) in _words("deeds_of_a_life"):
        return True
    owned = [one.head for one in clause.subtree if one.lower_ == "whose"]
    return any(noun.head == clause and sort_of(noun) == "person" for noun in owned)


@once_a_doc
def is_obituary(doc: Doc) -> bool:
    """Whether a text tells of somebody who died at a great age: “dies at 91”."""
    return _dies_old(text_of(doc))


def _told_next(harm: Token) -> str:
    """The sentence of a death and what is told right behind it."""
    return text_of(harm.doc)[harm.sent.start_char : harm.idx + _NEXT]


def _dies_old(text: str) -> bool:
    return any(int(death[1] or death[2]) >= OLD for death in _AGED.finditer(text))


def _clause(harm: Token) -> Iterator[Token]:
    """The words below a word of dying, but for its subject and what came later, which tell of other deeds."""
    for child in children(harm):
        if child.dep_ not in _OTHER_CLAUSES and not _is_later(child):
            yield from child.subtree


def _is_later(clause: Token) -> bool:
    """As in “before he could be tried for murder”."""
    return any(one.lower_ in ("before", "while") for one in (clause, *children(clause, SUBORDINATOR)))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(count_words()["cause"][name].split())
