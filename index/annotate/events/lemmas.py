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
    if token.pos_ == NAME and word.endswith("s"):
        opens = token.i == token.sent.start and not token.ent_type_  # “Pensioners rallied”
        return word[:-1] if opens or word[:-1] in lexicon().nouns else word
    return word


def hyphened(token: Token) -> str | None:
    """As in “cease-fire”, “test-fired”: the word with what is joined to it by a hyphen, None where nothing is."""
    if token.i < 2:
        return None
    first, hyphen = token.nbor(-2), token.nbor(-1)
    apart = hyphen.text != "-" or hyphen.whitespace_ or first.whitespace_
    return None if apart else f"{first.lower_}-{lemma(token)}"


def keys(verb: Token) -> list[str]:
    """The entries under which the verb may stand, the longest first: "carry_out", then "carry"."""
    word = lemma(verb)
    whole = hyphened(verb)
    if whole is not None and whole in lexicon().verbs:
        return [whole]
    behind = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    if (set_so := f"{word}_{behind}") in lexicon().verbs:
        return [set_so, word]  # “set free”, “set ablaze”
    joined_keys = [
        f"{word}_{child.lower_}"
        for child in children(verb, *_PARTICLES)
        if child.i > verb.i and len(child) < 9 and not child.n_lefts
    ]
    return [*joined_keys, word]
