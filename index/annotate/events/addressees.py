"""Whom an act of words or of help is meant for: which phrases around it may name them, and which only stand beside."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.arguments import patient
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import keys, lemma
from index.annotate.events.noun_classes import event_noun, is_somebody, joined
from index.annotate.events.noun_sorts import sort_of
from index.annotate.parse.clauses import complement, has_subject, is_verb, possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    COMMON_NOUN,
    DIRECT_OBJECT,
    INDIRECT_OBJECT,
    ING_FORM,
    NAME,
)
from index.annotate.parse.prepositions import prepositions
from index.event_types import HARMS
from index.model import EventType

AGREED_WITH = ("with", "between", "among", "to", "by", "from", "toward", "towards", "for")
ASKED_OF = ("to", "on", "upon", "with", "from", "against", "toward", "towards", "between", "among", "over")
_HOUSES = frozenset(("embassy", "consulate"))
_BEFORE = frozenset(("outside", "before", "at", "near"))
_ALONE: frozenset[EventType] = frozenset(("AGREE", "CONCEDE", "REQUEST"))


def is_unknown_person(act: Act) -> bool:
    """As in “urged staff to travel in groups”: who is asked stands there, though no name is known."""
    thing = next(iter(act.patients), None)
    if act.type in HARMS or act.goal or thing is None or thing.head not in act.verbs:
        return False
    return (
        thing.dep_ in (DIRECT_OBJECT, INDIRECT_OBJECT)
        and thing.pos_ == COMMON_NOUN
        and sort_of(thing) == "person"
    )


def is_of_promise(noun: Token, act: Act) -> bool:
    """As in “agreed to release the minister's papers”: the thing of what is promised, and no deal itself."""
    return act.type == "AGREE" and is_verb(noun.head) and noun.head != act.head and noun not in act.words


def is_vigil(act: Act) -> bool:
    """As in “A vigil will be held at Duncan Park”: it is against nobody who is named with it."""
    return any(lemma(word) in lexicon().frame("mourning", "nouns") for word in act.words)


def is_on_a_side(act: Act) -> bool:
    """As in “marched in support of Lund”, “rallied in his honour”: nobody marches against him."""
    behind = (noun for verb in act.verbs for prep, noun in prepositions(verb) if prep == "in")
    return any(lemma(noun) in lexicon().frame("mourning", "sides") for noun in behind)


def is_owed(noun: Token) -> bool:
    """As in “demanded his resignation”, “an answer from Norland”: whose it is is to do or to give it."""
    return lemma(noun) in lexicon().frame("owed", "nouns")


def is_between(noun: Token) -> bool:
    """As in “demanded talks with the rebels”, “made calls to members”: a noun that names those who talk."""
    kind = event_noun(noun)
    return kind is not None and kind.type in ("CONSULT", "AGREE", "REQUEST", "RETREAT", "COOPERATE")


def between_whom(noun: Token) -> tuple[str, ...]:
    """What stands before those who talk: “made demands of members”; “the release of prisoners” is not theirs."""
    kind = event_noun(noun)
    sides = ("with", "between", "among", "to", "on")
    return sides if kind is not None and kind.type == "RETREAT" else (*sides, "of")


def may_be_purpose(clause: Token, act: Act) -> bool:
    """Whether a clause below an act of words says whom it is meant for: “wrote a petition urging Lund to go”.

    As in “supports deploying troops”, “called for rates that help families”, most clauses say of what it is.
    """
    if act.type == "AGREE" and lemma(clause) in lexicon().frame("foiling"):
        return False  # “pledged to end the programme of Norland”
    if act.type == "SUPPORT":
        return clause.tag_ != ING_FORM and lemma(clause) in lexicon().frame("benefit")
    asking = lexicon().frame("request") | {"call"}
    return act.type != "REQUEST" or (lemma(clause) in asking and keys(clause)[0] != "push_back")


def asked_of(clause: Token) -> list[Token]:
    """As in “marched to demand that Norland free Lund”, “to urge the king to go”: who is asked to do something."""
    inner = complement(clause)
    if inner is not None and has_subject(inner):
        is_got = lemma(inner) in lexicon().frame("benefit", "getting")
        asked = [] if is_got else children(inner, ACTIVE_SUBJECT)
        return joined(asked[0]) if asked else []
    thing = patient(clause)
    return joined(thing) if thing is not None and is_somebody(thing) else []


def asks_others(clause: Token) -> bool:
    """As in “to demand that Lund be freed”, “that he get justice”: whoever is named there is asked for nothing."""
    inner = complement(clause)
    return inner is not None and has_subject(inner) and not asked_of(clause)


def is_good_for(clause: Token) -> bool:
    """As in “marched to demand the release of Lund”: it is done for him, and not to him."""
    thing = patient(clause)
    return thing is not None and lemma(thing) in lexicon().frame("benefit", "nouns")


def houses_before(act: Act) -> list[Token]:
    """As in “rallied outside the Norlandic embassy”, “in front of Parliament”: before whose house it is."""
    behind = [pair for word in dict.fromkeys((*act.verbs, *act.words)) for pair in prepositions(word)]
    fronts = [noun for _, noun in behind if noun.lower_ == "front"]
    behind += [("before", noun) for front in fronts for _, noun in prepositions(front)]
    return [
        noun
        for prep, noun in behind
        if prep in _BEFORE and lemma(noun) in _HOUSES | lexicon().frame("seats", "nouns")
    ]


def last_of_words(act: Act) -> tuple[str, ...]:
    """The prepositions tried last where nobody is harmed: a deal “in Asia”, “a war in Chad” is with nobody there."""
    if any(lemma(word) in _HOUSES for word in (*act.words, *act.patients)):
        return ("in", "of", "for")
    behind = {lemma(noun) for verb in act.verbs for prep, noun in prepositions(verb) if prep == "in"}
    if act.type == "SUPPORT":
        return ("in", "of", "for") if behind & lexicon().frame("favour", "nouns") else ("of", "for")
    if act.type == "REQUEST" and behind & lexicon().frame("paper", "nouns"):
        return ("in",)  # "demanded in a letter to Norland that …"
    if act.type == "PROTEST":
        return ("in", "of")  # "held a vigil for Anna Lind" is not against her
    return () if act.type in _ALONE else ("in", "of", "for")


def is_matter_of_name(thing: Token) -> bool:
    """As in “to solve Norland's problems”; but “to raise teachers' pay”, “to help Norland's farmers”."""
    return not is_somebody(thing) and any(one.pos_ == NAME for one in possessors(thing))


def is_for_somebody(verb: Token) -> bool:
    """As in “promised to help the miners”: what is done for those whom the object names, or with them."""
    frame = lexicon().frame
    return lemma(verb) in frame("benefit") | frame("promise", "to_people")
