"""The data files of annotation, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("data")


@cache
def data_file(name: str) -> dict[str, Any]:
    """The tables of a TOML file in `data/`, by its name; whoever asks for them changes nothing in them."""
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def word_list(file: str, *keys: str) -> frozenset[str]:
    """One list of words, as the file writes them, under these keys of a file. Raises KeyError where there is none."""
    listed: Any = data_file(file)
    for key in keys:
        listed = listed[key]
    return frozenset(listed.split())


@cache
def word_lists(file: str) -> dict[str, dict[str, frozenset[str]]]:
    """The lists of words of a file whose sections hold nothing else."""
    return {
        section: {name: frozenset(words.split()) for name, words in lists.items()}
        for section, lists in data_file(file).items()
    }
