"""Event nouns that stand alone: "the raid on the camp", "fighting erupted"."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act, asked_in, negated, talk_types
from index.annotate.events.arguments import subject
from index.annotate.events.event_lexicon import EventNoun, lexicon
from index.annotate.events.lemmas import keys, lemma
from index.annotate.events.noun_classes import event_noun, is_somebody, noun_keys, real_noun
from index.annotate.events.strengths import FAINT, FAIR, LOOSE
from index.annotate.parse.clauses import direct_objects, has_determiner, is_said_to_exist, possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import ACTING, BODIES, MODIFIERS, SAID_OF_NOUNS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_MODIFIER,
    ATTRIBUTE,
    COMMON_NOUN,
    COMPOUND,
    DIRECT_OBJECT,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    PAST_TENSE,
    PLURAL_NOUN,
    POSSESSOR,
    PREPOSITIONAL_OBJECT,
)
from index.annotate.parse.prepositions import prepositions
from index.model import EventType

_SCHEDULED: frozenset[EventType] = frozenset(("CONSULT", "COOPERATE", "PROTEST"))
_AROUND_EVENTS = frozenset(("of", "in", "for", "over"))


def read_noun(noun: Token) -> Act | None:
    """The act that a noun names by itself: "the raid on the camp", "US strikes"."""
    kind = event_noun(noun)
    if kind is None:
        return None
    happening = _happens(noun) or _is_scheduled(noun, kind)
    if (
        not (kind.strong or happening or none_there(noun) or _owned(noun) or _is_of_doer(noun, kind))
        or noun.ent_type_ in ("PERSON", "ORG", "WORK_OF_ART", "EVENT")
        or (noun.ent_type_ == "GPE" and noun.dep_ == PREPOSITIONAL_OBJECT)  # a town that is called so
    ):
        return None
    if any(lemma(child) in lexicon().frame("figurative", "modifiers") for child in children(noun)):
        return None
    if noun.dep_ in (COMPOUND, NOUN_MODIFIER, POSSESSOR, NOUN_ADVERBIAL) or _is_charged(noun):
        return None
    key = next(key for key in noun_keys(noun) if key in lexicon().nouns)
    words = [child for child in children(noun) if child.dep_ in MODIFIERS and lemma(child) in key.split("_")]
    agent = next((inner for prep, inner in prepositions(noun) if prep == "by"), noun)
    patients = [*_targeted(noun), noun]
    exists = is_said_to_exist(noun)
    strength = FAIR if exists or (happening and kind.strong) else FAINT
    verbs = [noun.head] if happening else []
    words += verbs
    if (
        noun.dep_ == DIRECT_OBJECT
        and kind.type == "SUPPORT"
        and lemma(noun.head) in lexicon().frame("reversal")
    ):
        verb = noun.head
        return Act("REJECT", verb, [verb, noun], subject(verb), [noun], [verb], [noun], LOOSE, deed=False)
    talks = kind.type in talk_types()
    if talks:
        patients = [
            *asked_in(noun),
            *(inner for prep, inner in prepositions(noun) if prep in ("to", "on")),
            *patients,
        ]
    content = [*children(noun, *SAID_OF_NOUNS), *(inner for _, inner in prepositions(noun))] if talks else []
    return Act(kind.type, noun, [*words, noun], agent, patients, verbs, content, strength, deed=not talks)


def _is_charged(noun: Token) -> bool:
    """As in “charges of murder”, “on suspicion of arson”: whether a noun names what somebody is accused of."""
    above = noun.head
    if noun.dep_ == PREPOSITIONAL_OBJECT and above.lower_ in _AROUND_EVENTS:
        legal = lexicon().frame("legal", "nouns") | lexicon().frame("legal", "penalties")
        things = direct_objects(above.head) if above.lower_ == "for" else []
        return any(lemma(one) in legal for one in (above.head, *things))
    return False


def _happens(noun: Token) -> bool:
    """As in "Fighting erupted": whether the noun is the subject of a verb of happening."""
    verb = noun.head
    if noun.dep_ != ACTIVE_SUBJECT or any(map(_flies, children(verb, OPEN_COMPLEMENT))):
        return False
    return any(key in lexicon().frame("happening") for key in keys(verb))


def _is_of_doer(noun: Token, kind: EventNoun) -> bool:
    """As in “A strike by nurses shut the clinics”, “Norway’s criticism of Kenya grew”: what is somebody’s is there."""
    verb = noun.head
    if noun.dep_ != ACTIVE_SUBJECT or verb.tag_ != PAST_TENSE or negated(verb):
        return False
    if any(
        one.lower_ in lexicon().frame("not_yet", "adjectives") for one in children(noun, ADJECTIVE_MODIFIER)
    ):
        return False
    phrases = list(prepositions(noun))
    if kind.type == "PROTEST":
        return any(prep == "by" and doer.tag_ == PLURAL_NOUN and is_somebody(doer) for prep, doer in phrases)
    owned = any(owner.ent_type_ in ACTING for owner in possessors(noun))
    blamed = any(prep in ("of", "against") and is_somebody(real_noun(one)) for prep, one in phrases)
    return owned and blamed and lemma(noun) in lexicon().frame("of_critics", "nouns")


def _is_scheduled(noun: Token, kind: EventNoun) -> bool:
    """As in “A meeting between Peru and Chile is scheduled for Monday”; who plans harm is another matter."""
    verb = noun.head
    if kind.type not in _SCHEDULED or noun.dep_ != PASSIVE_SUBJECT or noun.pos_ != COMMON_NOUN:
        return False
    if (
        negated(verb)
        or has_determiner(noun, ("no",))
        or verb.lower_ not in lexicon().frame("foreseen", "words")
    ):
        return False
    return any(prep in ("for", "on", "in") for prep, _ in prepositions(verb))


def _flies(verb: Token) -> bool:
    """As in “Attacks began to fly between the candidates”: words, and no blows."""
    return lemma(verb) in lexicon().frame("figurative", "flying")


def _owned(noun: Token) -> bool:
    """As in "King Olav's call for elections": whether the noun has an owner and says what is wanted."""
    if lemma(noun) not in lexicon().frame("owned", "nouns"):
        return False
    owner = any(
        (owner.dep_ == POSSESSOR and owner.ent_type_) or owner.ent_type_ in BODIES for owner in noun.lefts
    )
    behind = list(prepositions(noun))
    if any(lemma(one) in lexicon().frame("silence", "wanted") for prep, one in behind if prep == "for"):
        return False  # “did not answer a Gazette request for comment”
    said = any(prep in ("for", "to", "on") for prep, _ in behind) or bool(children(noun, NOUN_CLAUSE))
    return owner and said


def none_there(noun: Token) -> bool:
    """As in "There will be no talks": the noun is said not to be."""
    if not is_said_to_exist(noun):
        return False
    return has_determiner(noun, ("no",))


def _targeted(noun: Token) -> list[Token]:
    """As in "The embassy" in "the embassy was the target of attacks"."""
    above = noun.head.head if noun.dep_ == PREPOSITIONAL_OBJECT and noun.head.lower_ == "of" else noun
    if lemma(above) not in lexicon().frame("parts_in_events", "nouns") or above.dep_ != ATTRIBUTE:
        return []
    return children(above.head, ACTIVE_SUBJECT)
