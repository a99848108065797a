"""Acts for tolls that no rule of a verb or noun carries: "three people died of gunshot wounds"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.events.acts import Act, talk_types
from index.annotate.events.amounts import harm_words
from index.annotate.events.arguments import subject
from index.annotate.events.causes import cause_of, is_violent
from index.annotate.events.contests import is_routed
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.fiction import is_in_a_story
from index.annotate.events.harmed_people import is_person
from index.annotate.events.hearsay import in_hearsay
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import is_somebody, real_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.quiet_deaths import is_quiet
from index.annotate.events.sufferers import are_told_together
from index.annotate.events.unasserted import is_unasserted
from index.annotate.events.victims import Victims, is_told, victims_of
from index.annotate.parse.clauses import is_negated, is_verb
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import COMPOUNDS, MODIFIERS, STATES
from index.annotate.parse.grammar_terms import (
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_MODIFIER,
    ATTRIBUTE,
    COMMON_NOUN,
    DETERMINER,
    FULL_VERB,
    NUMERIC_MODIFIER,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PREPOSITIONAL_CLAUSE,
    SINGULAR_NOUN,
)
from index.annotate.parse.next_words import word_before
from index.annotate.parse.prepositions import prepositions
from index.model import EventType

_CARRIED = frozenset(("killed", "wounded", "hit"))
STRENGTH, ACCIDENT, UNKNOWN = 0.75, 0.7, 0.55  # where violence, an accident or no cause is told
SMALL = 6  # years up to which a child knows nothing of what it does
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old$")
SPOKEN = 0.5  # of an attack that is only spoken of


def carriers(sentence: Sequence[Token], acts: Sequence[Act]) -> list[Act]:
    """An act without an agent for each word of harm that tells of violence and belongs to none of `acts`."""
    carrying: list[Act] = []
    for victims in victims_of(sentence):
        if (
            victims.what not in _CARRIED
            or not is_told(victims)
            or _belongs(victims, [*acts, *carrying])
            or is_routed(victims.harm, victims.noun)
            or is_unasserted(victims.harm)
        ):
            continue
        kind, strength = _kind(victims)
        act = in_hearsay(_act(victims, kind, strength)) if strength else None
        if act is not None and not is_in_a_story(act):
            carrying.append(act)
    return carrying


def _is_charged(harm: Token) -> bool:
    """As in “Lund, who is charged with killing nine people”: that he did so is what he is charged with."""
    prep = harm.head
    charged = harm.dep_ == PREPOSITIONAL_CLAUSE and prep.lower_ in ("with", "of")
    return charged and lemma(prep.head) in lexicon().frame("legal", "accusing")


def spoken_of(doc: Doc) -> Act | None:
    """The first attack that a sentence speaks of without telling it: "the shooting happened on Elm Street"."""
    for token in doc:
        if token.pos_ == COMMON_NOUN and lemma(token) in harm_words("spoken_of") and _is_of_news(token):
            return Act("ASSAULT", token, [token], strength=SPOKEN)
    return None


def _is_of_news(noun: Token) -> bool:
    """Whether one attack is meant, and the sentence says that it happened or that the police know of it."""
    if (
        noun.tag_ != SINGULAR_NOUN
        or noun.dep_ in COMPOUNDS
        or not children(noun, DETERMINER, ADJECTIVE_MODIFIER)
    ):
        return False
    words = {lemma(one) for one in noun.sent}
    return bool(words & harm_words("news"))


def well_read(acts: Sequence[Act]) -> list[Act]:
    """The acts without dying taken for something else; harm that an accident does is none of the sixteen types."""
    read = [act for act in acts if not (_is_dying(act) or are_told_together(act.head))]
    for act in read:
        if _is_accident(act):
            act.type, act.agent = "OTHER", None
        elif _is_by_chance(act) or _is_by_child(act):
            act.agent = None
    return read


def _is_by_chance(act: Act) -> bool:
    """As in “accidentally shot his sister”, “shot her by accident”: harm that nobody meant, or is blamed for.

    What a force or a state did by chance, and what somebody says of himself, stays its deed.
    """
    doer = act.agent
    if act.type != "ASSAULT" or doer is None or is_negated(act.head) or not _is_private(doer):
        return False
    chances = (one.lower_ for one in children(act.head, ADVERBIAL_MODIFIER, ADJECTIVE_MODIFIER))
    is_accident = any(
        prep == "by" and lemma(noun) == "accident" and word_before(noun) == "by"
        for prep, noun in prepositions(act.head)
    ) and not any(word.lower_ == "not" for word in act.head.subtree)
    return is_accident or not harm_words("by_chance").isdisjoint(chances)


def _is_private(doer: Token) -> bool:
    """Whether it is one such as “a hunter”, “her brother”, and not “the army”, “an officer”, “Israel”."""
    classes = lexicon().classes
    return (
        doer.lower_ not in ("they", "we", "it")
        and doer.ent_type_ not in STATES
        and lemma(doer) not in classes["force"] | classes["authority"] | classes["armed"]
        and is_person(doer)
    )


def _is_by_child(act: Act) -> bool:
    """As in “a toddler shot his sister”, “a 4-year-old fired the gun”: no assault by one so small."""
    if act.type != "ASSAULT" or act.agent is None or not is_verb(act.head):
        return False
    if act.agent.lower_ != lemma(act.agent) or "person" not in kinds_of(act.agent.lower_):
        return False  # “Baby Lund”, “a three-year-old movement”
    words = [act.agent, *children(act.agent, *MODIFIERS, NUMERIC_MODIFIER)]
    return lemma(act.agent) in harm_words("small_children") or any(map(_is_small_age, words))


def _is_small_age(word: Token) -> bool:
    """Whether a word is the age of a small child, in years: the “old” or “year” of “4-year-old”."""
    first = word.doc[max(word.i - 4, 0) : word.i + 1].text.lower()
    age = _AGE.search(first)
    return age is not None and int(age[1]) <= SMALL


def _is_dying(act: Act) -> bool:
    """As in "succumbed to wounds", which yields to nobody."""
    wounds = any(lemma(noun) in harm_words("injuries") for _, noun in prepositions(act.head))
    return act.type == "CONCEDE" and lemma(act.head) in harm_words("dying") and wounds


def _is_accident(act: Act) -> bool:
    if act.type != "ASSAULT" or lemma(act.head) not in harm_words("by_accident"):
        return False
    cause = cause_of(act.head)
    return cause in ("accident", "illness") and (act.agent is None or not _can_do(act.agent))


def _can_do(agent: Token) -> bool:
    return is_somebody(real_noun(agent)) or sort_of(agent) in ("armed", "weapon")


def _belongs(victims: Victims, acts: Sequence[Act]) -> bool:
    """Whether an act stands for a word of harm: it is part of the act, or stands below it, or the act is an assault."""
    if any(act.type in ("ASSAULT", "OTHER") for act in acts):
        return True
    named = (
        victims.harm.pos_ == COMMON_NOUN
    )  # "charged in the deaths of two men": they are dead, whoever did it
    fitting = [act for act in acts if act.type == "PROTEST" or (act.type in talk_types() and not named)]
    return any(token == act.head or token in act.words for token in upward(victims.harm) for act in fitting)


def _kind(victims: Victims) -> tuple[EventType, float]:
    """Whether violence or an accident did it, and how sure that is; 0 where nothing tells."""
    if is_quiet(victims.harm):
        return "OTHER", 0.0
    verb = victims.harm if is_verb(victims.harm) else victims.harm.head
    if is_verb(verb) and (doer := subject(verb)) is not None and sort_of(doer) == "nature":
        return "OTHER", ACCIDENT  # "an earthquake struck the island, killing nine" or "leaving nine dead"
    cause = cause_of(victims.harm)
    if victims.what == "hit" or (cause == "violence" and is_violent(victims.harm)):
        return "ASSAULT", STRENGTH
    if _is_charged(victims.harm):
        return "OTHER", 0.0
    if cause == "accident" or (cause == "illness" and victims.low > 1):
        return "OTHER", ACCIDENT
    found_dead = victims.what == "killed" and lemma(victims.harm.head) in ("find", "discover")
    return "ASSAULT", UNKNOWN if cause is None and found_dead else 0.0


def _act(victims: Victims, kind: EventType, strength: float) -> Act:
    harm = victims.harm
    words = [harm]
    if harm.head.pos_ == FULL_VERB and harm.dep_ in (
        OBJECT_PREDICATE,
        ADJECTIVE_COMPLEMENT,
        OPEN_COMPLEMENT,
        ATTRIBUTE,
    ):
        words.insert(0, harm.head)
    return Act(kind, harm, words, None, [victims.noun], strength=strength)
