"""The word that a person would use for an event: its type in plain English, nearer where its trigger says more."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from index.vocabulary import TYPES, EventType

Beginnings = tuple[tuple[str, str], ...]  # how a trigger begins, and the word for it

OTHER, OTHERS = "other", "other acts"
_KINDS = 3  # types that are named of many events


@cache
def _table() -> dict[str, tuple[str, Beginnings]]:
    source = Path(__file__).with_suffix(".toml").read_text("utf-8")
    return {
        name: (
            entry["word"],
            tuple((one, word) for word, all_ in entry.get("by_trigger", {}).items() for one in all_),
        )
        for name, entry in tomllib.loads(source).items()
    }


def event_word(type_: EventType, trigger: str) -> str:
    """The word for an event of this type that is told by this trigger; the trigger where the type says nothing."""
    usual, beginnings = _table()[type_]
    for token in trigger.casefold().split():
        word = next((word for beginning, word in beginnings if token.startswith(beginning)), None)
        if word is not None:
            return word
    spoken = " ".join(trigger.casefold().split())
    return usual or (spoken if spoken.replace(" ", "").isalpha() else OTHER)


def type_word(type_: EventType) -> str:
    """The word for events of this type, whatever their triggers."""
    return _table()[type_][0] or OTHERS


def types_called(word: str) -> list[EventType]:
    """The types of which events are called so: “attack” is the usual word of one, “shoot” that of some triggers."""
    return [
        name
        for name in TYPES
        if word == _table()[name][0] or word in {called for _beginning, called in _table()[name][1]}
    ]


def types_in_words(types: Iterable[EventType]) -> str:
    """The types that most of many events are of, with how many: “accuse 4, ask”."""
    return ", ".join(
        f"{type_word(type_)} {count}" if count > 1 else type_word(type_)
        for type_, count in Counter(types).most_common(_KINDS)
    )
