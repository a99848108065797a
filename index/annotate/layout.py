"""Attribution by layout: transcripts (“CHAIR: …”), headlines (“Minister: …”), a name behind a dash."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from index.annotate.parsed import Offsets

_LABEL = re.compile(
    r"([A-Z][\w.'’-]*(?:[ ,]+(?:[A-Z(][\w.'’)-]*|of|the|de|al|bin|van|von)){0,6})(?: \([^)]{1,40}\))?:\s+(?=\S)"
)
_SIGNED = re.compile(
    r"\s*(?:[—–―-]{1,3}|--)\s*([A-Z][\w.'’-]+(?:,? [A-Z][\w.'’-]+){0,5})[^.!?\n]{0,80}\.?\s*$"
)


@cache
def _not_speakers() -> re.Pattern[str]:
    path = Path(__file__).parent / "data" / "quotes_layout.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))["labels"]["no_speaker"].split("\n")
    return re.compile(
        "|".join(rf"(?:{re.escape(word.strip())})" for word in words if word.strip()), re.IGNORECASE
    )


def label(text: str, start: int, end: int) -> tuple[Offsets, int] | None:
    """The name before a colon at the start of a passage, and the offset where its words begin; else None."""
    found = _LABEL.match(text, start, min(end, start + 100))
    if not found or _not_speakers().match(found[1]) or found.end() >= end:
        return None
    return found.span(1), found.end()


def in_capitals(text: str, span: Offsets) -> bool:
    """Whether a name is set in capitals, as the speakers of a transcript are."""
    words = text[span[0] : span[1]]
    return words.isupper() and len(words) > 1


def signature(text: str, start: int, end: int) -> Offsets | None:
    """The name behind a dash that ends the passage, read from the end of its quotation; else None."""
    found = _SIGNED.match(text, start, end)
    return found.span(1) if found else None
