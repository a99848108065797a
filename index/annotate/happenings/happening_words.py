"""The word lists and weights by which happenings are told apart, read once from the data file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent.with_name("data") / "happenings.toml"


@cache
def happening_data() -> dict[str, Any]:
    """The data file."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def words(part: str, name: str) -> frozenset[str]:
    """One of the word lists: `words("people", "female")`."""
    return frozenset(happening_data()[part][name].split())


@cache
def marks(part: str) -> tuple[str, ...]:
    """What stands in text as it is written, in lower case: `marks("archive")`."""
    return tuple(happening_data()["marks"][part])
