"""Verbs and nouns by the words under which the rules list them."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.event_lexicon import lexicon, verb_lemma
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import once_a_token
from index.annotate.parse.grammar_terms import (
    ADVERBIAL_MODIFIER,
    FULL_VERB,
    NAME,
    PARTICLE,
    PREPOSITION,
)

_PARTICLES = frozenset((PARTICLE, ADVERBIAL_MODIFIER, PREPOSITION))


@once_a_token
def lemma(token: Token) -> str:
    """The lemma in lower case; a plural that the tagger took for a name is cut."""
    word = token.lemma_.lower()
    if token.pos_ == FULL_VERB:
        return verb_lemma(token.lower_, word)
    if token.pos_ == NAME and word.endswith("s") and word[:-1] in lexicon().nouns:
        return word[:-1]
    return word


def keys(verb: Token) -> list[str]:
    """The entries under which the verb may stand, the longest first: "carry_out", then "carry"."""
    word = lemma(verb)
    joined_keys = [
        f"{word}_{child.lower_}"
        for child in children(verb, *_PARTICLES)
        if child.i > verb.i and len(child) < 9 and not child.n_lefts
    ]
    return [*joined_keys, word]
