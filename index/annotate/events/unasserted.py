"""Deeds that stand in a text but of which it does not say that they happened.

They are asked or supposed by the order of words, said by nobody, called untrue, corrected, or named as what was left.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from index.annotate.events.acts import is_of_none
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import is_verb, lemma
from index.annotate.events.noun_classes import is_somebody
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import HELPERS, NOUN_CLAUSES, PREDICATES, SUBJECTS
from index.annotate.parse.next_words import word_before, word_behind

_BELOW = frozenset(
    ("ccomp", "xcomp", "conj", "advcl", "acl", "relcl", "csubj", "dobj", "pobj", "prep", "pcomp", "appos")
)
_FELT = frozenset(("acomp", "xcomp", "ccomp", "oprd", "advcl"))
_WH = frozenset(("who", "whom", "what", "when", "where", "why", "how", "which", "whose"))
_OPENING = frozenset(("“", '"', "``", "‘"))
_NOBODY = frozenset(("nobody", "none", "neither", "few"))
_ONLY = frozenset(("only", "just", "merely", "simply", "until", "long"))
_FORMER = frozenset(("earlier", "previous", "original", "first"))


def is_unasserted(head: Token) -> bool:
    """Whether the text does not say that the deed of this word happened."""
    for token in upward(head):
        if is_verb(token) and (_is_inverted(token) or _is_left(token)):
            return True
        if token == head and _is_near_miss(token):
            return True
        above = token.head
        if token == head and _is_felt(token, above):
            return True
        if token.dep_ not in _BELOW:
            break
        if _is_only_imagined(token, above) or _is_not_him(token, above) or _is_no_charge(token, above):
            return True
        if token.dep_ in ("ccomp", "xcomp", "csubj", "acl", "advcl") and (
            _is_unsaid(token, above)
            or _is_doubted(token, above)
            or _is_called_untrue(token, above)
            or _is_corrected(above)
        ):
            return True
        if token.dep_ in ("relcl", "appos"):
            return above.head != above and _is_only_imagined(above, above.head)
    return False


def _is_inverted(verb: Token) -> bool:
    """As in “Had he killed the guard, he would have fled”, “Did the army shell it?”: the helping verb comes first."""
    doer = next(iter(children(verb, *SUBJECTS, "expl")), None)
    first = next(iter(children(verb, *HELPERS)), None)
    if doer is None or first is None or first.i > doer.i:
        return False
    if word_before(first) in _OPENING:
        return True  # “When asked, “Did the army shell it?” he shrugged”
    start = verb.left_edge
    while start.i < first.i and (start.is_punct or start.text == "Q." or start.dep_ in ("cc", "intj")):
        start = start.nbor(1)
    return start == first


def _is_near_miss(deed: Token) -> bool:
    """As in “was almost killed”, “nearly shot him”, “narrowly escaped being killed”: it was not done."""
    above = deed.head
    if deed.dep_ in ("xcomp", "ccomp", "pcomp") and lemma(above) in ("escape", "avoid", "dodge", "evade"):
        return True
    return word_before(deed) in ("almost", "nearly") and is_verb(deed)


def _is_left(verb: Token) -> bool:
    """As in “instead of shelling the town”, “rather than jail him”, “stopped short of accusing her”."""
    if verb.tag_ not in ("VBG", "VB"):
        return False
    start = verb.left_edge.i
    before = [one.lower_ for one in verb.doc[max(start - 2, 0) : min(start + 2, verb.i)]]
    pairs = {f"{one}_{other}" for one, other in pairwise(before)}
    return bool(pairs & lexicon().frame("unasserted", "left"))


def _is_felt(verb: Token, above: Token) -> bool:
    """As in “she felt attacked by the article”."""
    if any(one.lower_ in ("feel", "feels", "felt") for one in children(verb, "auxpass")):
        return True
    return (
        verb.tag_ == "VBN" and verb.dep_ in _FELT and lemma(above) == "feel" and not children(verb, "nsubj")
    )


def _is_only_imagined(token: Token, above: Token) -> bool:
    """As in “Suppose a robot kills a worker”, “imagines a drone that bombs a school”."""
    below = token.dep_ in ("ccomp", "dobj", "xcomp")
    return below and is_verb(above) and lemma(above) in lexicon().frame("unasserted", "imagining")


def _is_not_him(clause: Token, noun: Token) -> bool:
    """As in “It was not Lind who shot the guard”: said of him alone, it did not happen."""
    be = noun.head
    if clause.dep_ != "relcl" or noun.dep_ != "attr" or not is_somebody(noun):
        return False
    if not any(one.lower_ == "it" for one in children(be, "nsubj", "expl")):
        return False
    return any(word_behind(one) not in _ONLY for one in children(be, "neg"))


def _is_no_charge(deed: Token, prep: Token) -> bool:
    """As in “is not suspected of shooting the guards”, “nobody accused him of killing anyone”: not even charged."""
    verb = prep.head
    if deed.dep_ != "pcomp" or lemma(verb) not in lexicon().frame("legal", "accusing") or not is_verb(verb):
        return False
    return bool(children(verb, "neg")) or any(one.lower_ in _NOBODY for one in children(verb, "nsubj"))


def _is_unsaid(clause: Token, verb: Token) -> bool:
    """As in “I'm not saying she killed him”, “nobody claims that he did”, but not “did not say why he shot her”."""
    if not is_verb(verb) or lemma(verb) not in lexicon().frame("unasserted", "saying"):
        return False
    if clause.dep_ != "ccomp" or any(one.lower_ in _WH for one in children(clause)):
        return False
    doers = children(verb, "nsubj")
    return (
        bool(children(verb, "neg"))
        or _has_no_reason(verb)
        or any(doer.lower_ in _NOBODY or is_of_none(doer) for doer in doers)
    )


def _has_no_reason(verb: Token) -> bool:
    """As in “have no reason to believe that he shot her”: it is not believed."""
    noun = verb.head
    return verb.dep_ in NOUN_CLAUSES and any(
        one.lower_ in ("no", "little") for one in children(noun, "det", "amod")
    )


def _is_doubted(clause: Token, verb: Token) -> bool:
    """As in “the judge doubted that police had beaten him”, but not in “did not doubt that”."""
    doubts = (
        clause.dep_ == "ccomp" and is_verb(verb) and lemma(verb) in lexicon().frame("unasserted", "doubting")
    )
    return doubts and not children(verb, "neg")


def _is_called_untrue(clause: Token, above: Token) -> bool:
    """As in “it is untrue that he shot her”, “it would be wrong to say that”, “it is not true that”."""
    be = above if lemma(above) == "be" else above.head
    if lemma(be) != "be":
        return False
    frame = lexicon().frames["unasserted"]
    said = {lemma(one) for one in (above, *children(be, *PREDICATES))}
    says = is_verb(clause) and lemma(clause) in frame["saying"] and clause.tag_ == "VB"
    if said & frame["untrue"] or (says and said & frame["wrong"]):
        return True
    return bool(said & frame["true"]) and bool(children(be, "neg"))


def _is_corrected(verb: Token) -> bool:
    """As in “an earlier version of this article said he shot her”, “the paper wrongly reported that”."""
    frame = lexicon().frames["unasserted"]
    if not is_verb(verb):
        return False
    if any(one.lower_ in frame["wrongly"] for one in children(verb, "advmod")):
        return True
    doers = children(verb, "nsubj")
    return any(
        lemma(doer) in frame["versions"] and any(word.lower_ in _FORMER for word in children(doer, "amod"))
        for doer in doers
    )
