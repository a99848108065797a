"""Event nouns under empty verbs: "carried out a strike", "came under attack"."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.actors.person_nouns import is_public_body
from index.annotate.events.acts import Act, asked_in, is_figurative
from index.annotate.events.arguments import patient, subject
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun, is_somebody, joined, real_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.strengths import STRONG, WEAK
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import complement, direct_objects, possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import NAMING_MODIFIERS, STATES
from index.annotate.parse.grammar_terms import ADPOSITION, INDIRECT_OBJECT, PARTICLE
from index.annotate.parse.prepositions import prepositions
from index.model import EventType

_THINGS = ("thing", "place", "abstract")


def light_verb(verb: Token) -> Act | None:
    """The act of the event noun that an empty verb has as its object, or None."""
    thing = patient(verb)
    noun = _event_object(thing)
    if lemma(verb) == "hold" and any(one.lower_ in ("up", "back", "off") for one in children(verb, PARTICLE)):
        return None  # "the deal has been held up by Norland"
    if is_brought_to_light(verb) or (lemma(verb) == "enter" and noun is not thing):
        return None  # "entered the sixth day of the siege"
    if noun is None or thing is None or is_figurative(verb, thing) or _is_modified(noun):
        return None
    if f"{lemma(verb)}_{lemma(noun)}" in lexicon().frame("figurative", "idioms"):
        return None  # "led the charge"
    kind = event_noun(noun)
    assert kind is not None  # noqa: S101 - _event_object gives event nouns only
    if lemma(verb) == "have" and kind.type not in lexicon().frame("light", "has"):
        return None
    if kind.type == "AID" and not kind.strong and lemma(verb) not in lexicon().frame("light", "gives"):
        return None  # "started a fund"
    agent = subject(verb)
    patients = [noun]
    if lemma(verb) in lexicon().frame("light", "causes"):
        return None  # the noun tells by itself: what sparks a protest does not protest
    if lemma(verb) in lexicon().frame("light", "suffers"):
        agent, patients = None, [] if agent is None else [agent]
    elif agent is not None and not _may_carry_out(agent, kind.type):
        return None
    elif kind.type == "ASSAULT" and lemma(verb) in lexicon().frame("say") and _only_speaks(agent):
        return None  # "the spokesman announced the raid"
    talks = kind.type in lexicon().frames["content"]["types"]
    content = [noun, *([inner] if (inner := complement(verb)) is not None else [])] if talks else []
    patients = [*(one for one in children(verb, INDIRECT_OBJECT) if one.pos_ != ADPOSITION), *patients]
    if kind.type == "REQUEST":
        patients = [*asked_in(noun), *patients]
    strength = STRONG if kind.strong else WEAK
    return Act(kind.type, verb, [verb, noun], agent, patients, [verb], content, strength, deed=not talks)


def is_brought_to_light(verb: Token) -> bool:
    """As in “funds whose misuse was brought to light”: it is only known by it."""
    return lemma(verb) == "bring" and any(
        word.lower_ == "light" for prep, word in prepositions(verb) if prep == "to"
    )


def _is_modified(noun: Token) -> bool:
    """As in “a heart attack”, “a legal battle”."""
    return any(lemma(one) in lexicon().frame("figurative", "modifiers") for one in children(noun))


def _may_carry_out(agent: Token, kind: EventType) -> bool:
    """Whether a subject is somebody, an event that leads to another, or a crowd that protests."""
    if kind == "PROTEST" and lemma(agent) in lexicon().classes["throng"]:
        return True
    return is_somebody(real_noun(agent)) or event_noun(agent) is not None


def _only_speaks(agent: Token | None) -> bool:
    """Whether a person or a spokesman, who tells of an attack, is no attacker."""
    return agent is not None and (
        agent.ent_type_ == "PERSON" or lemma(agent) in lexicon().frame("say", "speakers")
    )


def _event_object(thing: Token | None) -> Token | None:
    if thing is None:
        return None
    for candidate in joined(thing):
        for noun in (candidate, real_noun(candidate)):
            if event_noun(noun) is not None:
                return noun
        for prep, inner in prepositions(candidate):  # "two weeks of raids", "a series of raids"
            if (
                prep == "of"
                and event_noun(inner) is not None
                and lemma(candidate) in lexicon().classes["span"]
            ):
                return inner
    return None


def _is_only_there(verb: Token, noun: Token, kind: EventType, agent: Token) -> bool:
    """As in “were unsure of their part in the shooting”, “was in the attack”: who is in it may have suffered it."""
    frame = lexicon().frame("mutual", "by")
    takes_part = lemma(verb) in lexicon().frame("taking_part")
    takes_part |= lemma(verb) == "involve" and sort_of(agent) == "armed"
    return kind == "ASSAULT" and not takes_part and lemma(noun) not in frame


def behind_preposition(verb: Token) -> Act | None:
    """As in "Came under attack", "engaged in torture", "was placed under arrest"."""
    light = lexicon().frames["light"]
    part = next((one for one in direct_objects(verb) if lemma(one) == "part" and lemma(verb) == "take"), None)
    if lemma(verb) not in light["prep_verbs"] and part is None:
        return None
    for prep, noun in (*prepositions(verb), *(prepositions(part) if part is not None else ())):
        kind = event_noun(noun)
        if prep not in light["preps"] or kind is None or _is_modified(noun):
            continue
        if kind.type in ("AGREE", "SUPPORT", "AID", "CONCEDE", "REQUEST", "SANCTION", "REJECT"):
            continue
        if f"{prep}_{lemma(noun)}" in light["idioms"]:
            continue  # "in charge"
        held = prep in ("in", "into", "under") and lemma(noun) in light["custody"]
        undergone = (
            prep == "under" or held or (is_passive(verb) and lemma(verb) in lexicon().frame("keeping_under"))
        )
        if undergone and kind.type not in ("ASSAULT", "COERCE", "ACCUSE"):
            continue
        sufferer = patient(verb) or subject(verb)
        agent = subject(verb) if undergone and is_passive(verb) else None if undergone else sufferer
        patients = [one for one in (sufferer,) if one is not None] if undergone else []
        if patient(verb) is not None and not is_passive(verb):
            agent = subject(verb)
        if agent is not None and _is_only_there(verb, noun, kind.type, agent):
            agent = None
        is_kept = held and bool(patients)  # “was in the agency's custody”: the agency is not held
        keepers = _keepers(noun) if is_kept and agent is None else []
        if is_kept and (_is_cared_for(keepers) or sort_of(patients[0]) in _THINGS):
            return None
        agent = next(filter(_may_hold, keepers), agent)
        inside, verbs = ([], []) if is_kept else ([noun], [verb])
        return Act(kind.type, verb, [verb, noun], agent, [*patients, *inside], verbs, [], WEAK)
    return None


def _is_cared_for(keepers: list[Token]) -> bool:
    """As in “the boy is in the custody of his aunt”: no prisoner of hers."""
    persons = [one for one in keepers if one.ent_type_ == "PERSON" or sort_of(one) == "person"]
    return any(not is_public_body(one.lower_) for one in persons)


def _may_hold(keeper: Token) -> bool:
    """As in “in the custody of Norland”, “in army custody”; who is with a charity is held by nobody."""
    holders = (lexicon().classes[name] for name in ("authority", "force", "militia"))
    return keeper.ent_type_ in STATES or any(lemma(keeper) in words for words in holders)


def _keepers(noun: Token) -> list[Token]:
    """As in “in FBI custody”, “in the custody of Norland”: who holds somebody, and is not held."""
    behind = [one for prep, one in prepositions(noun) if prep == "of"]
    return [*possessors(noun), *children(noun, *NAMING_MODIFIERS), *behind]
