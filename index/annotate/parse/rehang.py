"""Hanging words of a parse elsewhere, where it has taken a clause apart."""

from __future__ import annotations

from spacy.tokens import Token

_KINDS = {
    "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB",
    "NN": "NOUN", "NNS": "NOUN", "IN": "ADP", "TO": "PART",
}  # fmt: skip


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
    hang(verb, verb, "ROOT")
    hang(subject, verb, relation)


def put_in_place(main: Token, former: Token, subject: Token) -> None:
    """Puts a verb where the parse has another word, with its subject below it."""
    above, relation = (main, "ROOT") if former.head == former else (former.head, former.dep_)
    hang(main, above, relation)
    make_subject(subject, main)


def make_subject(noun: Token, verb: Token) -> None:
    """Hangs a noun on a verb as its subject: of a passive, where it has the helper of one before it."""
    passive = any(word.dep_ == "auxpass" for word in verb.lefts)
    hang(noun, verb, "nsubjpass" if passive else "nsubj")
