"""Who acts: the phrase that grammar makes the doer, or the one inside the noun that names the act.

What harms, accuses or threatens is said of nobody whom the text does not make its doer; where it is not sure, the doer
stays out.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.events.acts import Act
from index.annotate.events.arguments import subject
from index.annotate.events.certainty import (
    is_by_law,
    is_charged_deed,
    is_cut_off,
    is_hired,
    is_led_to,
    is_let,
    is_named_by_deed,
    is_of_several,
    is_one_of_two,
    is_only_charged,
    is_struck,
    only_says,
)
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import lemma
from index.annotate.events.nationals import are_nationals
from index.annotate.events.noun_classes import joined, real_noun
from index.annotate.events.noun_doers import NounDoers
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.other_deeds import is_other_deed
from index.annotate.events.referents import MEASURES
from index.annotate.events.sure_phrases import PRONOUNS
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import is_verb, possessors
from index.annotate.parse.dependents import children
from index.annotate.parse.doc_notes import text_of
from index.annotate.parse.grammar_terms import (
    APPOSITION,
    COMMON_NOUN,
    NOUN_ADVERBIAL,
    PASSIVE_AUXILIARY,
    PAST_TENSE,
    RELATIVE_CLAUSE,
    SINGULAR_NOUN,
)
from index.event_types import BY_FORCE, HARMS

_NEAR = 80  # characters behind a quotation within which its speaker is named
_EXCUSES = (only_says, is_struck, is_let, is_hired, is_only_charged, is_named_by_deed)
_MATTERS = ("thing", "place", "abstract", "nature", "animal")


class Agents(NounDoers):
    """Resolves those who act in one article."""

    def agents(self, act: Act) -> list[str]:
        """The actors that do what an act says; none where the text does not make them its doers for sure."""
        doer = act.agent
        if doer is None:
            return self._speaker_if_said(act)
        if act.type in HARMS and not (self.is_sure(doer, act.type) and is_led_to(act.head, doer)):
            return []
        if act.type in HARMS and (is_one_of_two(doer) or is_cut_off(act.head, doer)):
            return []
        if act.type in BY_FORCE and is_of_several(doer, self.actor(doer) or "", self.denoted):
            return []
        if real_noun(doer).lower_ == "we" and (_is_of_nation(act) or self._is_of_spokesman(act)):
            return []
        if _is_only_told(act) or (act.type == "RETREAT" and are_nationals(real_noun(doer))):
            return []
        if is_charged_deed(act.head, doer) or _is_beside(act.head, doer) or is_by_law(act.head, doer):
            return []
        if act.type in BY_FORCE and any(excuse(act.head, doer) for excuse in _EXCUSES):
            return []
        if act.type == "OTHER" and _is_matter(doer):
            return []
        if doer != act.head and (doers := self._doers(doer, act)):
            return [actor for actor in doers if self._may_do(actor, act)] or self._author(act)
        if doer.ent_type_ in MEASURES or is_other_deed(act):
            return []  # "U.S. stocks fell": nothing that the country did
        return self._inside(doer, act) or self._author(act)

    def _is_of_spokesman(self, act: Act) -> bool:
        """As in “We are treating nine people,” a spokesman said: he does not do it himself."""
        quote = self.voices.around(act.head.idx)
        words = text_of(act.head.doc)[quote.end : quote.end + _NEAR] if quote is not None else ""
        speakers = lexicon().frame("say", "voices")
        return act.deed and bool(speakers & set(re.findall(r"[a-z]+", words.split("\n")[0])))

    def _doers(self, doer: Token, act: Act) -> list[str]:
        """The actors of the subject's phrase; who is joined to it behind the verb, as the parse has it, is no doer."""
        heads = joined(doer)
        if act.head.dep_ == RELATIVE_CLAUSE and act.head.head == doer:
            heads = [one for one in heads if one.i < act.head.i][-1:] or heads
        before = [one for one in heads if one.i < act.head.i] if doer.i < act.head.i else heads
        owners = [one for one in possessors(doer) if act.type in BY_FORCE and self._is_owned(one, doer)]
        if owners:
            return [one for one in self.phrase(doer) if one not in self.all_of(owners)]
        return self.phrase(doer) if len(before) == len(heads) else self.all_of(before)

    def _may_do(self, actor: str, act: Act) -> bool:
        """Whether an actor of the subject's phrase may be who does what the act says."""
        assert act.agent is not None  # noqa: S101 - asked only of an act that has one
        if act.type not in HARMS:
            return self._may_act(actor, act.agent)
        return self._may_harm(actor, act.agent, act.type == "ASSAULT")

    def _may_act(self, actor: str, doer: Token) -> bool:
        """Whether an actor is who the subject names: “a Norwegian bride”, “Kenya's policy” is not the country."""
        entry, noun = self.entry(actor), real_noun(doer)
        if entry is None or entry.kind in ("person", "group") or noun.ent_type_:
            return True
        return not _is_private_person(noun)

    def _may_harm(self, actor: str, doer: Token, is_by_force: bool) -> bool:
        """Whether an actor is somebody and no mere place: a street or a quarter does nothing."""
        entry, noun = self.entry(actor), real_noun(doer)
        if sort_of(noun) == "animal" and noun.pos_ == COMMON_NOUN and not noun.ent_type_:
            return False  # “Lund's dog attacked her”
        if entry is None or entry.kind == "country":
            return True
        if entry.kind == "media" and is_by_force:
            return False  # “he tells The Norwick Press the father shot them”
        if noun.ent_type_ in ("LOC", "FAC") or (entry.kind == "other" and noun.ent_type_ == "GPE"):
            return False
        if entry.kind not in ("person", "group") and _is_private_person(noun):
            return False  # "the New York billionaire" is not New York
        return sort_of(noun) not in ("place", "thing", "abstract", "nature", "show")

    def _author(self, act: Act) -> list[str]:
        """Who issues the paper that speaks: "issued a statement demanding …", "in a letter urging …"."""
        paper = act.agent
        if paper is None or paper == act.head or lemma(paper) not in lexicon().frame("paper", "nouns"):
            return []
        if owners := self.possessor(paper):
            return owners  # “Lund's speech denouncing the raid”
        verb = paper.head if is_verb(paper.head) else paper.head.head
        if lemma(verb) in lexicon().frame("paper", "not_own"):
            return []  # “quoted a report that accused her”
        doer = subject(verb) if is_verb(verb) else None
        return self.phrase(doer) if doer is not None and doer != paper else []

    def _speaker_if_said(self, act: Act) -> list[str]:
        if act.type != "REQUEST":
            return []
        quote = self.voices.around(act.head.idx)
        is_told = is_verb(act.head) and is_passive(act.head)  # “drivers were told to wait, sources said”
        is_over = any(one.lower_ in ("was", "were", "been") for one in children(act.head, PASSIVE_AUXILIARY))
        if quote is None or not quote.speaker or (is_told and (is_over or quote.kind == "indirect")):
            return []
        return [quote.speaker]


def _is_of_nation(act: Act) -> bool:
    """As in “we conduct strikes”, “in that war we supported Stalin”: who says “we” does not do it himself."""
    if act.type == "SUPPORT":
        return act.head.tag_ == PAST_TENSE
    return act.deed and act.type in HARMS | {"RETREAT"}


def _is_beside(verb: Token, doer: Token) -> bool:
    """As in “the union accused the bank of theft, a charge it denies”: the bank, and not the subject, is meant."""
    charge = lemma(verb.head) in lexicon().frame("hearsay", "nouns")  # but "a move it blames on costs"
    beside = verb.dep_ == RELATIVE_CLAUSE and verb.head.dep_ in (APPOSITION, NOUN_ADVERBIAL)
    return charge and beside and doer.lower_ in PRONOUNS


def _is_private_person(noun: Token) -> bool:
    """Whether a noun names one person, and is neither a name nor the state's."""
    kinds = kinds_of(noun.lower_)
    is_single = noun.pos_ == COMMON_NOUN and noun.tag_ == SINGULAR_NOUN and (not kinds or "person" in kinds)
    return is_single and sort_of(noun) == "person" and lemma(noun) not in lexicon().classes["authority"]


def _is_matter(doer: Token) -> bool:
    """Whether what acts is a thing or a matter: in “Norland's exports fell” the country does nothing."""
    return doer.pos_ == COMMON_NOUN and sort_of(doer) in _MATTERS


def _is_only_told(act: Act) -> bool:
    """As in “media reported that he is expected to be extradited”: they have promised nothing."""
    return act.type == "AGREE" and lemma(act.head) == "report"
