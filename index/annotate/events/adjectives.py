"""Adjectives that carry an act: "is ready to send", "is opposed to", "is guilty of"."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act, ReadVerb, future_type, negated, verbal_act
from index.annotate.events.arguments import patient, subject
from index.annotate.events.commissives import promised
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun
from index.annotate.events.strengths import FAINT, FAIR, LOOSE, WEAK
from index.annotate.parse.clauses import complement, has_auxiliary, is_verb
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import NOUNS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_COMPLEMENT,
    ATTRIBUTE,
    CLAUSAL_SUBJECT,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    OBJECT_PREDICATE,
    PREPOSITIONAL_CLAUSE,
    PRONOUN,
)
from index.annotate.parse.prepositions import prepositions
from index.annotate.parse.pronoun_forms import REFLEXIVE
from index.event_types import HELPS

_HAVE = frozenset(("have", "has", "had", "'ve", "’ve", "'d", "’d"))


def predicate(verb: Token, depth: int, read: ReadVerb) -> Act | None:
    """As in "Is ready to send", "is opposed to", "is guilty of"."""
    words = lexicon()
    if _out_of_the_question(verb):
        return _unacceptable(verb)
    for adjective in _predicative(verb):
        if (act := _ready_for(verb, adjective)) is not None:
            return act
        inner = complement(adjective) or complement(verb) or gerund_behind(adjective)
        word = adjective.lower_
        if word in words.frame("promise", "adjectives") and inner is not None:
            act = promised(verb, inner, depth, "AGREE" if word == "willing" else None, read)
            if act:
                act.status = "reported"
        elif word in words.frame("intend", "adjectives") and inner is not None:
            act = _expected(promised(verb, inner, depth, None, read), word)
        elif word in words.frame("refuse", "adjectives"):
            act = verbal_act("REJECT", verb, inner, FAIR)
            act.patients += [noun for _, noun in prepositions(adjective)]
        elif word in words.frame("accuse_by", "adjectives"):
            if children(adjective, ACTIVE_SUBJECT):
                return None if negated(adjective) else _found_guilty(verb, adjective)
            act = _blamed(verb, adjective)
        elif word in words.frame("reject_adjectives", "words"):
            act = _unacceptable(verb)
        else:
            continue
        act = _turned(act, adjective, verb) if act else None
        if act:
            act.words = [adjective, *act.words]
            return act
    return None


def _predicative(verb: Token) -> list[Token]:
    """What the verb says of its subject; behind a noun an adjective is none: "was the clause they opposed"."""
    is_noun = any(one.pos_ in NOUNS for one in children(verb, ATTRIBUTE))
    adjectives = () if is_noun else (ADJECTIVE_COMPLEMENT,)
    behind = children(verb, *adjectives, ATTRIBUTE, OBJECT_PREDICATE, COMPLEMENT_CLAUSE)
    return [one for one in behind if not has_auxiliary(one, _HAVE)]  # “said Norland had committed to go”


def _expected(act: Act | None, word: str) -> Act | None:
    """As in "set to bomb"; who is only likely to do harm threatens nobody."""
    is_will = word in lexicon().frame("intend", "wills")
    return act if act and (is_will or act.type != "THREATEN") else None


def _turned(act: Act, adjective: Token, verb: Token) -> Act | None:
    """As in "Was “not ready” to support": the act with the adjective denied instead of the verb."""
    if act.type == "MOBILIZE" and negated(verb):
        return None  # “is not prepared to send troops”
    if negated(verb) or not negated(adjective):
        return act
    if act.type not in ("AGREE", "SUPPORT", "COOPERATE"):
        return None
    act.type = "REJECT"
    return act


def _ready_for(verb: Token, adjective: Token) -> Act | None:
    """As in "Ready for talks": an agreement to what the noun names; for harm a threat."""
    if adjective.lower_ not in ("ready", "prepared"):
        return None
    for prep, noun in prepositions(adjective):
        kind = event_noun(noun)
        if prep == "for" and kind is not None and (promised := future_type(kind.type, negated(verb))):
            words = [adjective, noun]
            return Act(promised, verb, words, subject(verb), [noun], [verb], [noun], FAINT, deed=False)
    return None


def _found_guilty(verb: Token, adjective: Token) -> Act:
    """As in "Found the general guilty": an accusation of the general by the subject."""
    accused = children(adjective, ACTIVE_SUBJECT)
    return Act(
        "ACCUSE", verb, [verb, adjective], subject(verb), accused, [verb], [adjective], LOOSE, deed=False
    )


def _blamed(verb: Token, adjective: Token) -> Act | None:
    """As in "The agency was guilty of torture, a senator said": an accusation by whoever says so."""
    if adjective.lower_ == "critical" and not any(prep == "of" for prep, _ in prepositions(adjective)):
        return None  # "critical to the future", "in critical condition"
    if lemma(verb) == "plead":
        return None  # what somebody pleads accuses nobody
    act = verbal_act("ACCUSE", verb, None, FAINT)
    if adjective.lower_ in ("guilty", "responsible"):
        if lemma(verb) in ("find", "hold"):
            thing = patient(verb)
            if thing is not None and thing.lower_ in REFLEXIVE:
                return None  # “held himself responsible”
            act.agent, act.patients = subject(verb), [thing] if thing is not None else []
            return act  # "were found guilty by a jury"
        is_told = (
            verb.dep_ == COMPLEMENT_CLAUSE
            and is_verb(verb.head)
            and lemma(verb.head) in lexicon().frame("say")
        )
        said = verb.head if is_told else None
        accused = subject(verb)
        act.agent, act.patients = (
            (subject(said) if said is not None else None),
            [accused] if accused is not None else [],
        )
    else:
        act.patients += [noun for _, noun in prepositions(adjective)]
    return act


def gerund_behind(adjective: Token) -> Token | None:
    """As in "Opening" in "committed to opening the border"."""
    return next(
        (
            noun
            for prep, noun in prepositions(adjective)
            if prep == "to" and noun.dep_ == PREPOSITIONAL_CLAUSE
        ),
        None,
    )


def _out_of_the_question(verb: Token) -> bool:
    return any(prep == "out" and noun.lower_ == "question" for prep, noun in prepositions(verb))


def _can_be_refused(noun: Token) -> bool:
    """Whether a noun names what somebody asked for or offered, and no deed."""
    kind = event_noun(noun)
    return kind is not None and kind.type in HELPS | {"REQUEST", "REJECT"}


def _unacceptable(verb: Token) -> Act | None:
    """As in "A withdrawal is unacceptable", said by somebody: a refusal of what the subject names."""
    thing = next(iter(children(verb, ACTIVE_SUBJECT, CLAUSAL_SUBJECT)), None)
    if thing is None or thing.pos_ == PRONOUN or (thing.pos_ == COMMON_NOUN and not _can_be_refused(thing)):
        return None
    said = verb.head if verb.dep_ == COMPLEMENT_CLAUSE else None
    agent = subject(said) if said is not None and is_verb(said) else None
    inner = [one for one in (patient(thing),) if one is not None] if is_verb(thing) else []
    return Act("REJECT", verb, [verb], agent, [thing, *inner], [verb], [thing], WEAK, deed=False)
