"""Notices that ask a reader to agree to cookies: they are no article, wherever on the page they stand."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_QUOTED = re.compile(r"[“\"].{3,}[”\"].{0,60}\b(?:said|says|told|wrote|writes|read|reads)\b", re.S)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_LARGEST = 5_000  # characters: an element with more holds more than a notice


@dataclass(frozen=True)
class _Words:
    least: int
    longest_words: int
    site: tuple[str, ...]
    reader: tuple[str, ...]
    cues: tuple[str, ...]


@cache
def _words() -> _Words:
    data = tomllib.loads((Path(__file__).parent / "consent.toml").read_text(encoding="utf-8"))
    return _Words(
        data["least"],
        data["longest_words"],
        tuple(data["site"]),
        tuple(data["reader"]),
        tuple(data["cues"]),
    )


def is_consent(words: str) -> bool:
    """Whether a passage asks its reader to agree to cookies or to the use of personal data."""
    notices = _words()
    if (
        len(words) > 12 * notices.longest_words
        or len(words.split()) > notices.longest_words
        or _QUOTED.search(words)
    ):
        return False
    low = f" {words.casefold().replace('’', chr(39))} "
    if sum(cue in low for cue in notices.cues) < notices.least:
        return False
    return any(word in low for word in notices.site) and any(word in low for word in notices.reader)


def holds_notice(element: Any) -> bool:
    """Whether an element holds such a notice and not much more."""
    words = " ".join("".join(element.itertext())[: 2 * _LARGEST].split())
    if len(words) > _LARGEST:
        return False
    return is_consent(words) or any(map(is_consent, _SENTENCES.split(words)))
