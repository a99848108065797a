"""The tables of a report held against the collection again: who says what, which day, which figure, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.cases.account_table import account_rows
from index.cases.case_report import HappeningAnswers, chronology_row, figure_rows, title_lines
from index.cases.citation import Citation, Citations
from index.cases.report_text import ReportStatements
from index.cases.table_heads import ACCOUNTS, CHRONOLOGY, FIGURES
from index.happenings.accounts import accounts_of
from index.happenings.article_report import sentence_of
from index.happenings.figure_ledger import ledger_of
from index.happenings.happening import CollectionHappening
from index.reading.clean import flat

_NUMBER = re.compile(r"[”\"]\s*\[(\d{1,6})\](?=$|\s[“\"])")  # behind each sentence of a cell


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """What became of a row, or of a line over a table: its words, and what differs; nothing where nothing does."""

    words: str
    remarks: tuple[str, ...] = ()


class TableCheck:
    """Holds the tables of a report against those that the collection gives of what it cites."""

    def __init__(self, stated: ReportStatements, citations: Citations, happenings: HappeningAnswers) -> None:
        self._stated, self._citations = stated, citations
        self._rows: dict[
            tuple[tuple[str, ...], str], list[list[str]]
        ] = {}  # by head and places of the sentences
        self._lines: set[str] = set()
        done: set[str] = set()
        for happening, sentence in self._told(happenings):
            self._add(CHRONOLOGY, [chronology_row(happening, sentence)])
            if happening.id not in done:
                done.add(happening.id)
                self._add_happening(happening, happenings)

    def rows(self) -> Iterator[CheckedRow]:
        """What became of each row of the report, and of each line over a table."""
        for table in self._stated.tables:
            for line in table.over:
                remarks = () if line in self._lines else ("the collection gives no such line over a table",)
                yield CheckedRow(line, remarks)
            for cells in table.rows:
                yield CheckedRow(" · ".join(cells), tuple(self._differences(table.head, cells)))

    def _differences(self, head: tuple[str, ...], cells: tuple[str, ...]) -> Iterator[str]:
        """How a row differs from the nearest that the collection gives for its sentence."""
        if len(cells) != len(head):
            yield f"it has {len(cells)} cells, and the table {len(head)} columns"
            return
        rows = self._rows.get((head, self._place(cells[-1])), [])
        if not rows:
            yield "the collection gives no such row for this sentence"
            return
        given = [flat(cell) for cell in cells[:-1]]
        nearest = min(
            rows, key=lambda row: sum(cell != other for cell, other in zip(given, row, strict=True))
        )
        for name, cell, other in zip(head, given, nearest, strict=False):
            if cell != other:
                yield f"{name}: “{cell}” here, “{other}” there"

    def _place(self, cell: str) -> str:
        """Where the sentences of a cell stand, by the numbers behind them; the cell itself where it has none."""
        listed = [self._stated.listed.get(int(number)) for number in _NUMBER.findall(cell)]
        return " ".join(f"{one.article}:{one.start}-{one.end}" for one in listed if one) or cell

    def _told(self, happenings: HappeningAnswers) -> Iterator[tuple[CollectionHappening, Citation]]:
        """The happenings of which cited places tell, each with every such sentence."""
        for listed in self._stated.listed.values():
            article = self._citations.article(listed.article)
            for event in article.events if article else ():
                if article and listed.start <= event.start and event.end <= listed.end:
                    happening = happenings.of_event(article.id, event.id)
                    if happening is not None:
                        place = sentence_of(article, event.start, event.end)
                        yield happening, self._citations.cite(article.id, *place)

    def _add_happening(self, happening: CollectionHappening, happenings: HappeningAnswers) -> None:
        tellings = happenings.tellings(happening)
        accounts = accounts_of(tellings)
        self._lines |= {*title_lines(happening), flat(accounts.summary)}
        self._add(ACCOUNTS, account_rows(accounts, self._citations))
        self._add(FIGURES, figure_rows(ledger_of(tellings), self._citations))

    def _add(self, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        made = list(rows)
        cited = self._citations.all
        for row in made:
            numbers = _NUMBER.findall(row[-1])
            place = " ".join(cited[int(number) - 1].place for number in numbers) or row[-1]
            self._rows.setdefault((head, place), []).append([flat(cell) for cell in row[:-1]])
