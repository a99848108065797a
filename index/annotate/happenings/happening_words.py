"""The word lists and weights by which happenings are told apart, read once from the data file."""

from __future__ import annotations

from functools import cache
from typing import Any

from index.annotate.data_files import data_file


def happening_data() -> dict[str, Any]:
    """The data file."""
    return data_file("happenings.toml")


@cache
def words(part: str, name: str) -> frozenset[str]:
    """One of the word lists: `words("people", "female")`."""
    return frozenset(happening_data()[part][name].split())


@cache
def marks(part: str) -> tuple[str, ...]:
    """What stands in text as it is written, in lower case: `marks("archive")`."""
    return tuple(happening_data()["marks"][part])
