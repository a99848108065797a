"""Hanging words of a parse elsewhere, where it has taken a clause apart."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADPOSITION,
    BASE_FORM,
    COMMON_NOUN,
    FULL_VERB,
    FUNCTION_PARTICLE,
    INFINITIVE_MARK,
    ING_FORM,
    MAIN_WORD,
    NAME,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PLURAL_NOUN,
    PREPOSITION_OR_SUBORDINATOR,
    SINGULAR_NAME,
    SINGULAR_NOUN,
    THIRD_PERSON,
)

_KINDS = {
    BASE_FORM: FULL_VERB,
    PAST_TENSE: FULL_VERB,
    THIRD_PERSON: FULL_VERB,
    ING_FORM: FULL_VERB,
    PAST_PARTICIPLE: FULL_VERB,
    SINGULAR_NAME: NAME,
    SINGULAR_NOUN: COMMON_NOUN,
    PLURAL_NOUN: COMMON_NOUN,
    PREPOSITION_OR_SUBORDINATOR: ADPOSITION,
    INFINITIVE_MARK: FUNCTION_PARTICLE,
}


def hang(word: Token, above: Token, relation: str, tag: str | None = None) -> None:
    """Hangs a word on another by a relation, in place; with a tag, as the kind of word that has it."""
    word.head, word.dep_ = above, relation
    if tag is not None:
        retag(word, tag)


def retag(word: Token, tag: str) -> None:
    """Makes a word one of the kind that has this tag, in place."""
    word.tag_, word.pos_ = tag, _KINDS[tag]


def make_main(verb: Token, subject: Token, relation: str) -> None:
    """Makes a verb that of its clause, with its subject below it."""
    hang(verb, verb, MAIN_WORD)
    hang(subject, verb, relation)


def put_in_place(main: Token, former: Token, subject: Token) -> None:
    """Puts a verb where the parse has another word, with its subject below it."""
    above, relation = (main, MAIN_WORD) if former.head == former else (former.head, former.dep_)
    hang(main, above, relation)
    make_subject(subject, main)


def make_subject(noun: Token, verb: Token) -> None:
    """Hangs a noun on a verb as its subject: of a passive, where it has the helper of one before it."""
    passive = any(word.dep_ == PASSIVE_AUXILIARY for word in verb.lefts)
    hang(noun, verb, PASSIVE_SUBJECT if passive else ACTIVE_SUBJECT)
