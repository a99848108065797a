"""Quotations that no parse explains: which cue stands beside the marks, and who goes on speaking."""

from __future__ import annotations

import re
from dataclasses import replace

from index.annotate.parse.parsed import FoundQuote
from index.annotate.quotes import quote_strengths as strengths
from index.annotate.quotes.attribution import Clause
from index.annotate.quotes.layout_attribution import signature
from index.annotate.quotes.quotation_marks import Region
from index.annotate.quotes.quote_passage import QuotePassage
from index.annotate.quotes.quoted_names import looks_like_title

_AFTER = re.compile(
    r"[\s,;–—-]*(?:\b(?:as|and|then|later|also|but|which|is|was|how|what|the way)\b[\s,]*){0,3}"
)
_OFFICE = re.compile(r"[\s,]*(?:the|an?) (?:[a-z][\w’-]+ ){1,3}")  # before a name: “the conductor Ann Lind”
_LONG_OFFICE = re.compile(
    r"\s*(?:(?!(?:in|and|at|from|with|who|to) )[\w$’'&.-]+ ){1,9}"
)  # “Fight for $15 organizer Ann Lind”
_STOP = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“‘(A-Z])")
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Jr|Sr|St|Rev|Prof|[A-Z])$")
_JOINED = re.compile(r"[^\w\s]*(?:,? (?:and|or) |, )(?:(?:an?|the) )?")
_LISTED = re.compile(r"[^\w\s]* ")
_INNER = "'’‘\"”"
_ASKED = re.compile(
    r"(?:\b(?:was|were|is|are|been|being|get|got|when|if|once|then|also|later)\s+|\A|[.!?][\"”’)]*\s+)asked[,:]?\s*\Z",
    re.IGNORECASE,
)
_LONGEST_ASKING = 40  # characters before a question that tell that it is put to somebody
LONGEST_LEAD = 220  # characters between a cue and the colon before its quotation
LONGEST_GAP = 90  # the same without a colon
_TOLD = frozenset({"", "that", "object"})
_WAITING = frozenset(
    {"", "weak", "inverted", "parenthesis", "that", "according", "to", "preposition", "object"}
)


def is_put_to_somebody(passage: QuotePassage, region: Region) -> bool:
    """As in “Lund was asked, “Who shot first?” Hale laughed”: a question of nobody named, neither's own words."""
    lead = passage.text[max(passage.start, region.outer[0] - _LONGEST_ASKING) : region.outer[0]]
    return _last(passage.text, region) == "?" and _ASKED.search(lead) is not None


def attach(passage: QuotePassage, number: int, clauses: list[Clause]) -> None:
    """Give a quotation to the cue that stands right behind or before it, if there is one."""
    text, region = passage.text, passage.regions[number]
    if is_put_to_somebody(passage, region):
        return
    floor, ceiling = passage.around(number)
    waiting = [one for one in clauses if one.rule in _WAITING]
    clause = _beside(text, region, waiting, floor, ceiling)
    if clause and _is_owned(text, region):
        return
    if clause and clause.source is None and text[region.start].islower():
        return  # quoted words in a sentence that nobody says: “was found guilty of ‘gross neglect’”
    if clause:
        confidence = strengths.BESIDE[clause.rule != "", clause.speech]
        quote = passage.add(region.start, region.end, "direct", clause, confidence)
        passage.claimed[number] = quote
        return
    name = signature(text, region.outer[1], passage.end)
    if name and len(text[region.start : region.end].split()) > 3:
        quote = FoundQuote(region.start, region.end, "direct", name, None, strengths.NAMED, label=True)
        passage.found.append(quote)
        passage.claimed[number] = quote


def _is_owned(text: str, region: Region) -> bool:
    """As in “under Lind's “pivot”, and Peru, which said …”: a word or two of another, who is named right before."""
    owner = text[max(0, region.outer[0] - 3) : region.outer[0]]
    short = len(text[region.start : region.end].split()) <= 2
    return short and text[region.start].islower() and owner in ("'s ", "’s ")


def join(passage: QuotePassage) -> None:
    """A quotation that only a comma, “and” or “or” parts from a quote is one with it (“go home” and “stay away”)."""
    for number in passage.unclaimed():
        before = passage.claimed.get(number - 1)
        region = passage.regions[number]
        if before is None or before.end > region.start:
            continue
        joined = _JOINED.fullmatch(passage.text, before.end, region.outer[0]) or _is_listed(
            passage, before, region
        )
        if joined and before in passage.found:
            longer = replace(before, end=region.end, kind="mixed")
            passage.found[passage.found.index(before)] = longer
            passage.claimed[number - 1] = passage.claimed[number] = longer


def _is_listed(passage: QuotePassage, before: FoundQuote, region: Region) -> bool:
    """Whether a quotation goes on a list whose comma stands inside the marks (“a farce,” “a lie” and “a crime”)."""
    comma = before.kind == "mixed" and passage.text[before.end - 1 : before.end] == ","
    gap = _LISTED.fullmatch(passage.text, before.end, region.outer[0])
    return comma and gap is not None and passage.text[region.start].islower()


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
        last = _last(text, region)
        led = (lead.endswith(":") and not (last == "," and follower.speech)) or last in ".!?"
        return leader if led else follower
    return follower or leader


def _last(text: str, region: Region) -> str:
    """The last character said, marks within aside."""
    return text[region.start : region.end].rstrip(_INNER)[-1:]


def _follows(text: str, region: Region, clause: Clause) -> bool:
    gap = text[region.outer[1] : clause.frame[0]]
    last = _last(text, region)
    if last == "," and text[clause.frame[0]].isupper() and _OFFICE.fullmatch(gap):
        return True  # “…,” the conductor Ann Lind once said
    between = text[region.outer[1] : clause.frame[0] + 1]
    speaks = clause.speech and clause.rule in _TOLD and clause.source is not None
    if last == "," and speaks and _LONG_OFFICE.fullmatch(gap):
        return not stops(between)
    if len(gap) > LONGEST_GAP or not _AFTER.fullmatch(gap):
        return False
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
        return len(gap) <= LONGEST_LEAD and (
            clause.speech or not looks_like_title(text[region.start : region.end])
        )
    return (
        len(words.split()) <= 6
        and first >= region.start
        and not looks_like_title(text[region.start : region.end])
    )
