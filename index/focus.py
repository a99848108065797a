"""Focus: what the reader is looking at. A plain value, compared, kept in the trail and written to the session."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from index.vocabulary import EventType, RoleName

_STRICT = {"extra": "forbid"}  # for pydantic, which reads a focus from JSON: an unknown field is refused


@dataclass(frozen=True)
class PinnedPassage:
    """A pinned passage: a stretch of one article."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    article: str
    start: int
    end: int


@dataclass(frozen=True)
class PinnedHappening:
    """A pinned happening: the events that are its reports, and nothing else of their articles."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    title: str
    reports: tuple[str, ...]  # "<article>#<event>"


@dataclass(frozen=True)
class Focus:
    """A query and what is pinned. Every condition narrows: passages must meet all of them.

    What is pinned of a quote (speaker, about), an event (agents, recipients, parties, types, account) or a background
    sentence (roles) holds for the rows of its pane too: all of it for each row. So does what the query line asks for by
    `speaker:`, `about:`, `by:`, `to:`, `party:`, `event:` and `role:`.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    query: str = ""
    actors: tuple[str, ...] = ()  # passages that mention all of these
    speaker: str | None = None  # passages with a quote by this actor; the quotes pane shows only these quotes
    about: str | None = None  # passages with a quote that names this actor, by somebody else
    agents: tuple[str, ...] = ()  # passages with an event done by all of these
    recipients: tuple[str, ...] = ()  # passages with an event done to all of these
    parties: tuple[str, ...] = ()  # passages with an event that each of these did or suffered
    types: tuple[EventType, ...] = ()  # passages with an event of any of these types
    roles: tuple[RoleName, ...] = ()  # passages with a sentence of any of these roles
    articles: tuple[str, ...] = ()  # passages of any of these articles
    account: PinnedHappening | None = None
    passage: PinnedPassage | None = None
    first: date | None = None  # articles published on or after
    last: date | None = None  # articles published on or before

    @property
    def empty(self) -> bool:
        """Whether nothing is asked and nothing is pinned: the whole collection."""
        return self == Focus()

    def to_json(self) -> dict[str, Any]:
        """What is asked and pinned, in JSON's types; what is not is left out."""
        given = {name: value for name, value in asdict(self).items() if value}
        return {name: _plain(value) for name, value in given.items()}

    @classmethod
    def from_json(cls, stored: object) -> Focus:
        """The focus that `to_json` gave. Raises ValueError where it is none."""
        from pydantic import TypeAdapter

        return TypeAdapter(cls).validate_python(stored)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items() if one is not None}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def field_query(field: str, value: str) -> str:
    """A condition of the query line: a field that has these words in a row; marks that would end them are left out."""
    words = " ".join(value.replace('"', " ").split())
    return f'{field}:"{words}"'
