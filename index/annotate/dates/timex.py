"""A date that was found, and which of them tells when the act of a token happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise, takewhile

from spacy.tokens import Doc, Token

from index.annotate.dates.date_arithmetic import date_words
from index.annotate.parse.dependents import children, up_to_verb, upward
from index.annotate.parse.grammar import NOUNS, SUBJECTS, TIMES, VERBS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    AUXILIARY,
    BASE_FORM,
    COMPOUND,
    CONJUNCT,
    DETERMINER,
    DIRECT_OBJECT,
    ING_FORM,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    NUMERIC_MODIFIER,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    PAST_TENSE,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    RELATIVE_CLAUSE,
    SUBORDINATOR,
)
from index.model import EventDate

_TOLD = 5  # the rank of a day of which a clause tells: behind those that stand in the clause
AROUND = 20  # the rank of a date that stands over the whole sentence
OPENING = 10  # characters before a date that opens a sentence
_BORDERS = frozenset((ADVERBIAL_CLAUSE, RELATIVE_CLAUSE))
WEEK = 7  # days: what is told of a month or a year in a clause beside is not when the deed was
_OF_NOUNS = frozenset((NOUN_CLAUSE, RELATIVE_CLAUSE))
_JOINED = frozenset(
    (OPEN_COMPLEMENT, CONJUNCT, NOUN_CLAUSE, PREPOSITIONAL_CLAUSE)
)  # a noun belongs to the clause it stands in
_MODIFIERS = frozenset((NUMERIC_MODIFIER, COMPOUND, ADJECTIVE_MODIFIER, NOUN_MODIFIER, POSSESSOR))
_OWNERS = frozenset(
    (
        DIRECT_OBJECT,
        ACTIVE_SUBJECT,
        PASSIVE_SUBJECT,
        ATTRIBUTE,
        APPOSITION,
        OBJECT_PREDICATE,
        CONJUNCT,
        PREPOSITIONAL_OBJECT,
        POSSESSOR,
    )
)
_BORDERS_OF_TIME = frozenset(("since", "until", "till"))
_WHILE = frozenset(("when", "while"))
_WHEN = frozenset(("in", "during", "at", "after", "before", "since", "through"))


@dataclass(frozen=True)
class FoundDate:
    """A date in the text: its span, its first and last day, why, and the tokens above it in the parse.

    `inner` says that it dates what stands behind it, not what it stands under: "two days after X warned Y".
    `owner` is the token of the noun that it belongs to: the accord in "the accord of 2015".
    """

    start: int
    end: int
    first: date
    last: date
    reason: str
    above: tuple[int, ...] = ()
    inner: bool = False
    sentence: int | None = None
    owner: int | None = None

    def as_event_date(self) -> EventDate:
        """The date in the form of the format."""
        return EventDate.model_validate(
            {"from": self.first, "to": self.last, "reason": self.reason, "start": self.start, "end": self.end}
        )


def date_of(dates: Sequence[FoundDate], token: Token, strict: bool = False) -> EventDate | None:
    """The date of what the token says, by the parse: in its own clause or phrase; else the only one around it.

    Where `strict`, a date of another clause or phrase around is none of its own: what befalls people is told in many
    clauses of one day, what they say and decide is not.
    """
    if not dates:
        return None
    sentence = token.sent
    first, last = sentence.start, sentence.end
    dates_inside = [one for one in dates if one.above and first <= one.above[0] < last]
    if strict:
        dates_inside = [one for one in dates_inside if not is_elsewhere(one, token)]
    above = [word.i for word in up_to_verb(upward(token), _JOINED)]
    ranked = [
        (rank, number)
        for number, found_date in enumerate(dates_inside)
        if (rank := _rank(found_date, token, above)) is not None
    ]
    if not ranked:
        return None
    far, number = min(ranked)
    inside = [dates_inside[other] for rank, other in ranked if rank <= far + 1]
    return _narrowest(dates_inside[number], inside).as_event_date()


def _narrowest(nearest: FoundDate, others: Sequence[FoundDate]) -> FoundDate:
    """As in “will meet this year on Jan. 29”: of the nearest date and one inside it that stands beside it, the latter.

    In “condemned this year a raid on Jan. 29” that is the day of the raid.
    """
    inside = [
        other
        for other in others
        if nearest.first <= other.first and other.last <= nearest.last and _are_beside(nearest, other)
    ]
    return min([nearest, *inside], key=lambda day: day.last - day.first)


def _are_beside(wider: FoundDate, narrower: FoundDate) -> bool:
    return max(wider.start, narrower.start) - min(wider.end, narrower.end) <= len(", on ")


def _rank(found_date: FoundDate, token: Token, clause: Sequence[int]) -> int | None:
    """How far the date is from the token in the tree; None where it belongs to something else."""
    if is_told_of_day(found_date, token):
        return _TOLD
    if is_bound(found_date, token.doc) and not _is_of_deed_itself(found_date, token):
        return None
    if found_date.inner:
        return 0 if found_date.start < token.idx and found_date.above[0] in chain(token) else None
    if token.i in found_date.above:
        between = found_date.above[: found_date.above.index(token.i)]
        words_between = [token.doc[n] for n in between]
        if is_of_deed(token, words_between) or is_of_second(token, words_between):
            return None
        if is_of_past(token, words_between) or any(map(is_of_scene, words_between)):
            return None
        of_subject = found_date.start < token.idx and any(token.doc[n].dep_ in SUBJECTS for n in between)
        is_aside = of_subject or (found_date.last - found_date.first).days > WEEK
        if is_aside and any(_is_of_noun(token.doc[n]) for n in between[:-1]):
            return None  # "the merger, announced in May, was opposed"
        return (
            len(between) if not any(token.doc[n].dep_ in _BORDERS for n in between[:-1]) else len(between) + 6
        )
    for steps, number in enumerate(clause):
        if steps and _is_charged(token.doc[number], token.doc[clause[steps - 1]]):
            break
        if number in found_date.above:
            is_said = token.doc[number].lemma_ in words("says") and number != token.i
            return None if is_said else steps + found_date.above.index(number) + 1
    return AROUND if _opens(found_date, token) else None


def is_bound(found_date: FoundDate, doc: Doc) -> bool:
    """As in “has killed 20 since January”, “is held until Friday”: when it began or ends, and not when it was.

    So it is of “the largest march since the end of the war in 1989”.
    """
    first = doc[found_date.above[0]]
    if found_date.inner:
        return False
    if first.lower_ in _BORDERS_OF_TIME:
        return True
    below = list(takewhile(lambda one: one.pos_ not in VERBS, (doc[number] for number in found_date.above)))
    if not any(one.lower_ in _BORDERS_OF_TIME for one in below):
        return False
    nouns = [one.lemma_.lower() for one in below if one.pos_ in NOUNS]
    return not (first.lower_ == "of" and words("times").issuperset(nouns))  # “since the beginning of 2018”


def _is_of_deed_itself(found_date: FoundDate, deed: Token) -> bool:
    """As in “held since his arrest on Friday”: the arrest was on that day, since which he is held."""
    if deed.pos_ not in NOUNS or deed.ent_type_ in TIMES or deed.i not in found_date.above:
        return False
    below = found_date.above[: found_date.above.index(deed.i)]
    return all(deed.doc[number].lower_ not in _BORDERS_OF_TIME for number in below)


def is_told_of_day(found_date: FoundDate, token: Token) -> bool:
    """As in “the largest sale since 2009, when Lund bought the bank”: the clause is about the day that it hangs on."""
    for word in upward(token):
        if word.dep_ == RELATIVE_CLAUSE:
            opened = any(one.lower_ == "when" for one in children(word, ADVERBIAL_MODIFIER))
            is_any = any(article.lower_ in ("a", "an") for article in children(word.head, DETERMINER))
            return opened and not is_any and found_date.start <= word.head.idx < found_date.end
        if word.dep_ not in (CONJUNCT, OPEN_COMPLEMENT):
            break
    return False


def _is_charged(above: Token, below: Token) -> bool:
    """As in “charged on Monday with arson”: what it is about is of another day than a procedure.

    So it is of “detained suspects on Monday in the killing of a guard”.
    """
    procedure = "procedure_nouns" if above.pos_ in NOUNS else "procedures"
    return above.lemma_.lower() in words(procedure) and below.dep_ == PREPOSITION


def behind_charge(deed: Token) -> Token | None:
    """As in “people suspected of the murder”: the preposition behind which stands what one is charged with."""
    clause = up_to_verb(upward(deed), _JOINED)
    return next((below for below, above in pairwise(clause) if _is_charged(above, below)), None)


def is_of_deed(verb: Token, between: Sequence[Token]) -> bool:
    """As in “jailed in the Jan. 15 death of a guard”: the day is that of the deed, and not of what it leads to."""
    if verb.lemma_ not in words("procedures"):
        return False
    nouns = {one.lemma_.lower() for one in between if one.pos_ in NOUNS}
    return not nouns.isdisjoint(words("happened") - words("scuffles"))


def is_of_second(verb: Token, between: Sequence[Token]) -> bool:
    """As in “has vowed to stay and met the mayor on Monday”: the day is that of the meeting alone."""
    helpers = {one.lemma_ for one in children(verb, AUXILIARY)}
    joined = [one for one in between if one.dep_ == CONJUNCT and one.head == verb and one.tag_ == PAST_TENSE]
    return "have" in helpers and bool(joined) and not children(joined[0], AUXILIARY, PASSIVE_AUXILIARY)


def is_of_scene(clause: Token) -> bool:
    """As in “killed two in Norwick, where a judge died in May”: what else a place saw was on another day."""
    return clause.dep_ == RELATIVE_CLAUSE and any(
        opener.lower_ == "where" for opener in children(clause, ADVERBIAL_MODIFIER)
    )


def is_elsewhere(found_date: FoundDate, token: Token) -> bool:
    """As in “must prepare, given that they met on Friday”, “his exit came as he named Berg, chief from 1992”."""
    climb = set(chain(token))
    fork = next((place for place, n in enumerate(found_date.above) if n == token.i or n in climb), None)
    beside = [token.doc[n] for n in found_date.above[:fork]]
    verbs = [one for one in beside if one.pos_ in VERBS and one.dep_ not in (OPEN_COMPLEMENT, AUXILIARY)]
    if any(not _is_meanwhile(verb, token) for verb in verbs):
        return not found_date.inner
    is_apart = fork is not None and token.i not in found_date.above
    nouns = [one for one in beside if one.pos_ in NOUNS and one.ent_type_ not in TIMES]
    return is_apart and any(one.lemma_.lower() not in words("times") for one in nouns)


def _is_meanwhile(verb: Token, token: Token) -> bool:
    """As in “she declined when they met on Monday”, “speaking on Monday, she declined”: of one and the same day."""
    if verb.dep_ == NOUN_CLAUSE:  # "in a letter read out on Sunday, she thanked"
        return verb.head.dep_ == PREPOSITIONAL_OBJECT and verb.head.head.lower_ == "in"
    if verb.dep_ != ADVERBIAL_CLAUSE:
        return False
    openers = {one.lower_ for one in children(verb, SUBORDINATOR, ADVERBIAL_MODIFIER) if one.i < verb.i}
    return bool(openers & _WHILE) or (
        verb.tag_ == ING_FORM and verb.i < token.i and not children(verb, SUBORDINATOR)
    )


def is_of_past(verb: Token, between: Sequence[Token]) -> bool:
    """As in “has done little since the storm last year”: no day that is over is one of what “has” been done."""
    if not any(one.lower_ in ("has", "have") for one in children(verb, AUXILIARY)):
        return False
    nouns = [one for one in between if one.pos_ in NOUNS and one.ent_type_ not in TIMES]
    is_in_clause = any(one.dep_ == ADVERBIAL_CLAUSE for one in between)
    return is_in_clause or any(one.lemma_.lower() not in words("times") for one in nouns)


def _is_of_noun(verb: Token) -> bool:
    """Whether a verb tells something of a noun beside, and not when it was: “a battle that occurred on Monday”."""
    told = verb.dep_ in _OF_NOUNS and verb.tag_ != BASE_FORM
    return told and verb.lemma_ not in words("occurring")


def _opens(found_date: FoundDate, token: Token) -> bool:
    """Whether the date opens a sentence in which the parse found no main verb, so that it dates what is told there."""
    if not found_date.above:
        return False
    root, sentence = token.doc[found_date.above[-1]], token.sent
    verbless = root.head == root and root.pos_ not in VERBS
    return verbless and token.i != root.i and found_date.start - sentence.start_char <= OPENING


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of the data file."""
    return frozenset(date_words()[name])


def chain(token: Token) -> list[int]:
    """The token and its heads."""
    return [word.i for word in upward(token)]


def owner_of(doc: Doc, token: Token, above: Sequence[int]) -> int | None:
    """The noun that a date belongs to, "the accord of 2015", "Monday's raid"; None where it dates a clause."""
    if not above:
        return None
    number = above[0]
    if doc[number].lower_ == "of" and len(above) > 1:
        number = above[1]
    elif token.dep_ not in _MODIFIERS:
        return None
    noun = doc[number]
    if noun.pos_ not in NOUNS or noun.dep_ not in _OWNERS:
        return None
    if noun.ent_type_ in TIMES or noun.lemma_.lower() in words("times"):
        return None
    in_time = noun.dep_ == PREPOSITIONAL_OBJECT and noun.head.lower_ in _WHEN
    above_it = noun.head.head
    if in_time and (above_it.pos_ in VERBS or above_it.lemma_.lower() in words("happened")):
        return None  # "ousted in the coup of 2013", but not "appealed his conviction in a 2005 murder"
    return number
