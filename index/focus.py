"""Focus: what the reader is looking at. A plain value, compared, kept in the trail and written to the session."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from index.model import EventType, RoleName


class Passage(BaseModel):
    """A pinned passage: a stretch of one article."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: str
    start: int
    end: int


class Account(BaseModel):
    """A pinned event: everyone's account of it.

    Events of the same type match that share an agent or a recipient (where it has any), and whose dates meet (where
    both have one).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    type: EventType
    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


class Focus(BaseModel):
    """A query and what is pinned. Every condition narrows: passages must meet all of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    query: str = ""
    actors: tuple[str, ...] = ()  # passages that mention all of these
    speaker: str | None = None  # passages with a quote by this actor; the quotes pane shows only these quotes
    about: str | None = None  # passages with a quote that names this actor, by somebody else
    agents: tuple[str, ...] = ()  # passages with an event done by all of these
    recipients: tuple[str, ...] = ()  # passages with an event done to all of these
    types: tuple[EventType, ...] = ()  # passages with an event of any of these types
    roles: tuple[RoleName, ...] = ()  # passages with a sentence of any of these roles
    articles: tuple[str, ...] = ()  # passages of any of these articles
    account: Account | None = None
    passage: Passage | None = None
    first: date | None = None  # articles published on or after
    last: date | None = None  # articles published on or before

    @property
    def empty(self) -> bool:
        """Whether nothing is asked and nothing is pinned: the whole collection."""
        return self == Focus()


Pin = Literal[
    "actors", "speaker", "about", "agents", "recipients", "types", "roles", "articles", "account", "passage"
]
