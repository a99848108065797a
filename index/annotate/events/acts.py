"""An act: one reading of a verb or noun as an event, before its participants are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Token

from index.annotate.events.arguments import patient, subject
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import keys, lemma
from index.annotate.events.noun_classes import is_somebody, joined, noun_keys, real_noun
from index.annotate.events.strengths import STRONG
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import complement, is_negated, is_not_one
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import MODIFIERS, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ADJECTIVE_COMPLEMENT,
    ADVERBIAL_MODIFIER,
    AUXILIARY,
    AUXILIARY_VERB,
    BY_AGENT,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    DETERMINER,
    DIRECT_OBJECT,
    EXPLETIVE,
    NAME,
    NOUN_CLAUSE,
    PRECONJUNCTION,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.next_words import word_before, word_behind
from index.annotate.parse.prepositions import prepositions
from index.event_types import EVENT_TYPES
from index.model import EventStatus, EventType

_AWAY = ("of", "out", "from")
_NEGATIONS = frozenset(("no", "never", "nobody", "neither", "none"))


@dataclass
class Act:
    """One reading of a verb or noun.

    `agent` is the phrase that acts; `patients` are phrases in which those acted upon are looked for, in this order,
    and then behind the prepositions of `verbs`. `content` are the roots of what the act is about: acts below them
    are promised, demanded or alleged, and no events of their own.
    """

    type: EventType
    head: Token
    words: list[Token]
    agent: Token | None = None
    patients: list[Token] = field(default_factory=list)
    verbs: list[Token] = field(default_factory=list)
    content: list[Token] = field(default_factory=list)
    strength: float = STRONG
    status: EventStatus = "reported"
    denier: Token | None = None
    goal: bool = False  # the first patient is moved or given, and is not who it is done to
    deed: bool = True  # a deed, not a word: its object is no content


ReadVerb = Callable[[Token, int], Act | None]  # how a verb is read, to a depth of verbs below it


def future_type(kind: EventType, refused: bool, stays: bool = False) -> EventType | None:
    """What an act becomes when it is promised: help an agreement, harm a threat; not helping is a refusal.

    `stays` says that it remains what it is: see `stays_itself`.
    """
    if stays and not refused:
        return kind
    facts = EVENT_TYPES[kind]
    return facts.not_promised if refused else facts.promised


def stays_itself(act: Act) -> bool:
    """As in “will investigate”, “plan to march”: what is announced is no threat."""
    frame = lexicon().frames["announced"]
    if act.type == "PROTEST":
        return True
    if act.type == "MOBILIZE":  # “will station troops in Norland”, but “will send troops against Norland”
        return not any(prep == "against" for prep, _ in prepositions(act.head))
    return act.type in ("ACCUSE", "PROTEST", "REJECT") and any(
        lemma(word) in frame["verbs_of"] or lemma(word) in frame["nouns_of"] for word in act.words
    )


def negated(verb: Token) -> bool:
    """Whether the verb, or its subject or object by "no", is negated."""
    if is_negated(verb):
        return True
    if any(
        child.lower_ in ("longer", "more") and word_before(child) == "no"
        for child in children(verb, ADVERBIAL_MODIFIER)
    ):
        return True  # "are no longer held"
    if verb.dep_ == ADJECTIVE_COMPLEMENT and verb.head.pos_ == AUXILIARY_VERB and is_negated(verb.head):
        return True  # "is not opposed"
    if any(child.lower_ in _NEGATIONS for child in children(verb)):
        return True
    things = children(verb, *SUBJECTS, DIRECT_OBJECT, BY_AGENT)
    return any(map(is_of_none, things))  # “was accepted neither by Chad nor by Peru”


def is_of_none(noun: Token) -> bool:
    """As in “no rebel fled”, “hardly any did”, “not one guard was hurt”, but not “no fewer than nine were shot”."""
    return is_not_one(noun) or any(_is_none(word) for word in children(noun, DETERMINER, PRECONJUNCTION))


def _is_none(word: Token) -> bool:
    if word.lower_ == "any":
        return word_before(word) in lexicon().frame("unasserted", "hardly")
    return word.lower_ in ("no", "neither") and word_behind(word) not in ("fewer", "less")


def talk_types() -> frozenset[str]:
    """The types of events that are words: what they are about is no event of its own."""
    return lexicon().frames["content"]["types"]


def verbal_act(kind: EventType, verb: Token, inner_verb: Token | None, strength: float) -> Act:
    """An act of words: `verb` demands, threatens, refuses … what `inner_verb` says."""
    thing = patient(verb)
    patients = [one for one in (thing,) if one is not None]
    verbs, content, words = [verb], list(patients), [verb]
    if inner_verb is not None:
        content.append(inner_verb)
        words += [child for child in children(inner_verb) if child.lower_ == "to" and child.dep_ == AUXILIARY]
        words.append(inner_verb)
        inner_thing = patient(inner_verb)
        mourned = lemma(inner_verb) in lexicon().frame("crushing", "mourned")
        is_fate = kind == "REQUEST" and is_passive(inner_verb)  # “demanded the chief be fired”
        patients += [one for one in (inner_thing,) if one is not None and not mourned and not is_fate]
        verbs.append(inner_verb)
        if (deeper := complement(inner_verb)) is not None:
            verbs.append(deeper)
            patients += [one for one in (patient(deeper),) if one is not None]
    return Act(kind, verb, words, subject(verb), patients, verbs, content, strength, deed=False)


def names_harm(verb: Token) -> bool:
    """Whether the verb, or one joined to it, does harm once it is announced; to “fight on” harms nobody."""
    harm, phrases = lexicon().frame("harm"), lexicon().frame("figurative", "phrases")
    verbs = [one for one in joined(verb) if keys(one)[0] not in phrases]
    return any(key in harm for one in verbs for key in keys(one) if key != "fight" or _is_against_some(one))


def _is_against_some(verb: Token) -> bool:
    """As in “fight the rebels”, but not “fight poverty”."""
    things = [patient(verb), *(noun for prep, noun in prepositions(verb) if prep in ("against", "with"))]
    return any(is_somebody(real_noun(one)) for one in things if one is not None)


def is_figurative(verb: Token, thing: Token | None) -> bool:
    """Whether the subject or the object makes a metaphor, sport or business of the verb."""
    figurative = lexicon().frames["figurative"]
    if thing is not None and any("_" in key and key in lexicon().nouns for key in noun_keys(thing)):
        return False  # “a travel ban”, “a telephone conversation”
    if thing is not None and lemma(thing) in figurative["objects"] and not _is_hit_with_arms(verb, thing):
        return True
    if thing is not None and _is_practice(verb, thing):
        return True
    if thing is not None and not is_somebody(thing) and _is_of_field(thing):
        return True
    if any(prep in _AWAY and lemma(noun) in figurative["states"] for prep, noun in prepositions(verb)):
        return True
    doer = subject(verb)
    if doer is None:
        return False
    if any(
        f"{lemma(doer)}_{prep}_{lemma(noun)}" in figurative["idioms"] for prep, noun in prepositions(doer)
    ):
        return True  # "the court of public opinion convicted him"
    return lemma(doer) in figurative["subjects"] and not doer.ent_type_


def _is_of_field(thing: Token) -> bool:
    """As in “an ad campaign”, “travel plans”."""
    fields = lexicon().frame("figurative", "fields")
    return any(modifier.lower_ in fields for modifier in children(thing, *MODIFIERS))


def _is_hit_with_arms(verb: Token, thing: Token) -> bool:
    """As in “rebels shelled a market”: for armed people it is a place, and not one of prices."""
    classes, doer = lexicon().classes, subject(verb)
    armed = doer is not None and any(lemma(doer) in classes[name] for name in ("armed", "force", "arms"))
    return armed and is_site(thing)


def is_site(thing: Token) -> bool:
    """Whether what is hit stands somewhere, though its name may be an idea's: a market, the stock exchange."""
    return any(lemma(thing) in lexicon().classes[name] for name in ("target", "property", "territory"))


def _is_practice(verb: Token, thing: Token) -> bool:
    """As in “shot some guns at the range”."""
    return lemma(verb) == "shoot" and lemma(thing) in lexicon().frame("figurative", "fired")


def is_thing(token: Token) -> bool:
    """Whether the phrase stands for no people and holds no name that could act."""
    if is_somebody(real_noun(token)) or token.ent_type_ or token.pos_ != COMMON_NOUN:
        return token.lower_ in ("it", "this", "that") and token.dep_ == EXPLETIVE
    return not any(child.ent_type_ or child.pos_ == NAME for child in token.lefts)


def asked_in(noun: Token) -> list[Token]:
    """The subject of the clause below a noun: "the army" in "a demand that the army leave"."""
    clauses = children(noun, NOUN_CLAUSE, COMPLEMENT_CLAUSE, RELATIVE_CLAUSE)
    return [one for clause in clauses for one in children(clause, *SUBJECTS)]
