"""Figures that somebody gave: how many were killed, wounded, detained, displaced; how often something happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.amounts import Amount, amount_in, count_words
from index.annotate.events.arguments import patient, prepositions, subject
from index.annotate.events.dependents import children
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.factuality import source_of
from index.annotate.events.lemmas import is_verb, keys, lemma
from index.annotate.events.noun_classes import event_noun, joined
from index.annotate.events.participants import Participants
from index.model import Count, CountWhat, EventType

CLIMB = 10
_OWNERS: Mapping[CountWhat, tuple[EventType, ...]] = {
    "killed": ("ASSAULT", "COERCE", "PROTEST"),
    "wounded": ("ASSAULT", "COERCE", "PROTEST"),
    "detained": ("COERCE", "ASSAULT", "ACCUSE", "PROTEST"),
    "displaced": ("ASSAULT", "COERCE", "AID"),
    "other": (),
}


@dataclass(frozen=True)
class Figure:
    """An amount of people to whom something happened, and the word that says what."""

    what: CountWhat
    amount: Amount
    start: int
    end: int
    harm: Token


@cache
def _harms() -> dict[str, CountWhat]:
    return {word: what for what, words in count_words()["harm"].items() for word in words.split()}


class Counts:
    """Finds the figures of a sentence and gives each to the event it belongs to."""

    def __init__(self, participants: Participants) -> None:
        self._participants = participants

    def shared_out(self, sentence: Sequence[Token], acts: Sequence[Act]) -> list[list[Count]]:
        """The counts of each act, in the order of `acts`."""
        shared: list[list[Count]] = [[] for _ in acts]
        if not acts:
            return shared
        taken: set[int] = set()
        for figure in (*_tolls(sentence), *_numbers_of(acts)):
            owner = _owner(figure, acts)
            if owner is not None and figure.start not in taken:
                taken.add(figure.start)
                shared[owner].append(self._count(figure))
        for counts in shared:
            counts.sort(key=lambda count: count.start)
        return shared

    def _count(self, figure: Figure) -> Count:
        amount = figure.amount
        said_by = self._participants.speaker_at(figure.start)
        if said_by is None and (source := source_of(figure.harm)) is not None:
            said_by = self._participants.actor(source)
        return Count(
            what=figure.what,
            low=amount.low,
            high=amount.high,
            start=figure.start,
            end=figure.end,
            reported_by=said_by,
        )


def _tolls(sentence: Sequence[Token]) -> Iterator[Figure]:
    """The figures of people harmed in a sentence."""
    for token in sentence:
        what = _harm(token)
        if what is None:
            continue
        for noun in _sufferers(token):
            for one in joined(noun):
                if (figure := _figure(_harm_behind(one) or what, one, token)) is not None:
                    yield figure


def _harm(token: Token) -> CountWhat | None:
    """What a word says was done to people, if it says so."""
    harms = _harms()
    return harms.get(lemma(token)) or (harms.get(keys(token)[0]) if token.pos_ == "VERB" else None)


def _harm_behind(number: Token) -> CountWhat | None:
    """What the word right behind a number says was done: "20 wounded"."""
    return _harm(number.nbor(1)) if number.like_num and number.i + 1 < len(number.doc) else None


def _sufferers(harm: Token) -> list[Token]:
    """The phrases that may carry the figure of a word of harm."""
    if _is_counted(harm):
        return [harm]
    if is_verb(harm):
        by_subject = lemma(harm) in count_words()["subject"]["verbs"].split()
        found = subject(harm) if by_subject else patient(harm)
        return [] if found is None else [found]
    behind = [noun for prep, noun in prepositions(harm) if prep == "of"]
    if harm.pos_ in ("ADJ", "VERB") or harm.dep_ in ("oprd", "acomp"):
        above = (
            [harm.head] if harm.dep_ in ("amod", "acl") else children(harm.head, "dobj", "nsubj", "nsubjpass")
        )
        return [*children(harm, "nsubj"), *above, harm]
    return [*behind, harm]


def _is_counted(harm: Token) -> bool:
    """As in "at least six wounded": whether a number stands right before a participle that nothing else is said of."""
    told = harm.tag_ == "VBN" or (harm.tag_ == "VBD" and not children(harm, "dobj"))
    return told and harm.i > harm.sent.start and harm.nbor(-1).like_num


def _figure(what: CountWhat, noun: Token, harm: Token) -> Figure | None:
    """The amount before or in the phrase of a noun; one for a single person ("a child")."""
    left = noun.nbor(-1) if _is_counted(noun) else noun
    for child in noun.lefts:
        if (
            child.dep_ in ("nummod", "advmod", "amod", "det", "quantmod", "compound", "nmod", "predet")
            or child.like_num
        ):
            left = noun.doc[child.left_edge.i]
            break
    stop = noun.idx + len(noun)
    # With the words before, "more than seven dead"; else without, as "seven dead and six wounded" has two figures.
    for first in (max(left.i - 3, noun.sent.start), left.i):
        begin = noun.doc[first].idx
        amount = amount_in(noun.doc[first : noun.i + 1].text)
        if amount is not None and begin + amount.end > left.idx:
            return Figure(what, amount, begin + amount.start, begin + amount.end, harm)
    if noun.tag_ == "NN" and lemma(noun) in lexicon().classes["people"] and left.lower_ in ("a", "an"):
        return Figure(what, Amount(1, 1, 0, 0), left.idx, stop, harm)
    return None


def _numbers_of(acts: Sequence[Act]) -> Iterator[Figure]:
    """How often it happened ("14 rocket attacks"), and how many took part in a protest."""
    for act in acts:
        nouns = [word for word in act.words if word.pos_ == "NOUN" and event_noun(word) is not None]
        if act.type == "PROTEST" and act.agent is not None and act.agent not in nouns:
            nouns.append(act.agent)
        for noun in nouns:
            numbered = any(child.dep_ == "nummod" for child in children(noun)) or act.agent == noun
            figure = _figure("other", noun, act.head) if numbered else None
            if (figure is not None and figure.amount.low != figure.amount.high) or (
                figure and figure.amount.low > 1
            ):
                yield figure


def _owner(figure: Figure, acts: Sequence[Act]) -> int | None:
    """The act that a figure belongs to: that of its word of harm, one above it, else the first of a fitting type."""
    token = figure.harm
    for _ in range(CLIMB):
        for number, act in enumerate(acts):
            if token == act.head or token in act.words:
                return number
        if token.head == token:
            break
        token = token.head
    fitting = (n for kind in _OWNERS[figure.what] for n, act in enumerate(acts) if act.type == kind)
    return next(fitting, None)
