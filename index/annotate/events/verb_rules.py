"""The rules of single verbs: whether the conditions of one hold, and the act that it gives."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from index.annotate.events.acts import Act, asked_in, is_figurative, talk_types
from index.annotate.events.antecedents import says_of_itself
from index.annotate.events.arguments import patient, subject
from index.annotate.events.event_lexicon import VerbRule, lexicon
from index.annotate.events.everyday import is_everyday
from index.annotate.events.lemmas import hyphened, lemma
from index.annotate.events.noun_classes import event_noun, is_somebody, is_target, joined, matches, real_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.semantic_class import class_of
from index.annotate.events.strengths import PLAIN
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import (
    complement,
    has_determiner,
    has_subordinator,
    prepositional_objects,
)
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import (
    ACTING,
    OBJECTS,
    SUBJECTS,
    TIMES,
)
from index.annotate.parse.grammar_terms import (
    ADPOSITION,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    ATTRIBUTE,
    BASE_FORM,
    BY_AGENT,
    COMMON_NOUN,
    CONJUNCT,
    DIRECT_OBJECT,
    ING_FORM,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    OPEN_COMPLEMENT,
    PARTICLE,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PRESENT_TENSE,
    PRONOUN,
)
from index.annotate.parse.prepositions import prepositions
from index.event_types import BY_FORCE

_THAT = frozenset(("that", "whether", "if"))
_RUN_AT = frozenset(("at", "into", "toward", "towards", "through"))
_AIMED_AT = frozenset(("at", "on", "into", "toward", "towards"))


def holds(rule: VerbRule, verb: Token) -> bool:
    """Whether the conditions of the rule hold for the verb."""
    thing = patient(verb)
    if (rule.no_object and thing is not None) or (rule.active and is_passive(verb)):
        return False
    if thing is None and _lacks_object(rule, verb):
        return False
    if rule.objects and not any(matches(one, rule.objects) for one in _objects(verb, thing)):
        return False
    if rule.actor and not (thing is not None and is_somebody(real_noun(thing))):
        return False
    if _is_said_of_another(rule, verb, thing):
        return False
    if rule.type == "ACCUSE" and rule.bare and any(prep == "into" for prep, _ in prepositions(verb)):
        return lemma(verb) in lexicon().frame("investigating")  # "slammed her into a car"
    if (rule.clause and complement(verb) is None) or _is_told_to_go(rule, verb):
        return False
    needs_preposition = rule.preps or rule.prep_objects
    if needs_preposition and (not _preposition_holds(rule, verb) or _is_dismissed(rule, verb, thing)):
        return False
    if thing is not None and _is_done_to_self(rule, verb, thing):
        return False
    if rule.subjects:
        doer = subject(verb)
        doer = doer if doer is None else says_of_itself(doer) or doer
        if not (matches(doer, rule.subjects) or (doer is None and is_passive(verb))):
            return False
    return not is_figurative(verb, thing)


def _is_done_to_self(rule: VerbRule, verb: Token, thing: Token) -> bool:
    """As in “surprised himself”: nothing that is done to others; but “blew himself up”, “turned himself in”."""
    if not thing.lower_.endswith(("self", "selves")) or lemma(verb) in ("blow", "explode"):
        return False
    if verb.tag_ in (BASE_FORM, PRESENT_TENSE):
        return True  # “urged him to turn himself in”
    return rule.objects is None or thing.lower_ not in rule.objects.lemmas


def insult(verb: Token, labels: Sequence[Token]) -> Act | None:
    """As in “called the premier a liar”: blame by what somebody is called; “called the report a rush” is no act."""
    thing = patient(verb)
    if thing is None or not is_somebody(real_noun(thing)):
        return None
    words = [one for label in labels for one in joined(label)]
    if not any(lemma(one) in lexicon().frame("naming", "insults") for one in words):
        return None
    return Act("ACCUSE", verb, [verb], subject(verb), [thing], [verb], [*labels], PLAIN, deed=False)


def _is_said_of_another(rule: VerbRule, verb: Token, thing: Token | None) -> bool:
    """Whether a verb of blame is one of prices, one of refusing one of doubt, one of help an everyday one."""
    if is_everyday(rule, verb, thing):
        return True
    if rule.type == "REJECT":
        return thing is None and _is_held_untrue(verb)
    return rule.type == "ACCUSE" and (_is_priced(verb, thing) or _is_run_at(verb, thing))


def _is_held_untrue(verb: Token) -> bool:
    """As in “ruled out that Lund had fled”: what is not so, and nothing that is asked for is turned down."""
    clause = complement(verb)
    return clause is not None and has_subordinator(clause, _THAT)


def _is_priced(verb: Token, thing: Token | None) -> bool:
    """As in “charged the campaign $3 million”."""
    behind = children(verb, DIRECT_OBJECT, NOUN_ADVERBIAL, ATTRIBUTE)  # “was charged $50”
    return any(price.ent_type_ == "MONEY" for price in (*_objects(verb, thing), *behind))


def _is_dismissed(rule: VerbRule, verb: Token, thing: Token | None) -> bool:
    """As in “the department fired Smith at a meeting”: who is fired at stands behind the preposition, or before it."""
    if lemma(verb) != "fire" or thing is None or not is_somebody(real_noun(thing)):
        return False
    return not _has_bare_preposition(rule, verb)


def _is_run_at(verb: Token, thing: Token | None) -> bool:
    """As in “police charged the crowd”, with no crime, “charged him with a knife”, “a dog that charged an officer”."""
    if thing is None or lemma(verb) != "charge":
        return False
    if any(
        prep in _RUN_AT and lemma(noun) in lexicon().frame("run_at", "people")
        for prep, noun in prepositions(verb)
    ):
        return True  # “police charged at the crowd”
    if (runner := subject(verb)) is not None and class_of(lemma(runner)) == "animal":
        return True
    behind = [noun for prep, noun in (*prepositions(verb), *prepositions(thing)) if prep == "with"]
    if behind:
        return all(map(_is_in_hand, behind))
    if is_passive(verb):
        return False
    return lemma(thing) in lexicon().frame("run_at", "people") or _is_no_authority(runner, verb)


def _is_in_hand(noun: Token) -> bool:
    """As in “charged them with a knife”: no crime; but “charged with battery”, “with a gun offence”."""
    return lemma(noun) in lexicon().frame("quarrel", "blades") and has_determiner(noun, ("a", "an", "the"))


def _is_no_authority(runner: Token | None, verb: Token) -> bool:
    """As in “the suspect charged the officers”: a person who cannot charge anybody with a crime, and names none."""
    if runner is None or complement(verb) is not None:
        return False
    is_private = runner.pos_ == COMMON_NOUN and sort_of(runner) == "person"
    return is_private and lemma(runner) not in lexicon().classes["authority"] | lexicon().frame(
        "run_at", "charging"
    )


def _is_told_to_go(rule: VerbRule, verb: Token) -> bool:
    """As in “ordered the police to leave”: nobody is sent anywhere."""
    order = complement(verb) if rule.type == "MOBILIZE" and lemma(verb) == "order" else None
    return order is not None and lemma(order) not in lexicon().frame("sending")


def _lacks_object(rule: VerbRule, verb: Token) -> bool:
    """As in “knows how to shoot”, “slammed into a wall”: whether what needs an object has none, and aims at nobody."""
    if rule.objects or rule.no_object or rule.clause or rule.hint == "subject":
        return False
    if rule.type == "ACCUSE":
        return not rule.preps and lemma(verb) in lexicon().frame("blaming", "by") and complement(verb) is None
    if rule.type not in BY_FORCE or lemma(verb) not in lexicon().frame("transitive", "verbs_of"):
        return False
    begun = verb.dep_ == OPEN_COMPLEMENT and lemma(verb.head) in lexicon().frame("opening")
    aimed = (noun for prep, noun in prepositions(verb) if prep in _AIMED_AT)
    return not begun and not any(_can_be_shot_at(noun) for noun in aimed)


def _can_be_shot_at(noun: Token) -> bool:
    """As in “shot at the officers”, but not “at a party”, “on Monday”."""
    return (
        is_target(noun)
        or is_somebody(real_noun(noun))
        or noun.pos_ == PRONOUN
        or noun.lower_ in lexicon().frame("of_houses", "nouns")
    )


def _objects(verb: Token, thing: Token | None) -> list[Token]:
    """All objects of a verb: "granted the rebels autonomy" has two."""
    both = [] if is_passive(verb) else [one for one in children(verb, *OBJECTS) if one.pos_ != ADPOSITION]
    if len(both) > 1 and any(one.text == "," for one in verb.doc[both[0].i : both[1].i]):
        del both[1:]  # the parse hangs what stands in a clause behind the object on the verb
    return both or ([thing] if thing is not None else [])


def _preposition_holds(rule: VerbRule, verb: Token) -> bool:
    thing = patient(verb)
    of_thing = prepositions(thing) if thing is not None and rule.type != "ACCUSE" else ()
    for prep, noun in (*prepositions(verb), *of_thing):
        fits = (rule.preps is None or prep in rule.preps) and noun.ent_type_ not in TIMES
        if fits and (rule.prep_objects is None or matches(noun, rule.prep_objects)):
            return True
    return rule.prep_objects is None and _has_bare_preposition(rule, verb)


def _has_bare_preposition(rule: VerbRule, verb: Token) -> bool:
    """As in “the crowd was fired at”: a preposition of the rule behind which nobody stands."""
    return any(
        child.lower_ in (rule.preps or ()) and not prepositional_objects(child)
        for child in children(verb, PREPOSITION, PARTICLE, ADVERBIAL_MODIFIER)
    )


def _blamed_on(verb: Token, thing: Token | None) -> list[Token]:
    """Those behind “on” in “blamed the defeat on the judge”, but not in “blamed the judge on Monday”."""
    is_matter = thing is not None and not is_somebody(real_noun(thing)) and event_noun(thing) is None
    behind = [*prepositions(verb), *(prepositions(thing) if is_matter and thing is not None else ())]
    return [noun for prep, noun in behind if prep == "on" and noun.ent_type_ not in TIMES]


def charged_with(verb: Token) -> list[Token]:
    """What somebody is accused of, held or tried for: “charged with murder”, “arrested in the killing of a guard”."""
    frame = lexicon().frames["legal"]
    if lemma(verb) not in frame["accusing"]:
        return []
    thing = patient(verb)
    behind = [*prepositions(verb), *(prepositions(thing) if thing is not None else ())]
    # “was convicted on Monday of murder”, read as one phrase
    days = [day for _, day in behind if day.ent_type_ in TIMES]
    behind += [("of", noun) for day in days for prep, noun in prepositions(day) if prep == "of"]
    charges = [noun for prep, noun in behind if prep in frame["preps"] and not noun.ent_type_]
    return charges + [
        word for word in children(verb, CONJUNCT, ADVERBIAL_CLAUSE) if charges and word.tag_ == ING_FORM
    ]


def _having(verb: Token) -> Token | None:
    """As in “the ministry had nine guards stationed there”: whose guards they are."""
    have = verb.head.head
    is_had = verb.dep_ == NOUN_CLAUSE and verb.head.dep_ == DIRECT_OBJECT and lemma(have) == "have"
    # “has American troops stationed there”: whose they are is said
    are_own = not any(word.ent_type_ in ACTING or word.lower_ == "foreign" for word in verb.head.lefts)
    return subject(have) if is_had and are_own and not children(verb, BY_AGENT) else None


def _sent(rule: VerbRule, verb: Token, thing: Token | None) -> Token | None:
    """As in “police were deployed”, “German rescue teams were flown to Chad”: those who are sent act themselves."""
    if rule.type == "MOBILIZE":
        return _having(verb) or thing
    helps = rule.type == "AID" and rule.hint == "goal"
    return thing if helps and thing is not None and is_somebody(thing) else None


def act_of(rule: VerbRule, verb: Token, name: str) -> Act:
    """The act that a rule, found under the entry `name`, makes of the verb."""
    words = [verb, *(child for child in children(verb) if child.lower_ in name.split("_")[1:])]
    if "-" in name and hyphened(verb) == name:
        words.insert(0, verb.nbor(-2))  # “test-fired”
    thing = patient(verb)
    if rule.objects and thing is not None and thing.pos_ != PRONOUN and thing.ent_type_ != "PERSON":
        words.append(real_noun(thing))
    if rule.objects:
        thing = next((one for one in _objects(verb, thing) if matches(one, rule.objects)), thing)
    talks = rule.type in talk_types()
    content = [one for one in (complement(verb), thing) if one is not None] if talks else []
    if not talks and thing is not None and (kind := event_noun(thing)) and kind.type in talk_types():
        content = [thing]  # "accepted demands to …"
    if talks:
        content += [noun for _, noun in prepositions(verb) if noun.dep_ == PREPOSITIONAL_CLAUSE]
    content += charged_with(verb)
    agent = subject(verb)
    asked = asked_in(thing) if rule.type == "REQUEST" and thing is not None and event_noun(thing) else []
    receivers = [one for one in _objects(verb, thing) if one != thing]
    patients = [*asked, *receivers, *([thing] if thing is not None else [])]
    if name == "blame":
        patients = _blamed_on(verb, thing) or patients
    agent = agent or _sent(rule, verb, thing)
    if rule.type == "ACCUSE" and (charge := complement(verb)) is not None:
        patients += children(charge, *SUBJECTS)
    if rule.hint == "self" and agent is None:
        agent, patients = thing, []
    if rule.hint == "subject":
        agent, patients = None, [] if agent is None else [agent]
    return Act(
        rule.type,
        verb,
        words,
        agent,
        patients,
        [verb],
        content,
        rule.strength,
        deed=not talks,
        goal=rule.hint == "goal" and not receivers,
    )
