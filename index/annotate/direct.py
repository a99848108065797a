"""Quotations that no parse explains: which cue stands beside the marks, and who goes on speaking."""

from __future__ import annotations

import re

from index.annotate.clause import Clause
from index.annotate.marks import Region

_AFTER = re.compile(
    r"[\s,;–—-]*(?:\b(?:as|and|then|later|also|but|which|is|was|how|what|the way)\b[\s,]*){0,3}"
)
_STOP = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘(A-Z])")
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Jr|Sr|St|Rev|Prof|[A-Z])$")
LONGEST_LEAD = 220  # characters between a cue and the colon before its quotation
LONGEST_GAP = 90  # the same without a colon


def stops(gap: str) -> bool:
    """Whether a sentence ends inside these words."""
    return any(not _TITLES.search(gap[: match.start()]) for match in _STOP.finditer(gap))


def beside(text: str, region: Region, clauses: list[Clause], floor: int, ceiling: int) -> Clause | None:
    """The cue that stands right behind or before the quotation; the offsets bound where to look."""
    behind = [one for one in clauses if region.outer[1] <= one.frame[0] <= ceiling]
    before = [one for one in clauses if floor <= one.frame[0] and one.frame[1] <= region.outer[0]]
    follower = next((one for one in behind if _follows(text, region, one)), None)
    leader = next((one for one in reversed(before) if _leads(text, region, one)), None)
    if follower and leader:
        lead = text[leader.frame[1] : region.outer[0]].rstrip()
        return leader if lead.endswith(":") or text[region.end - 1] in ".!?" else follower
    return follower or leader


def _follows(text: str, region: Region, clause: Clause) -> bool:
    gap = text[region.outer[1] : clause.frame[0]]
    if len(gap) > LONGEST_GAP or not _AFTER.fullmatch(gap):
        return False
    last = text[region.end - 1 : region.end]
    if last == "." and not gap.strip():
        word = text[clause.frame[0] : clause.frame[0] + 1]
        return word.islower() and not clause.contents
    return last in ",?!—–-…" or gap.strip()[:1] in (",", "–", "—", "-") or not clause.contents


def _leads(text: str, region: Region, clause: Clause) -> bool:
    gap = text[clause.frame[1] : region.outer[0]]
    if clause.contents and min(start for start, _ in clause.contents) < region.outer[0]:
        return False
    if stops(gap):
        return False
    words = gap.rstrip()
    if words.endswith(":"):
        return len(gap) <= LONGEST_LEAD
    if words.endswith(","):
        return len(gap) <= LONGEST_LEAD
    return len(gap.split()) <= 6


def opens_sentence(text: str, region: Region, floor: int) -> bool:
    """Whether the quotation begins where a sentence begins."""
    before = text[floor : region.outer[0]].rstrip()
    first = text[region.start : region.start + 1]
    return (not before or before[-1] in ".!?:\"”'’)…—–") and not first.islower()
