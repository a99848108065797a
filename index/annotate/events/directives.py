"""Verbs that demand what their complement says."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act, asked_in, verbal_act
from index.annotate.events.arguments import patient
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun, is_somebody
from index.annotate.events.strengths import FAIR, LOOSE, PLAIN, STRONG
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import complement, has_subordinator, is_infinitive, is_negated, is_verb
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import SUBJECTS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    AUXILIARY,
    BASE_FORM,
    COMPLEMENT_CLAUSE,
    DIRECT_OBJECT,
    INDIRECT_OBJECT,
    ING_FORM,
    NAME,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PERSONAL_PRONOUN,
    PLURAL_NAME,
    PLURAL_NOUN,
    PRESENT_TENSE,
    SUBORDINATOR,
)
from index.annotate.parse.prepositions import prepositions

_ASKING = frozenset(("what", "how", "where", "when", "why", "whether"))
_MADE_TO = frozenset(("on", "upon", "to", "from"))


def request(verb: Token, inner_verb: Token | None) -> Act | None:
    """The demand of a verb such as "urge", with those asked; None where the verb only puts a question."""
    thing = patient(verb)
    word = lemma(verb)
    if inner_verb is None and thing is not None and word in lexicon().frame("asking"):
        inner_verb = _asked_to(verb, thing)
    if word == "order" and thing is not None and (kind := event_noun(thing)) and kind.type == "ASSAULT":
        return None  # "ordered strikes": the deed of whoever orders it
    if word in lexicon().frame("asking"):
        aux = () if word != "tell" else (AUXILIARY,)  # "told a paper that he was brought to a hospital"
        infinitive = inner_verb is not None and any(
            child.lower_ == "to" for child in children(inner_verb, *aux)
        )
        names_event = (
            thing is not None and event_noun(thing) is not None and word not in ("ask", "push", "press")
        )
        if not (infinitive or names_event) or (word == "tell" and (not infinitive or thing is None)):
            return None
    if word == "appeal" and inner_verb is None and not any(prep == "for" for prep, _ in prepositions(verb)):
        return None
    if word == "insist":
        return _insisted(verb) or _subjunctive(verb, inner_verb)
    is_told_to = thing is not None and inner_verb is not None and is_infinitive(inner_verb)
    if word in lexicon().frame("subjunctive") and not (word == "advise" and is_told_to):
        return _subjunctive(verb, inner_verb)
    if _is_for_nothing(thing, inner_verb) or _is_question(word, inner_verb):
        return None
    act = verbal_act("REQUEST", verb, inner_verb, PLAIN)
    # of “demanded that the chief be fired” nothing is asked of him
    asked = children(inner_verb, ACTIVE_SUBJECT) if inner_verb is not None else []
    to_whom = [noun for prep, noun in prepositions(verb) if prep in _MADE_TO]
    things = [noun for prep, noun in prepositions(verb) if prep == "for"]
    if inner_verb is not None and is_passive(inner_verb):
        act.verbs = [verb]  # nor of anybody whom that would be for
    act.patients = [
        *(one for one in (thing,) if one is not None),
        *to_whom,
        *asked,
        *things,
    ]
    return act


def _is_for_nothing(thing: Token | None, inner_verb: Token | None) -> bool:
    """As in “the yield that buyers demand”, “asked not to be named”: a price, or how a source is told of."""
    frame = lexicon().frames["no_demand"]
    if thing is not None and thing.lower_ in frame["nouns"]:
        return True
    unnamed = inner_verb is not None and is_passive(inner_verb) and is_negated(inner_verb)
    return unnamed and inner_verb is not None and lemma(inner_verb) in frame["named"]


def _is_question(word: str, inner_verb: Token | None) -> bool:
    """As in “investors asking what to do”, “asked how to pay”: they want to know, and demand nothing."""
    if word != "ask" or inner_verb is None:
        return False
    return any(one.lower_ in _ASKING and one.i < inner_verb.i for one in children(inner_verb))


def _asked_to(verb: Token, whom: Token) -> Token | None:
    """As in “pressed the junta to free her”: the infinitive right behind whom one presses."""
    below = [one for one in children(verb, ADVERBIAL_CLAUSE) if one.i > whom.i and is_infinitive(one)]
    close = (one for one in below if one.left_edge.i == whom.right_edge.i + 1 and is_somebody(whom))
    return next(close, None)


def _insisted(verb: Token) -> Act | None:
    """As in "Insisted on its demand that the army leave": a demand by its noun."""
    for prep, noun in prepositions(verb):
        kind = event_noun(noun)
        if prep in ("on", "upon") and kind is not None and kind.type == "REQUEST":
            act = verbal_act("REQUEST", verb, None, LOOSE)
            act.words.append(noun)
            act.patients = [*asked_in(noun), noun]
            act.content.append(noun)
            return act
    return None


def _subjunctive(verb: Token, inner_verb: Token | None) -> Act | None:
    """As in "Insisted that the army leave": the bare verb makes it a demand."""
    if (
        inner_verb is None
        or inner_verb.tag_ not in (BASE_FORM, PRESENT_TENSE)
        or children(inner_verb, AUXILIARY)
    ):
        return None
    asked = children(inner_verb, *SUBJECTS)
    if not asked or (
        inner_verb.tag_ == PRESENT_TENSE and asked[0].tag_ in (PLURAL_NOUN, PLURAL_NAME, PERSONAL_PRONOUN)
    ):
        return None
    act = verbal_act("REQUEST", verb, inner_verb, FAIR)
    act.patients = [*asked, *act.patients]
    return act


def _is_labelled(verb: Token) -> bool:
    """As in "Called the raid madness": something is called by a name, or called together."""
    things = children(verb, DIRECT_OBJECT, OBJECT_PREDICATE, COMPLEMENT_CLAUSE, INDIRECT_OBJECT)
    return any(one.i > verb.i and not is_verb(one) for one in things)


def _is_for_others(verb: Token) -> bool:
    """As in “called for all foreigners to be barred”: whom it would befall is not asked for anything."""
    return any(is_infinitive(one) and is_passive(one) for one in children(verb, OPEN_COMPLEMENT))


def _clause_of_for(verb: Token) -> Token | None:
    """As in “called for the army to leave”, where the parse takes “for” for the first word of a clause; else None."""
    clauses = children(verb, ADVERBIAL_CLAUSE, COMPLEMENT_CLAUSE, OPEN_COMPLEMENT)
    return next((one for one in clauses if has_subordinator(one, ("for",)) and is_infinitive(one)), None)


def _is_held_fast(verb: Token, noun: Token) -> bool:
    """As in “insists on paying in cash”, “insisted on television that”, “pleaded guilty for his part”: no demand."""
    if lemma(verb) == "plead":
        return any(word.lower_ in ("guilty", "innocent") for word in children(verb))
    if lemma(verb) != "insist":
        return False
    does_itself = noun.tag_ == ING_FORM and not children(noun, *SUBJECTS)
    return does_itself or (noun.pos_ == NAME and complement(verb) is not None)


def _pleaded_with(verb: Token) -> Token | None:
    """As in “pleaded with Norway for boats”: whom one pleads with stands behind a preposition of its own."""
    asked = (noun for prep, noun in prepositions(verb) if prep == "with" and is_somebody(noun))
    return next(asked, None) if lemma(verb) == "plead" else None


def asked_for(verb: Token) -> Act | None:
    """As in "Called for a truce", "called on the army to leave": a request by its preposition."""
    preps = lexicon().request_by.get(lemma(verb))
    if not preps or (lemma(verb) == "call" and _is_labelled(verb)):
        return None
    if "for" in preps and (clause := _clause_of_for(verb)) is not None:
        act = verbal_act("REQUEST", verb, None, STRONG)
        act.words = [verb, *children(clause, SUBORDINATOR)]
        act.patients = [] if is_passive(clause) else children(clause, ACTIVE_SUBJECT)
        act.content.append(clause)
        return act
    for prep, noun in prepositions(verb):
        if prep in ("to", "with") and complement(verb) is None:
            continue
        if _is_held_fast(verb, noun):
            continue
        if prep in preps and not is_passive(verb):
            act = verbal_act("REQUEST", verb, complement(verb), STRONG)
            act.words = [verb, noun.head]
            act.patients = (
                [*act.patients, _pleaded_with(verb) or noun] if prep == "for" else [noun, *act.patients]
            )
            if prep == "for" and _is_for_others(verb):
                act.patients, act.verbs = [], [verb]
            act.content.append(noun)
            return act
    return None
