"""The types of events and what each of them is, as `data/event_types.toml` says; the sets that rules ask for."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from index.vocabulary import TYPES, EventType


@dataclass(frozen=True)
class TypeOfEvent:
    """What a type of event is; the table says what each field means."""

    side: Literal["help", "harm"] | None = None
    promised: EventType | None = None
    not_promised: EventType | None = None
    negated: EventType | Literal["denied"] | None = None
    talk: bool = False
    needs_agent: bool = False
    by_force: bool = False
    quad: str | None = None


def _read() -> dict[EventType, TypeOfEvent]:
    """Every type of the format. Raises KeyError where the table lacks one, TypeError where it has a field too many."""
    table = tomllib.loads((Path(__file__).parent / "data" / "event_types.toml").read_text(encoding="utf-8"))
    return {name: TypeOfEvent(**table[name]) for name in TYPES}


def _those(that: Callable[[TypeOfEvent], bool]) -> frozenset[EventType]:
    return frozenset(name for name, kind in EVENT_TYPES.items() if that(kind))


EVENT_TYPES: Final = _read()
HELPS: Final = _those(lambda kind: kind.side == "help")
HARMS: Final = _those(lambda kind: kind.side == "harm")
BY_FORCE: Final = _those(lambda kind: kind.by_force)
TALK: Final = _those(lambda kind: kind.talk)
NEED_AGENT: Final = _those(lambda kind: kind.needs_agent)
