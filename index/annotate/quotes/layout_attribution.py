"""Attribution by layout: transcripts (“CHAIR: …”), headlines (“Minister: …”), a name behind a dash."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from index.annotate.actors import person_nouns
from index.annotate.parse.parsed import FoundQuote, Offsets
from index.annotate.parse.tree import Tree
from index.annotate.quotes.quote_passage import Passage

_LABEL = re.compile(
    r"([A-Z][\w.'’-]*(?:[ ,]+(?:[A-Z(][\w.'’)-]*|of|the|de|al|bin|van|von)){0,6})(?: \([^)]{1,40}\))?:\s+(?=\S)"
)
_SIGNED = re.compile(
    r"\s*(?:[—–―-]{1,3}|--)\s*([A-Z][\w.'’-]+(?:,? [A-Z][\w.'’-]+){0,5})[^.!?\n]{0,80}\.?\s*$"
)


@cache
def _not_speakers() -> re.Pattern[str]:
    path = Path(__file__).parent.parent / "data" / "quotes_layout.toml"
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


def is_transcript(passages: list[Passage]) -> bool:
    """Whether at least two passages begin with a name in capitals and a colon."""
    labels = (label(one.text, one.start, one.end) for one in passages)
    return sum(1 for one in labels if one and in_capitals(passages[0].text, one[0])) > 1


def by_layout(tree: Tree, passage: Passage, *, headline: bool, transcript: bool) -> bool:
    """Note the words behind a name and a colon as a quote; False where the passage has no such layout."""
    named = label(passage.text, passage.start, passage.end)
    if named is None:
        return False
    source, start = named
    spoken = transcript and in_capitals(passage.text, source)
    if not (headline or spoken) or not _can_speak(tree, source):
        return False
    end = passage.end
    inside = [number for number, one in enumerate(passage.regions) if one.start >= start]
    kind = passage.kind_of(start, end, inside)
    if len(inside) == 1:
        only = passage.regions[inside[0]]
        if not passage.text[start : only.outer[0]].strip() and only.outer[1] >= end - 1:
            start, end, kind = only.start, only.end, "direct"
    if spoken and not inside:
        kind = "direct"  # a transcript gives the words as they were said
    passage.found.append(FoundQuote(start, end, kind, source, None, 0.7))
    return True


def _can_speak(tree: Tree, source: Offsets) -> bool:
    """Whether the words before a colon may name a speaker: a name of no place and no date, or a noun for people."""
    last = tree.at(source[1] - 1)
    if tree.entity[last] in ("GPE", "LOC", "FAC", "DATE", "TIME", "EVENT", "CARDINAL", "WORK_OF_ART"):
        return False
    return tree.pos[last] == "PROPN" or bool(person_nouns.kinds_of(tree.lower[last]))
