"""What stands behind the prepositions of a word."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from index.annotate.parse.clauses import prepositional_objects
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar_terms import (
    ADVERBIAL_MODIFIER,
    BY_AGENT,
    COMMON_NOUN,
    INDIRECT_OBJECT,
    PARTICLE,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
)
from index.annotate.places.place_names import words


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """The prepositions below the token with their objects: ("against", the noun)."""
    for prep in children(token, PREPOSITION, INDIRECT_OBJECT, BY_AGENT, ADVERBIAL_MODIFIER, PARTICLE):
        if prep.dep_ == PARTICLE and prep.lower_ not in ("on", "upon", "against", "at"):
            continue  # “sealed off the street”, but “called on the army”
        if prep.dep_ != ADVERBIAL_MODIFIER:
            for child in children(prep, PREPOSITIONAL_OBJECT, PREPOSITIONAL_CLAUSE, PREPOSITION):
                if child.dep_ != PREPOSITION:
                    yield prep.lower_, child
                else:  # "from inside X"
                    yield from ((prep.lower_, deep) for deep in prepositional_objects(child))
        elif prep.n_rights and not _is_beside(token, prep):
            yield from (  # "back from X"
                (inner.lower_, noun)
                for inner in children(prep, PREPOSITION)
                for noun in prepositional_objects(inner)
            )


def _is_beside(token: Token, adverb: Token) -> bool:
    """As in “south of Lund”, “the shooting outside of Lund”: where something is, and none of it Lund's."""
    beside = token.pos_ == COMMON_NOUN and adverb.lower_ in words("beside")
    return beside or adverb.lower_ in words("directions")
