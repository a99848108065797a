"""Short lines of web pages that are no part of any article: prompts, labels, credits of pictures."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class _Junk:
    longest_words: int
    beginnings: tuple[str, ...]
    lines: frozenset[str]
    longest_prompt: int
    prompts: tuple[str, ...]


@cache
def _junk() -> _Junk:
    data = tomllib.loads((Path(__file__).with_name("junk.toml")).read_text(encoding="utf-8"))
    return _Junk(
        data["longest_words"],
        tuple(data["beginnings"]),
        frozenset(data["lines"]),
        data["longest_prompt"],
        tuple(data["prompts"]),
    )


def is_junk(words: str) -> bool:
    """Whether a short passage belongs to the page's frame: “Read more: …”, “Sign up …”, “Share”."""
    junk = _junk()
    size = len(words[:2000].split())
    if size > junk.longest_prompt:
        return False
    low = words.casefold().replace("’", "'").lstrip(" \t>»•*-–—[(")
    if any(prompt in low for prompt in junk.prompts):
        return True
    if size > junk.longest_words:
        return False
    if low.strip(" .:!>»)]") in junk.lines:
        return True
    start = next((one for one in junk.beginnings if low.startswith(one)), None)
    return start is not None and not (start[-1].isalnum() and low[len(start) : len(start) + 1].isalnum())
