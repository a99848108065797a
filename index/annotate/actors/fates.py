"""What is told to have happened to somebody: he was hurt, died, or was held or charged."""

from __future__ import annotations

import re

from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.told_harmed import harms, is_deadly
from index.annotate.parse.grammar import PAST
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    APPOSITION,
    AUXILIARY,
    CONJUNCT,
    DIRECT_OBJECT,
    MODAL,
    NEGATION,
    NOUN_CLAUSE,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.headlines import in_headline
from index.annotate.parse.words import Words

_YEAR = re.compile(r"(?:19|20)\d\d")
_AROUND = 30  # words in which a second one is told of
_HIGHEST = 3  # words looked at above
_SUFFERING = frozenset((PASSIVE_SUBJECT, DIRECT_OBJECT))


def fate_of(words: Words, token: int) -> str | None:
    """What is told to have happened to whom a token names: “dead”, “hurt” or “held”; None where nothing is.

    Not what may happen, or did not.
    """
    sort = sort_of_fate(words, token)
    if sort is None or _is_unreal(words, words.head[token]):
        return None
    if sort == "held":
        return "held"
    above = words.head[token]
    if words.lemma[above] in word_list("dying"):
        return "dead"
    short = [above] if _is_short_passive(words, above) else []
    verbs = (*short, *_participles(words, token), *harms(words, token))
    return "dead" if any(is_deadly(words, verb) for verb in verbs) else "hurt"


def _participles(words: Words, token: int) -> list[int]:
    """The participles behind a noun: “a man killed in Lund”."""
    clauses = words.kids(token, RELATIVE_CLAUSE, NOUN_CLAUSE)
    return [clause for clause in clauses if words.tag[clause] == PAST_PARTICIPLE]


def _is_unreal(words: Words, verb: int) -> bool:
    """As in “could be charged”, “was not hurt”."""
    kids = words.children[verb]
    return any(
        words.dep[kid] == NEGATION or (words.dep[kid] == AUXILIARY and words.tag[kid] == MODAL)
        for kid in kids
    )


def sort_of_fate(words: Words, token: int) -> str | None:
    """Whether whom a token names was “harmed” (hurt or killed) or “held” (or charged); None where nothing is told."""
    for participle in _participles(words, token):
        if fate := _sort_of(words.lemma[participle]):
            return fate
    for _ in range(_HIGHEST):
        dep, above = words.dep[token], words.head[token]
        lemma = words.lemma[above]
        if dep in _SUFFERING:
            return _sort_of(lemma)
        if dep == ACTIVE_SUBJECT:
            if lemma == "face" and any(words.lemma[one] == "charge" for one in words.children[above]):
                return "held"
            if lemma in word_list("dying"):
                return "harmed"
            return _sort_of(lemma) if _is_short_passive(words, above) else None
        if dep == PREPOSITIONAL_OBJECT:
            return _sort_of(words.lemma[words.head[above]]) if words.lower[above] == "of" else None
        if dep not in (CONJUNCT, APPOSITION):
            return None
        token = above
    return None


def _is_short_passive(words: Words, verb: int) -> bool:
    """As in “Man killed in Lund”: a headline leaves out what makes a passive."""
    in_past = words.tag[verb] in PAST and words.direct_object(verb) is None
    return in_past and in_headline(words.doc[verb])


def _sort_of(lemma: str) -> str | None:
    if lemma in word_list("harmed"):
        return "harmed"
    return "held" if lemma in word_list("held") else None


def is_long_before(words: Words, token: int) -> bool:
    """As in “In 2009 two men were arrested”, “who was killed years ago”: whether it is told of another time."""
    beside = _beside(words, token)
    return any(word in word_list("long_before") or _YEAR.fullmatch(word) for word in beside)


def is_of_another(words: Words, token: int) -> bool:
    """As in “in another case a man of that age was charged”: whether it tells of a second one or of before."""
    others = word_list("of_other_times")
    return any(word in others or _YEAR.fullmatch(word) for word in _beside(words, token))


def _beside(words: Words, token: int) -> list[str]:
    """The words around a token in its sentence."""
    sentence = words.sentence_of[token]
    around = range(max(0, token - _AROUND), min(len(words.lower), token + _AROUND))
    return [words.lower[place] for place in around if words.sentence_of[place] == sentence]
