"""What standing an event has: fact, claim, plan, possibility, denial or background; and who says so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from index.annotate.acts import Act
from index.annotate.events_grammar import children, is_verb, lemma, prepositions, subject
from index.annotate.events_lexicon import lexicon
from index.annotate.participants import Participants
from index.model import EventDate, EventStatus, Role, RoleName

BACKGROUND: frozenset[RoleName] = frozenset(("history", "previous"))
OLD = 21  # days before publication after which an event of a circumstance is background


def reporter(act: Act, participants: Participants) -> str | None:
    """Who says that the event happened, or None for the paper's own voice."""
    if act.denier is not None:
        return next(iter(participants.all_of([act.denier])), None)
    speaker = participants.speaker_at(act.head.idx)
    if speaker:
        return speaker
    source = source_of(act.head)
    return participants.actor(source) if source is not None else None


def source_of(token: Token) -> Token | None:
    """The phrase for who says so: the subject of the verb of saying above, or what follows "according to"."""
    says = lexicon().frame("say") | lexicon().frame("say", "deny")
    for _ in range(10):
        if is_verb(token) and (named := _according(token)) is not None:
            return named
        head = token.head
        if head == token:
            return None
        if token.dep_ in ("ccomp", "parataxis") and is_verb(head) and lemma(head) in says:
            return subject(head)
        token = head
    return None


def _according(verb: Token) -> Token | None:
    for child in children(verb, "prep"):
        if child.lower_ == "according":
            return next((noun for _, noun in prepositions(child)), None) or next(
                (noun for prep in children(child, "prep") for noun in children(prep, "pobj")), None
            )
    return None


def status_of(
    act: Act, role: Role | None, when: EventDate | None, published: date | None, said_by: str | None
) -> EventStatus:
    """The standing of an event: what its clause says, else its part in the story, else that somebody claims it."""
    if act.status != "reported":
        return act.status
    if role is not None and role.role in BACKGROUND:
        return "past"
    if when is not None and published is not None and (published - when.last).days > OLD:
        return "past"
    if role is not None and role.role == "context" and act.head.tag_ in ("VBD", "VBN"):
        return "past"
    return "claimed" if said_by else "reported"


def role_at(roles: Sequence[Role], position: int) -> Role | None:
    """The role of the sentence that holds this offset, or None."""
    number = bisect_right(roles, position, key=lambda role: role.start) - 1
    return roles[number] if number >= 0 and position < roles[number].end else None
