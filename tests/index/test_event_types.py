"""The table of event types: every type of the format is in it, and what it says holds together."""

from __future__ import annotations

import tomllib
from pathlib import Path

import index.event_types
from index.event_types import EVENT_TYPES, HARMS, HELPS
from index.vocabulary import TYPES

TABLE = Path(index.event_types.__file__).parent / "data" / "event_types.toml"


def test_the_table_holds_the_types_of_the_format_in_its_order() -> None:
    assert tuple(tomllib.loads(TABLE.read_text(encoding="utf-8"))) == tuple(EVENT_TYPES) == TYPES


def test_what_is_promised_is_no_deed_yet() -> None:
    assert not HELPS & HARMS
    for kind in EVENT_TYPES.values():
        assert (
            kind.promised
            in {"help": ("AGREE",), "harm": ("THREATEN",), None: ("REQUEST", "OTHER")}[kind.side]
        )
        assert kind.not_promised in {"help": ("REJECT",), "harm": ("AGREE",), None: (None,)}[kind.side]


def test_fields_of_four_are_by_words_or_deeds_and_for_or_against() -> None:
    for kind in EVENT_TYPES.values():
        if kind.quad is not None:
            assert kind.quad.endswith("COOPERATION") == (kind.side == "help")
            assert kind.quad.startswith("VERBAL") or not kind.talk
