"""Figures that somebody gave: how many were killed, wounded, detained, displaced; how often something happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Token

from index.annotate.dates.timex import words as date_words
from index.annotate.events.acts import Act, talk_types
from index.annotate.events.amounts import Amount
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.factuality import source_of, teller_within
from index.annotate.events.harm import harms
from index.annotate.events.lemmas import lemma
from index.annotate.events.noun_classes import event_noun
from index.annotate.events.noun_sorts import sort_of
from index.annotate.events.participants import Participants
from index.annotate.events.quiet_deaths import is_quiet
from index.annotate.events.victims import Victims, amount_of, is_told, victims_of
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import SUBJECTS
from index.annotate.parse.grammar_terms import (
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    COMMON_NOUN,
    COMPOUND,
    CONJUNCT,
    COORDINATOR,
    NUMERIC_MODIFIER,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.next_words import word_behind
from index.model import Count, CountWhat, EventType

_BESIDE_BLAME = frozenset((ADJECTIVE_MODIFIER, RELATIVE_CLAUSE))
_OWNERS: Mapping[CountWhat, tuple[EventType, ...]] = {
    "killed": ("ASSAULT", "OTHER", "COERCE", "PROTEST"),
    "wounded": ("ASSAULT", "OTHER", "COERCE", "PROTEST"),
    "detained": ("COERCE", "ASSAULT", "ACCUSE", "PROTEST"),
    "displaced": ("ASSAULT", "OTHER", "COERCE", "AID"),
    "other": (),
}
_TOLD: Mapping[str, CountWhat] = {
    "killed": "killed",
    "wounded": "wounded",
    "detained": "detained",
    "displaced": "displaced",
}


@dataclass(frozen=True)
class CountedPeople:
    """An amount of people to whom something happened, and the word that says what."""

    what: CountWhat
    amount: Amount  # with offsets in the text
    harm: Token


class SentenceFigures:
    """Finds the figures of a sentence and gives each to the event it belongs to."""

    def __init__(self, participants: Participants) -> None:
        self._participants = participants

    def shared_out(self, sentence: Sequence[Token], acts: Sequence[Act]) -> list[list[Count]]:
        """The counts of each act, in the order of `acts`."""
        shared: list[list[Count]] = [[] for _ in acts]
        if not acts:
            return shared
        taken: set[int] = set()
        for figure in (*tolls(sentence), *_numbers_of(acts)):
            owner = _owner(figure, acts)
            if owner is not None and figure.amount.start not in taken:
                taken.add(figure.amount.start)
                shared[owner].append(self._count(figure))
        for counts in shared:
            counts.sort(key=lambda count: count.start)
        return shared

    def _count(self, figure: CountedPeople) -> Count:
        amount = figure.amount
        said_by = self._participants.speaker_at(amount.start)
        teller = teller_within(figure.harm, self._participants.voices.around(amount.start))
        if teller is not None:
            said_by = self._participants.actor(teller)
        elif said_by is None and (source := source_of(figure.harm)) is not None:
            said_by = self._participants.actor(source)
        return Count(
            what=figure.what,
            low=amount.low,
            high=amount.high,
            start=amount.start,
            end=amount.end,
            reported_by=said_by,
        )


def tolls(sentence: Sequence[Token]) -> Iterator[CountedPeople]:
    """The figures of people harmed in a sentence; those who were shot are wounded, but for the dead among them."""
    victims = [
        sufferer
        for sufferer in victims_of(sentence)
        if is_told(sufferer)
        and sufferer.how != "pronoun"
        and not (is_quiet(sufferer.harm) or is_one_of_two_harms(sufferer.harm))
    ]
    dead = [one for one in victims if one.what == "killed"]
    for sufferer in victims:
        if sufferer.what == "hit":
            amount = _survivors(sufferer, dead)
            if amount is not None:
                yield CountedPeople("wounded", amount, sufferer.harm)
        elif sufferer.what == "wounded" and any(other.noun == sufferer.noun for other in dead):
            continue  # "a boy wounded in the shooting has died"
        elif (what := _TOLD.get(sufferer.what)) is not None:
            yield CountedPeople(
                what, Amount(sufferer.low, sufferer.high, sufferer.start, sufferer.end), sufferer.harm
            )


def is_one_of_two_harms(harm: Token) -> bool:
    """As in “nine people were killed or wounded”: nobody says how many were killed."""
    above = harm.head if harm.dep_ == CONJUNCT else harm
    pair = [above, *(one for one in children(above, CONJUNCT) if one.pos_ == above.pos_)]
    either = any(one.lower_ == "or" for one in children(above, COORDINATOR))
    return either and len({one.what for one in harms(pair)} - {"hit"}) > 1


def _survivors(hit: Victims, dead: Sequence[Victims]) -> Amount | None:
    """Those of the people hit who are not told to be dead behind it: "five were shot, one fatally"."""
    if any(one.noun == hit.noun for one in dead):
        return None
    among = 0 if hit.how == "other" else sum(one.low for one in dead if one.start > hit.start)
    if among and hit.low <= among:
        return None
    return Amount(hit.low - among, None if hit.high is None else hit.high, hit.start, hit.end)


def _numbers_of(acts: Sequence[Act]) -> Iterator[CountedPeople]:
    """How often it happened ("14 rocket attacks"), and how many took part in a protest."""
    for act in acts:
        nouns = [word for word in act.words if word.pos_ == COMMON_NOUN and event_noun(word) is not None]
        if act.type == "PROTEST" and act.agent is not None and act.agent not in nouns:
            nouns.append(act.agent)
        for noun in nouns:
            numbered = any(map(_is_number_of, children(noun))) or act.agent == noun
            amount = amount_of(noun) if numbered else None
            if amount is not None and (amount.low != amount.high or amount.low > 1):
                yield CountedPeople("other", amount, act.head)


def _is_number_of(child: Token) -> bool:
    """As in “nine raids”, but not “a 12-year siege”, “the Group of 20 summit”: whether a numeral counts the noun."""
    is_part = child.ent_type_ == "ORG" or word_behind(child) in (
        "-",
        "a",
        "an",
        "the",
    )  # “6 A probe”: a picture
    return child.dep_ == NUMERIC_MODIFIER and not is_part


def _may_own(act: Act, figure: CountedPeople) -> bool:
    if figure.what == "other" or act.type in _OWNERS[figure.what]:
        return True
    return act.type in talk_types() and _is_spoken_of(act, figure) and not _is_of_nature(figure)


def _is_of_nature(figure: CountedPeople) -> bool:
    """As in “blamed him for his answer to a storm that killed nine”: nobody is blamed for these dead."""
    clause = figure.harm
    if clause.dep_ != RELATIVE_CLAUSE:
        return False
    names = [clause.head, *children(clause.head, COMPOUND)]  # “Hurricane Xalva”
    answered = lexicon().frame("answers", "nouns")
    if not any(lemma(word) in answered for word in upward(clause.head)):
        return False  # “charged over the fire that killed nine”
    return any(
        sort_of(name) == "nature" or lemma(name) in lexicon().frame("alerts", "storms") for name in names
    )


def _is_spoken_of(act: Act, figure: CountedPeople) -> bool:
    """As in “blamed Lund for killing a guard”, and not “when nine died, she sued Lund”, “wants a dead man's money”.

    One person who was harmed is told of with blame alone, also with that of another verb: “a man accused of killing a
    guard was charged”.
    """
    procedures = date_words("procedures")
    blame = (act.head, *act.words)
    between = list(
        takewhile(lambda word: not (word in blame or word.lemma_ in procedures), upward(figure.harm))
    )
    if any(word.dep_ == ADVERBIAL_CLAUSE for word in between):
        return False
    if figure.amount.high != 1:
        return True
    return act.type == "ACCUSE" and not any(
        word.dep_ in _BESIDE_BLAME or word.dep_ in SUBJECTS for word in between
    )


def _owner(figure: CountedPeople, acts: Sequence[Act]) -> int | None:
    """The act that a figure belongs to: that of its word of harm, one above it, else the first of a fitting type."""
    for token in upward(figure.harm):
        for number, act in enumerate(acts):
            if (token == act.head or token in act.words) and _may_own(act, figure):
                return number
    fitting = (n for kind in _OWNERS[figure.what] for n, act in enumerate(acts) if act.type == kind)
    return next(fitting, None)
