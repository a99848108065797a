"""Quotes: who said what. Quotation marks and reported clauses are found apart and then laid over each other."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from index.annotate.clause import Clause
from index.annotate.direct import beside, opens_sentence
from index.annotate.marks import Region, find_regions
from index.annotate.nominal import according, adjective_clause, noun_clause, parenthesis
from index.annotate.parsed import FoundQuote, Offsets, Parsed
from index.annotate.quotes_lexicon import lexicon
from index.annotate.reported import verb_clause
from index.annotate.tree import Tree
from index.model import QuoteKind


@dataclass(slots=True)
class Passage:
    """A paragraph with its quotations, its cues, and what was found in it so far."""

    start: int
    end: int
    kind: str
    regions: list[Region]
    clauses: list[Clause] = field(default_factory=list)
    found: list[FoundQuote] = field(default_factory=list)


def find_quotes(parsed: Parsed) -> list[FoundQuote]:
    """Every quote of the article in text order, its source as words of the text, not yet resolved to an actor."""
    tree = Tree(parsed.doc)
    text = parsed.text
    passages = [
        Passage(one.start, one.end, one.kind, find_regions(text, one.start, one.end))
        for one in parsed.article.segments
    ]
    _sort_clauses(tree, passages)
    before: Passage | None = None
    for passage in passages:
        _find(text, passage, before)
        before = passage
    return [quote for passage in passages for quote in outermost(passage.found)]


def _sort_clauses(tree: Tree, passages: list[Passage]) -> None:
    """Give every cue to the passage it stands in."""
    words = lexicon()
    lemmas, pos, lower = tree.lemma, tree.pos, tree.lower
    first = 0
    for passage in passages:
        first = bisect_left(tree.end, passage.start + 1, first)
        last = bisect_left(tree.start, passage.end, first)
        for token in range(first, last):
            clause = None
            if pos[token] in ("VERB", "AUX"):
                if lower[token] == "according":
                    clause = according(tree, token)
                else:
                    clause = verb_clause(tree, token)
                    if clause and not clause.contents:
                        clause.contents = parenthesis(tree, clause)
            elif lower[token] == "according":
                clause = according(tree, token)
            elif pos[token] == "NOUN" and lemmas[token] in words.nouns:
                clause = noun_clause(tree, token)
            elif pos[token] == "ADJ":
                clause = adjective_clause(tree, token)
            if clause:
                clause.contents = _clipped(clause.contents, passage)
                passage.clauses.append(clause)
        first = last


def _clipped(contents: list[Offsets], passage: Passage) -> list[Offsets]:
    spans = [(max(start, passage.start), min(end, passage.end)) for start, end in contents]
    return [span for span in spans if span[0] < span[1]]


def _find(text: str, passage: Passage, before: Passage | None) -> None:
    outside = [one for one in passage.clauses if not _within(one.frame, passage.regions)]
    claimed: dict[int, FoundQuote] = {}
    for clause in outside:
        for content in clause.contents:
            _lay_over(passage, clause, content, claimed)
    for number, region in enumerate(passage.regions):
        if number not in claimed:
            _attach(text, passage, number, outside, claimed)
    for number, region in enumerate(passage.regions):
        if number not in claimed:
            _go_on(text, passage, number, claimed, before)
    taken = [(one.start, one.end) for one in passage.found]
    loose = [one for one in passage.regions if not any(a <= one.start < b for a, b in taken)]
    for clause in passage.clauses:
        if _within(clause.frame, loose):
            for content in clause.contents:
                _lay_over(passage, clause, content, {})


def _within(span: Offsets, regions: list[Region]) -> bool:
    return any(one.outer[0] <= span[0] and span[1] <= one.outer[1] for one in regions)


def _lay_over(passage: Passage, clause: Clause, content: Offsets, claimed: dict[int, FoundQuote]) -> None:
    """Widen the content over the quotations it touches and note it as a quote."""
    start, end = content
    touched = [
        number
        for number, one in enumerate(passage.regions)
        if one.start < end
        and start < one.end
        and not (one.outer[0] < clause.frame[1] and clause.frame[0] < one.outer[1])
    ]
    for number in touched:
        one = passage.regions[number]
        start, end = min(start, one.start), max(end, one.end)
    kind: QuoteKind = "indirect"
    if touched:
        one = passage.regions[touched[0]]
        kind = "direct" if len(touched) == 1 and (start, end) == (one.start, one.end) else "mixed"
    quote = FoundQuote(start, end, kind, clause.source, clause.cue, clause.strength)
    passage.found.append(quote)
    for number in touched:
        claimed[number] = quote


def _attach(
    text: str, passage: Passage, number: int, clauses: list[Clause], claimed: dict[int, FoundQuote]
) -> None:
    region = passage.regions[number]
    floor = passage.regions[number - 1].outer[1] if number else passage.start
    ceiling = passage.regions[number + 1].outer[0] if number + 1 < len(passage.regions) else passage.end
    spoken = [
        one
        for one in clauses
        if one.rule in ("", "inverted", "that", "according", "to", "preposition", "object")
    ]
    clause = beside(text, region, spoken, floor, ceiling)
    if clause:
        quote = FoundQuote(region.start, region.end, "direct", clause.source, clause.cue, clause.strength)
        passage.found.append(quote)
        claimed[number] = quote


def _go_on(
    text: str, passage: Passage, number: int, claimed: dict[int, FoundQuote], before: Passage | None
) -> None:
    """A quotation without a cue of its own: the speaker goes on, or it is no quote."""
    region = passage.regions[number]
    if not opens_sentence(text, region, passage.start):
        return
    nearest = min(claimed, key=lambda one: (abs(one - number), one), default=None)
    words = len(text[region.start : region.end].split())
    if nearest is not None:
        model: FoundQuote | None = claimed[nearest]
    else:
        if words < 4:
            return
        whole = not text[passage.start : region.outer[0]].strip()
        runs = before is not None and before.found and before.regions
        model = before.found[-1] if whole and runs and before else None
    source, cue = (model.source, model.cue) if model else (None, None)
    if model is None and words < 6:
        return
    quote = FoundQuote(region.start, region.end, "direct", source, cue, 0.7 if model else 0.4)
    passage.found.append(quote)
    claimed[number] = quote


def outermost(quotes: list[FoundQuote]) -> list[FoundQuote]:
    """The quotes in text order without those that lie inside another one."""
    kept: list[FoundQuote] = []
    for quote in sorted(quotes, key=lambda one: (one.start, -one.end, -one.confidence)):
        if not any(one.start <= quote.start and quote.end <= one.end for one in kept[-4:]):
            kept.append(quote)
    return kept
