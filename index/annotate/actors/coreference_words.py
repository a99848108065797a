"""The word lists of `coreference.toml`: by which words two phrases speak of one actor, or of two."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent.with_name("data") / "coreference.toml"


@cache
def word_list(name: str) -> frozenset[str]:
    """One list, in small letters. Raises KeyError where there is none of this name."""
    return frozenset(_table()[name].split())


@cache
def _table() -> dict[str, str]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
