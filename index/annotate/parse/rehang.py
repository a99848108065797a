"""Hanging words of a parse elsewhere, where it has taken a clause apart."""

from __future__ import annotations

from spacy.tokens import Token

_KINDS = {"VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "NNS": "NOUN", "IN": "ADP", "TO": "PART"}


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
    passive = any(word.dep_ == "auxpass" for word in main.lefts)
    above, relation = (main, "ROOT") if former.head == former else (former.head, former.dep_)
    hang(main, above, relation)
    hang(subject, main, "nsubjpass" if passive else "nsubj")
