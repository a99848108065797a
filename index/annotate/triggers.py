"""What happens in a sentence: verbs and event nouns read as acts of PLOVER's types, by the rules of the data files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from index.annotate.events_grammar import (
    children,
    complement,
    event_noun,
    is_passive,
    is_somebody,
    is_verb,
    joined,
    keys,
    lemma,
    matches,
    noun_keys,
    patient,
    prepositions,
    real_noun,
    subject,
)
from index.annotate.events_lexicon import HARMS, HELPS, Rule, lexicon
from index.model import EventStatus, EventType


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
    strength: float = 0.8
    status: EventStatus = "reported"
    denier: Token | None = None
    goal: bool = False  # the first patient is moved or given, and is not who it is done to
    deed: bool = True  # a deed, not a word: its object is no content


def read(verb: Token, depth: int = 6) -> Act | None:
    """The act that the verb stands for without its tense and mood, or None."""
    rules = lexicon().verbs
    names = keys(verb)
    for name in names:
        for rule in rules.get(name, ()):
            if not rule.bare and holds(rule, verb):
                return _act(rule, verb, name)
    carried = _carried(verb, names, depth) if depth else None
    if carried:
        return carried
    for name in names:
        for rule in rules.get(name, ()):
            if rule.bare and holds(rule, verb):
                return _act(rule, verb, name)
    return None


def holds(rule: Rule, verb: Token) -> bool:
    """Whether the conditions of the rule hold for the verb."""
    thing = patient(verb)
    if rule.no_object and thing is not None:
        return False
    if rule.objects and not any(matches(one, rule.objects) for one in _objects(verb, thing)):
        return False
    if rule.actor and not (thing is not None and is_somebody(real_noun(thing))):
        return False
    if rule.clause and complement(verb) is None:
        return False
    if (rule.preps or rule.prep_objects) and not _preposition_holds(rule, verb):
        return False
    if thing is not None and thing.lower_.endswith(("self", "selves")) and lemma(verb) not in ("blow", "explode"):
        return False
    if rule.subjects:
        doer = subject(verb)
        if not (matches(doer, rule.subjects) or (doer is None and is_passive(verb))):
            return False
    return not is_figurative(verb, thing)


def _objects(verb: Token, thing: Token | None) -> list[Token]:
    """All objects of a verb: "granted the rebels autonomy" has two."""
    both = [] if is_passive(verb) else [one for one in children(verb, "dobj", "dative") if one.pos_ != "ADP"]
    return both or ([thing] if thing is not None else [])


def _preposition_holds(rule: Rule, verb: Token) -> bool:
    thing = patient(verb)
    behind = [*prepositions(verb), *(prepositions(thing) if thing is not None else ())]
    for prep, noun in behind:
        if rule.preps is None or prep in rule.preps:
            if rule.prep_objects is None or matches(noun, rule.prep_objects):
                return True
    return rule.prep_objects is None and any(
        child.lower_ in (rule.preps or ()) for child in children(verb, "prep", "prt", "advmod")
    )


def is_figurative(verb: Token, thing: Token | None) -> bool:
    """Whether the subject or the object makes a metaphor, sport or business of the verb."""
    figurative = lexicon().frames["figurative"]
    if thing is not None and lemma(thing) in figurative["objects"]:
        return True
    doer = subject(verb)
    return doer is not None and lemma(doer) in figurative["subjects"] and not doer.ent_type_


def _act(rule: Rule, verb: Token, name: str) -> Act:
    words = [verb, *(child for child in verb.children if child.lower_ in name.split("_")[1:])]
    thing = patient(verb)
    if rule.objects and thing is not None:
        words.append(real_noun(thing))
    if rule.objects:
        thing = next((one for one in _objects(verb, thing) if matches(one, rule.objects)), thing)
    talks = rule.type in _talk_types()
    content = [one for one in (complement(verb), thing) if one is not None] if talks else []
    if not talks and thing is not None and (kind := event_noun(thing)) and kind.type in _talk_types():
        content = [thing]  # "accepted demands to …"
    if talks:
        content += [noun for _, noun in prepositions(verb) if noun.dep_ == "pcomp"]
    agent = subject(verb)
    receivers = [one for one in _objects(verb, thing) if one != thing]
    patients = receivers + ([thing] if thing is not None else [])
    if rule.type == "MOBILIZE" and agent is None:
        agent = thing  # "police were deployed"
    if rule.type == "ACCUSE" and (told := complement(verb)) is not None:
        patients += children(told, "nsubj", "nsubjpass")
    if rule.hint == "self" and agent is None:
        agent, patients = thing, []
    if rule.hint == "subject":
        agent, patients = None, [one for one in (agent,) if one is not None]
    return Act(rule.type, verb, words, agent, patients, [verb], content, rule.strength, deed=not talks,
               goal=rule.hint == "goal" and not receivers)


def _talk_types() -> frozenset[str]:
    return lexicon().frames["content"]["types"]


# --- acts carried by another verb


def _carried(verb: Token, names: list[str], depth: int) -> Act | None:
    found = lexicon()
    inner_verb = complement(verb)
    for name in names:
        if name in found.frame("threat"):
            return _threat(verb, inner_verb)
        if name in found.frame("request") and (act := _request(verb, inner_verb)):
            return act
        if name in found.frame("promise") and inner_verb is not None:
            return _promised(verb, inner_verb, depth, "AGREE")
        if name in found.frame("intend") and inner_verb is not None:
            return _promised(verb, inner_verb, depth, None)
        if name in found.frame("ending") and inner_verb is not None and inner_verb.tag_ == "VBG":
            return _ended(verb, inner_verb, depth)
        if name in ("plan", "prepare") and (act := _planned(verb)):
            return act
        if name in found.frame("refuse") and inner_verb is not None:
            return _refused(verb, inner_verb, depth)
        if name in found.frame("light") and (act := _light(verb)):
            return act
        if name in found.frame("through") and inner_verb is not None and inner_verb.dep_ == "xcomp":
            return None if children(verb, "dobj") else _through(verb, inner_verb, depth)
    if any(name in found.frame("promise") for name in names) and (gerund := _gerund_behind(verb)) is not None:
        return _promised(verb, gerund, depth, "AGREE")
    return _asked_for(verb) or _behind_preposition(verb) or _predicate(verb, depth) or _agreed(verb, names)


def _through(verb: Token, inner_verb: Token, depth: int) -> Act | None:
    act = read(inner_verb, depth - 1)
    if act is None:
        return None
    act.words = [verb, *act.words]
    act.agent = act.agent if is_passive(inner_verb) else subject(verb)
    act.verbs = [*act.verbs, verb]
    act.head = verb
    return act


def _ended(verb: Token, inner_verb: Token, depth: int) -> Act | None:
    """ "Stopped sending arms" cuts help off, "stopped shelling" is a retreat."""
    act = read(inner_verb, depth - 1)
    if act is None or act.type not in HELPS | HARMS:
        return None
    act.type = "SANCTION" if act.type in HELPS else "RETREAT"
    act.words, act.head, act.agent = [verb, *act.words], verb, subject(verb)
    return act


def _planned(verb: Token) -> Act | None:
    """ "Is planning a strike": what is planned, as threat or agreement."""
    act = _light(verb)
    kind = future_type(act.type, negated(verb)) if act else None
    if act is None or kind is None:
        return None
    act.type, act.status, act.deed = kind, "planned", False
    return act


def _threat(verb: Token, inner_verb: Token | None) -> Act | None:
    agent, thing = subject(verb), patient(verb)
    if agent is not None and is_thing(agent):
        return None
    if lemma(verb) == "warn":
        named = thing is not None and thing.ent_type_ in ("GPE", "NORP", "ORG")
        against = any(prep == "against" for prep, _ in prepositions(verb))
        if not named and not against and not _warned_of_harm(inner_verb):
            return None
    return _meta("THREATEN", verb, inner_verb, 0.85)


def _warned_of_harm(inner_verb: Token | None) -> bool:
    """ "Warned it would use force": the warning names harm to come, done by whoever warns."""
    if inner_verb is None or not any(one.lower_ in ("would", "will", "could") for one in children(inner_verb, "aux")):
        return False
    act = read(inner_verb, 2)
    own = any(one.pos_ == "PRON" for one in children(inner_verb, "nsubj"))
    return own and ((act is not None and act.type in HARMS) or _harms(inner_verb))


def is_thing(token: Token) -> bool:
    """Whether the phrase stands for no people and holds no name that could act."""
    if is_somebody(real_noun(token)) or token.ent_type_ or token.pos_ != "NOUN":
        return token.lower_ in ("it", "this", "that") and token.dep_ == "expl"
    return not any(child.ent_type_ or child.pos_ == "PROPN" for child in token.lefts)


def _meta(kind: EventType, verb: Token, inner_verb: Token | None, strength: float) -> Act:
    thing = patient(verb)
    patients = [one for one in (thing,) if one is not None]
    verbs, content, words = [verb], list(patients), [verb]
    if inner_verb is not None:
        content.append(inner_verb)
        words += [child for child in inner_verb.children if child.lower_ == "to" and child.dep_ == "aux"]
        words.append(inner_verb)
        inner_thing = patient(inner_verb)
        patients += [one for one in (inner_thing,) if one is not None]
        verbs.append(inner_verb)
        if (deeper := complement(inner_verb)) is not None:
            verbs.append(deeper)
            patients += [one for one in (patient(deeper),) if one is not None]
    return Act(kind, verb, words, subject(verb), patients, verbs, content, strength, deed=False)


def _request(verb: Token, inner_verb: Token | None) -> Act | None:
    thing = patient(verb)
    word = lemma(verb)
    if word in ("ask", "push", "press", "pressure", "beg", "lobby", "instruct", "command", "order", "request"):
        infinitive = inner_verb is not None and any(child.lower_ == "to" for child in inner_verb.children)
        wanted = thing is not None and event_noun(thing) is not None and word not in ("ask", "push", "press")
        if not (infinitive or wanted):
            return None
    if word == "insist":
        return _insisted(verb) or _subjunctive(verb, inner_verb)
    act = _meta("REQUEST", verb, inner_verb, 0.85)
    asked = children(inner_verb, "nsubj", "nsubjpass") if inner_verb is not None else []
    to_whom = [noun for prep, noun in prepositions(verb) if prep in ("on", "upon", "to", "from")]
    act.patients = [*(one for one in (thing,) if one is not None), *to_whom, *asked, *act.patients]
    return act


def _insisted(verb: Token) -> Act | None:
    """ "Insisted on its demand that the army leave": a demand by its noun."""
    for prep, noun in prepositions(verb):
        kind = event_noun(noun)
        if prep in ("on", "upon") and kind is not None and kind.type == "REQUEST":
            act = _meta("REQUEST", verb, None, 0.7)
            act.words.append(noun)
            act.patients = [*_asked_in(noun), noun]
            act.content.append(noun)
            return act
    return None


def _subjunctive(verb: Token, inner_verb: Token | None) -> Act | None:
    """ "Insisted that the army leave": the bare verb makes it a demand."""
    if inner_verb is None or inner_verb.tag_ not in ("VB", "VBP") or children(inner_verb, "aux"):
        return None
    asked = children(inner_verb, "nsubj", "nsubjpass")
    if not asked or (inner_verb.tag_ == "VBP" and asked[0].tag_ in ("NNS", "NNPS", "PRP")):
        return None
    act = _meta("REQUEST", verb, inner_verb, 0.75)
    act.patients = [*asked, *act.patients]
    return act


def _asked_in(noun: Token) -> list[Token]:
    """The subject of the clause below a noun: "the army" in "a demand that the army leave"."""
    clauses = children(noun, "acl", "ccomp", "relcl")
    return [one for clause in clauses for one in children(clause, "nsubj", "nsubjpass")]


def _asked_for(verb: Token) -> Act | None:
    """ "Called for a truce", "called on the army to leave": a request by its preposition."""
    wanted = lexicon().request_by.get(lemma(verb))
    if not wanted:
        return None
    for prep, noun in prepositions(verb):
        if prep in wanted and not is_passive(verb):
            act = _meta("REQUEST", verb, complement(verb), 0.8)
            act.words = [verb, noun.head]
            act.patients = [*act.patients, noun] if prep == "for" else [noun, *act.patients]
            act.content.append(noun)
            return act
    return None


def _is_intent(inner_verb: Token) -> bool:
    """Whether a complement says what is to be done: an infinitive, "would", "should"; "agreed that it was" does not."""
    if inner_verb.dep_ in ("pcomp", "xcomp"):
        return True
    wanted = ("to", "will", "would", "should", "must", "shall", "'ll", "’ll", "could", "can")
    return any(one.lower_ in wanted for one in children(inner_verb, "aux")) or inner_verb.tag_ == "VB"


def _promised(verb: Token, inner_verb: Token, depth: int, default: EventType | None) -> Act | None:
    if not _is_intent(inner_verb):
        return None
    promised = (read(one, depth - 1) for one in joined(inner_verb) if is_verb(one))
    act = next((one for one in promised if one), None)
    kind = future_type(act.type, negated(inner_verb)) if act else default
    if act is None and lemma(verb) in ("vow", "swear", "promise", "threaten") and _harms(inner_verb):
        kind = "THREATEN"
    if lemma(verb) in ("agree", "offer", "consent", "undertake") and kind == "THREATEN":
        kind = "AGREE"
    if kind is None:
        return None
    made = _meta(kind, verb, inner_verb, 0.8 if act else 0.6)
    if act:
        made.patients = [*act.patients, *made.patients]
        made.verbs, made.goal = [*act.verbs, *made.verbs], act.goal
    if default is None:
        made.status = "planned"
    return made


def _harms(verb: Token) -> bool:
    harm = lexicon().frame("harm")
    return any(key in harm for one in joined(verb) for key in keys(one))


def future_type(kind: EventType, is_negated: bool) -> EventType | None:
    """What an act becomes when it is promised: help an agreement, harm a threat; not helping is a refusal."""
    if kind in HELPS:
        return "REJECT" if is_negated else "AGREE"
    if kind in HARMS:
        return "AGREE" if is_negated else "THREATEN"
    return None if is_negated else kind


_NO_COMMENT = frozenset("comment say answer discuss speak elaborate name identify respond reveal disclose specify".split())


def _refused(verb: Token, inner_verb: Token, depth: int) -> Act | None:
    if lemma(inner_verb) in _NO_COMMENT:
        return None
    act = read(inner_verb, depth - 1)
    made = _meta("REJECT", verb, inner_verb, 0.85)
    if act:
        made.patients = [*act.patients, *made.patients]
        made.verbs, made.goal = [*act.verbs, *made.verbs], act.goal
    return made


def _agreed(verb: Token, names: Iterable[str]) -> Act | None:
    """ "Agreed on a timetable", "agreed to an extension": an agreement by its preposition."""
    if not {"agree", "pledge", "consent", "commit", "assent"} & set(names):
        return None
    vague = ("thing", "point", "that", "this", "it", "everything", "nothing", "issue", "one", "much")
    behind = [noun for prep, noun in prepositions(verb) if prep in ("on", "to", "with", "upon")]
    clear = [noun for noun in behind if lemma(noun) not in vague]
    if (behind and not clear) or (not behind and patient(verb) is None) or complement(verb) is not None:
        return None
    return _meta("AGREE", verb, None, 0.75)


# --- event nouns under empty verbs


def _light(verb: Token) -> Act | None:
    thing = patient(verb)
    noun = _event_object(thing)
    if noun is None or thing is None or is_figurative(verb, thing):
        return None
    kind = event_noun(noun)
    assert kind is not None  # noqa: S101 - _event_object gives event nouns only
    agent = subject(verb)
    patients = [noun]
    if lemma(verb) in lexicon().frame("light", "suffers"):
        agent, patients = None, [one for one in (agent,) if one is not None]
    elif agent is not None and not is_somebody(real_noun(agent)) and event_noun(agent) is None:
        return None
    talks = kind.type in lexicon().frames["content"]["types"]
    content = [noun, *([inner] if (inner := complement(verb)) is not None else [])] if talks else []
    patients = [*(one for one in children(verb, "dative") if one.pos_ != "ADP"), *patients]
    if kind.type == "REQUEST":
        patients = [*_asked_in(noun), *patients]
    strength = 0.8 if kind.strong else 0.65
    return Act(kind.type, verb, [verb, noun], agent, patients, [verb], content, strength, deed=not talks)


def _event_object(thing: Token | None) -> Token | None:
    if thing is None:
        return None
    for one in joined(thing):
        for noun in (one, real_noun(one)):
            if event_noun(noun) is not None:
                return noun
        for prep, inner in prepositions(one):  # "10 days of war games", "a series of raids"
            if prep == "of" and event_noun(inner) is not None and lemma(one) in lexicon().classes["span"]:
                return inner
    return None


def _behind_preposition(verb: Token) -> Act | None:
    """ "Came under attack", "engaged in ethnic cleansing", "was put under investigation"."""
    light = lexicon().frames["light"]
    if lemma(verb) not in light["prep_verbs"]:
        return None
    for prep, noun in prepositions(verb):
        kind = event_noun(noun)
        if prep not in light["preps"] or kind is None:
            continue
        if kind.type in ("AGREE", "SUPPORT", "AID", "CONCEDE", "REQUEST", "SANCTION", "REJECT"):
            continue
        undergone = prep == "under" or (is_passive(verb) and lemma(verb) in ("put", "place", "hold", "keep", "bring"))
        if undergone and kind.type not in ("ASSAULT", "COERCE", "ACCUSE"):
            continue
        sufferer = patient(verb) or subject(verb)
        agent = subject(verb) if undergone and is_passive(verb) else None if undergone else sufferer
        patients = [one for one in (sufferer,) if one is not None] if undergone else []
        if patient(verb) is not None and not is_passive(verb):
            agent = subject(verb)
        return Act(kind.type, verb, [verb, noun], agent, [*patients, noun], [verb], [], 0.65)
    return None


def _predicate(verb: Token, depth: int) -> Act | None:
    """ "Is ready to send", "is opposed to", "is guilty of"."""
    found = lexicon()
    for adjective in children(verb, "acomp", "attr", "oprd", "ccomp"):
        if (act := _ready_for(verb, adjective)) is not None:
            return act
        inner = complement(adjective) or complement(verb) or _gerund_behind(adjective)
        word = adjective.lower_
        if word in found.frame("promise", "adjectives") and inner is not None:
            act = _promised(verb, inner, depth, "AGREE" if word == "willing" else None)
            if act:
                act.status = "reported"
        elif word in found.frame("intend", "adjectives") and inner is not None:
            act = _promised(verb, inner, depth, None)
        elif word in found.frame("refuse", "adjectives"):
            act = _meta("REJECT", verb, inner, 0.75)
            act.patients += [noun for _, noun in prepositions(adjective)]
        elif word in found.frame("accuse_by", "adjectives"):
            if children(adjective, "nsubj"):
                return _found_guilty(verb, adjective)
            act = _blamed(verb, adjective)
        elif word in found.frame("reject_adjectives", "words"):
            act = _unacceptable(verb)
        else:
            continue
        if act:
            act.words = [adjective, *act.words]
            return act
    return None


def _ready_for(verb: Token, adjective: Token) -> Act | None:
    """ "Ready for talks": an agreement to what the noun names; for harm a threat."""
    if adjective.lower_ not in ("ready", "prepared"):
        return None
    for prep, noun in prepositions(adjective):
        kind = event_noun(noun)
        if prep == "for" and kind is not None and (promised := future_type(kind.type, negated(verb))):
            words = [adjective, noun]
            return Act(promised, verb, words, subject(verb), [noun], [verb], [noun], 0.6, deed=False)
    return None


def _found_guilty(verb: Token, adjective: Token) -> Act:
    """ "Found the general guilty": an accusation of the general by the subject."""
    accused = children(adjective, "nsubj")
    return Act("ACCUSE", verb, [verb, adjective], subject(verb), accused, [verb], [adjective], 0.7, deed=False)


def _blamed(verb: Token, adjective: Token) -> Act:
    """ "The agency was guilty of torture, a senator said": an accusation by whoever says so."""
    act = _meta("ACCUSE", verb, None, 0.6)
    if adjective.lower_ in ("guilty", "responsible"):
        said = verb.head if verb.dep_ == "ccomp" and is_verb(verb.head) else None
        accused = subject(verb)
        act.agent, act.patients = (subject(said) if said is not None else None), [accused] if accused is not None else []
    else:
        act.patients += [noun for _, noun in prepositions(adjective)]
    return act


def _gerund_behind(adjective: Token) -> Token | None:
    """ "Opening" in "committed to opening the border"."""
    return next((noun for prep, noun in prepositions(adjective) if prep == "to" and noun.dep_ == "pcomp"), None)


def _unacceptable(verb: Token) -> Act | None:
    """ "A withdrawal is unacceptable", said by somebody: a refusal of what the subject names."""
    thing = next(iter(children(verb, "nsubj", "csubj")), None)
    if thing is None or (thing.pos_ == "NOUN" and event_noun(thing) is None) or thing.pos_ == "PRON":
        return None
    said = verb.head if verb.dep_ == "ccomp" else None
    agent = subject(said) if said is not None and is_verb(said) else None
    inner = [one for one in (patient(thing),) if one is not None] if is_verb(thing) else []
    return Act("REJECT", verb, [verb], agent, [thing, *inner], [verb], [thing], 0.65, deed=False)


def negated(verb: Token) -> bool:
    """Whether the verb, or its subject or object by "no", is negated."""
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    return any(child.lower_ in ("no", "never", "nobody", "neither") for child in verb.children) or any(
        one.lower_ == "no" for noun in children(verb, "nsubj", "nsubjpass", "dobj") for one in children(noun, "det")
    )


# --- event nouns that stand alone


def read_noun(noun: Token) -> Act | None:
    """The act that a noun names by itself: "the raid on the camp", "US strikes"."""
    kind = event_noun(noun)
    happening = _happens(noun)
    if kind is None or not (kind.strong or happening or none_there(noun) or _owned(noun)) or noun.ent_type_ in ("PERSON", "ORG", "WORK_OF_ART", "EVENT"):
        return None
    if any(lemma(child) in lexicon().frame("figurative", "modifiers") for child in noun.children):
        return None
    if noun.dep_ in ("compound", "nmod", "poss", "npadvmod"):
        return None
    key = next(key for key in noun_keys(noun) if key in lexicon().nouns)
    words = [child for child in noun.children if child.dep_ in ("compound", "amod") and lemma(child) in key.split("_")]
    agent = next((inner for prep, inner in prepositions(noun) if prep == "by"), noun)
    patients = [*_targeted(noun), noun]
    exists = noun.dep_ == "attr" and bool(children(noun.head, "expl"))
    strength = 0.75 if exists or (happening and kind.strong) else 0.6
    verbs = [noun.head] if happening else []
    words += verbs
    talks = kind.type in _talk_types()
    if talks:
        patients = [*_asked_in(noun), *(inner for prep, inner in prepositions(noun) if prep in ("to", "on")), *patients]
    content = [*children(noun, "acl", "ccomp"), *(inner for _, inner in prepositions(noun))] if talks else []
    return Act(kind.type, noun, [*words, noun], agent, patients, verbs, content, strength, deed=not talks)


def _happens(noun: Token) -> bool:
    """ "Fighting erupted": whether the noun is the subject of a verb of happening."""
    return noun.dep_ == "nsubj" and any(key in lexicon().frame("happening") for key in keys(noun.head))


def _owned(noun: Token) -> bool:
    """ "The king's call for elections": whether the noun has an owner and says what is wanted."""
    if lemma(noun) not in lexicon().frame("owned", "nouns"):
        return False
    owner = any(one.dep_ == "poss" and one.ent_type_ or one.ent_type_ in ("NORP", "GPE", "ORG") for one in noun.lefts)
    said = any(prep in ("for", "to", "on") for prep, _ in prepositions(noun)) or bool(children(noun, "acl"))
    return owner and said


def none_there(noun: Token) -> bool:
    """ "There will be no talks": the noun is said not to be."""
    if noun.dep_ != "attr" or not children(noun.head, "expl"):
        return False
    return any(one.lower_ == "no" for one in children(noun, "det"))


def _targeted(noun: Token) -> list[Token]:
    """ "The embassy" in "the embassy was the target of attacks"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if lemma(above) not in ("target", "victim", "subject", "object", "scene", "focus") or above.dep_ != "attr":
        return []
    return children(above.head, "nsubj")


def is_trigger_candidate(token: Token) -> bool:
    """Whether the token is a verb that may be read as an act."""
    return is_verb(token)
