"""People told before the last of a list that commas alone join: "3 men, 1 child found dead", "Girl, man killed"."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.harmed_people import is_age, is_number, is_person
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar_terms import (
    ADJECTIVE,
    COMMON_NOUN,
    DETERMINER,
    DETERMINING,
    NAME,
    NUMERAL,
    PLAIN_ADJECTIVE,
    POSSESSOR,
    PRONOUN,
    SIGN,
    SINGULAR_NAME,
    SINGULAR_NOUN,
)

IN_PHRASE = frozenset((DETERMINING, NUMERAL, ADJECTIVE, COMMON_NOUN, NAME, PRONOUN, SIGN))
_ARTICLES = frozenset(("a", "an"))


def before_commas(head: Token) -> list[Token]:
    """As in the headlines "Girl, man killed", "3 men, 1 child found dead": those told before the last of a list."""
    nouns: list[Token] = []
    begin = _phrase_start(head)
    while head.pos_ in (COMMON_NOUN, NAME, NUMERAL) and begin - 1 > head.sent.start:
        if head.doc[begin].lower_ == "whose":  # "Lund, whose brother was killed"
            break
        if head.doc[begin - 1].text != ",":
            break
        noun = _without_age(head.doc[begin - 2])
        words = head.doc[_phrase_start(noun) : noun.i]
        counted = any(one.like_num or one.lower_ in _ARTICLES for one in words)
        bare = (
            noun.tag_ in (SINGULAR_NOUN, SINGULAR_NAME, PLAIN_ADJECTIVE)
            and not children(noun, DETERMINER, POSSESSOR)
            and not noun.like_num
        )
        if not is_person(noun) or not (counted or bare):
            break
        nouns.insert(0, noun)
        begin = _phrase_start(noun)
    opens = begin == head.sent.start or head.doc[begin - 1].text == ":"
    return nouns if opens or (nouns and is_age(nouns[0])) else []


def _phrase_start(noun: Token) -> int:
    """Where the words of a noun's phrase begin, whatever the parse hangs on it."""
    begin = noun.i
    while begin > noun.sent.start and noun.doc[begin - 1].pos_ in IN_PHRASE:
        begin -= 1
    return begin


def _without_age(token: Token) -> Token:
    """Whose age stands at the end of a phrase: the boy of "Boy, 6"."""
    aged = token.like_num and not is_number(token) and token.i > token.sent.start + 1
    return token.nbor(-2) if aged and token.nbor(-1).text == "," else token
