"""Whom a pronoun does not mean by grammar: who stands at its own verb, and who is named behind it in its clause."""

from __future__ import annotations

from collections.abc import Mapping

from index.annotate.actors.mentions import ActorEntry
from index.annotate.actors.salience import SUBJECTS, Recent
from index.annotate.parse.grammar_terms import (
    ADVERBIAL_CLAUSE,
    APPOSITION,
    COMPOUND,
    CONJUNCT,
    NOUN_CLAUSE,
    POSSESSOR,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.pronoun_forms import HE_OR_SHE
from index.annotate.parse.words import Words

_BESIDE = frozenset((CONJUNCT, COMPOUND, ADVERBIAL_CLAUSE, RELATIVE_CLAUSE, NOUN_CLAUSE, APPOSITION))


def barred(recent: Recent, entries: Mapping[int, ActorEntry], token: int) -> set[str]:
    """The ids of the actors that the pronoun at a token does not mean; `entries` has those of names, by their heads."""
    words = recent.words
    is_own = words.dep[token] == POSSESSOR or words.lower[token].endswith(("self", "selves"))
    if is_at_side(words, token):
        beside = {token - 2}
    elif is_own:
        return set()
    else:
        beside = {child for child in words.children[words.head[token]] if child != token}
    at_verb = {one.entry.id for _, one in recent.back(token, 0) if one.entry and one.token in beside}
    return at_verb | _named_behind(recent, entries, token)


def is_at_side(words: Words, token: int) -> bool:
    """As in “With Jo Lund by her side, she spoke”: nobody is by his own side."""
    return words.lower[words.head[token]] == "side" and words.lower[token - 1] in ("by", "at")


def _named_behind(recent: Recent, entries: Mapping[int, ActorEntry], token: int) -> set[str]:
    """As in “He said that Lund had paid Marsh”: who is named below a subject's verb and behind it, which are others.

    Not those of a clause that is joined to it or stands beside it, of a name before a noun (“the Lund case”), or of
    what he says word for word.
    """
    words = recent.words
    if words.dep[token] not in SUBJECTS or words.lower[token] not in HE_OR_SHE:
        return set()  # “Norland said it had freed the Norlander”
    below = [child for child in words.children[words.head[token]] if child > token]
    others: set[str] = set()
    while below:
        word = below.pop()
        quote = recent.quote_around(word)
        if words.dep[word] in _BESIDE or (quote is not None and quote.kind == "direct"):
            continue
        if word in entries and not _is_shared(entries, words.forms[word]):
            others.add(entries[word].id)
        below.extend(words.children[word])
    return others


def _is_shared(entries: Mapping[int, ActorEntry], surname: str) -> bool:
    """As in “Jim Orr, son of Tom Orr … He said Orr had paid”: a word that two bear may mean the other one."""
    return len({entry.id for entry in entries.values() if entry.name.endswith(f" {surname}")}) > 1
