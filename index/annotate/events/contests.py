"""Fights that are none: for a prize, a law or a seat; chances that are called shots; torments that things are."""

from __future__ import annotations

import re

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.events.acts import Act
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.field import around, in_sentence, violence_of
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun, is_somebody, joined, real_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.parse.clauses import direct_objects, is_verb
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import SITES
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    BY_AGENT,
    COMMON_NOUN,
    ING_FORM,
    NAME,
    NUMERAL,
    NUMERIC_MODIFIER,
    PREPOSITIONAL_OBJECT,
)
from index.annotate.parse.prepositions import prepositions

_SCORE = re.compile(r"(?<![\d-])\d{1,3}[-–—]\d{1,3}\b(?![-–]\d)")  # “6-0”
_ROUNDS = range(55, 91)  # strokes of a round of golf
_SEEING = 3  # words between a verb of seeing things so and its “as”


def is_contest(act: Act) -> bool:
    """As in “a battle over the budget”, “the fight for the title”, “facing a battle on two fronts”."""
    fought = [word for word in (act.head, *act.words) if lemma(word) in lexicon().frame("contest", "nouns")]
    if not fought:
        return False
    about = [noun for word in fought for prep, noun in prepositions(word) if prep in ("over", "for", "about")]
    if about:
        return not any(map(_is_fought_for_with_arms, about))
    behind = {prep for word in fought for prep, _ in prepositions(word)}
    fronts = [noun for word in fought for prep, noun in prepositions(word) if prep in ("on", "within")]
    faced = any(lemma(verb) in lexicon().frame("contest", "facing") for verb in (act.head, *act.verbs))
    faced = faced and not behind & {"against", "with", "between"}
    return faced or any(lemma(noun) == "front" and children(noun, NUMERIC_MODIFIER) for noun in fronts)


def _is_fought_for_with_arms(thing: Token) -> bool:
    """As in “the battle for the city”, “over the border”: land, and what stands on it."""
    if thing.ent_type_ in SITES:
        return True
    return sort_of(thing) in ("place", "country", "weapon", "armed") or lemma(thing) in (
        "control",
        "independence",
    )


def is_chance(shot: Token) -> bool:
    """As in “another shot at being mayor”, “one shot at it”, “a shot of whisky”: nobody is hit."""
    if shot.lower_ != "shot" or shot.i + 2 >= len(shot.doc):
        return False
    prep, thing = shot.nbor(1).lower_, shot.nbor(2)
    if prep == "of":
        return shot.pos_ == COMMON_NOUN and not is_somebody(thing)
    if prep != "at" or not _has_article(shot):
        return False
    return thing.tag_ == ING_FORM or thing.lower_ in lexicon().frame("no_targets", "words")


def _has_article(shot: Token) -> bool:
    before = [one.lower_ for one in shot.doc[max(shot.i - 3, shot.sent.start) : shot.i]]
    return bool({"a", "another", "one", "his", "her", "their", "last", "best", "first", "second"} & {*before})


def is_said_of(noun: Token) -> bool:
    """As in “misread as an attack on the faithful”, “saw it as an assault on the press”: what something is called."""
    above = noun.head
    if noun.dep_ != PREPOSITIONAL_OBJECT or above.lower_ != "as" or children(above.head, BY_AGENT):
        return False
    before = above.doc[max(above.i - _SEEING, above.sent.start) : above.i]
    return any(lemma(one) in lexicon().frame("contest", "seeing") for one in (above.head, *before))


def is_done_by_a_thing(act: Act) -> bool:
    """As in “tortured by the noise”: what takes somebody to do it is done by nobody."""
    doer = act.agent
    if doer is None or doer is act.head or lemma(act.head) not in lexicon().frame("contest", "animate"):
        return False
    noun = real_noun(doer)
    return noun.pos_ == COMMON_NOUN and not is_somebody(noun) and sort_of(noun) not in _ABLE


_ABLE = frozenset(("person", "armed", "body", "country"))


def is_from_critics(act: Act) -> bool:
    """As in “attacks from the liberal media”, “under assault by the press”: those who attack in print."""
    attacks = [word for word in (act.head, *act.words) if event_noun(word) is not None]
    behind = [noun for one in attacks for prep, noun in prepositions(one) if prep in ("from", "by")]
    return any("media" in kinds_of(noun.lower_) or noun.lower_ in ("media", "press") for noun in behind)


def is_poaching(act: Act) -> bool:
    """As in “the firm raided its rival for engineers”: it hired them."""
    doer = act.agent
    if doer is None or doer is act.head or lemma(act.head) != "raid" or sort_of(doer) != "body":
        return False
    behind = [pair for one in (act.head, *act.patients) for pair in prepositions(one)]
    return any(prep == "for" and is_somebody(real_noun(noun)) for prep, noun in behind)


def is_routed(beaten: Token, target: Token) -> bool:
    """As in “the team was murdered 6-0”: a team, or a name beside a score, with nothing of violence in the sentence."""
    scored = target.pos_ == NAME and bool(_SCORE.search(beaten.sent.text))
    is_side = scored or lemma(target) in lexicon().frame("beaten", "teams")
    return is_side and not violence_of(in_sentence(beaten, [beaten.i]))


def is_killing_no_being(act: Act, target: Token) -> bool:
    """As in “killed it on stage”, “killed off its app”, “the band slayed the crowd”: nobody dies of it."""
    frame = lexicon().frames["beaten"]
    if not is_verb(act.head) or lemma(act.head) not in frame["killing"]:
        return False
    doer = act.agent if act.agent is not act.head else None
    showing = doer is not None and lemma(doer) in frame["performers"] and lemma(target) in frame["watching"]
    if target.lower_ == "it" or showing:
        return True
    near = around(act)
    return sort_of(target) in ("thing", "abstract", "show") and not violence_of(near)


def is_score(shot: Token) -> bool:
    """As in “shot a 68”, “Ann Berg shot 68 on Sunday”: strokes that are counted, of one person, and nobody hit."""
    numbers = [thing for thing in direct_objects(shot) if thing.pos_ == NUMERAL]
    if not numbers or lemma(shot) != "shoot" or not is_verb(shot):
        return False
    if any(word.lower_ == "a" for word in children(numbers[0])):
        return True
    doers = [inner for doer in children(shot, ACTIVE_SUBJECT) for inner in joined(doer)]
    is_round = numbers[0].text.isdecimal() and int(numbers[0].text) in _ROUNDS
    if not is_round or len(doers) != 1 or doers[0].ent_type_ != "PERSON":
        return False
    is_deadly = any(word.lower_ in ("dead", "death", "fatally") for word in shot.sent)
    return not is_deadly and not violence_of(in_sentence(shot, [shot.i]))
