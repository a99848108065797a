"""The rows of a table in CSV, and a word where its quotation marks do not hold its cells apart."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from index.errors import ReadError
from index.reading.source import LARGEST_TEXT

CsvRow = dict[
    str | None, str | list[str] | None
]  # by column; what lies behind the last one is a list without a name
_UNCLOSED = "a quotation mark is opened there and never closed"
_ODD = "a quotation mark stands where none may, and cells and rows may be cut wrongly"


@dataclass(frozen=True)
class QuotationFault:
    """The first line of the row whose quotation marks follow no rule, and whether one is open to the table's end."""

    line: int
    unclosed: bool


class CsvTable:
    """A table: its columns, and its rows in order. Raises csv.Error where rows cannot be told apart."""

    def __init__(self, text: str) -> None:
        header = text.lstrip("\n").split("\n", 1)[0]
        self._delimiter = max(",;\t|", key=header.count)
        csv.field_size_limit(LARGEST_TEXT)
        self._text = text.replace("\0", "")
        self._rows: csv.DictReader[str] = csv.DictReader(self._lines(), delimiter=self._delimiter)
        self.columns = list(self._rows.fieldnames or ())

    def _lines(self) -> Iterator[str]:
        return io.StringIO(self._text, newline="")

    def rows(self, name: str) -> Iterator[CsvRow | ReadError]:
        """Every row; an error for what an open quotation mark swallows, odd ones may cut, or the file has lost."""
        fault = self._fault()
        begins = self._rows.line_num + 1
        row: CsvRow = {}
        for cells in self._rows:
            if fault and fault.unclosed and begins >= fault.line:
                yield ReadError(f"{name}, from line {fault.line:,} on", _UNCLOSED)
                return
            begins, row = self._rows.line_num + 1, dict(cells)
            yield row
        if fault:
            yield ReadError(f"{name}, a part from line {fault.line:,} on", _ODD)
        elif None in row.values() and not self._text.endswith(("\n", "\r")):
            yield ReadError(f"{name}, behind line {begins - 1:,}", "the file is cut off")

    def _fault(self) -> QuotationFault | None:
        rows = csv.reader(self._lines(), delimiter=self._delimiter, strict=True)
        begins = 1
        try:
            for _ in rows:
                begins = rows.line_num + 1
        except csv.Error as error:
            return QuotationFault(begins, "end of data" in str(error))
        return None
