"""The words of the format: every kind, role, type and status that it knows. See docs/format.md."""

from typing import Literal, get_args

SegmentKind = Literal["title", "heading", "paragraph", "list", "caption", "credit"]
RoleName = Literal[
    "main",
    "consequence",
    "previous",
    "context",
    "history",
    "anecdote",
    "evaluation",
    "expectation",
    "boilerplate",
]
ActorKind = Literal["person", "group", "organization", "government", "country", "media", "other"]
RuleOf = Literal["actors", "quotes"]  # what a rule about a name is about
MentionForm = Literal["name", "nominal", "pronoun"]
QuoteKind = Literal["direct", "mixed", "indirect"]
QuoteStatus = Literal["denied"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "OTHER",
]
CountWhat = Literal["killed", "wounded", "detained", "displaced", "other"]
EventStatus = Literal["reported", "claimed", "planned", "denied", "possible", "past"]
By = Literal["auto", "hand"]

BODY_KINDS: frozenset[ActorKind] = frozenset(
    ("group", "organization", "government", "media")
)  # who acts, and is no person
ROLES: tuple[RoleName, ...] = get_args(RoleName)  # in the order of the columns of the shipped model
TYPES: tuple[EventType, ...] = get_args(EventType)  # PLOVER's sixteen, and what is none of them
