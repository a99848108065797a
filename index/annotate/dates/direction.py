"""Whether the clause of a date looks ahead or tells the past: "will meet in June", "is due in June", "met in June"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from index.annotate.dates.timex import words

_AHEAD = frozenset(("will", "shall", "'ll", "’ll"))
_UNTIL = frozenset(("until", "till"))
_PRESENT = frozenset(("VBZ", "VBP"))
_CLIMB_TO_DEED = 3


@dataclass(frozen=True)
class Direction:
    """Where a date lies: `ahead`, `past`, or neither. `unsure` says that what looks ahead may have happened."""

    ahead: bool = False
    past: bool = False
    unsure: bool = False


def direction_of(token: Token) -> Direction:
    """The direction of the clause that a date stands in, by the date's head."""
    above = _up_to_verb(token)
    verb = above[-1] if above and above[-1].pos_ in ("VERB", "AUX") else None
    if verb is not None and (_is_promised(verb) or _is_scheduled(verb, above)):
        return Direction(ahead=True, unsure=_was_planned(verb))
    if verb is not None and _is_of_noun(verb):
        return Direction(ahead=True, unsure=True)
    return Direction(past=_is_past(verb) or _is_of_deed(token))


def _up_to_verb(token: Token) -> list[Token]:
    """The words above a date up to the verb of its clause."""
    above: list[Token] = []
    for word in token.ancestors:
        above.append(word)
        if word.pos_ in ("VERB", "AUX"):
            break
    return above


def _is_promised(verb: Token) -> bool:
    """As in "will meet", "plan to meet", "is to stand trial"; but not "tried to rob", "continue to investigate"."""
    auxiliaries = {one.lower_ for one in verb.children if one.dep_ in ("aux", "auxpass")}
    if verb.tag_ != "VB" and "be" not in auxiliaries:
        return False
    if auxiliaries & _AHEAD:
        return True
    if "to" not in auxiliaries or "have" in auxiliaries:
        return False
    above = verb.head
    if above.lemma_ == "be" and above.tag_ in _PRESENT:
        return verb.dep_ == "xcomp"
    return above == verb or above.lemma_.lower() in words("intentions")


def _was_planned(verb: Token) -> bool:
    """As in "was set to begin in May", "a trial set to begin in May": so it was planned, and may be over."""
    plan = verb.head
    if plan.tag_ != "VBN" or not any(one.lower_ == "to" for one in verb.children):
        return False
    return not any(one.tag_ in _PRESENT for one in plan.children if one.dep_ in ("aux", "auxpass"))


def _is_of_noun(verb: Token) -> bool:
    """As in "talks to be held in May", which are to come, and "a vote to leave in May", which may be over."""
    auxiliaries = {one.lower_ for one in verb.children if one.dep_ in ("aux", "auxpass")}
    if verb.tag_ != "VB" and "be" not in auxiliaries:
        return False
    if "to" not in auxiliaries or "have" in auxiliaries:
        return False
    return verb.dep_ in ("acl", "relcl") or "be" in auxiliaries


def _is_scheduled(verb: Token, above: list[Token]) -> bool:
    """As in "is due in May", "has until May", "the talks begin in May": said of now, and no habit."""
    finite = next((one for one in verb.children if one.dep_ in ("aux", "auxpass")), verb)
    if finite.tag_ not in _PRESENT or finite.lemma_ not in ("be", "have", verb.lemma_):
        return False
    if any(one.lower_ in _UNTIL for one in above) and verb.lemma_ != "be":
        return finite == verb
    if any(one.lower_ in words("due") for one in above):
        return finite.lemma_ == "be"
    return finite == verb and verb.lemma_.lower() in words("beginnings") and verb.dep_ == "ROOT"


def _is_past(verb: Token | None) -> bool:
    if verb is None:
        return False
    if verb.tag_ == "VBD":
        return True
    auxiliaries = {one.tag_ for one in verb.children if one.dep_ in ("aux", "auxpass")}
    return verb.tag_ == "VBN" and (not auxiliaries or "VBD" in auxiliaries or "VBN" in auxiliaries)


def _is_of_deed(token: Token) -> bool:
    """As in "the Oct. 7 attacks", "the shooting on May 3"."""
    for _ in range(_CLIMB_TO_DEED):
        if token.head == token:
            return False
        token = token.head
        if token.pos_ in ("NOUN", "PROPN") and token.ent_type_ not in ("DATE", "TIME"):
            lemma = token.lemma_.lower()
            return lemma in words("happened") or lemma.rstrip("s") in words("happened")
    return False
