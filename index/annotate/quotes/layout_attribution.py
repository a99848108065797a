"""Attribution by layout: transcripts (“CHAIR: …”), headlines (“Minister: …”), a name behind a dash."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

from index.annotate.actors import person_nouns
from index.annotate.parse.parsed import FoundQuote, Offsets
from index.annotate.parse.tree import Tree
from index.annotate.quotes.quotation_marks import Region
from index.annotate.quotes.quote_passage import Passage

_LABEL = re.compile(
    r"([A-Z][\w.'’-]*(?:[ ,]+(?:[A-Z][\w.'’-]*|of|the|de|al|bin|van|von|and|for)){0,8})"
    r"(?: ?\([^)\n]{1,40}\)){0,2}:\s+(?=\S)"  # an office or a note in brackets: “(voice-over)”
)
LONGEST_ANNOUNCEMENT = 20  # words of a line that announces a quotation
_FROM = re.compile(r"\b(?:from|by)\b", re.IGNORECASE)
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
    inside = [number for number, region in enumerate(passage.regions) if region.start >= start]
    quotation = _whole_quotation(passage, start, inside)
    if not (headline or spoken or quotation) or not _can_speak(tree, source):
        return False
    if quotation:
        passage.found.append(FoundQuote(quotation.start, quotation.end, "direct", source, None, 0.85))
        return True
    kind = passage.kind_of(start, passage.end, inside)
    if spoken and not inside:
        kind = "direct"  # a transcript gives the words as they were said
    passage.found.append(FoundQuote(start, passage.end, kind, source, None, 0.7, label=spoken))
    return True


def _whole_quotation(passage: Passage, start: int, inside: list[int]) -> Region | None:
    """The quotation that is all that stands behind a name and a colon (“Ann Lee, Daily Post: “A marvel.””)."""
    if len(inside) != 1:
        return None
    region = passage.regions[inside[0]]
    whole = not passage.text[start : region.outer[0]].strip() and region.outer[1] >= passage.end - 1
    return region if whole else None


def introduced(tree: Tree, passage: Passage) -> Offsets | None:
    """The person named in a short line that ends in a colon and announces words (“From Chairwoman Ann Lee:”)."""
    words = passage.text[passage.start : passage.end]
    if (
        not words.rstrip().endswith(":")
        or len(words.split()) > LONGEST_ANNOUNCEMENT
        or not _FROM.search(words)
    ):
        return None
    first = next((one for one in range(passage.first, passage.last) if tree.entity[one] == "PERSON"), None)
    if first is None:
        return None
    last = first
    while last + 1 < passage.last and tree.entity[last + 1] == "PERSON":
        last += 1
    return tree.offsets(first, last)


def sign(before: Passage | None, passage: Passage) -> None:
    """Give a quotation without a speaker the one whose name alone stands behind a dash in the passage after it."""
    if before is None or passage.regions or len(before.found) != 1 or before.found[0].source is not None:
        return
    quote, name = before.found[0], signature(passage.text, passage.start, passage.end)
    if name and quote.kind == "direct":
        before.found[0] = replace(quote, source=name, confidence=0.8)


def _can_speak(tree: Tree, source: Offsets) -> bool:
    """Whether the words before a colon may name a speaker: a name of no place and no date, or a noun for people."""
    last = tree.at(source[1] - 1)
    if tree.entity[last] in ("GPE", "LOC", "FAC", "DATE", "TIME", "EVENT", "CARDINAL", "WORK_OF_ART"):
        return False
    return tree.pos[last] == "PROPN" or bool(person_nouns.kinds_of(tree.lower[last]))
