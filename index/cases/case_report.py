"""The report of a case as blocks of text: what is quoted with its number, chronology, accounts, figures, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Protocol

from index.cases.account_table import ITSELF, account_rows
from index.cases.case import COLUMNS, Case, Clipping
from index.cases.citation import Citation, Citations, quoted
from index.cases.places import speaker_of
from index.cases.table_heads import ACCOUNTS, CHRONOLOGY, FIGURES, ONE_BY_ONE
from index.happenings.accounts import accounts_of
from index.happenings.article_report import sentence_of
from index.happenings.figure_ledger import Category, LedgerEntry, ledger_of
from index.happenings.happening import CollectionHappening
from index.happenings.numbers import kind_in_words
from index.happenings.telling import Telling
from index.model import Article
from index.reading.clean import flat

HEADINGS = {"for": "For", "against": "Against", "open": "Open"}
MOST_FIGURES = MOST_ACCOUNTS = 60  # of one happening
PLEDGE = (
    "Each quoted word was compared with its article when this was written; dateline check compares it again."
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the report's title is of level 1."""

    words: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words with the number of their citation, who says them, and what the reader notes."""

    words: str
    number: int
    speaker: str = ""
    notes: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """Words, number and speaker."""
        return quoted(self.words, self.number) + (f" — {self.speaker}" if self.speaker else "")


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line of text."""

    words: str


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table with a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A line of the list of sources: what a number stands for."""

    number: int
    words: str
    url: str | None

    @property
    def line(self) -> str:
        """The number and what it stands for, without the address."""
        return f"[{self.number}] {self.words}"


ReportBlock = Heading | Quotation | ReportLine | ReportTable | CitedSource


class HappeningAnswers(Protocol):
    """What is asked of a collection's happenings."""

    def of_event(self, article: str, event: str) -> CollectionHappening | None:
        """The happening of which an event of an article is a report."""

    def tellings(self, happening: CollectionHappening) -> list[Telling]:
        """What each article tells of it."""


@dataclass(frozen=True, slots=True)
class CaseReport:
    """A report: its blocks, its citations, and the numbers of the clippings whose words are gone."""

    name: str
    blocks: tuple[ReportBlock, ...]
    citations: tuple[Citation, ...]
    gone: tuple[int, ...]


def report_of(
    case: Case, collection: str, citations: Citations, happenings: HappeningAnswers, day: date
) -> CaseReport:
    """The report of a case; `collection` is the name of the one that it comes from."""
    gone: list[int] = []
    blocks: list[ReportBlock] = [
        Heading(case.name, 1),
        ReportLine(f"From the collection {flat(collection)}, {day.isoformat()}. {PLEDGE}"),
    ]
    for column in COLUMNS:
        clippings = [clipping for clipping in case.clippings if clipping.column == column]
        if clippings:
            blocks.append(Heading(HEADINGS[column]))
            blocks += [_quotation(clipping, citations, gone.append) for clipping in clippings]
    dated = _happenings(case, citations, happenings)
    blocks += _chronology(dated)
    tellings = [(happening, happenings.tellings(happening)) for happening, _ in dated]
    blocks += _section("Accounts", (_accounts(*told, citations) for told in tellings))
    blocks += _section("Figures", (_figures(*told, citations) for told in tellings))
    blocks.append(Heading("Sources"))
    blocks += [CitedSource(cited.number, cited.describe(), cited.url) for cited in citations.all]
    return CaseReport(case.name, tuple(blocks), citations.all, tuple(gone))


def _quotation(clipping: Clipping, citations: Citations, gone: Callable[[int], None]) -> ReportBlock:
    """The words of a clipping as its article has them; where they are gone, a line says so and quotes nothing."""
    article = citations.article(clipping.article)
    place = clipping.place_in(article.text) if article else None
    if article is None or place is None:
        gone(clipping.number)
        return ReportLine(
            f"Clipping {clipping.number} is left out: {clipping.article} does not have its words any more."
        )
    citation = citations.cite(article.id, *place)
    speaker = speaker_of(article, place) if clipping.kind == "quote" else None
    return Quotation(
        citation.words,
        citation.number,
        flat(speaker or ""),
        tuple(_notes(clipping, article, place, citations)),
    )


def _notes(
    clipping: Clipping, article: Article, place: tuple[int, int], citations: Citations
) -> Iterator[str]:
    """The sentence that the words are cut from, the tag, and the reader's note."""
    sentence = sentence_of(article, *place)
    if sentence != place and sentence[0] <= place[0] and place[1] <= sentence[1]:
        whole = citations.cite(article.id, *sentence)
        yield f"In its sentence: {whole.quoted}"
    if clipping.tag:
        yield f"Tag: {flat(clipping.tag)}"
    if clipping.note:
        yield f"Note: {flat(clipping.note)}"


def _happenings(
    case: Case, citations: Citations, happenings: HappeningAnswers
) -> list[tuple[CollectionHappening, Citation]]:
    """The happenings of which the clippings tell, each once with the sentence that tells of it, by day."""
    dated: dict[str, tuple[CollectionHappening, Citation]] = {}
    for clipping in case.in_columns():
        article = citations.article(clipping.article)
        place = clipping.place_in(article.text) if article else None
        if article is None or place is None:
            continue
        for event in article.events:
            if place[0] <= event.start and event.end <= place[1]:
                happening = happenings.of_event(article.id, event.id)
                if happening is not None:
                    sentence = citations.cite(article.id, *sentence_of(article, event.start, event.end))
                    dated.setdefault(happening.id, (happening, sentence))
    return sorted(
        dated.values(), key=lambda pair: (pair[0].first is None, pair[0].first or date.max, pair[0].id)
    )


def _chronology(dated: Sequence[tuple[CollectionHappening, Citation]]) -> list[ReportBlock]:
    if not dated:
        return []
    rows = tuple(chronology_row(happening, citation) for happening, citation in dated)
    return [Heading("Chronology"), ReportTable(CHRONOLOGY, rows)]


def chronology_row(happening: CollectionHappening, citation: Citation) -> tuple[str, ...]:
    """A happening as a row of the chronology, with the sentence that tells of it."""
    reason = happening.date_reason or "no day is told"
    return _days(happening), reason, _standing(happening), citation.quoted


def title_lines(happening: CollectionHappening) -> tuple[str, str]:
    """What stands over the accounts of a happening, and over its figures."""
    title = f"{_days(happening)}: {flat(happening.title)}"
    return f"{title} ({happening.type})", title


def _days(happening: CollectionHappening) -> str:
    if happening.first is None or happening.last is None:
        return "no day"
    first, last = happening.first.isoformat(), happening.last.isoformat()
    return first if first == last else f"{first} to {last}"


def _standing(happening: CollectionHappening) -> str:
    teller = f" by {flat(happening.reported_by[1])}" if happening.reported_by else ""
    disputed = ", disputed" if happening.disputed else ""
    return f"{happening.type}, {happening.status}{teller}{disputed}"


def _section(heading: str, tables: Iterable[list[ReportBlock]]) -> list[ReportBlock]:
    """What is said of each happening below a heading; nothing where nothing is said of any."""
    blocks = [block for table in tables for block in table]
    return [Heading(heading), *blocks] if blocks else []


def _accounts(
    happening: CollectionHappening, tellings: list[Telling], citations: Citations
) -> list[ReportBlock]:
    """A table of who gives which account of a happening, with what the accounts differ in."""
    accounts = accounts_of(tellings)
    rows = tuple(islice(account_rows(accounts, citations), MOST_ACCOUNTS))
    if not rows:
        return []
    more = sum(len(account.sources) for account in accounts.rows) - len(rows)
    return [
        ReportLine(title_lines(happening)[0]),
        ReportLine(flat(accounts.summary)),
        ReportTable(ACCOUNTS, rows),
        *([ReportLine(f"{more} more: dateline accounts {happening.id}")] if more else []),
    ]


def _figures(
    happening: CollectionHappening, tellings: list[Telling], citations: Citations
) -> list[ReportBlock]:
    """A table of the figures that are told of a happening; kinds of figures are never added up."""
    ledger = ledger_of(tellings)
    rows = tuple(islice(figure_rows(ledger, citations), MOST_FIGURES))
    if not rows:
        return []
    more = sum(len(category.entries) for category in ledger) - len(rows)
    return [
        ReportLine(title_lines(happening)[1]),
        ReportTable(FIGURES, rows),
        *([ReportLine(f"{more} more: dateline figures {happening.id}")] if more else []),
    ]


def figure_rows(ledger: Iterable[Category], citations: Citations) -> Iterator[tuple[str, ...]]:
    """The figures that are told of a happening, a row each."""
    for category in ledger:
        for entry in category.entries:
            yield _figure(category, entry, citations)


def _figure(category: Category, entry: LedgerEntry, citations: Citations) -> tuple[str, ...]:
    sentence = ONE_BY_ONE
    if entry.sentence:
        sentence = citations.cite(entry.article, entry.sentence.start, entry.sentence.end).quoted
    published = entry.published.isoformat() if entry.published else "no date"
    outlet = flat(entry.outlet or entry.title)
    return (
        f"{entry.number} {kind_in_words(entry.what, entry.whom)}",
        flat(entry.giver or ITSELF),
        f"{published}, {outlet}",
        category.grade,
        sentence,
    )
