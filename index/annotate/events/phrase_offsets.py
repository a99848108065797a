"""Where a phrase stands in the text: the name around a word, and the noun phrase of a head."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.parse.grammar_terms import (
    ADVERBIAL_MODIFIER,
    APPOSITION,
    COORDINATOR,
    NEGATION,
    NOUN_CLAUSE,
    PRECONJUNCTION,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE_CLAUSE,
)


def name_offsets(token: Token) -> tuple[int, int]:
    """The offsets of the name around the token: its entity's, else its own."""
    if not token.ent_type_:
        return token.idx, token.idx + len(token)
    first = last = token
    while first.ent_iob_ == "I" and first.i > 0:
        first = first.nbor(-1)
    while last.i + 1 < len(last.doc) and last.nbor(1).ent_iob_ == "I":
        last = last.nbor(1)
    return first.idx, last.idx + len(last)


def phrase_offsets(token: Token) -> tuple[int, int]:
    """The offsets of the noun phrase of a head: from its first modifier to its "of" phrase, without clauses."""
    first = token
    for child in token.lefts:
        if child.dep_ not in (
            PUNCTUATION,
            RELATIVE_CLAUSE,
            NOUN_CLAUSE,
            APPOSITION,
            COORDINATOR,
            PRECONJUNCTION,
            PREPOSITION,
            NEGATION,
            ADVERBIAL_MODIFIER,
        ):
            first = child.doc[child.left_edge.i]
            break
    last = token
    for child in token.rights:
        if child.dep_ == PREPOSITION and child.lower_ == "of" and child.right_edge.i - token.i <= 8:
            last = child.doc[child.right_edge.i]
        break
    return first.idx, last.idx + len(last)
