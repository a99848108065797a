"""Words of promise, blame, refusal and talks behind which nobody deals with anybody: they make no event."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from index.annotate.events.acts import Act, negated
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_sorts import sort_of
from index.annotate.parse.clauses import has_auxiliary, has_determiner, has_subject, is_verb
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import BODIES, PLURAL, PRESENT
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_COMPLEMENT,
    AUXILIARY,
    BASE_FORM,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    DIRECT_OBJECT,
    ING_FORM,
    NOUN_CLAUSE,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    PRONOUN,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.pronoun_forms import REFLEXIVE, SUBJECTS_OF_THIRD_PERSON
from index.event_types import HELPS
from index.model import EventType

_ABOVE = 4  # words above a verb that a rule may hold for
_HELP: frozenset[EventType] = frozenset(("AID", "COOPERATE", "SUPPORT"))
_RULED: frozenset[EventType] = frozenset(("SANCTION", "COERCE", "REJECT"))
_PREDICATES = (OBJECT_PREDICATE, ADJECTIVE_COMPLEMENT, COMPLEMENT_CLAUSE, OPEN_COMPLEMENT)


def is_empty(act: Act) -> bool:
    """Whether an act is only said in words of dealings, and nobody deals with anybody."""
    if act.type in HELPS and _is_only_received(act):
        return True
    if not is_verb(act.head):
        return False
    if act.type == "AGREE":
        return _is_welcome_to_come(act) or _is_perhaps_given_up(act)
    return (
        _is_of_jury(act)
        or _is_of_oneself(act)
        or _is_rule_for_all(act)
        or _is_made_to_help(act)
        or _is_pull_withstood(act)
        or _is_both_ways(act)
        or _is_grace_struck_down(act)
        or _is_provided(act)
        or _is_of_a_kind(act)
        or _is_smuggling(act)
        or _is_greeting(act)
        or _is_tasked(act)
    )


def _is_welcome_to_come(act: Act) -> bool:
    """As in “Norland would welcome his support”: who would be glad of it has agreed to nothing."""
    return lemma(act.head) in lexicon().frame("empty_words", "gladness")


def _is_perhaps_given_up(act: Act) -> bool:
    """As in “the vote may be close, and she would step down”: who might leave an office has promised nobody so."""
    return act.status == "possible" and lemma(act.head) in lexicon().frame("empty_words", "leaving")


def _is_of_jury(act: Act) -> bool:
    """As in “the jury deliberated for nine hours”: those who judge together confer with nobody else."""
    jury = act.agent is not None and lemma(act.agent) in lexicon().frame("empty_words", "juries")
    return act.type == "CONSULT" and jury and not act.patients


def _is_of_oneself(act: Act) -> bool:
    """As in “I consider myself responsible for it”: who judges himself accuses nobody."""
    things = [thing for verb in (act.head, *act.verbs) for thing in children(verb, DIRECT_OBJECT)]
    inner = [one for verb in (act.head, *act.verbs) for one in children(verb, COMPLEMENT_CLAUSE)]
    things += [word for clause in inner for word in children(clause)]
    is_judged = act.type == "ACCUSE" or lemma(act.head) in lexicon().frame("empty_words", "judging")
    return is_judged and any(thing.lower_ in REFLEXIVE for thing in (*things, *act.patients))


def _is_rule_for_all(act: Act) -> bool:
    """As in “a firm that does so shall see its licence revoked”: what a law says of any."""
    return act.type in _RULED and any(
        has_auxiliary(verb, ("shall",)) for verb in islice(upward(act.head), _ABOVE)
    )


def _is_made_to_help(act: Act) -> bool:
    """As in “forcing workers to support unions is wrong”: nobody says that they do."""
    above = act.head.head
    is_below = act.head.dep_ in (COMPLEMENT_CLAUSE, OPEN_COMPLEMENT)
    is_forced = is_below and lemma(above) in lexicon().frame("habit", "forcing")
    return act.type in _HELP and is_forced and above.tag_ in (ING_FORM, BASE_FORM)


def _is_pull_withstood(act: Act) -> bool:
    """As in “resisted the pull of her phone”: nobody has asked for anything."""
    pulls = lexicon().frame("empty_words", "pulls")
    is_resisted = act.type == "REJECT" and lemma(act.head) == "resist"
    return is_resisted and any(lemma(thing) in pulls for thing in act.patients)


def _is_both_ways(act: Act) -> bool:
    """As in “people both support and do not support him”: they do neither."""
    is_second = (
        act.head.dep_ == CONJUNCT and lemma(act.head.head) == lemma(act.head) and not has_subject(act.head)
    )
    return act.type == "REJECT" and is_second and negated(act.head) != negated(act.head.head)


def _is_grace_struck_down(act: Act) -> bool:
    """As in “the court declared the pardon to be illegal”: whoever does so grants none."""
    is_judged = lemma(act.head) in lexicon().frame("empty_words", "declaring")
    predicates = [one for one in children(act.head, *_PREDICATES) if one not in act.words]
    return act.type == "CONCEDE" and is_judged and bool(predicates)


def _is_provided(act: Act) -> bool:
    """As in “he will speak provided that Norland grants him a pardon”: it is the condition, and not yet done."""
    for clause in upward(act.head):
        if clause.head.lower_ in ("provided", "providing") and clause.dep_ in (
            COMPLEMENT_CLAUSE,
            PREPOSITIONAL_CLAUSE,
            NOUN_CLAUSE,
        ):
            return clause.head.dep_ != RELATIVE_CLAUSE
    return False


def _is_of_a_kind(act: Act) -> bool:
    """As in “worked at a firm that provides training”: what such a firm does, and nobody is helped by it that day."""
    verb = act.head
    is_told_of = verb.dep_ == RELATIVE_CLAUSE and verb.tag_ in PRESENT and not children(verb, AUXILIARY)
    is_of_it = any(one.lower_ in ("that", "which", "who") for one in children(verb, ACTIVE_SUBJECT))
    is_any = is_told_of and is_of_it and has_determiner(verb.head, ("a", "an"))
    return act.type == "AID" and is_any


def _is_smuggling(act: Act) -> bool:
    """As in “shipped drugs around the world”: a trade, and no help."""
    is_carried = act.type == "AID" and lemma(act.head) in lexicon().frame("empty_words", "carrying")
    return is_carried and any(
        lemma(one) in lexicon().frame("empty_words", "contraband") for one in act.patients
    )


def _is_greeting(act: Act) -> bool:
    """As in “the premier welcomed another visitor”: whom one receives one has not backed."""
    is_welcome = act.type == "SUPPORT" and lemma(act.head) in lexicon().frame("empty_words", "greeting")
    return is_welcome and any(lemma(one) in lexicon().frame("empty_words", "guests") for one in act.patients)


def _is_tasked(act: Act) -> bool:
    """As in “the agency is charged with overseeing banks”, “charged with the task of it”: nobody is accused."""
    if act.type != "ACCUSE" or lemma(act.head) != "charge" or (act.agent is not None and is_verb(act.head)):
        return False
    if not any(sort_of(one) == "body" or lemma(one) == "we" for one in act.patients):
        return False
    frames = lexicon().frames["empty_words"]
    preps = [one for one in children(act.head, PREPOSITION) if one.lower_ == "with"]
    things = [word for prep in preps for word in children(prep, PREPOSITIONAL_CLAUSE, PREPOSITIONAL_OBJECT)]
    if any(lemma(word) in frames["duties" if is_verb(word) else "tasks"] for word in things):
        return True
    tried = [below for word in things if lemma(word) == "try" for below in children(word, OPEN_COMPLEMENT)]
    return any(lemma(word) in frames["duties"] | {"do"} for word in tried)


def _is_only_received(act: Act) -> bool:
    """As in “praised the support that Norland has continued to receive”: Norland is helped and helps nobody."""
    clauses = [clause for word in act.words for clause in children(word, RELATIVE_CLAUSE)]
    clauses += [act.head] if act.head.dep_ == RELATIVE_CLAUSE else []
    verbs = [*clauses, *(one for clause in clauses for one in children(clause, OPEN_COMPLEMENT))]
    below = [verb for verb in verbs if verb != act.head]
    if not any(one == act.agent for clause in clauses for one in children(clause, ACTIVE_SUBJECT)):
        return False
    return any(lemma(verb) in lexicon().frame("empty_words", "receiving") for verb in below)


def is_own_duty(verb: Token, obliged: Token, who: Token | None) -> bool:
    """As in “the premier says he must defer to the board”: nobody else is to act."""
    if who is None or verb.dep_ != COMPLEMENT_CLAUSE or obliged.lower_ not in SUBJECTS_OF_THIRD_PERSON:
        return False
    if who.pos_ == PRONOUN:
        return who.lower_ == obliged.lower_
    if obliged.lower_ == "they":
        return who.tag_ in PLURAL  # “Norway said they must leave”: others
    return (obliged.lower_ == "it") == (who.ent_type_ in BODIES)
