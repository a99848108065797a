"""Quotes: who said what. Quotation marks and reported clauses are found apart and then laid over each other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from index.annotate.parse.grammar_terms import MODAL, PAST_PARTICIPLE, PAST_TENSE, PRESENT_TENSE, THIRD_PERSON
from index.annotate.parse.headlines import is_headline
from index.annotate.parse.parsed import FoundQuote, Parsed
from index.annotate.parse.pronoun_forms import FIRST_SINGULAR_OR_MINE
from index.annotate.parse.tree import Tree
from index.annotate.quotes.attribution import Clause
from index.annotate.quotes.continuation import go_on, speak_on
from index.annotate.quotes.criticised import is_of_criticised
from index.annotate.quotes.cues import find_clauses, weak_clauses
from index.annotate.quotes.direct import attach, join
from index.annotate.quotes.edges import trimmed
from index.annotate.quotes.interviews import note_answers
from index.annotate.quotes.issuers import name_issuers
from index.annotate.quotes.labels import by_label, speakers_by_label
from index.annotate.quotes.layout_attribution import sign
from index.annotate.quotes.quotation_marks import Region, find_regions
from index.annotate.quotes.quote_passage import QuotePassage
from index.annotate.quotes.quoted_names import quotations
from index.annotate.quotes.statements import is_adverbial, is_attribution, is_helper_alone, is_statement
from index.model import Offsets

DOUBTFUL, SURE = 0.5, 0.8  # confidence
NEIGHBOURS = 8  # quotes looked at around a quote
_TITLES = frozenset({"title", "heading"})
_OF_ONESELF = FIRST_SINGULAR_OR_MINE | {"we", "our", "ours"}
LONGEST_STRETCH = 4_000  # characters of a segment that are looked at together


def find_quotes(parsed: Parsed) -> list[FoundQuote]:
    """Every quote of the article in text order, its source as words of the text, not yet resolved to an actor."""
    tree = parsed.words
    passages = _passages(parsed, tree)
    before: QuotePassage | None = None
    speakers = speakers_by_label(tree, passages)
    for number, passage in enumerate(passages):
        headline = number == 0 or passage.kind in _TITLES or _is_headline(parsed, passage)
        if not by_label(tree, passage, speakers, headline=headline):
            _find(tree, passage, before, headline=passage.kind in _TITLES or _is_headline(parsed, passage))
            sign(before, passage)
        before = passage
    speak_on(passages)
    note_answers(tree, passages)
    name_issuers(tree, passages)
    return [
        trimmed(parsed.text, quote, passage.marked)
        for passage in passages
        for quote in outermost(passage.found)
    ]


def _passages(parsed: Parsed, tree: Tree) -> list[QuotePassage]:
    """The segments with their tokens, quotation marks and cues."""
    passages = []
    first = 0
    for start, end, kind in _stretches(parsed):
        first = bisect_left(tree.end, start + 1, first)
        last = bisect_left(tree.start, end, first)
        marked = find_regions(parsed.text, start, end)
        regions = quotations(parsed.text, marked, start)
        clauses = find_clauses(tree, first, last)
        passages.append(QuotePassage(parsed.text, start, end, kind, first, last, regions, marked, clauses))
        first = last
    return passages


def _is_headline(parsed: Parsed, passage: QuotePassage) -> bool:
    """Whether a passage is a line like a headline that says something: not “Driver: Ann Lee”."""
    segment = parsed.segment_at(passage.start)
    if segment is None or not is_headline(parsed.text, segment):
        return False
    tags = parsed.words.tag[passage.first : passage.last]
    return any(tag in (PAST_TENSE, THIRD_PERSON, PRESENT_TENSE, PAST_PARTICIPLE, MODAL) for tag in tags)


def _stretches(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """The segments; one without end is cut at sentences, so that time grows with its length and no faster."""
    borders = [start for start, _ in parsed.sentences]
    for segment in parsed.article.segments:
        start = segment.start
        while segment.end - start > LONGEST_STRETCH:
            number = bisect_left(borders, start + LONGEST_STRETCH)
            cut = borders[number] if number < len(borders) else segment.end
            cut = min(cut, start + 2 * LONGEST_STRETCH, segment.end)
            yield start, cut, segment.kind
            start = cut
        if start < segment.end:
            yield start, segment.end, segment.kind


def _find(tree: Tree, passage: QuotePassage, before: QuotePassage | None, *, headline: bool) -> None:
    """Fill the passage's `found`: by the parse, by what stands beside the marks, by who spoke last."""
    outside = [one for one in passage.clauses if not passage.within(one.frame)]
    shown = [one for one in passage.regions if any(is_of_criticised(tree, clause, one) for clause in outside)]
    passage.regions = [region for region in passage.regions if region not in shown]
    for clause in outside:
        for content in clause.contents if is_attribution(tree, clause) else ():
            if not is_helper_alone(tree, content) and not any(
                content[0] <= region.start < content[1]
                for region in (*shown, *_spoken_inside(clause, content, passage, outside))
            ):
                part = clause.rule == "parenthesis" and is_adverbial(tree, content)
                passage.lay(clause, content, outside, is_statement(tree, clause, content), part=part)
    if passage.unclaimed():
        _beside_marks(tree, passage, outside, headline=headline)
        join(passage)
    for number in passage.unclaimed():
        go_on(tree, passage, number, before)
    loose = [passage.regions[number] for number in passage.unclaimed()]
    for clause in passage.clauses:
        if loose and passage.within(clause.frame, loose):
            for content in clause.contents if is_attribution(tree, clause) else ():
                passage.lay(clause, content, [], is_statement(tree, clause, content))


def _spoken_inside(
    clause: Clause, content: Offsets, passage: QuotePassage, outside: list[Clause]
) -> list[Region]:
    """The quotations in what nobody named says, where somebody named says them (“jurors heard that he said: “…””).

    Those too that are passed on with the cue behind them: ““We lost,” he said, according to the agency”.
    """
    inner = [one for one in outside if one.speech and one.source and content[0] <= one.frame[0] < content[1]]
    inside = [region for region in passage.regions if content[0] - 1 <= region.outer[0] < content[1]]
    if clause.rule == "according":
        return [region for region in inside if any(map(region.is_beside, (one.frame for one in inner)))]
    return inside if inner and clause.source is None else []


def _beside_marks(tree: Tree, passage: QuotePassage, outside: list[Clause], *, headline: bool) -> None:
    weak = [
        clause
        for clause in weak_clauses(tree, passage.first, passage.last, outside)
        if not passage.within(clause.frame)
    ]
    cues = sorted([*outside, *weak], key=lambda one: one.token)
    places = sorted((one.frame[0], number) for number, one in enumerate(cues))
    for number in passage.unclaimed():
        first, last = passage.around(number)
        near = places[bisect_left(places, (first, 0)) : bisect_left(places, (last + 1, 0))]
        beside = [cues[one] for one in sorted(place for _, place in near)]
        if headline and not _is_in_first_person(tree, passage.regions[number]):
            beside = [one for one in beside if one.rule != "weak"]
        attach(passage, number, beside)


def _is_in_first_person(tree: Tree, region: Region) -> bool:
    """As in “Lund quits: ‘I am done’”: in headlines who does something else seldom speaks (“Lund dies: ‘…’”)."""
    return not _OF_ONESELF.isdisjoint(tree.lower[tree.at(region.start) : tree.at(region.end)])


def outermost(quotes: list[FoundQuote]) -> list[FoundQuote]:
    """The quotes in text order without those that lie inside another one; a sure one beats a doubtful one around it."""
    ordered = sorted(quotes, key=lambda one: (one.start, -one.end, -one.confidence))
    outer: list[FoundQuote] = []
    for number, quote in enumerate(ordered):
        inside = ordered[number + 1 : number + 1 + NEIGHBOURS]
        if quote.confidence <= DOUBTFUL and any(
            inner.end <= quote.end and inner.confidence >= SURE for inner in inside
        ):
            continue
        if not any(one.start <= quote.start and quote.end <= one.end for one in outer[-NEIGHBOURS:]):
            outer.append(quote)
    return outer
