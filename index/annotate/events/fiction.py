"""Deeds of a film, a novel or a play: what its story tells has not happened."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.arguments import subject
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import is_somebody, real_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.parse.clauses import direct_objects, is_verb
from index.annotate.parse.dependents import upward
from index.annotate.parse.grammar_terms import DIRECT_OBJECT, PRONOUN
from index.annotate.parse.prepositions import prepositions


def is_in_a_story(act: Act) -> bool:
    """As in “the film follows a boxer who kills his trainer”, “the story of the murder of her son” is told."""
    frame = lexicon().frames["fiction"]
    return any(
        _is_in_a_work(token)
        or _is_played(token, token.head)
        or (is_verb(token) and lemma(token) in frame["telling"] and _is_told_by_a_work(token))
        for token in upward(act.head)
    )


def _is_in_a_work(verb: Token) -> bool:
    """As in “in the film, a queen kills her brother”, “the queen is killed in a play”."""
    works = lexicon().frame("fiction", "works")
    return is_verb(verb) and any(prep == "in" and lemma(noun) in works for prep, noun in prepositions(verb))


def _is_played(noun: Token, verb: Token) -> bool:
    """As in “she plays a spy who shoots her husband”: a part, and nobody."""
    plays = lexicon().frame("fiction", "playing")
    return noun.dep_ == DIRECT_OBJECT and is_verb(verb) and lemma(verb) in plays and sort_of(noun) == "person"


def _is_told_by_a_work(verb: Token) -> bool:
    """Whether a film, a book or a play tells it, or whatever “tells the story of” somebody."""
    teller = subject(verb)
    if teller is None:
        return False
    if lemma(teller) in lexicon().frame("fiction", "works") or teller.ent_type_ == "WORK_OF_ART":
        return True
    stories = any(lemma(one) in ("story", "tale") for one in direct_objects(verb))
    return (
        stories
        and teller.pos_ != PRONOUN
        and teller.ent_type_ != "PERSON"
        and not is_somebody(real_noun(teller))
    )
