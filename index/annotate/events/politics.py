"""Words of war in party politics and business: what is a quarrel, an opinion or a gift there, and no such event."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from index.annotate.events.acts import Act
from index.annotate.events.coercion import as_coercion, as_raid
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.fiction import is_in_a_story
from index.annotate.events.figurative import as_protest, as_retreat, as_violence, is_setback
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import real_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.warnings import as_mobilization, as_warning
from index.annotate.parse.clauses import direct_objects, is_verb, possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import BODIES, PLURAL
from index.annotate.parse.grammar_terms import CONJUNCT
from index.annotate.parse.prepositions import prepositions
from index.annotate.parse.pronoun_forms import POSSESSIVE_OF_THIRD_PERSON
from index.event_types import HARMS
from index.model import EventType

_TOWARD = frozenset(("to", "with", "from", "against", "for"))


def _as_attack(act: Act) -> Act | None:
    if any(map(is_setback, act.words)):
        return None
    violence = as_violence(act)
    return as_raid(violence) if violence is not None and violence.type == "ASSAULT" else violence


_MEANT: Mapping[EventType, Callable[[Act], Act | None]] = {
    "ASSAULT": _as_attack,
    "COERCE": as_coercion,
    "PROTEST": as_protest,
    "RETREAT": as_retreat,
    "THREATEN": as_warning,
    "MOBILIZE": as_mobilization,
}


def as_politics(act: Act) -> Act | None:
    """The act as it is meant: an attack by a person on a person is an accusation; polls and gifts give None."""
    words = lexicon()
    if act.type in HARMS and (is_in_a_story(act) or _is_on_animals(act)):
        return None
    doer = act.agent
    opinion = act.type in ("SUPPORT", "ACCUSE", "REJECT", "AGREE")
    if opinion and doer not in (None, act.head) and lemma(real_noun(doer)) in words.frame("polled", "nouns"):
        return None
    if act.type == "AID" and any(
        lemma(noun) in words.frame("party", "nouns")
        for word in (*act.verbs, *act.patients)
        for _, noun in prepositions(word)
    ):
        return None
    if act.type == "SANCTION" and (_is_own_trade(act) or _is_score(act)):
        return None
    if act.type in ("CONSULT", "AGREE") and _is_fixture(act):
        return None
    if act.type == "SUPPORT" and _is_decree(act):
        return None
    meant = _MEANT.get(act.type)
    return meant(act) if meant is not None else act


def _is_on_animals(act: Act) -> bool:
    """As in “will kill and burn infected cattle”, where the object may be that of the second verb."""
    behind = [one for one in act.patients if one.i > act.head.i]
    seconds = children(act.head, CONJUNCT) if is_verb(act.head) and not behind else ()
    things = [*act.patients, *(one for verb in seconds for one in (verb, *direct_objects(verb)))]
    return bool(things) and any(sort_of(one) == "animal" for one in things)


def _is_score(act: Act) -> bool:
    """As in “a late goal broke a 1-1 tie”: ties that are broken off are several."""
    return any(one.lower_ == "tie" for one in (*act.words, *act.patients))


def _is_fixture(act: Act) -> bool:
    """As in “Norland will meet Kenya in the final”, “Lund met Berg in the semifinal”: they play, and talk not."""
    doer = act.agent
    if lemma(act.head) not in ("meet", "face", "visit", "host") or doer is None:
        return False
    games = lexicon().frame("beaten", "rounds" if doer.ent_type_ == "PERSON" else "fixtures")
    played = [noun for prep, noun in prepositions(act.head) if prep in ("in", "for") and lemma(noun) in games]
    return any(all(prep != "of" for prep, _ in prepositions(noun)) for noun in played)


def _is_decree(act: Act) -> bool:
    """As in “the president signed a memorandum on tariffs”: nobody else signs it; not “of understanding”."""
    papers = [one for one in act.patients if lemma(one) == "memorandum"]
    sides = {prep for word in (*act.verbs, *papers) for prep, _ in prepositions(word)}
    alone = act.agent is not None and act.agent.tag_ not in PLURAL and not children(act.agent, CONJUNCT)
    alone = alone and act.agent is not None and act.agent.ent_type_ not in BODIES
    about = {lemma(noun) for one in papers for _, noun in prepositions(one)}
    understood = not about.isdisjoint(("understanding", "cooperation", "partnership"))
    return bool(papers) and alone and not understood and sides.isdisjoint(("with", "between"))


def _is_own_trade(act: Act) -> bool:
    """As in “cut its sales outlook”: what a firm does with its own business, and to nobody."""
    exempt = lexicon().frame("own_business", "exempt")
    is_own = all(lemma(word) not in exempt for word in act.words) and any(
        owner.lower_ in POSSESSIVE_OF_THIRD_PERSON for word in act.words for owner in possessors(word)
    )
    if any(lemma(word) == "session" for word in act.words):
        return True  # "ended the session lower"
    return is_own and not any(
        prep in _TOWARD for word in (act.head, *act.words) for prep, _ in prepositions(word)
    )
