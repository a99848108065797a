"""What is left out for doubt: readings that, by their structure, are wrong more often than right.

A row that is missing does less harm than a wrong one. Each structure here was counted on news that no rule was made on.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from index.annotate.actors.titles import is_office
from index.annotate.dates.timex import WEEK, FoundDate
from index.annotate.events.acts import Act
from index.annotate.events.cast_like import EntryLike
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun, is_somebody, real_noun
from index.annotate.events.noun_sorts import IDEAS, sort_of
from index.annotate.events.strengths import STRONG
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import has_subordinator, is_infinitive, is_verb
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import TIMES
from index.annotate.parse.grammar_terms import (
    ADJECTIVE_MODIFIER,
    APPOSITION,
    COMMON_NOUN,
    COMPOUND,
    NAME,
    NOUN_CLAUSE,
    OPEN_COMPLEMENT,
    POSSESSOR,
    PREPOSITIONAL_OBJECT,
    SUPERLATIVE_ADJECTIVE,
)
from index.annotate.parse.next_words import token_behind
from index.annotate.parse.prepositions import prepositions
from index.event_types import HARMS
from index.model import EventType

_CHARGED_IN = frozenset(("in", "over", "for"))
_TERMS = frozenset(("by", "from", "until", "through", "over", "within"))
_LIMITS = frozenset(("by", "until", "within"))
_EDGES = frozenset(("beginning", "close", "end", "middle", "start"))
_SAID_AHEAD: frozenset[EventType] = frozenset(("AGREE", "REQUEST", "THREATEN"))  # says what is to be done
_BY_ITSELF: frozenset[EventType] = frozenset(("ASSAULT", "PROTEST", "OTHER"))  # a deed though nobody is known


def is_doubtful(
    act: Act,
    agents: tuple[str, ...],
    recipients: tuple[str, ...],
    doers: list[EntryLike],
    met: list[EntryLike],
) -> bool:
    """Whether an act is of a kind that is more often misread than right; `doers` and `met` are the actors' entries."""
    return (
        is_of_nobody(act, agents, recipients)
        or is_by_nature(act, agents)
        or is_alone(act, [*doers, *met])
        or is_visit_to_thing(act, met)
        or is_told_of_matter(act, doers, met)
        or is_of_timetable(act, agents)
        or is_ride(act, met)
        or is_of_campaign(act, doers, met)
        or is_mere_will(act, recipients)
        or is_menace(act)
        or is_withstood(act, recipients)
        or is_mere_calls(act)
    )


def is_of_nobody(act: Act, agents: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """As in “Holt complained about the forces in Norland”, where the cast knows no Holt: blame by none of none."""
    if agents or recipients or act.type in _BY_ITSELF:
        return False
    return is_verb(act.head) or not any(
        prep == "in" for prep, _ in prepositions(act.head)
    )  # but “truce in Norland”


def is_alone(act: Act, entries: list[EntryLike]) -> bool:
    """As in “voters like Lund's talk”, “his name came up in the talks”: who is with nobody confers with nobody."""
    if act.type == "COOPERATE":
        return len(entries) < 2  # "managers make trades", "lacks expertise"
    if act.type != "CONSULT" or act.strength >= STRONG or len(entries) != 1:
        return False
    return entries[0].kind == "person"


def is_visit_to_thing(act: Act, met: list[EntryLike]) -> bool:
    """As in “made a visit to the apartment where she grew up”, “visited the grave of Lund”: nobody is met there."""
    if act.type != "CONSULT" or any(one.kind != "person" for one in met):
        return False
    behind = [noun for word in act.words for prep, noun in prepositions(word) if prep == "to" and not met]
    behind += [thing for thing in act.patients[:1] if lemma(act.head) == "visit"]
    return any(noun.pos_ == COMMON_NOUN and sort_of(noun) in ("thing", "place") for noun in behind)


def is_of_timetable(act: Act, agents: tuple[str, ...]) -> bool:
    """As in “flights were cancelled”, “their meeting was called off”: by nobody named it is done to nobody.

    So is what airlines cancel, and power that is cut off by nobody: “the supply to homes was cut”.
    """
    things = lexicon().frame("timetable", "nouns")
    keepers = lexicon().frame("timetable", "keepers")
    abroad = any(noun.ent_type_ for thing in act.patients for _, noun in prepositions(thing))
    by_keeper = act.agent is not None and lemma(act.agent) in keepers and not abroad
    if act.type not in ("SANCTION", "REJECT") or (agents and not by_keeper):
        return False
    if act.type == "SANCTION" and act.agent is None and any(lemma(one) == "supply" for one in act.words):
        return True
    is_off = lemma(act.head) in lexicon().frame("timetable")
    called = (event_noun(one) for one in act.patients if is_off)
    talks = any(kind is not None and kind.type == "CONSULT" for kind in called)
    return talks or (act.type == "SANCTION" and any(lemma(one) in things for one in act.patients))


def is_told_of_matter(act: Act, agents: list[EntryLike], met: list[EntryLike]) -> bool:
    """As in “the envoy discussed the plans of Lund”, “residents make calls”: nobody is said to talk with another."""
    if act.type != "CONSULT":
        return False
    if lemma(act.head) == "make":
        return not met
    behind = {prep for verb in (*act.verbs, *act.patients) for prep, _ in prepositions(verb)}
    is_single = len(agents) == 1 and agents[0].kind == "person"
    return lemma(act.head) in ("discuss", "debate") and is_single and "with" not in behind


def is_ride(act: Act, met: list[EntryLike]) -> bool:
    """As in “started a bus tour”: no visit of state."""
    tours = (one for one in act.patients if lemma(one) == "tour")
    return act.type == "CONSULT" and not met and any(children(one, COMPOUND) for one in tours)


def is_of_campaign(act: Act, doers: list[EntryLike], met: list[EntryLike]) -> bool:
    """As in “Lund held a rally”, “cancelled a rally planned for Monday”: a candidate's own crowd protests nothing."""
    rallies = [one for one in act.words if lemma(one) == "rally" and one.pos_ == COMMON_NOUN]
    if act.type != "PROTEST" or not rallies or met:
        return False
    fields = lexicon().frame("campaigning", "nouns")
    named = any(one.ent_type_ == "PERSON" or lemma(one) in fields for noun in rallies for one in noun.lefts)
    by_person = any(one.kind == "person" for one in doers)
    return named or by_person or (act.status == "planned" and not doers)


def is_withstood(act: Act, recipients: tuple[str, ...]) -> bool:
    """As in “he resists the pessimism of others”: no refusal of what somebody wants."""
    if act.type != "REJECT" or lemma(act.head) != "resist" or recipients:
        return False
    ideas = [one for one in act.patients[:1] if one.pos_ == COMMON_NOUN and sort_of(one) in IDEAS]
    return any(event_noun(idea) is None for idea in ideas)


def is_mere_calls(act: Act) -> bool:
    """As in “she began making calls to members”: by telephone, where nothing is said that she calls for."""
    calls = [word for word in act.words if word.lower_ == "calls"]
    made = any(lemma(word) in ("make", "place") for word in act.words)
    if act.type != "REQUEST" or not made or not calls:
        return False
    asked = any(prep in ("for", "on") for word in calls for prep, _ in prepositions(word))
    asked |= any(word.i > calls[0].i and is_infinitive(word) for word in act.head.subtree)
    return not asked and not children(calls[0], NOUN_CLAUSE)


def is_mere_will(act: Act, recipients: tuple[str, ...]) -> bool:
    """As in “a bride who is willing to wear a veil”: what concerns nobody else is no agreement."""
    wills = lexicon().frame("promise", "adjectives")
    not_yet = has_subordinator(act.head, ("before", "until"))  # “before it was ready to endorse him”
    return (
        act.type == "AGREE"
        and (not recipients or not_yet)
        and any(lemma(word) in wills for word in act.words)
    )


def is_menace(act: Act) -> bool:
    """As in “calls the clan the town's biggest threat”, “will be unwilling to leave”: nobody threatens anybody."""
    if act.type != "THREATEN":
        return False
    if any(lemma(word) in lexicon().frame("refuse", "adjectives") for word in act.words):
        return True
    return any(word.tag_ == SUPERLATIVE_ADJECTIVE for word in children(act.head, ADJECTIVE_MODIFIER))


def is_by_nature(act: Act, agents: tuple[str, ...]) -> bool:
    """As in “the rains destroyed homes”, “lies violate the law”: neither acts against anybody."""
    doer = act.agent
    if agents or doer is None or not is_verb(act.head) or doer.pos_ != COMMON_NOUN or is_passive(act.head):
        return False
    if act.type in HARMS - {"ASSAULT"} and sort_of(doer) == "nature":
        return True
    is_paper = lemma(doer) in lexicon().frame("paper", "nouns")
    return act.type == "REJECT" and not is_paper and not is_somebody(real_noun(doer))


def is_of_charge(act: Act, above: Sequence[int]) -> bool:
    """As in “is charged with killing a guard in May”, “charged in the raid of May 5”: when it was is of the crime."""
    if act.type != "ACCUSE" or lemma(act.head) not in lexicon().frame("legal", "accusing"):
        return False
    charged = (word for word in act.content if word != act.head)  # but “will face a hearing on Monday”
    return any(word.i in above and (is_verb(word) or word.head.lower_ == "in") for word in charged)


def is_of_promise(act: Act, found_date: FoundDate) -> bool:
    """As in “pledged to cut output from January”, “promised to go by the end of May”: when it is to be is not when.

    So is a month or year of what is demanded or threatened: “warned Norland not to drill in 2019”.
    """
    if act.type not in _SAID_AHEAD or act.status != "reported" or act.head.i not in found_date.above:
        return False
    between = [act.head.doc[number] for number in found_date.above[: found_date.above.index(act.head.i)]]
    is_term = any(word.lower_ in _TERMS for word in between)
    if any(word.dep_ in (OPEN_COMPLEMENT, NOUN_CLAUSE) for word in between):
        return is_term or (found_date.last - found_date.first).days > WEEK
    if lemma(act.head) == "agree" and any(word.head == act.head for word in between):
        return False  # “had agreed by Friday”
    return any(word.lower_ in _LIMITS and _is_of_time(word) for word in between)


def _is_of_time(preposition: Token) -> bool:
    """As in “by May”, “by the end of his term”, and not “by the mayor elected in May”."""
    return any(
        noun.ent_type_ in TIMES or noun.lower_ in _EDGES
        for noun in children(preposition, PREPOSITIONAL_OBJECT)
    )


def is_of_charged_deed(act: Act, start: int) -> bool:
    """As in “charged in the killing of a guard in Lund in May 2005”: behind the deed stand its own day and place."""
    if act.type != "ACCUSE" or lemma(act.head) not in lexicon().frame("legal", "accusing"):
        return False
    deeds = (
        word
        for word in act.content
        if word != act.head and word.i > act.head.i and word.head.lower_ in _CHARGED_IN
    )
    return any(word.idx < start and not is_verb(word) and event_noun(word) is not None for word in deeds)


def is_before_office(name: Token) -> bool:
    """Whether a name is the state of the officer behind it, cut off by the parse: “backs Ohio Gov. Lind”."""
    office = token_behind(name)
    behind = token_behind(office) if office is not None else None
    if office is None or behind is None or name.ent_type_ != "GPE" or office.dep_ == POSSESSOR:
        return False
    return (
        office.text.istitle()
        and (is_office(office.lower_) or office.text.endswith("."))
        and behind.pos_ == NAME
    )


def is_of_another(noun: Token) -> bool:
    """As in “said Brask, a lawyer for Lind, the captain who is charged”: the captain is either of the two."""
    if noun.dep_ != APPOSITION or noun.pos_ != COMMON_NOUN:
        return False
    between = noun.doc[noun.head.i + 1 : noun.left_edge.i]
    return any(word.pos_ == NAME and word.ent_type_ == "PERSON" for word in between)
