"""Whom a pronoun means by grammar alone: named in brackets behind it, the subject of its verb, or the thing told of."""

from __future__ import annotations

from index.annotate.actors import person_nouns
from index.annotate.actors.mentions import ActorEntry, Mentions
from index.annotate.parse.grammar import NOMINAL, PLURAL
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_MODIFIER,
    AUXILIARY_VERB,
    COMMON_NOUN,
    COMPOUND,
    CONJUNCT,
    FULL_VERB,
    PASSIVE_SUBJECT,
    POSSESSOR,
)
from index.annotate.parse.words import Words

_SELVES = frozenset(("himself", "herself", "itself"))
_OWNED = frozenset((POSSESSOR, COMPOUND, ADJECTIVE_MODIFIER))
_VERBS = frozenset((FULL_VERB, AUXILIARY_VERB))
_HIGHEST = 5  # words above a pronoun


def glossed(cast: Mentions, token: int, *, is_person: bool) -> ActorEntry | None:
    """As in “He (Lund) chose her”, “her [Marsh's] bid”: who is named in brackets right behind the pronoun."""
    words = cast.words
    if words.form_at(token + 1) not in ("(", "["):
        return None
    for start, end, entry in cast.covering(token + 2) if token + 2 < len(words) else ():
        closed = words.form_at(end + (words.form_at(end) in ("'s", "’s"))) in (")", "]")
        if start == token + 2 and closed and entry.named and (entry.kind == "person") == is_person:
            return entry
    return None


def reflexive_subject(words: Words, token: int) -> int | None:
    """As in “Lund left the night his brother hurt himself”: the subject of the verb whose object it is; else None.

    Not of whom is called “the guard”, who may be named before, or in “Lund himself”.
    """
    if words.lower[token] not in _SELVES or words.pos[token - 1] in NOMINAL:
        return None
    above = words.head[token]
    for _ in range(_HIGHEST):
        has_subject = next(iter(words.kids(above, ACTIVE_SUBJECT, PASSIVE_SUBJECT)), None) is not None
        if words.pos[above] in _VERBS and (has_subject or words.dep[above] != CONJUNCT):
            break
        above = words.head[above]
    subject = next(iter(words.kids(above, ACTIVE_SUBJECT, PASSIVE_SUBJECT)), None)
    if subject is None or not subject < token or words.pos[above] not in _VERBS:
        return None
    return None if words.lower[words.left(subject)] == "the" else subject


def is_of_thing(words: Words, token: int, owner: int) -> bool:
    """As in “Norland's bond yield fell to its lowest”: what the clause is about is a thing, and not its owner."""
    if words.lower[token] != "its" or words.dep[owner] not in _OWNED:
        return False
    thing, above = words.head[owner], token
    while words.dep[thing] in _OWNED and thing < token:
        thing = words.head[thing]
    while words.pos[above] not in _VERBS and words.head[above] != above:
        if above == thing:
            return False  # “the bank's stake in its rivals fell”
        above = words.head[above]
    is_subject = words.dep[thing] in (ACTIVE_SUBJECT, PASSIVE_SUBJECT) and words.head[thing] == above
    if not is_subject or not owner < thing < token or words.pos[thing] != COMMON_NOUN:
        return False
    return words.tag[thing] not in PLURAL and not person_nouns.kinds_of(words.lower[thing])
