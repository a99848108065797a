"""Relative clauses with somebody's saying before their verb: “the man who officials say killed two women was held”."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.parse.grammar import (
    FINITE,
    FINITE_OR_MODAL,
    HELPERS,
    NOUNS,
    PARTIES,
    SUBJECTS,
)
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    AUXILIARY,
    BASE_FORM,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    COORDINATOR,
    DETERMINING,
    DIRECT_OBJECT,
    FULL_VERB,
    NAME,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PRONOUN,
    RELATIVE_CLAUSE,
    SUBORDINATOR,
    UNCLEAR,
)
from index.annotate.parse.headlines import headline_words
from index.annotate.parse.next_words import token_before
from index.annotate.parse.rehang import hang, put_in_place

_LONGEST = 3  # words of whoever says so
_SAYERS = frozenset((DETERMINING, PRONOUN, ADJECTIVE, COMMON_NOUN, NAME))
_ENDS = frozenset((";", ":", "“", '"'))


def end_said(pronoun: Token) -> None:
    """What is said of somebody ends where the sentence goes on about him, and is no more than that.

    The parse takes what the sentence goes on to tell for words of whoever says so, and victims of one clause for
    those of the other.
    """
    noun, said = _noun_before(pronoun), _said_behind(pronoun)
    if noun is None or said is None:
        return
    sayer, say, verb = said
    main = _main_behind(verb)
    if main is not None and not (noun.head == noun or noun.dep_ in (*SUBJECTS, UNCLEAR)):
        return
    if main is not None:
        _go_on(noun, main, say, verb)
    elif say.is_ancestor(noun) or verb.is_ancestor(noun):
        return
    hang(say, noun, RELATIVE_CLAUSE)
    hang(sayer, say, ACTIVE_SUBJECT)
    hang(verb, say, COMPLEMENT_CLAUSE, PAST_TENSE)
    hang(pronoun, verb, ACTIVE_SUBJECT)


def _noun_before(pronoun: Token) -> Token | None:
    before = token_before(pronoun)
    if before is not None and before.text == ",":
        before = token_before(before)
    return before if before is not None and before.pos_ in NOUNS else None


def _said_behind(pronoun: Token) -> tuple[Token, Token, Token] | None:
    """Who says so, the verb of saying and the one behind it, where nothing else stands between."""
    doc, end = pronoun.doc, pronoun.sent.end
    for number in range(pronoun.i + 2, min(pronoun.i + 2 + _LONGEST, end - 1)):
        say, verb = doc[number], doc[number + 1]
        if say.lower_ in headline_words("says"):
            plain = all(word.pos_ in _SAYERS for word in doc[pronoun.i + 1 : number])
            tags = (*FINITE, PAST_PARTICIPLE, *([BASE_FORM] if say.dep_ == AUXILIARY else ()))
            finite = verb.tag_ in tags and verb.pos_ == FULL_VERB
            return (doc[number - 1], say, verb) if plain and finite else None
    return None


def _main_behind(verb: Token) -> Token | None:
    """The verb with which the sentence goes on: the next that is finite, joined by nothing to the one before."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.text in _ENDS or token.dep_ in (SUBORDINATOR, COORDINATOR):
            return None
        if token.tag_ in FINITE_OR_MODAL or token.dep_ in HELPERS:
            return token.head if token.dep_ in HELPERS and token.head.i > token.i else token
    return None


def _go_on(noun: Token, main: Token, say: Token, verb: Token) -> None:
    """Hangs the noun on the verb with which the sentence goes on, and what stands before that on the clause said."""
    first = min((word.i for word in main.lefts if word.dep_ in HELPERS), default=main.i)
    for word in list(main.lefts):
        if verb.i < word.i < first and word.dep_ in PARTIES:
            hang(word, verb, DIRECT_OBJECT)
        elif word.i < verb.i and word.dep_ in SUBJECTS and word != noun:
            word.head = verb
    former = verb if noun.head == verb else noun
    if noun.head != main:
        put_in_place(main, former, noun)
    for above in (noun, say, verb):
        for word in [one for one in above.rights if one.i > main.i]:
            word.head = main
