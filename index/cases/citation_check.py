"""A report held against the collection again: each citation found, different, or gone. Never more is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from index.cases.citation import Citations
from index.cases.places import INDIRECTLY
from index.cases.report_text import Listed, Quoted, ReportStatements
from index.custody.register import Origin, sum_of
from index.happenings.article_report import sentence_of
from index.model import Article
from index.proof.comparing import Finding, Text, compare
from index.reading.clean import flat

CitationVerdict = Literal["found", "differs", "gone"]
_SHOWN = 80  # characters of a quotation that is not closed
_MEANING = {
    "marks": "other marks, capitals or spelling",
    "shortened": "shortened",
    "cut": "cut where it turns round",
    "altered": "altered",
    "spliced": "put together of two places",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one citation: the verdict, its words in the report, where they are said to stand, what differs."""

    number: int
    verdict: CitationVerdict
    words: str
    place: str
    remarks: tuple[str, ...] = ()


def check_report(
    stated: ReportStatements, citations: Citations, origins: Callable[[str], list[Origin]]
) -> list[Checked]:
    """What became of the citations of a report, in its order; what is only part of other quoted words is none."""
    inside = _numbers_inside(stated, citations)
    return [
        _checked(quoted, stated.listed.get(quoted.number), citations, origins)
        for quoted in stated.quoted
        if (id(quoted.line), quoted.end) not in inside
    ]


def _numbers_inside(stated: ReportStatements, citations: Citations) -> set[tuple[int, int]]:
    """The quoted words, by line and end, that stand in longer quoted words of which their article has every letter."""
    by_line: dict[int, list[Quoted]] = {}
    for quoted in stated.quoted:
        by_line.setdefault(id(quoted.line), []).append(quoted)
    inside: set[tuple[int, int]] = set()
    for several in by_line.values():
        low = several[-1].end + 1
        for quoted in reversed(several):
            if quoted.end > low:
                inside.add((id(quoted.line), quoted.end))
                continue
            start = _start_in_line(quoted, stated.listed.get(quoted.number), citations)
            low = quoted.end if start is None else start
    return inside


def left_open(stated: ReportStatements, citations: Citations) -> list[str]:
    """How quotations begin that are opened in a line with citations and closed nowhere in it.

    The marks in the cited words themselves are their article's, and left out.
    """
    stretches: dict[str, list[tuple[int, int]]] = {line: [] for line in stated.cited}
    for quoted in stated.quoted:
        if quoted.line in stretches:
            start = _start_in_line(quoted, stated.listed.get(quoted.number), citations)
            stretches[quoted.line].append((quoted.start if start is None else start, quoted.end))
    begun = (_left_open(line, places) for line, places in stretches.items())
    return [words for words in begun if words]


def _left_open(line: str, closed: list[tuple[int, int]]) -> str:
    """What follows the last mark that opens and finds no partner outside the closed stretches."""
    opened: list[int] = []
    for place, mark in enumerate(line):
        if any(start <= place < end for start, end in closed):
            continue
        is_straight_end = mark == '"' and bool(opened) and line[opened[-1]] in '"“'
        if mark == "“" or (mark == '"' and not is_straight_end):
            opened.append(place)
        elif opened and (mark == "”" or is_straight_end):
            opened.pop()
    return line[opened[-1] : opened[-1] + _SHOWN] if opened else ""


def _start_in_line(quoted: Quoted, listed: Listed | None, citations: Citations) -> int | None:
    """Where cited words begin in their line, if they are those of their place; None where they are not."""
    article = citations.article(listed.article) if listed else None
    return quoted.start_of(flat(article.text[listed.start : listed.end])) if article and listed else None


def not_quoted(stated: ReportStatements) -> list[int]:
    """The numbers of sources whose words stand nowhere in quotation marks."""
    numbers = {quoted.number for quoted in stated.quoted}
    return sorted(number for number in stated.listed if number not in numbers)


def _checked(
    quoted: Quoted, listed: Listed | None, citations: Citations, origins: Callable[[str], list[Origin]]
) -> Checked:
    if listed is None:
        return Checked(
            quoted.number, "gone", quoted.words, "", ("the list of sources does not have this number",)
        )
    place = f"{listed.article}:{listed.start}-{listed.end}"
    article = citations.article(listed.article)
    if article is None:
        return Checked(quoted.number, "gone", quoted.words, place, ("the article is not in this collection",))
    words, stretch = flat(article.text[listed.start : listed.end]), (listed.start, listed.end)
    remarks: list[str] = []
    if quoted.start_of(words) is None:
        words = quoted.words
        finding = compare(words, [Text(article.id, article.text)], _bounds(article))[0]
        if finding.verdict == "not found":
            return Checked(quoted.number, "gone", words, place, ("the words do not stand in the article",))
        remarks, stretch = _differences(finding, listed, article), (finding.start, finding.end)
        remarks += [] if quoted.is_opened else ["no mark opens the words"]
    remarks += _of_speaker(quoted, article, stretch)
    remarks += _of_source(listed, article, citations, origins)
    return Checked(quoted.number, "differs" if remarks else "found", words, place, tuple(remarks))


def _bounds(article: Article) -> Callable[[Text, int, int], tuple[int, int]]:
    """The sentences that hold a stretch, or what somebody says there."""

    def bounds(_text: Text, start: int, end: int) -> tuple[int, int]:
        first, last = sentence_of(article, start, start)[0], sentence_of(article, end, end)[1]
        return min(first, start), max(last, end)

    return bounds


def _differences(finding: Finding, listed: Listed, article: Article) -> list[str]:
    """What is different about words that do not stand as they are at their place."""
    remarks = [] if finding.verdict == "verbatim" else [_MEANING[finding.verdict], *finding.differs]
    if not (listed.start <= finding.start and finding.end <= listed.end):
        remarks.append(f"they stand at {article.id}:{finding.start}-{finding.end}")
    return remarks


def _of_speaker(quoted: Quoted, article: Article, place: tuple[int, int]) -> Iterator[str]:
    """Whether those who say it in the article are named otherwise, or do not say it word for word."""
    if not quoted.speaker:
        return
    quotes = [quote for quote in article.quotes if quote.start <= place[0] and place[1] <= quote.end]
    actors = [actor for quote in quotes if (actor := article.actor(quote.speaker))]
    names = {actor.name for actor in actors}
    names |= {mention.of(article.text) for actor in actors for mention in actor.mentions}
    name = quoted.speaker.removesuffix(INDIRECTLY)
    if name.casefold() not in {flat(called).casefold() for called in names}:
        there = actors[0].name if actors else "nobody who is known"
        yield f"said by {name} here, by {flat(there)} there"
    elif name == quoted.speaker and all(quote.kind != "direct" for quote in quotes):
        yield f"{name} does not say it word for word there"


def _of_source(
    listed: Listed, article: Article, citations: Citations, origins: Callable[[str], list[Origin]]
) -> Iterator[str]:
    """What the list of sources states otherwise than the collection."""
    stated = citations.cite(article.id, listed.start, listed.end).stated
    if listed.stated is not None and listed.stated != stated:
        yield f"the source is stated there as “{stated}”"
    if listed.source is not None and listed.source not in {origin.sha256 for origin in origins(article.id)}:
        yield "no source with this SHA-256 is known of the article"
    if listed.text is not None and listed.text != sum_of(article.text):
        yield "the article's text has another SHA-256"
