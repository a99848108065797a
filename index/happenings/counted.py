"""Whom a figure counts: children, fighters, police, or people at large. Kinds are kept apart, never added up."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import Final

from index.happenings.word_weights import DATA

_BEHIND: Final = 3  # words after a number in which what it counts is named
_WORD = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[.,;:!?()]|\b(?:and|or|were|was|have|had|has|when|as|by|in)\b")


def whom(words: str, behind: str) -> str | None:
    """The kind of people that a figure counts, by its words and those behind it; None for people at large."""
    near = _ENDS.split(behind.lower(), maxsplit=1)[0]
    named = [*_WORD.findall(words.lower()), *_WORD.findall(near)[:_BEHIND]]
    return next((_kinds()[word] for word in named if word in _kinds()), None)


@cache
def _kinds() -> dict[str, str]:
    lists = tomllib.loads((DATA / "counted.toml").read_text(encoding="utf-8"))
    return {word: kind for kind, words in lists.items() for word in words}
