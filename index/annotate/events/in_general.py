"""Help, support and talks told in general: as a habit, a wish, a condition or a duty to come, and of nobody's day."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import has_determiner, has_subordinator, is_verb
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import BODIES, FINITE, HELPERS, NOUN_CLAUSES, PRESENT, TIMES
from index.annotate.parse.grammar_terms import (
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    COMPLEMENT_CLAUSE,
    DIRECT_OBJECT,
    ING_FORM,
    MODAL,
    OPEN_COMPLEMENT,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    PRONOUN,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.prepositions import prepositions
from index.event_types import HELPS
from index.model import EventType

_SOFT: frozenset[EventType] = HELPS | {"CONSULT", "AGREE"}
_WHENEVER = frozenset(("when", "whenever", "if", "unless"))
_DEFINITE = ("the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my")


def is_in_general(act: Act) -> bool:
    """Whether help or talks are told of no day on which they happened or are to happen."""
    if act.type not in _SOFT:
        return False
    verb = act.head
    if not is_verb(verb):
        return False
    return (
        _is_habit(verb)
        or _is_whenever(verb)
        or _is_wished_for(verb)
        or _is_forced(verb)
        or _is_mere_trust(act)
        or _is_known_by_sight(act)
    )


def _is_habit(verb: Token) -> bool:
    """As in “deputies usually discuss bills in May”: what they do each time, and nothing that happened."""
    often = lexicon().frame("habit", "adverbs")
    return verb.tag_ in PRESENT and any(one.lower_ in often for one in children(verb, ADVERBIAL_MODIFIER))


def _is_whenever(verb: Token) -> bool:
    """As in “it hurts when we're not supporting them”: each time that it is so, if ever."""
    if verb.dep_ != ADVERBIAL_CLAUSE:
        return False
    first = next(iter(children(verb, *HELPERS)), verb)
    is_now = first.tag_ in PRESENT and (first == verb or verb.tag_ == ING_FORM)
    if not is_now or any(word.ent_type_ in TIMES for word in verb.subtree):
        return False  # “when the board meets on Monday”
    said = any(one.lower_ in _WHENEVER for one in children(verb, ADVERBIAL_MODIFIER))
    return said or has_subordinator(verb, tuple(_WHENEVER))


def _is_wished_for(clause: Token) -> bool:
    """As in “they dream of a party that supports farmers”: there may be no such party."""
    noun = clause.head
    first = next(iter(children(clause, *HELPERS)), clause)
    if clause.dep_ != RELATIVE_CLAUSE or first.tag_ not in (*PRESENT, MODAL) or noun.ent_type_:
        return False
    if has_determiner(noun, _DEFINITE) or noun.dep_ not in (DIRECT_OBJECT, PREPOSITIONAL_OBJECT):
        return False
    above = noun.head if noun.dep_ == DIRECT_OBJECT else noun.head.head
    if above.dep_ == PREPOSITIONAL_CLAUSE:
        above = above.head.head  # “dreams of leading a party that supports farmers”
    return lemma(above) in lexicon().frame("habit", "wishes")


def _is_forced(verb: Token) -> bool:
    """As in “the parties will be obliged to make deals”, but not in “was forced to make a deal”, as it then was."""
    above = verb.head
    if verb.dep_ != OPEN_COMPLEMENT or lemma(above) not in lexicon().frame("habit", "forcing"):
        return False
    return is_passive(above) and any(one.tag_ == MODAL for one in children(above, *HELPERS))


def _is_mere_trust(act: Act) -> bool:
    """As in “expressed confidence that the talks would go on”: in what comes, and in nobody who is named."""
    trust = [one for one in act.words if lemma(one) in lexicon().frame("habit", "trust")]
    clauses = [
        clause
        for word in (*trust, act.head)
        for clause in children(word, *NOUN_CLAUSES, COMPLEMENT_CLAUSE)
        if has_subordinator(clause, ("that",)) or clause.tag_ in FINITE
    ]
    return bool(trust and clauses)


def _is_known_by_sight(act: Act) -> bool:
    """As in “nobody would recognize him”: they know who he is; but “recognized him as president”."""
    thing = next(iter(act.patients), None)
    if lemma(act.head) not in ("recognize", "recognise") or thing is None:
        return False
    is_person = thing.pos_ == PRONOUN or thing.ent_type_ == "PERSON"
    if act.agent is not None and act.agent.ent_type_ in BODIES:
        return False  # “Norland recognized Ann Lund”
    return is_person and not any(prep == "as" for prep, _ in prepositions(act.head))
