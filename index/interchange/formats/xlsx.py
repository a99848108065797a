"""XLSX: a sheet for each table and one for the codebook. Texts are texts there, never formulas or links."""

from __future__ import annotations

from collections import Counter
from io import FileIO
from pathlib import Path
from typing import Any, Final

from index.interchange.annotation_tables import COLUMNS, TableRow, rows
from index.interchange.codebook import accuracy, sections
from index.interchange.material import Material

_MOST_ROWS: Final = 1_048_576
_LONGEST: Final = 32_767  # characters of a cell


class _Sink(FileIO):
    """A file that takes whatever it is given, and keeps why it could not be written: the library tries on and on."""

    failure: OSError | None = None

    def write(self, data: Any) -> int:
        """Write all of it, where nothing has failed yet."""
        left = memoryview(data)
        while left and self.failure is None:
            try:
                left = left[super().write(left) :]
            except OSError as error:
                self.failure = error
        return len(data)


def write(material: Material, path: Path) -> None:
    """Make the workbook; a table with more rows than a sheet takes goes on in the next one."""
    import xlsxwriter  # it belongs to an extra
    from xlsxwriter.exceptions import FileCreateError

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with _Sink(path, "w") as sink:
        workbook = xlsxwriter.Workbook(sink, options)
        try:
            try:
                _fill(_Sheets(workbook), material)
            finally:
                workbook.close()
        except FileCreateError as error:  # of a sheet's own file
            raise OSError(str(error)) from error
        if sink.failure is not None:
            raise sink.failure


def _fill(sheets: _Sheets, material: Material) -> None:
    for name, columns in COLUMNS.items():
        sheets.add(name, columns)
    for name, row in rows(material):
        sheets.add(name, row)
    sheets.add("codebook", ("table", "column", "meaning"))
    for name in COLUMNS:
        for column, meaning in sections()[name].items():
            sheets.add("codebook", (name, column, meaning))
    for subject, measure, value in accuracy()["figures"]:
        sheets.add("codebook", ("measured, percent", f"{subject}: {measure}", value))


class _Sheets:
    """The sheets of a workbook, and how many rows each table has so far."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._sheets: dict[str, Any] = {}
        self._rows: Counter[str] = Counter()

    def add(self, table: str, row: TableRow) -> None:
        """Add a row to a table."""
        number, at = divmod(self._rows[table], _MOST_ROWS)
        name = f"{table} {number + 1}" if number else table
        if name not in self._sheets:
            self._sheets[name] = self._workbook.add_worksheet(name)
        self._rows[table] += 1
        for column, value in enumerate(row):
            _cell(self._sheets[name], at, column, value)


def _cell(sheet: Any, row: int, column: int, value: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        text = str(value)
        sheet.write_string(row, column, text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
