"""What is denied, admitted or ruled out by a gerund, which the parser takes for a circumstance behind an aside."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.parse.grammar import HELPERS, OPENERS, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ADVERBIAL_CLAUSE,
    COMPLEMENT_CLAUSE,
    DIRECT_OBJECT,
    FULL_VERB,
    ING_FORM,
    NOUN_CLAUSE,
    OPEN_COMPLEMENT,
    PASSIVE_AUXILIARY,
    PREPOSITIONAL_OBJECT,
)
from index.annotate.parse.headlines import headline_words
from index.annotate.parse.next_words import word_before, word_behind
from index.annotate.parse.rehang import hang, put_in_place

_OBJECTS = (DIRECT_OBJECT, COMPLEMENT_CLAUSE, OPEN_COMPLEMENT)


def take_gerund(verb: Token) -> None:
    """A verb that cannot do without an object has it behind the aside: “The army denied on Tuesday shelling it”."""
    if verb.pos_ != FULL_VERB or any(
        word.dep_ in (*_OBJECTS, PASSIVE_AUXILIARY) and word.tag_ != ING_FORM for word in verb.children
    ):
        return
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    gerund = next((word for word in behind if word.tag_ == ING_FORM and word.pos_ == FULL_VERB), None)
    if gerund is None or any(word.dep_ in (*HELPERS, *OPENERS) for word in gerund.lefts):
        return
    if word_before(gerund) == "," and word_behind(verb) != ",":
        return  # "denied it on Monday, blaming rebels"
    doer = next((word for word in gerund.lefts if word.dep_ in SUBJECTS), None)
    if doer is not None and verb.head == doer and doer.i < verb.i:
        put_in_place(verb, gerund, doer)  # "The army considered on Tuesday shelling it"
    elif doer is not None or not _is_aside(gerund, verb):
        return
    hang(gerund, verb, OPEN_COMPLEMENT)


def _is_aside(gerund: Token, verb: Token) -> bool:
    """Whether the parse hangs a gerund beside the verb, or on the statement or the day before it."""
    if gerund.head == verb:
        return gerund.dep_ in (ADVERBIAL_CLAUSE, OPEN_COMPLEMENT)
    noun = gerund.head
    is_saying = noun.ent_type_ in ("DATE", "TIME") or noun.lower_ in headline_words("statements")
    is_behind = gerund.dep_ == NOUN_CLAUSE and noun.dep_ == PREPOSITIONAL_OBJECT
    return is_saying and is_behind and verb.is_ancestor(noun)
