"""Days and places that stand beside an act and are those of another: of a second clause, of a crime, of a matter."""

from __future__ import annotations

import re

from spacy.tokens import Token

from index.annotate.dates.timex import FoundDate, is_told_of_day
from index.annotate.events.acts import Act
from index.annotate.events.days_above import is_of_what_stands_above
from index.annotate.events.doubtful import is_of_charge, is_of_promise
from index.annotate.events.other_deeds import is_other_deed
from index.annotate.parse.clauses import has_subject, is_verb
from index.annotate.parse.dependents import children, up_to_verb, upward
from index.annotate.parse.doc_notes import text_of
from index.annotate.parse.grammar import HELPERS, PRESENT, SUBJECTS
from index.annotate.parse.grammar_terms import ADVERB, CONJUNCT, PREPOSITION
from index.annotate.places.find_places import FoundPlace
from index.event_types import TALK
from index.model import EventType

_MEASURES: frozenset[EventType] = frozenset(("COERCE", "SANCTION"))
_ON = frozenset(("on", "in", "at", "during", "over", "early", "late"))
_FOR = frozenset(("for", "over"))
_BETWEEN = re.compile(r"\bbetween (?:[^.;]{0,24} and )?(?:early |late |mid-)?$")
_LONGEST = 40  # characters before a day
_GERUND_BEHIND = re.compile(r"(?: (?:after|before))? [a-z]+ing\b")
_OTHERS = TALK | _MEASURES


def is_of_another_day(act: Act, found_date: FoundDate) -> bool:
    """Whether a day of the sentence is that of something else than the act."""
    return (
        is_of_charge(act, found_date.above)
        or is_of_promise(act, found_date)
        or _is_far_from_deed(act, found_date)
        or _is_of_first_clause(act, found_date)
        or _is_bound_of_time(act, found_date)
        or _is_counted_from_deed(act, found_date)
        or _is_of_what_followed(act, found_date)
        or is_of_what_stands_above(act, found_date)
    )


def _is_far_from_deed(act: Act, found_date: FoundDate) -> bool:
    """Whether a deed of no type has its day elsewhere than beside its verb: “picked a firm for the market of 2017”."""
    if not is_other_deed(act) or is_told_of_day(found_date, act.head) or _is_in_year(act, found_date):
        return False
    head = act.head
    verbs = {head.i} if head.dep_ != CONJUNCT or has_subject(head) else {head.i, head.head.i}
    doc = head.doc
    above = [number for number in found_date.above if doc[number].pos_ != ADVERB]
    steps = next((place for place, number in enumerate(above) if number in verbs), None)
    if not steps:
        return steps is None
    is_behind_subject = steps == 2 and doc[above[1]].dep_ in SUBJECTS  # “a mill on Monday picked banks”
    return not (steps == 1 or is_behind_subject) or doc[above[0]].lower_ not in _ON


def _is_in_year(act: Act, found_date: FoundDate) -> bool:
    """As in “a mill achieved growth in 2018”: a year is told with a deed wherever it stands."""
    is_year = (found_date.first.month, found_date.first.day, found_date.last.month) == (1, 1, 12)
    return is_year and act.head.doc[found_date.above[0]].lower_ == "in"


def _is_of_first_clause(act: Act, found_date: FoundDate) -> bool:
    """As in “the plan passed last year, but officials have since balked at it”: the day is of the first clause."""
    if act.type not in _OTHERS:
        return False
    for clause in upward(act.head):
        if clause.dep_ == CONJUNCT and is_verb(clause) and has_subject(clause):
            before = clause.head.idx < found_date.start < clause.left_edge.idx
            return before and clause.head.i in found_date.above and _is_later(clause)
    return False


def _is_later(clause: Token) -> bool:
    """As in “but officials have since opposed it”, “but Lund remains in jail”: it is told of now, not of that day."""
    first = next(iter(children(clause, *HELPERS)), clause)
    return first.tag_ in PRESENT


def _is_bound_of_time(act: Act, found_date: FoundDate) -> bool:
    """As in “between 2015 and 2018”: neither is when it was."""
    before = text_of(act.head.doc)[max(0, found_date.start - _LONGEST) : found_date.start]
    return _BETWEEN.search(before) is not None


def _is_counted_from_deed(act: Act, found_date: FoundDate) -> bool:
    """As in “took a week before agreeing”, “four months after fleeing Lund”: from when it is counted is not told."""
    return found_date.inner and _GERUND_BEHIND.match(text_of(act.head.doc), found_date.end) is not None


def _is_of_what_followed(act: Act, found_date: FoundDate) -> bool:
    """As in “on Thursday imposed sanctions over the killing of Lund”: when he was killed is not told."""
    if act.head.i in found_date.above or act.type in TALK:
        return False
    below = (word for word in up_to_verb(upward(act.head)) if word.dep_ == PREPOSITION)
    follows = [word for word in below if word.lower_ in _FOR and word.idx > found_date.start]
    return bool(follows) and any(number in found_date.above for number in _above(follows[-1]))


def _above(preposition: Token) -> list[int]:
    return [word.i for word in upward(preposition.head)]


def is_of_matter(act: Act, place: FoundPlace) -> bool:
    """Whether a place of the sentence is that of what somebody is blamed or punished for."""
    return _is_blamed(act, place) or _is_of_crime(act, place)


def _is_blamed(act: Act, place: FoundPlace) -> bool:
    """As in “attacked Norland for its war”, in words: a country that is blamed is not where that is said."""
    return act.type == "ACCUSE" and place.above[:1] == (act.head.i,)


def _is_of_crime(act: Act, place: FoundPlace) -> bool:
    """As in “sentenced him for a murder in Lund”, “awaits trial for his role in raids in Lund”: where the crime was."""
    if act.type not in _MEASURES or act.head.i not in place.above:
        return False
    doc = act.head.doc
    below = [doc[number] for number in place.above[: place.above.index(act.head.i)]]
    for number, word in enumerate(below):
        is_for = word.lower_ in _FOR or (word.lower_ == "of" and word.head == act.head)
        if is_for and number > 1 and word.dep_ == PREPOSITION:
            return True
    return False
