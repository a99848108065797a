"""Coercion as it is meant: searches and raids of the police, and what only sounds like coercion."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import is_somebody, real_noun
from index.annotate.events.noun_sorts import IDEAS, sort_of
from index.annotate.events.warnings import is_of_nature
from index.annotate.parse.clauses import possessors
from index.annotate.parse.grammar import BODIES
from index.annotate.parse.grammar_terms import OWNING_PRONOUN
from index.annotate.parse.prepositions import prepositions


def as_coercion(act: Act) -> Act | None:
    """The act of coercion, or None: calmed fears, an emergency for a storm, a search that somebody joins."""
    if _is_calming(act) or (_is_emergency(act) and is_of_nature(act.head)):
        return None
    if _is_family(act):
        return None
    return None if _is_looking_for_somebody(act) or _is_damage(act) else act


def as_raid(act: Act) -> Act:
    """An attack, or the search that it is where the police raid homes and offices."""
    frame = lexicon().frames["searching"]
    if lemma(act.head) not in frame["by"] and not any(lemma(word) in frame["by"] for word in act.words):
        return act
    doer = act.agent if act.agent is not act.head else None
    things = [real_noun(one) for one in act.patients if one not in (act.head, act.agent)]
    things += [real_noun(noun) for prep, noun in prepositions(act.head) if prep in ("on", "of", "at")]
    searchers = [real_noun(doer)] if doer is not None else list(act.head.sent)
    police = any(lemma(one) in frame["police"] for one in searchers)
    rooms = any(lemma(one) in frame["rooms"] for one in things)
    armed = any(sort_of(one) == "armed" for one in things)
    if (police and (rooms if doer is None else not armed)) or (rooms and _is_lawful(doer)):
        act.type = "COERCE"
    return act


def _is_lawful(doer: Token | None) -> bool:
    """Whether those who search a house are forces of a state, and not rebels."""
    if doer is None:
        return False
    noun = real_noun(doer)
    classes = lexicon().classes
    return lemma(noun) in classes["authority"] or noun.ent_type_ in BODIES


def _is_emergency(act: Act) -> bool:
    """As in “declared a state of emergency”."""
    return any(lemma(one) == "emergency" for word in act.words for one in (word, *word.subtree))


def _is_damage(act: Act) -> bool:
    """As in “earthquake-damaged property”: what a storm or a fire did to things."""
    damages = lemma(act.head) in lexicon().frame("damaging")
    return damages and (act.agent is None or act.agent is act.head) and is_of_nature(act.head)


def _is_looking_for_somebody(act: Act) -> bool:
    """As in “joined the search”: of a person, who coerces nobody by it."""
    doer = act.agent
    seeks = any(lemma(word) in lexicon().classes["seeking"] for word in act.words)
    return (
        seeks
        and doer is not None
        and doer is not act.head
        and sort_of(doer) in ("person", "nature", "animal")
    )


def _is_family(act: Act) -> bool:
    """As in “rounded up her children”: one's own are not held; nor are things, as in “rounded up recipes”."""
    if lemma(act.head) != "round" or not act.patients:
        return False
    owned = [one for thing in act.patients for one in possessors(thing)]
    people = any(is_somebody(one) or is_somebody(real_noun(one)) for one in act.patients)
    return not people or any(one.tag_ == OWNING_PRONOUN for one in owned)


def _is_calming(act: Act) -> bool:
    """As in “quelled fears of a slump”: nobody is coerced."""
    thing = next(iter(act.patients), None)
    coerces = lemma(act.head) in lexicon().frame("coercing")
    return (
        coerces
        and thing is not None
        and not is_somebody(thing)
        and sort_of(thing) in (*IDEAS, "nature", None)
    )
