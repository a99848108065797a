"""Which bodies “it” and “they” may mean: one without a name as well, that of a clause with “which”, no poll's paper."""

from __future__ import annotations

from index.annotate.actors import person_nouns
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.mentions import Mentions
from index.annotate.actors.salience import SUBJECTS, Candidate, Recent
from index.annotate.parse.grammar import PLURAL
from index.annotate.parse.grammar_terms import (
    ADJECTIVE_MODIFIER,
    APPOSITION,
    COMMON_NOUN,
    COMPOUND,
    MAIN_WORD,
    NAME,
    POSSESSOR,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.words import Words

_RELATIVES = frozenset(("which", "that"))
_SHORT_BE = frozenset(("'s", "’s"))
_NAMING = frozenset((COMPOUND, ADJECTIVE_MODIFIER))
_ANY = frozenset(("each", "every", "any", "another", "no"))
_OWNING = frozenset(("person", "country"))  # in “Lund's party”, “the Norlandic court”
_HIGHEST = 6  # verbs above a pronoun in a clause with “which”


def is_nameless_body(recent: Recent, candidate: Candidate) -> bool:
    """As in “Lund urged the court to act. It has the power”: a body without a name may be meant as any other.

    Not in “the Sund party”, which has one.
    """
    words, token = recent.words, candidate.token
    if (
        candidate.entry is not None
        or words.tag[token] in PLURAL
        or words.lower[token] in word_list("of_states")
    ):
        return False  # “Norland's army … its”: the state is meant
    if any(words.lower[one] in _ANY for one in words.children[token]):
        return False
    before = (holder for one in range(words.left(token), token) for *_, holder in recent.cast.covering(one))
    if any(holder.named and holder.kind not in _OWNING for holder in before):
        return False
    kinds = person_nouns.kinds_of(words.lower[token])
    is_crowd = kinds[:1] == ("group",) and words.lower[token] not in word_list("any_body")
    return bool(kinds) and "person" not in kinds and not is_crowd


def is_only_naming(words: Words, candidate: Candidate) -> bool:
    """As in “A Herald poll fell. It …”, “a Norlandic ship”: a name that says what kind of thing something is."""
    entry, above = candidate.entry, words.head[candidate.token]
    if entry is None or entry.kind == "person" or words.dep[candidate.token] not in _NAMING:
        return False
    if entry.kind not in ("media", "country") or above < candidate.token:
        return False
    return not person_nouns.kinds_of(person_nouns.singular(words.lower[above]))


def is_of_unlisted(words: Words, token: int, cast: Mentions) -> bool:
    """As in “Zarana and its shops”, “Sobeyna said it …”: the clause has a name as its subject that is no actor's."""
    above = words.head[token]
    for _ in range(_HIGHEST):
        for name in words.kids(above, *SUBJECTS):
            if name < token:
                alone = words.tag[name] not in PLURAL and not cast.covering(name)
                owner = _is_persons(words, name, cast)
                return alone and (words.pos[name] == NAME or owner or _is_unknown_house(words, name, cast))
        if words.dep[above] == MAIN_WORD:
            return False
        above = words.head[above]
    return False


def _is_persons(words: Words, noun: int, cast: Mentions) -> bool:
    """As in “Ann Lund's government showed its plan”: what is a person's own, and no body named before or beside."""
    if any(words.pos[one] == NAME for one in words.kids(noun, APPOSITION)):
        return False
    return any(
        entry.kind == "person" for one in words.kids(noun, POSSESSOR) for *_, entry in cast.covering(one)
    )


def _is_unknown_house(words: Words, noun: int, cast: Mentions) -> bool:
    """As in “The zoo said its keepers …”: what speaks, of whatever kind, is meant before a body elsewhere."""
    says = words.lemma[words.head[noun]] in word_list("saying")
    if not says or words.pos[noun] != COMMON_NOUN or person_nouns.kinds_of(words.lower[noun]):
        return False
    return not any(cast.covering(one) for one in range(words.left(noun), noun))


def is_said_of_nobody(words: Words, token: int) -> bool:
    """As in “It's clear that Lund left”: whether “it” only stands for what follows."""
    verb = words.head[token]
    return words.forms[verb] in _SHORT_BE or words.lemma[verb] in word_list("empty_it")


def of_relative(recent: Recent, token: int) -> Candidate | None:
    """As in “the union, which left Norland and changed its name”: whose clause with “which” the pronoun stands in."""
    words, verb = recent.words, recent.words.head[token]
    for _ in range(_HIGHEST):
        if words.dep[verb] == RELATIVE_CLAUSE:
            subjects = (one for one in words.kids(verb, *SUBJECTS) if one < token)
            if not any(words.lower[one] in _RELATIVES for one in subjects):
                return None
            before = reversed(recent.candidates)
            return next((one for one in before if one.token == words.head[verb] and _is_body(one)), None)
        if words.dep[verb] == MAIN_WORD:
            return None
        verb = words.head[verb]
    return None


def _is_body(candidate: Candidate) -> bool:
    return candidate.entry is not None and candidate.entry.kind != "person"


def has_people_beside(recent: Recent, token: int) -> bool:
    """As in “The agency listed the families so that they …”: people in the sentence whom “they” means before a body."""
    return any(
        other.plural and other.token < token and not is_nameless_body(recent, other)
        for _, other in recent.back(token, 0)
    )


def is_unlike_them(recent: Recent, token: int, candidate: Candidate) -> bool:
    """As in “Peru met rowers. It lists their names”: a state or a body of a sentence before is seldom “they”."""
    if candidate.entry is None or candidate.plural:
        return False
    says = recent.words.lemma[recent.words.head[token]] in word_list("saying")
    return candidate.entry.kind == "country" or not (says or token in recent.sources)
