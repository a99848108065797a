"""Tense and mood of an act: what is demanded, announced, possible or negated."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act, future_type, negated, stays_itself
from index.annotate.events.arguments import patient, subject
from index.annotate.events.empty_words import is_own_duty
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.event_nouns import none_there
from index.annotate.events.lemmas import keys, lemma
from index.annotate.events.not_done import is_asked_why
from index.annotate.events.noun_classes import event_noun, is_somebody, real_noun
from index.annotate.events.strengths import DENIED, FAINT, FAIR, HEDGED, REFUSED, WEAK
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import (
    complement,
    has_auxiliary,
    has_determiner,
    has_subject,
    has_subordinator,
    is_infinitive,
    is_negated,
    is_verb,
    own_subject,
)
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import ACTING, BODIES, PAST, REPORTED
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_COMPLEMENT,
    ADVERB,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    ATTRIBUTE,
    AUXILIARY,
    AUXILIARY_VERB,
    BASE_FORM,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    DIRECT_OBJECT,
    FULL_VERB,
    ING_FORM,
    MAIN_WORD,
    NEGATION,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    PAST_TENSE,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    PRONOUN,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.pronoun_forms import SUBJECTS_OF_THIRD_PERSON
from index.event_types import BY_FORCE, EVENT_TYPES, HARMS, HELPS
from index.model import EventType

_SPEECH = frozenset(("I", "we", "We", "you", "You", "us", "me"))


def helpers(verb: Token) -> list[Token]:
    """The auxiliaries of a verb; those of the verb it is joined to where it has none."""
    helpers_of_verb = children(verb, AUXILIARY)
    if helpers_of_verb or verb.dep_ != CONJUNCT or not is_verb(verb.head) or children(verb, ACTIVE_SUBJECT):
        return helpers_of_verb
    if verb.tag_ == PAST_TENSE and verb.head.tag_ == BASE_FORM:
        return helpers_of_verb  # "said it would leave, and blamed the rebels"
    return children(verb.head, AUXILIARY)


def sayer(verb: Token) -> Token | None:
    """The subject of the verb of saying over this clause, or None."""
    frame = lexicon().frame("say") | lexicon().frame("say", "aloud")
    for clause in upward(verb):
        head = clause.head
        if clause.dep_ in REPORTED and is_verb(head) and lemma(head) in frame:
            return subject(head)
        if clause.dep_ not in (COMPLEMENT_CLAUSE, CONJUNCT, ADVERBIAL_CLAUSE, OPEN_COMPLEMENT) or not is_verb(
            head
        ):
            break
    return None


def demanded(verb: Token, in_quote: bool) -> Act | None:
    """As in "X must leave, he said": a demand on the subject by whoever says so; None where no duty is said."""
    duties = lexicon().frame("say", "duty")
    duty = next((one for one in children(verb, AUXILIARY) if one.lower_ in duties), None)
    if duty is None or verb.dep_ == RELATIVE_CLAUSE or is_asked_why(verb):
        return None  # “the board, where both must agree”: how it is, and no demand
    obliged = own_subject(verb)
    who = sayer(verb)
    if obliged is not None and duty.i < obliged.i:
        return None  # "should she win"
    if duty.lower_ != "must" and not _is_call(verb, obliged, who):
        return None
    if obliged is None or obliged.text in _SPEECH or not _is_deed(verb):
        return None
    if _is_inferred(verb) or _is_resolved(verb, obliged) or is_own_duty(verb, obliged, who):
        return None
    receiver = patient(verb.head) if verb.dep_ == COMPLEMENT_CLAUSE and is_verb(verb.head) else None
    named = is_somebody(real_noun(obliged))
    if not named and (event_noun(obliged) is None or receiver is None or not is_somebody(receiver)):
        return None
    if (who is None and not in_quote) or (
        who is not None and not is_somebody(real_noun(who)) and not who.ent_type_
    ):
        return None
    strength = FAIR if duty.lower_ == "must" else FAINT
    asked = [obliged] if named or receiver is None else [receiver]
    if is_passive(verb):
        asked = []  # “the court must be respected”: by others
    return Act("REQUEST", verb, [duty, verb], who, asked, [], [verb], strength, deed=False)


def _is_inferred(verb: Token) -> bool:
    """As in “he must be hiding”, “must have fled”: what is taken to be so, and no demand."""
    return has_auxiliary(verb, ("have",)) or (verb.tag_ == ING_FORM and has_auxiliary(verb, ("be",)))


def _is_resolved(verb: Token, obliged: Token) -> bool:
    """As in “have decided they must go”: whoever is to act sees it so, and nobody else demands it."""
    above = verb.head
    if verb.dep_ != COMPLEMENT_CLAUSE or not is_verb(above) or obliged.lower_ not in SUBJECTS_OF_THIRD_PERSON:
        return False
    return lemma(above) in lexicon().frame("resolving") and has_subject(above)


def _is_call(verb: Token, obliged: Token | None, who: Token | None) -> bool:
    """Whether "should" calls on somebody named to act, and is no mere opinion."""
    if (
        obliged is None
        or who is None
        or negated(verb)
        or obliged.dep_ == PASSIVE_SUBJECT
        or verb.pos_ == AUXILIARY_VERB
    ):
        return False
    return obliged.ent_type_ in ACTING


def _is_deed(verb: Token) -> bool:
    """Whether the verb is something to do: "must leave", "must be ready to mediate", but not "must be careful"."""
    if verb.pos_ == FULL_VERB and lemma(verb) not in lexicon().frame("states", "words"):
        return True
    willing = lexicon().frame("promise", "adjectives")
    return any(
        word.lower_ in willing and complement(word) is not None
        for word in children(verb, ADJECTIVE_COMPLEMENT)
    )


def announced_harm(verb: Token) -> Act | None:
    """As in “We will crush the rebels”, “would retaliate if”: a threat by verbs that are no event but announced."""
    thing = patient(verb)
    if not {one.lower_ for one in helpers(verb)} & lexicon().frames["modal"]["future"] or negated(verb):
        return None
    if not any(key in lexicon().frame("crushing") for key in keys(verb)):
        return None
    if thing is None and lemma(verb) == "retaliate" and _is_conditioned(verb):
        return Act("THREATEN", verb, [verb], subject(verb), [], [verb], [], WEAK, deed=False)
    if thing is None or thing.ent_type_ == "PERSON" or not is_somebody(real_noun(thing)):
        return None
    return Act("THREATEN", verb, [verb], subject(verb), [thing], [verb], [thing], WEAK, deed=False)


def in_mood(act: Act) -> Act | None:
    """The act as the tense, mood and negation of its verb make it; None where nothing is left to report."""
    verb = act.head
    if not is_verb(verb):
        if act.type == "THREATEN" and verb.dep_ in (OBJECT_PREDICATE, ATTRIBUTE):
            return None  # “called the ship a threat”
        if none_there(verb):
            return _ruled_out(act)
        if act.type in HARMS and _is_weighed(verb):
            act.status, act.strength = "possible", act.strength * HEDGED
        return None if _is_supposed(verb) else act
    modal = lexicon().frames["modal"]
    words = {"would" if _is_short_would(one) else one.lower_ for one in helpers(verb)}
    if _is_performed(act, words):
        return act
    if words & modal["possible"] or _is_perhaps(verb) or ("would" in words and sayer(verb) is None):
        return _possible(act, "can" in words or "have" in words)
    if words & lexicon().frame("say", "duty"):
        return None  # who says so may demand it; it is no fact
    if words & modal["future"] or _going_to(verb) or _is_headlined(act):
        return _announced(act)
    if negated(verb) or _shares_negation(verb) or _has_no_part(verb):
        return _negated(act)
    if "did" in words and verb.sent.text.rstrip().endswith("?"):
        return None
    return None if act.type in HARMS and _is_to_be_done(verb) else act


def _is_short_would(helper: Token) -> bool:
    """As in “I'd shoot them all”, and not “they'd shot them all”."""
    return helper.lower_ in ("'d", "’d") and helper.head.lower_ == lemma(helper.head)


def _is_perhaps(verb: Token) -> bool:
    """As in “Perhaps Norland will refuse”: nobody has announced it."""
    return any(one.lower_ in ("perhaps", "maybe") for one in children(verb, ADVERBIAL_MODIFIER))


def _is_headlined(act: Act) -> bool:
    """As in the headline “Lund to urge voters to stay home”: it is to come; of harm, matches are told so as well."""
    verb = act.head
    is_told = act.type not in HARMS and bool(children(verb, ACTIVE_SUBJECT)) and not negated(verb)
    return is_told and _is_to_be_done(verb)


def _is_to_be_done(verb: Token) -> bool:
    """As in the headline “Norland to bomb Kenya”: nobody has done it; but “man to have sued police”."""
    is_bare = verb.dep_ == MAIN_WORD and is_infinitive(verb)
    return is_bare and not any(word.lower_ == "have" for word in helpers(verb))


def _is_performed(act: Act, words: set[str]) -> bool:
    """As in “I would urge everybody to stay away”: whoever says so urges them by it."""
    doer = own_subject(act.head)
    says = act.type == "REQUEST" and not act.deed and words == {"would"} and not negated(act.head)
    return says and doer is not None and doer.lower_ in ("i", "we") and not _is_conditioned(act.head)


def _is_conditioned(verb: Token) -> bool:
    return any(has_subordinator(clause, ("if",)) for clause in children(verb, ADVERBIAL_CLAUSE))


def _shares_negation(verb: Token) -> bool:
    """As in “not seeing and arresting anybody”: the “not” of the verb that it is joined to."""
    above = verb.head
    joined = (
        verb.dep_ == CONJUNCT
        and is_verb(above)
        and above.tag_ == verb.tag_
        and verb.tag_ in (ING_FORM, BASE_FORM)
    )
    return joined and not children(verb, ACTIVE_SUBJECT, AUXILIARY) and is_negated(above)


def _has_no_part(verb: Token) -> bool:
    """As in “were not directly involved in killing a guard”, “never thought of killing him”."""
    prep = verb.head
    if verb.dep_ != PREPOSITIONAL_CLAUSE or prep.lower_ not in ("in", "of"):
        return False
    between = verb.doc[prep.head.i + 1 : prep.i]
    return is_negated(prep.head) and all(one.pos_ == ADVERB for one in between)


def _is_weighed(noun: Token) -> bool:
    """As in “is considering sanctions”, but not in “discussed the attack”, which has been."""
    weighed = noun.dep_ == DIRECT_OBJECT and lemma(noun.head) in lexicon().frame("weighing")
    return weighed and not any(
        word.dep_ == POSSESSOR or word.lower_ in ("the", "this", "that") for word in children(noun)
    )


def _is_supposed(noun: Token) -> bool:
    """As in "How would he handle the deportation?": whether the noun is the object of what only may happen."""
    for word in upward(noun):
        if is_verb(word):
            unreal = lexicon().frames["modal"]["possible"] | {"would"}
            return any(one.lower_ in unreal for one in helpers(word)) or _is_nothing_got(word)
        if word.dep_ not in (DIRECT_OBJECT, PREPOSITIONAL_OBJECT, PREPOSITION, CONJUNCT):
            break
    return False


def _is_nothing_got(verb: Token) -> bool:
    """As in "Didn't seek or receive an endorsement": whether the verb, or the one it is joined to, is negated."""
    if lemma(verb) not in lexicon().frame("getting"):
        return False
    above = verb.head if verb.dep_ == CONJUNCT and not children(verb, ACTIVE_SUBJECT) else verb
    return is_negated(verb) or is_negated(above)


def _ruled_out(act: Act) -> Act | None:
    """As in "There will be no talks, he said": a refusal by whoever says so."""
    who = sayer(act.head.head)
    future = lexicon().frames["modal"]["future"] | {"can"}
    if (
        who is None
        or act.type not in HELPS
        or future.isdisjoint(one.lower_ for one in helpers(act.head.head))
    ):
        return None  # "there is no evacuation yet"
    return Act("REJECT", act.head, act.words, who, [act.head], [], [act.head], FAINT, deed=False)


def _going_to(verb: Token) -> bool:
    return verb.dep_ == OPEN_COMPLEMENT and lemma(verb.head) == "go" and verb.head.tag_ == ING_FORM


def _possible(act: Act, weak: bool) -> Act | None:
    would = "would" in (one.lower_ for one in helpers(act.head))
    refused = would and negated(act.head) and act.type in HELPS  # "would not endorse him"
    if act.type not in HARMS and not would and negated(act.head):
        return None  # "could not make deals", "could not call for help"
    if would and act.type in HARMS and (negated(act.head) or _is_unreal(act.head)):
        return None  # who “would never torture” promises nothing
    if act.type in HARMS and _is_feared(act, would):
        return None
    changes = act.deed or refused
    kind = future_type(act.type, negated(act.head), stays_itself(act)) if changes else act.type
    if kind is None or weak:
        return None
    act.type, act.status, act.strength = kind, "possible", act.strength * HEDGED
    return act


def _is_feared(act: Act, would: bool) -> bool:
    """As in “warned that the rebels might attack”, “feared they would”: of others, who have threatened nobody."""
    clause, doer = act.head, act.agent
    while clause.dep_ in (CONJUNCT, OPEN_COMPLEMENT) and is_verb(clause.head):
        clause = clause.head
    if clause.dep_ not in REPORTED or not is_verb(clause.head) or doer is None:
        return False
    if lemma(clause.head) in lexicon().frame("fearing"):
        return True
    who = subject(clause.head) if act.type in BY_FORCE else None
    return not would and who is not None and doer.pos_ != PRONOUN and doer.lower_ != who.lower_


def _is_unreal(verb: Token) -> bool:
    """As in “he would burn down a ward if it won him votes”: what is not so, and nobody threatens."""
    clauses = children(verb, ADVERBIAL_CLAUSE)
    return any(clause.tag_ in PAST and has_subordinator(clause, ("if",)) for clause in clauses)


def _announced(act: Act) -> Act | None:
    if {"would", "have"} <= {one.lower_ for one in helpers(act.head)}:
        return None
    if act.type in HARMS and any(one.lower_ == "never" for one in children(act.head, NEGATION)):
        return None  # "said it would never torture"
    if (act.type == "ACCUSE" and act.head.pos_ == AUXILIARY_VERB) or _is_foretold(act):
        return None  # "will be critical", "if it goes on, he will strike"
    if not act.deed and act.type in ("REQUEST", "THREATEN"):
        if act.type == "REQUEST" and negated(act.head):
            return None  # “will not seek help”
        kind: EventType | None = act.type
    else:
        ruled_out = negated(act.head) or (_going_to(act.head) and negated(act.head.head))
        kind = future_type(act.type, ruled_out, stays_itself(act) and not _on_condition(act.head))
    if kind is None or (kind == "REJECT" and _is_of_paper(act)):
        return None
    if kind == "AGREE" and act.type not in HARMS and _on_condition(act.head):
        kind = "THREATEN" if act.type == "RETREAT" else kind
    act.words = [*(one for one in helpers(act.head) if one.lower_ not in ("have", "be")), *act.words]
    act.type, act.status = kind, "planned"
    act.content = [*act.content, act.head]
    return act


def _is_of_nobody(act: Act) -> bool:
    """As in “has not endorsed a candidate”: nobody in particular is refused anything."""
    thing = next(iter(act.patients), None)
    if thing is None or thing.pos_ != COMMON_NOUN or not is_somebody(thing):
        return False
    return has_determiner(thing, ("a", "an", "any", "either"))


def _is_of_paper(act: Act) -> bool:
    """As in “the deal will not free him”: what a text or a plan does not bring about is refused by nobody."""
    doer = act.agent
    return doer is not None and doer.pos_ == COMMON_NOUN and not is_somebody(doer) and not doer.ent_type_


def _is_foretold(act: Act) -> bool:
    """As in “if it goes on, he will strike”: of somebody else, on a condition; nobody threatens by that."""
    doer = next(iter(children(act.head, ACTIVE_SUBJECT)), None)
    if act.type not in HARMS or doer is None or doer.lower_ not in SUBJECTS_OF_THIRD_PERSON:
        return False
    who = sayer(act.head)
    if doer.lower_ == "it" and who is not None and who.ent_type_ in BODIES:
        return False  # “Norland said it would strike if …”
    return _is_conditioned(act.head)


def _on_condition(verb: Token) -> bool:
    return any(has_subordinator(clause, ("unless",)) for clause in children(verb, ADVERBIAL_CLAUSE))


def _negated(act: Act) -> Act | None:
    negated_as = EVENT_TYPES[act.type].negated
    if negated_as is None:
        return None
    if negated_as == "denied":
        act.status, act.strength = negated_as, act.strength * DENIED
        return act
    if lemma(act.head) == "agree" and not children(act.head, OPEN_COMPLEMENT):
        return None
    if lemma(act.head) in lexicon().frame("left_undone", "verbs_of") or _is_of_nobody(act):
        return None
    act.type, act.strength = negated_as, act.strength * REFUSED
    return act
