"""Whether the clause of a date looks ahead or tells the past: "will meet in June", "is due in June", "met in June"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from index.annotate.dates.timex import words
from index.annotate.parse.dependents import children, up_to_verb
from index.annotate.parse.grammar import HELPERS, NOUN_CLAUSES, NOUNS, PAST, PRESENT, TIMES, VERBS
from index.annotate.parse.grammar_terms import (
    BASE_FORM,
    MAIN_WORD,
    OPEN_COMPLEMENT,
    PAST_PARTICIPLE,
    PAST_TENSE,
)

_AHEAD = frozenset(("will", "shall", "'ll", "’ll"))
_UNTIL = frozenset(("until", "till"))
_CLIMB_TO_DEED = 3


@dataclass(frozen=True)
class Direction:
    """Where a date lies: `ahead`, `past`, or neither. `unsure` says that what looks ahead may have happened."""

    ahead: bool = False
    past: bool = False
    unsure: bool = False


def direction_of(token: Token) -> Direction:
    """The direction of the clause that a date stands in, by the date's head."""
    above = up_to_verb(token.ancestors)
    verb = above[-1] if above and above[-1].pos_ in VERBS else None
    if verb is not None and (_is_promised(verb) or _is_scheduled(verb, above)):
        return Direction(ahead=True, unsure=_was_planned(verb))
    if verb is not None and (_is_of_noun(verb) or _was_set_for(verb, above)):
        return Direction(ahead=True, unsure=True)
    return Direction(past=_is_past(verb) or _is_of_deed(token))


def _is_promised(verb: Token) -> bool:
    """As in "will meet", "plan to meet", "is to stand trial"; but not "tried to rob", "continue to investigate"."""
    if _is_bare(verb) and _helpers(verb) & _AHEAD:
        return True
    if not _is_infinitive(verb):
        return False
    above = verb.head
    if above.lemma_ == "be" and above.tag_ in PRESENT:
        return verb.dep_ == OPEN_COMPLEMENT
    return above == verb or above.lemma_.lower() in words("intentions")


def _was_planned(verb: Token) -> bool:
    """As in "was set to begin in May", "a trial set to begin in May": so it was planned, and may be over."""
    plan = verb.head
    if plan.tag_ != PAST_PARTICIPLE or not any(one.lower_ == "to" for one in children(verb)):
        return False
    return not any(one.tag_ in PRESENT for one in children(plan, *HELPERS))


def _was_set_for(verb: Token, above: list[Token]) -> bool:
    """As in "the trial was set for May": so it was planned, and may be over."""
    helpers = {one.lemma_ for one in children(verb, *HELPERS)}
    planned = verb.tag_ == PAST_PARTICIPLE and verb.lower_ in words("due") and "have" not in helpers
    return planned and any(one.lower_ == "for" for one in above[-2:-1])


def _is_of_noun(verb: Token) -> bool:
    """As in "talks to be held in May", which are to come, and "a vote to leave in May", which may be over."""
    return _is_infinitive(verb) and (verb.dep_ in NOUN_CLAUSES or "be" in _helpers(verb))


def _is_infinitive(verb: Token) -> bool:
    """Whether a verb is "to meet", "to be held", and not "to have met"."""
    helpers = _helpers(verb)
    return _is_bare(verb) and "to" in helpers and "have" not in helpers


def _is_bare(verb: Token) -> bool:
    """Whether a verb or its “be” has no ending: "will meet", "to be held"."""
    return verb.tag_ == BASE_FORM or "be" in _helpers(verb)


def _helpers(verb: Token) -> set[str]:
    return {one.lower_ for one in children(verb, *HELPERS)}


def _is_scheduled(verb: Token, above: list[Token]) -> bool:
    """As in "is due in May", "has until May", "the talks begin in May": said of now, and no habit."""
    finite = next(iter(children(verb, *HELPERS)), verb)
    if finite.tag_ not in PRESENT or finite.lemma_ not in ("be", "have", verb.lemma_):
        return False
    if any(one.lower_ in _UNTIL for one in above) and verb.lemma_ != "be":
        return finite == verb
    if any(one.lower_ in words("due") for one in above):
        return finite.lemma_ == "be"
    return finite == verb and verb.lemma_.lower() in words("beginnings") and verb.dep_ == MAIN_WORD


def _is_past(verb: Token | None) -> bool:
    if verb is None:
        return False
    if verb.tag_ == PAST_TENSE:
        return True
    helpers = {one.tag_ for one in children(verb, *HELPERS)}
    return verb.tag_ == PAST_PARTICIPLE and (not helpers or not helpers.isdisjoint(PAST))


def _is_of_deed(token: Token) -> bool:
    """As in "the Oct. 7 attacks", "the shooting on May 3"."""
    above = islice(token.ancestors, _CLIMB_TO_DEED)
    noun = next((one for one in above if one.pos_ in NOUNS and one.ent_type_ not in TIMES), None)
    lemma = noun.lemma_.lower() if noun is not None else ""
    return not words("happened").isdisjoint((lemma, lemma.rstrip("s")))
