"""Verbs that carry the act of their complement: it is promised, planned, threatened, refused, tried or ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from index.annotate.events.acts import (
    Act,
    ReadVerb,
    future_type,
    is_thing,
    names_harm,
    negated,
    stays_itself,
    verbal_act,
)
from index.annotate.events.arguments import patient, subject
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import keys, lemma
from index.annotate.events.light_verbs import light_verb
from index.annotate.events.noun_classes import event_noun, is_somebody, joined, real_noun
from index.annotate.events.noun_sorts import IDEAS, sort_of
from index.annotate.events.strengths import FAINT, FAIR, PLAIN, STRONG
from index.annotate.events.unasserted import is_unrefused
from index.annotate.events.voice import is_passive
from index.annotate.events.warnings import is_of_nature
from index.annotate.parse.clauses import (
    complement,
    direct_object,
    has_auxiliary,
    has_subject,
    is_verb,
    possessors,
)
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import BODIES, PRESENT, TIMES
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    BASE_FORM,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    INDIRECT_OBJECT,
    ING_FORM,
    NOUN_CLAUSE,
    OPEN_COMPLEMENT,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PRONOUN,
)
from index.annotate.parse.prepositions import prepositions
from index.annotate.parse.pronoun_forms import POSSESSIVE
from index.event_types import HARMS, HELPS
from index.model import EventType

_WEIGHED = frozenset(("may", "might", "can"))
_AGREED_ON = frozenset(("on", "to", "with", "upon"))


def through(verb: Token, inner_verb: Token, depth: int, read: ReadVerb) -> Act | None:
    """As in "tried to hack", "began to shell": the act of the infinitive."""
    act = read(inner_verb, depth - 1)
    if act is None:
        return None
    if lemma(verb) == "go" and verb.tag_ == ING_FORM:
        return act  # "is going to shoot"
    act.words = [verb, *act.words]
    act.agent = act.agent if is_passive(inner_verb) else subject(verb)
    act.verbs = [*act.verbs, verb]
    act.head = verb
    return act


def ended(verb: Token, inner_verb: Token, depth: int, read: ReadVerb) -> Act | None:
    """As in "Stopped sending arms" cuts help off, "stopped shelling" is a retreat."""
    act = read(inner_verb, depth - 1)
    if act is None or act.type not in HELPS | HARMS:
        return None
    act.type = "SANCTION" if act.type in HELPS else "RETREAT"
    act.words, act.head, act.agent = [verb, *act.words], verb, subject(verb)
    return act


def planned(verb: Token) -> Act | None:
    """As in "Is planning a strike": what is planned, as threat or agreement."""
    act = light_verb(verb)
    kind = future_type(act.type, negated(verb), stays_itself(act)) if act else None
    if act is None or kind is None or (kind == "AGREE" and lemma(verb) == "prepare"):
        return None  # "prepared his favourite food"
    act.type, act.status, act.deed = kind, "planned", False
    return act


def threat(verb: Token, inner_verb: Token | None, read: ReadVerb) -> Act | None:
    """The threat of "threaten", and of "warn" where a state or body is warned, or harm is announced."""
    agent, thing = subject(verb), patient(verb)
    if agent is not None and (is_thing(agent) or _is_weather(agent)):
        return None
    if inner_verb is None and thing is not None and _is_endangered(thing):
        return None
    if lemma(verb) == "warn":
        if inner_verb is None and _is_informed(verb):
            return None
        named = thing is not None and thing.ent_type_ in BODIES
        if not named and not _warned_of_harm(inner_verb, read):
            return None
    return verbal_act("THREATEN", verb, inner_verb, PLAIN)


def _is_weather(agent: Token) -> bool:
    """As in “it weakened and threatened to drench the town”, of a storm: not of the town that it spared."""
    return agent.lower_ == "it" and is_of_nature(agent)


def _is_endangered(thing: Token) -> bool:
    """As in “threatened his dream”, “threatens the peace”: what is neither somebody nor a harm that is announced."""
    if sort_of(thing) in IDEAS:
        return True
    return (
        thing.pos_ == COMMON_NOUN
        and sort_of(thing) is None
        and event_noun(thing) is None
        and not is_somebody(thing)
    )


def _is_informed(verb: Token) -> bool:
    """As in “warned the firm about a weakness”: of no harm that the one who warns would do."""
    harm = lexicon().frame("consequences", "nouns")
    behind = list(prepositions(verb))
    behind += [pair for _, noun in behind if noun.ent_type_ in TIMES for pair in prepositions(noun)]
    for prep, noun in behind:
        kind = event_noun(noun)
        harms = (kind is not None and kind.type in HARMS) or lemma(noun) in harm
        if prep in ("about", "of", "on") and noun.ent_type_ not in TIMES and not harms:
            return True
    return False


def _warned_of_harm(inner_verb: Token | None, read: ReadVerb) -> bool:
    """As in "Warned it would use force": the warning names harm to come, done by whoever warns."""
    if inner_verb is None or not has_auxiliary(inner_verb, ("would", "will", "could")):
        return False
    act = read(inner_verb, 2)
    by_itself = any(one.pos_ == PRONOUN for one in children(inner_verb, ACTIVE_SUBJECT))
    return by_itself and ((act is not None and act.type in HARMS) or names_harm(inner_verb))


def _is_intent(inner_verb: Token) -> bool:
    """Whether a complement says what is to be done: an infinitive, "would", "should"; "agreed that it was" does not."""
    if inner_verb.dep_ in (PREPOSITIONAL_CLAUSE, OPEN_COMPLEMENT):
        return True
    markers = ("to", "will", "would", "should", "must", "shall", "'ll", "’ll", "could", "can")
    return has_auxiliary(inner_verb, markers) or inner_verb.tag_ == BASE_FORM


def _is_opinion(verb: Token, inner_verb: Token) -> bool:
    """As in "Experts agree that it will be slow", “agreed it can be solved”: of one mind, without a deal."""
    if lemma(verb) != "agree" or inner_verb.dep_ != COMPLEMENT_CLAUSE:
        return False
    return verb.tag_ in PRESENT or has_auxiliary(inner_verb, _WEIGHED)


def _is_figure(verb: Token) -> bool:
    """As in “fight on”, “back down”."""
    return keys(verb)[0] in lexicon().frame("figurative", "phrases")


def _is_assured(verb: Token) -> bool:
    """As in “promising the premier they would veto it”: what somebody is promised is no threat to him."""
    thing = patient(verb)
    return lemma(verb) in lexicon().frame("assuring") and thing is not None and is_somebody(real_noun(thing))


def _is_to_end(verb: Token, inner_verb: Token) -> bool:
    """As in “pledged to stop groups from trading votes”: what a promise is to end is threatened with nothing."""
    return lemma(verb) in lexicon().frame("assuring") and lemma(inner_verb) in ("stop", "prevent")


def _is_foretold(verb: Token, inner_verb: Token) -> bool:
    """As in “vowed the club would never win”, “has not committed to it”, “vowed not to buy it”: no deed is promised."""
    if lemma(verb) == "commit" and negated(verb):
        return True
    if lemma(verb) in ("vow", "swear") and negated(inner_verb) and not names_harm(inner_verb):
        return True
    others = any(word.pos_ != PRONOUN for word in children(inner_verb, ACTIVE_SUBJECT))
    return lemma(verb) in lexicon().frame("vowing") and others and negated(inner_verb)


def _is_ballot(verb: Token, inner_verb: Token) -> bool:
    """As in “intends to vote against it”, “jurors voted to convict him”: a vote threatens nobody."""
    voted = lemma(verb) == "vote" and lemma(inner_verb) in lexicon().frame("legal", "accusing")
    return lemma(inner_verb) == "vote" or voted


def promised(
    verb: Token, inner_verb: Token, depth: int, default: EventType | None, read: ReadVerb
) -> Act | None:
    """What the complement says, promised or intended; `default` is the type where its act is not known."""
    if not _is_intent(inner_verb) or _is_opinion(verb, inner_verb) or _is_figure(inner_verb):
        return None
    if _is_ballot(verb, inner_verb) or _is_foretold(verb, inner_verb):
        return None
    promised = (read(one, depth - 1) for one in joined(inner_verb) if is_verb(one))
    act = next((one for one in promised if one), None)
    stays = act is not None and default is None and stays_itself(act)
    kind = future_type(act.type, negated(inner_verb), stays) if act else default
    if act is None and lemma(verb) in lexicon().frame("vowing"):
        if lemma(inner_verb) in lexicon().frame("undoing"):
            return None  # "vowed to repeal the law"
        kind = "THREATEN" if names_harm(inner_verb) else kind
    if kind in ("THREATEN", "AGREE") and default == "AGREE" and _is_of_matter(inner_verb):
        return replace(verbal_act(default, verb, inner_verb, STRONG), patients=[], verbs=[])
    is_assured = kind == "THREATEN" and (_is_assured(verb) or _is_to_end(verb, inner_verb))
    if kind == "THREATEN" and (lemma(verb) in lexicon().frame("offering") or is_assured):
        kind = "AGREE"
    if kind is None:
        return None
    made = verbal_act(kind, verb, inner_verb, STRONG if act else FAINT)
    if (act is None or is_assured) and kind == "AGREE":  # what is promised is no act on those whom it names
        promised_thing = patient(verb)
        made.patients = [one for one in made.patients if one == promised_thing and one.dep_ != ACTIVE_SUBJECT]
    if (doer := _taken_for_object(verb, inner_verb)) is not None:
        made.patients = [one for one in made.patients if one != doer]
    if act and not is_assured:
        made.patients = [*act.patients, *made.patients]
        made.verbs, made.goal = [*act.verbs, *made.verbs], act.goal
    if default is None:
        made.status = "planned"
    return made


def _taken_for_object(verb: Token, inner_verb: Token) -> Token | None:
    """As in “promised his government would help”, whose parse makes the government whom it is promised to."""
    thing = direct_object(verb)
    if thing is None or not any(one.lower_ in POSSESSIVE for one in possessors(thing)):
        return None
    is_told = inner_verb.dep_ == COMPLEMENT_CLAUSE and has_auxiliary(inner_verb, ("would", "will"))
    return thing if is_told and not has_subject(inner_verb) else None


def _is_of_matter(verb: Token) -> bool:
    """As in “pledged to look into the charges against Lund”: it threatens nobody, and nobody is promised it."""
    things = [patient(verb), *(noun for prep, noun in prepositions(verb) if prep == "into")]
    into = [thing for thing in things if thing is not None]
    is_inquiry = any(key in lexicon().frame("inquiry") for key in keys(verb))
    return is_inquiry and bool(into) and all(map(_is_matter, into))


def _is_matter(thing: Token) -> bool:
    return thing.pos_ == COMMON_NOUN and not is_somebody(thing)


def refused(verb: Token, inner_verb: Token, depth: int, read: ReadVerb) -> Act | None:
    """A refusal to do what the complement says; to decline comment is none."""
    if any(key in lexicon().frame("silence") for key in keys(inner_verb)):
        return None
    if lemma(verb) == "rule" and inner_verb.tag_ != ING_FORM:
        return None  # “ruled out that Lund had fled”, but “ruled out sending troops”
    if is_unrefused(inner_verb, verb):
        return None
    if any(one.lower_ == "which" for one in children(inner_verb, ACTIVE_SUBJECT)):
        return verbal_act("REJECT", verb, None, PLAIN)  # “he refused, which made others leave”
    act = read(inner_verb, depth - 1)
    made = verbal_act("REJECT", verb, inner_verb, PLAIN)
    if act:
        made.patients = [*act.patients, *made.patients]
        made.verbs, made.goal = [*act.verbs, *made.verbs], act.goal
    return made


def agreed(verb: Token, names: Iterable[str]) -> Act | None:
    """As in "Agreed on a timetable", "agreed to an extension": an agreement by its preposition."""
    if lexicon().frame("agreeing").isdisjoint(names):
        return None
    vague = lexicon().frame("vague", "nouns")
    behind = [noun for prep, noun in prepositions(verb) if prep in _AGREED_ON]
    clear = [noun for noun in behind if lemma(noun) not in vague]
    if _is_of_one_mind(verb, behind) or (lemma(verb) == "commit" and negated(verb)):
        return None
    if not behind and lemma(verb) == "commit" and _is_crime(patient(verb)):
        return None  # "assaults committed by gangs"
    if (behind and not clear) or (not behind and patient(verb) is None) or complement(verb) is not None:
        return None
    return verbal_act("AGREE", verb, None, FAIR)


def _is_of_one_mind(verb: Token, behind: list[Token]) -> bool:
    """As in “Hale said he agreed with Lund”: with one person, on nothing; but “agreed with Norland on a loan”.

    So does whoever agrees with what is said or done, as in “agree with his view”, “with the critics' charge”.
    """
    opinions = [is_thing(one) or bool(possessors(one)) or sort_of(one) in IDEAS for one in behind]
    if lemma(verb) == "agree" and behind and all(opinions):
        return all(one.head.lower_ == "with" for one in behind)
    only = len(behind) == 1 and behind[0].ent_type_ == "PERSON" and len(joined(behind[0])) == 1
    return lemma(verb) == "agree" and only and behind[0].head.lower_ == "with"


def _is_crime(thing: Token | None) -> bool:
    return thing is not None and lemma(thing) in lexicon().frame("crime", "nouns")


def says_nothing(act: Act) -> bool:
    """As in "The best promise she has made": whether neither noun nor verb tells what is promised, or to whom."""
    noun = act.words[-1]
    if act.type != "AGREE" or is_verb(noun) or lemma(noun) not in lexicon().frame("empty_promise", "nouns"):
        return False
    content = [*children(noun, NOUN_CLAUSE, COMPLEMENT_CLAUSE, PREPOSITION, COMPOUND), *act.content[1:]]
    verbs = [
        word
        for verb in act.verbs
        for word in children(
            verb, PREPOSITION, INDIRECT_OBJECT, COMPLEMENT_CLAUSE, OPEN_COMPLEMENT, ADVERBIAL_CLAUSE
        )
    ]
    return not content and not verbs
