"""Who says so, where the parser lists them behind those of whom it is said; put right in place."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.parse.grammar import NOUNS, PAST, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    APPOSITION,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    FULL_VERB,
)
from index.annotate.parse.next_words import token_before, word_before
from index.annotate.parse.rehang import hang, put_in_place

_CLIMB = 4  # nouns joined to one another


def begin_saying(verb: Token) -> None:
    """Gives a verb of saying that has no subject the one that the parse has in a list before it."""
    if verb.pos_ != FULL_VERB or verb.tag_ not in PAST or any(one.dep_ in SUBJECTS for one in verb.children):
        return
    sayer, former = _listed_sayer(verb), verb.head
    if sayer is None:
        return
    if _is_joined_to_main(verb):
        put_in_place(verb, former, sayer)
        hang(former, verb, COMPLEMENT_CLAUSE)
    else:
        hang(sayer, verb, ACTIVE_SUBJECT)


def _listed_sayer(verb: Token) -> Token | None:
    """As in “blamed it on his clerk, police and witnesses said”: who stands behind the last comma says it."""
    noun = token_before(verb)
    if noun is None or noun.pos_ not in NOUNS:
        return None
    for _ in range(_CLIMB):
        if noun.dep_ != CONJUNCT or word_before(noun.left_edge) == ",":
            break
        noun = noun.head
    is_listed = noun.dep_ in (CONJUNCT, APPOSITION) and word_before(noun.left_edge) == ","
    return noun if is_listed and (verb.is_ancestor(noun) or _is_joined_to_main(verb)) else None


def _is_joined_to_main(verb: Token) -> bool:
    """Whether the parse has the verb as one more of the main verbs, though the list stands before it and no “and”."""
    return verb.dep_ == CONJUNCT and verb.head.head == verb.head and verb.head.pos_ == FULL_VERB
