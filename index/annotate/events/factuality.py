"""What standing an event has: fact, claim, plan, possibility, denial or background; and who says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Token

from index.annotate.events.acts import Act
from index.annotate.events.arguments import subject
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.inserted import said_of
from index.annotate.events.lemmas import lemma
from index.annotate.events.participants import Participants
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import (
    has_auxiliary,
    is_negated,
    is_verb,
    own_subject,
    prepositional_objects,
)
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.doc_notes import text_of
from index.annotate.parse.grammar import (
    CONTENTS,
    FINITE,
    HELPERS,
    NOUN_CLAUSES,
    NOUNS,
    PAST,
    REPORTED,
    SUBJECTS,
)
from index.annotate.parse.grammar_terms import (
    ADJECTIVE,
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_MODIFIER,
    ATTRIBUTE,
    BASE_FORM,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    MODAL,
    NOUN_MODIFIER,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
)
from index.annotate.parse.headlines import headline_words, in_headline
from index.annotate.parse.prepositions import prepositions
from index.annotate.parse.pronoun_forms import FIRST_PERSON
from index.event_types import BY_FORCE, HARMS
from index.model import EventDate, EventStatus, Quote, Role, RoleName

_BESIDE: frozenset[RoleName] = frozenset(("history", "previous", "context", "anecdote"))
RECENT = 7  # days before publication up to which an event of a sentence beside the main one is news
OLD = 21  # days before publication after which an event of a circumstance is background


def reporter(act: Act, participants: Participants) -> str | None:
    """Who says that the event happened, or None for the paper's own voice."""
    if act.denier is not None:
        return next(iter(participants.all_of([act.denier])), None)
    speaker = participants.speaker_at(act.head.idx)
    if speaker:
        quote = participants.voices.around(act.head.idx)
        if is_not_claimed(act, quote):
            return None
        teller = teller_within(act.head, quote)
        return speaker if teller is None else participants.actor(teller)
    source = source_of(act.head)
    return participants.actor(source) if source is not None else None


def is_not_claimed(act: Act, quote: Quote | None) -> bool:
    """Whether an event in a quotation is no claim of its speaker's: taken as known there, or told beside it."""
    return is_taken_as_known(act, quote) or is_told_beside(act, quote)


def is_taken_as_known(act: Act, quote: Quote | None) -> bool:
    """As in “fans voiced their support for Lund's march”, “welcomed the deal”: they judge it, and do not claim it."""
    if quote is None or quote.kind != "indirect" or act.type in HARMS - {"PROTEST"} or is_verb(act.head):
        return False
    cue = next((one for one in upward(act.head) if not quote.start <= one.idx < quote.end), None)
    inside = [one for one in upward(act.head) if quote.start <= one.idx < quote.end]
    if cue is None or any(map(is_verb, inside)):
        return False
    return lemma(cue) in lexicon().frame("say", "judging")


def is_denied_beside(act: Act, quote: Quote | None) -> bool:
    """As in “Lund has denied he is held or was forced to quit”: the parse hangs the second clause on the denial."""
    if quote is None or quote.status != "denied":
        return False
    inside = [one for one in upward(act.head) if quote.start <= one.idx < quote.end]
    top = inside[-1] if inside else act.head
    return top.dep_ == CONJUNCT and top.head.idx < quote.start


def is_told_beside(act: Act, quote: Quote | None) -> bool:
    """As in “the bank said it was sorry, but politicians were critical of it”: a clause of the paper's own.

    Violence stays with whoever seems to tell of it.
    """
    if quote is None or quote.kind != "indirect" or act.type in BY_FORCE:
        return False
    clause = next((one for one in upward(act.head) if is_verb(one) and one.dep_ != OPEN_COMPLEMENT), None)
    if clause is None or clause.dep_ != CONJUNCT or clause.head.idx >= quote.start:
        return False
    doer = next(iter(children(clause, *SUBJECTS)), None)
    return doer is not None and doer.pos_ in NOUNS and lemma(clause.head) in lexicon().frame("say")


def teller_within(token: Token, quote: Quote | None) -> Token | None:
    """As in ““Lund told police that his son shot her,” a clerk said”: who tells it within another's words, or None."""
    if quote is None or quote.kind != "indirect":
        return None
    clause = next((one for one in upward(token) if one.dep_ == COMPLEMENT_CLAUSE), None)
    if clause is None or not quote.start <= clause.head.idx < quote.end or clause.head.i > clause.i:
        return None
    doer, verb = own_subject(clause), clause.head
    if doer is not None and doer.lower_ in FIRST_PERSON:
        return None  # “Lund told them I shot her”
    return own_subject(verb) if is_verb(verb) and lemma(verb) in lexicon().frame("say") else None


def source_of(token: Token) -> Token | None:
    """The phrase for who says so: the subject of the verb of saying above, or what follows "according to"."""
    says = lexicon().frame("say") | lexicon().frame("say", "deny") | lexicon().frame("say", "claims")
    if is_verb(token) and (said := said_of(token)) is not None:
        return said[1]
    for word in upward(token):
        if is_verb(word) and (named := _according(word)) is not None:
            return named
        head = word.head
        if word.dep_ in REPORTED and is_verb(head) and lemma(head) in says:
            return None if _is_apart(word, head) else subject(head)
    return None


def _is_apart(clause: Token, verb: Token) -> bool:
    """As in “Peru accused Chad of theft; Chad said it was innocent”: the clause before is not what Chad says."""
    return clause.i < verb.i and any(one.text == ";" for one in verb.doc[clause.i : verb.i])


def is_only_claimed(token: Token) -> bool:
    """As in “sites on which it was claimed that rebels shelled the town”: by whoever it may be."""
    if in_headline(token) and _is_labelled(token):
        return True
    claims = lexicon().frame("say", "claims")
    return any(
        (word.dep_ in REPORTED and is_verb(word.head) and lemma(word.head) in claims)
        or _is_said_by_nobody(word)
        or _is_spoken_about(word)
        for word in upward(token)
    )


def _is_spoken_about(noun: Token) -> bool:
    """As in “spoke about the killing of a guard by the army”: it is so as whoever speaks tells it."""
    link = noun.head
    is_topic = noun.dep_ == PREPOSITIONAL_OBJECT and link.lower_ in ("about", "on", "of")
    return is_topic and is_verb(link.head) and lemma(link.head) in lexicon().frame("say", "topics")


def _is_said_by_nobody(clause: Token) -> bool:
    """As in “It was claimed on a site that rebels shelled the town”, where the parse makes the clause the site's."""
    place = clause.head
    verb = place.head.head if place.dep_ == PREPOSITIONAL_OBJECT else place
    if clause.dep_ not in (*NOUN_CLAUSES, COMPLEMENT_CLAUSE) or not is_verb(verb) or verb == place == clause:
        return False
    says = lexicon().frame("say") | lexicon().frame("say", "claims")
    return lemma(verb) in says and any(one.lower_ == "it" for one in children(verb, PASSIVE_SUBJECT))


def _is_labelled(token: Token) -> bool:
    """As in the headline “Report: Militia raped women”, and “Mayor took bribes: sources”: by nobody named."""
    text = text_of(token.doc)
    start, end = text.rfind("\n", 0, token.idx) + 1, text.find("\n", token.idx)
    line = text[start : end if end >= 0 else len(text)]
    return bool(_report_label().search(line))


@cache
def _report_label() -> re.Pattern[str]:
    """A word for a report before the colon that begins a line, or behind that which ends it."""
    words = "|".join(sorted(headline_words("reports")))
    label = rf"(?:[\w’'-]+ ){{0,2}}(?:{words})"
    return re.compile(rf"\A\s*{label}:\s|(?::| [–—-]) {label}\s*\Z", re.IGNORECASE)


def _according(verb: Token) -> Token | None:
    for child in children(verb, PREPOSITION):
        if child.lower_ == "according":
            return next((noun for _, noun in prepositions(child)), None) or next(
                (noun for prep in children(child, PREPOSITION) for noun in prepositional_objects(prep)),
                None,
            )
    return None


@dataclass(frozen=True)
class EventTelling:
    """Where and how an event is told: the part of its sentence, its date and that of the report, and in whose words."""

    role: Role | None
    when: EventDate | None
    published: date | None
    is_said: bool  # somebody says so
    is_hearsay: bool  # and nobody who is named
    is_quoted: bool
    is_denied: bool  # in words that somebody denies
    is_news: bool  # told in the lead, or of a type with what is


def status_of(act: Act, telling: EventTelling) -> EventStatus:
    """The standing of an event: what its clause says, else its part in the story, else that somebody claims it."""
    if act.status != "reported":
        return act.status
    if telling.is_denied:
        return "denied"
    if (foreseen := foreseeing(act.head)) is not None and is_negated(foreseen):
        return "denied"  # “was never set to meet”
    if foreseen is not None or (act.type != "OTHER" and is_ahead(telling.when, telling.published)):
        return "planned"
    if is_hedged(act) or telling.is_quoted or telling.is_hearsay:
        return "claimed"
    if _is_background(act, telling):
        return "past"
    return "claimed" if telling.is_said else "reported"


def is_ahead(when: EventDate | None, published: date | None) -> bool:
    """Whether the day of an event is one after the report: “talks are set for Friday”."""
    return when is not None and published is not None and when.first > published


def foreseeing(token: Token) -> Token | None:
    """As in “is to meet”, “was set to be charged”, “are poised to impose sanctions”: what says that it is to come."""
    verb, foreseen = _verb_of(token), lexicon().frame("foreseen", "words")
    if token != verb and verb.lower_ in foreseen and is_passive(verb):
        return verb  # “talks are scheduled for May”
    if token != verb and (token.head != verb or lemma(verb) not in lexicon().frame("light")):
        return None  # “is set to condemn the attack”, which has been
    if verb.dep_ == CONJUNCT and verb.tag_ == BASE_FORM:
        verb = verb.head  # “is to meet and thank them”
    above = verb.head
    if verb.dep_ != OPEN_COMPLEMENT or not has_auxiliary(verb, ("to",)):
        return None
    if lemma(above) == "be":
        said = children(above, ADJECTIVE_COMPLEMENT, ATTRIBUTE)
        is_said_so = not said or any(word.lower_ in foreseen for word in said)
    else:
        is_said_so = above.lower_ in foreseen and (is_passive(above) or above.pos_ == ADJECTIVE)
    return above if is_said_so else None


def is_hedged(act: Act) -> bool:
    """As in “allegedly shot”, “an alleged attack”, “is believed to have shot”: said to be so by nobody named."""
    frame = lexicon().frames["hedged"]
    words = [act.head, *act.words, *((act.agent,) if act.agent is not None else ())]
    beside = [
        child.lower_
        for word in words
        for child in children(word, ADVERBIAL_MODIFIER, ADJECTIVE_MODIFIER, COMPOUND, NOUN_MODIFIER)
    ]
    if not (frame["adverbs"] | frame["adjectives"]).isdisjoint(beside):
        return True
    for verb in upward(act.head):
        above = verb.head
        if verb.dep_ in CONTENTS and lemma(above) in frame["supposing"] and is_passive(above):
            return True
        if verb.dep_ not in (CONJUNCT, OPEN_COMPLEMENT, COMPLEMENT_CLAUSE, PREPOSITIONAL_CLAUSE):
            break
    return False


def _is_background(act: Act, telling: EventTelling) -> bool:
    """Whether an event is told as background: by its date where it has one, else by the part of its sentence."""
    role = telling.role.role if telling.role else None
    if telling.when is not None and telling.published is not None:
        days = (telling.published - telling.when.last).days
        return days > OLD or (role in _BESIDE and days > RECENT)
    if role == "history":
        return True
    is_over = role == "context" and _tense(act.head) in PAST
    return is_over and not (telling.is_said or telling.is_news or act.type == "THREATEN")


def has_happened(act: Act) -> bool:
    """As in “rejected”, “was hit”, “has met”: told as over, so that no day after publication is its own."""
    if act.status not in ("reported", "claimed", "past") or foreseeing(act.head) is not None:
        return False
    verb = _verb_of(act.head)
    helpers = {one.tag_ for one in children(verb, *HELPERS)}
    return MODAL not in helpers and (
        verb.tag_ == PAST_TENSE or (verb.tag_ == PAST_PARTICIPLE and not FINITE.isdisjoint(helpers))
    )


def _tense(token: Token) -> str:
    return _verb_of(token).tag_


def _verb_of(token: Token) -> Token:
    """The verb that the trigger is or stands under, or the main word of a sentence without one."""
    *words, last = upward(token)
    return next((word for word in words if is_verb(word)), last)


def role_at(roles: Sequence[Role], position: int) -> Role | None:
    """The role of the sentence that holds this offset, or None."""
    number = bisect_right(roles, position, key=lambda role: role.start) - 1
    return roles[number] if number >= 0 and position < roles[number].end else None
