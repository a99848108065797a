"""Somebody's saying between a noun and its verb: “a man they say killed a guard”, “a man who witnesses say fled”."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.event_lexicon import lexicon
from index.annotate.parse.grammar import NOUNS, VERBS
from index.annotate.parse.grammar_terms import (
    COMMON_NOUN,
    NAME,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PRESENT_TENSE,
    PRONOUN,
    THIRD_PERSON,
)
from index.annotate.parse.pronoun_forms import RELATIVE

_LONGEST = 3  # words of whoever says so
_FINITE = frozenset((PAST_TENSE, THIRD_PERSON, PRESENT_TENSE, PAST_PARTICIPLE))


def said_of(verb: Token) -> tuple[Token, Token] | None:
    """Who is said to do it, and who says so; None where nobody's saying stands right before the verb."""
    doc, say = verb.doc, verb.i - 1
    if say < verb.sent.start + 2 or verb.tag_ not in _FINITE or not _says(doc[say]):
        return None
    sayer = doc[say - 1]
    if sayer.pos_ not in (PRONOUN, COMMON_NOUN, NAME) or sayer.lower_ in RELATIVE:
        return None
    first = max(sayer.left_edge.i, say - _LONGEST) if sayer.pos_ != PRONOUN else sayer.i
    if first > verb.sent.start and doc[first - 1].lower_ in RELATIVE:
        first -= 1
    before = doc[first - 1] if first > verb.sent.start else None
    return (before, sayer) if before is not None and before.pos_ in NOUNS else None


def _says(word: Token) -> bool:
    says = lexicon().frame("say") | lexicon().frame("thought")
    return word.lemma_.lower() in says and word.pos_ in VERBS
