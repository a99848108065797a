"""Quotations that no parse explains: which cue stands beside the marks, and who goes on speaking."""

from __future__ import annotations

import re
from dataclasses import replace

from index.annotate.parse.parsed import FoundQuote
from index.annotate.quotes.attribution import Clause
from index.annotate.quotes.layout_attribution import signature
from index.annotate.quotes.quotation_marks import Region
from index.annotate.quotes.quote_passage import Passage
from index.annotate.quotes.quoted_names import looks_like_title

_AFTER = re.compile(
    r"[\s,;–—-]*(?:\b(?:as|and|then|later|also|but|which|is|was|how|what|the way)\b[\s,]*){0,3}"
)
_STOP = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘(A-Z])")
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Jr|Sr|St|Rev|Prof|[A-Z])$")
_JOINED = re.compile(r"[^\w\s]*,? (?:and|or) ")
_INNER = "'’‘\"”"
LONGEST_LEAD = 220  # characters between a cue and the colon before its quotation
LONGEST_GAP = 90  # the same without a colon
_WAITING = frozenset(
    {"", "weak", "inverted", "parenthesis", "that", "according", "to", "preposition", "object"}
)


def attach(passage: Passage, number: int, clauses: list[Clause]) -> None:
    """Give a quotation to the cue that stands right behind or before it, if there is one."""
    text, region = passage.text, passage.regions[number]
    floor, ceiling = passage.around(number)
    waiting = [one for one in clauses if one.rule in _WAITING]
    clause = _beside(text, region, waiting, floor, ceiling)
    if clause:
        confidence = 0.95 if clause.speech else 0.75
        quote = passage.add(region.start, region.end, "direct", clause, confidence)
        passage.claimed[number] = quote
        return
    name = signature(text, region.outer[1], passage.end)
    if name and len(text[region.start : region.end].split()) > 3:
        quote = FoundQuote(region.start, region.end, "direct", name, None, 0.7)
        passage.found.append(quote)
        passage.claimed[number] = quote


def join(passage: Passage) -> None:
    """A quotation that only “and” or “or” parts from a quote is one with it (“go home” and “stay away”)."""
    for number in passage.unclaimed():
        before = passage.claimed.get(number - 1)
        region = passage.regions[number]
        if before is None or before.end > region.start:
            continue
        if _JOINED.fullmatch(passage.text, before.end, region.outer[0]) and before in passage.found:
            longer = replace(before, end=region.end, kind="mixed")
            passage.found[passage.found.index(before)] = longer
            passage.claimed[number - 1] = passage.claimed[number] = longer


def stops(gap: str) -> bool:
    """Whether a sentence ends inside these words."""
    return any(not _TITLES.search(gap[: match.start()]) for match in _STOP.finditer(gap))


def _beside(text: str, region: Region, clauses: list[Clause], floor: int, ceiling: int) -> Clause | None:
    behind = [one for one in clauses if region.outer[1] <= one.frame[0] <= ceiling]
    before = [one for one in clauses if floor <= one.frame[0] and one.frame[1] <= region.outer[0]]
    follower = next((one for one in behind if _follows(text, region, one)), None)
    leader = next((one for one in reversed(before) if _leads(text, region, one)), None)
    if follower and leader:
        lead = text[leader.frame[1] : region.outer[0]].rstrip()
        return leader if lead.endswith(":") or _last(text, region) in ".!?" else follower
    return follower or leader


def _last(text: str, region: Region) -> str:
    """The last character said, marks within aside."""
    return text[region.start : region.end].rstrip(_INNER)[-1:]


def _follows(text: str, region: Region, clause: Clause) -> bool:
    gap = text[region.outer[1] : clause.frame[0]]
    if len(gap) > LONGEST_GAP or not _AFTER.fullmatch(gap):
        return False
    last = _last(text, region)
    comma = last == "," or gap.strip()[:1] in tuple(",–—-")
    if not clause.speech and looks_like_title(text[region.start : region.end].rstrip(",")):
        return False
    if clause.rule == "weak":
        return comma and not gap.strip(" ,–—-")
    if last == "." and not gap.strip():
        word = text[clause.frame[0] : clause.frame[0] + 1]
        return word.islower() and not clause.contents
    return comma or last in "?!—–-…" or not clause.contents


def _leads(text: str, region: Region, clause: Clause) -> bool:
    gap = text[clause.frame[1] : region.outer[0]]
    if stops(gap):
        return False
    words = gap.rstrip()
    if words.endswith(":") and len(gap) <= LONGEST_LEAD:
        return True
    first = min((start for start, _ in clause.contents), default=region.start)
    if clause.frame[1] <= first < region.outer[0] or clause.rule == "weak":
        return False
    if words.endswith(","):
        return len(gap) <= LONGEST_LEAD and (clause.speech or not looks_like_title(text[region.start : region.end]))
    return len(words.split()) <= 6 and first >= region.start and not looks_like_title(text[region.start : region.end])


def go_on(passage: Passage, number: int, before: Passage | None) -> None:
    """A quotation without a cue of its own: the one who spoke goes on speaking, or it is no quote."""
    text, region = passage.text, passage.regions[number]
    words = text[region.start : region.end]
    lead = text[passage.start : region.outer[0]].rstrip()
    if not _opens_sentence(text, region, passage.start) or looks_like_title(words):
        return
    model: FoundQuote | Clause | None = _spoken_here(passage, region)
    if model is None:
        if len(words.split()) < 4 and not lead.endswith(":"):
            return
        model = _spoken_before(passage, region, before)
    if model is None and len(words.split()) < 6 and not (lead.endswith(":") and words[-1] in ".!?"):
        return
    passage.claimed[number] = passage.add(region.start, region.end, "direct", model, 0.75 if model else 0.4)


def _spoken_here(passage: Passage, region: Region) -> FoundQuote | None:
    """The quote of this passage whose speaker goes on: the last direct one before, else another one before or after."""
    spoken = [one for one in passage.found if one.cue is not None or one.source is not None]
    before = [one for one in spoken if one.end <= region.start]
    near = max(before, key=lambda one: one.end, default=None)
    if near and not re.search(r"\w", passage.text[near.end : region.outer[0]]):
        return near
    direct = [one for one in before if one.kind == "direct"]
    if direct:
        return max(direct, key=lambda one: one.start)
    if before:
        return max(before, key=lambda one: (one.confidence >= 0.7, one.start))
    return min((one for one in spoken if one.kind == "direct"), key=lambda one: one.start, default=None)


def _spoken_before(passage: Passage, region: Region, before: Passage | None) -> FoundQuote | Clause | None:
    """Who spoke in the passage before, where this one is all quotation."""
    if before is None or passage.text[passage.start : region.outer[0]].strip():
        return None
    if passage.text[before.start : before.end].rstrip().endswith(":"):
        sourced = [one for one in before.clauses if one.source and not before.within(one.frame)]
        if sourced:
            return sourced[-1]
    spoken = [one for one in before.found if one.source is not None and one.confidence >= 0.5]
    direct = [one for one in spoken if one.kind != "indirect"]
    return max(direct or spoken, key=lambda one: one.start, default=None)


def _opens_sentence(text: str, region: Region, floor: int) -> bool:
    """Whether the quotation begins where a sentence begins."""
    before = text[floor : region.outer[0]].rstrip()
    first = text[region.start : region.start + 1]
    return (not before or before[-1] in ".!?:\"”'’)…—–") and not first.islower()


def speak_on(passages: list[Passage]) -> None:
    """Give quotations without a speaker that run on into the next passage the speaker who is named there."""
    for passage, behind in zip(reversed(passages[:-1]), reversed(passages[1:]), strict=True):
        last = passage.regions[-1] if passage.regions else None
        if (
            last is None
            or last.closed
            or last.outer[1] < passage.end
            or not passage.found
            or not behind.found
        ):
            continue
        own = max(passage.found, key=lambda one: one.end)
        follower = min(behind.found, key=lambda one: one.start)
        if own.source is None and follower.source is not None and follower.kind == "direct":
            model = replace(own, source=follower.source, cue=follower.cue, confidence=0.75)
            passage.found[passage.found.index(own)] = model
