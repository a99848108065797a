"""The tables as a workbook and as a database, opened by openpyxl and by sqlite-utils, which is Datasette's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlite_utils

from index.interchange.annotation_tables import COLUMNS
from index.interchange.formats import xlsx
from index.interchange.registry import FORMATS
from tests.index.interchange.desk import exported, hostile, material_of, report


def test_a_database_has_the_tables_with_full_text_search(tmp_path: Path) -> None:
    database: Any = sqlite_utils.Database(exported("sqlite", tmp_path, (report(), report("second"))))
    for name, columns in COLUMNS.items():
        assert tuple(column.name for column in database[name].columns) == columns
        assert database[name].detect_fts() == f"{name}_fts"
    (row, _) = database["quotes"].search("yield")
    assert (row["speaker"], row["by"], row["article"]) == ("ada-venn", "hand", "ferry-strike")
    assert {key.column for key in database["quotes"].foreign_keys} == {"article"}
    assert database["events"].columns_dict["latitude"] is float
    assert database["quotes"].columns_dict["start"] is int
    assert database["codebook"].count == sum(map(len, COLUMNS.values()))
    assert database["accuracy"].count
    assert database.execute("pragma integrity_check").fetchone() == ("ok",)
    database.close()


def test_words_in_a_database_are_what_they_are(tmp_path: Path) -> None:
    database: Any = sqlite_utils.Database(exported("sqlite", tmp_path, (hostile(),)))
    (row,) = database["articles"].rows
    assert row["title"].startswith("=cmd|")  # no spreadsheet: nothing to run
    assert "\x1b" not in str(list(database["quotes"].rows))
    database.close()


def test_a_workbook_has_a_sheet_for_each_table(tmp_path: Path) -> None:
    place = exported("xlsx", tmp_path, (report(),)).rename(tmp_path / "desk.xlsx")
    workbook = openpyxl.load_workbook(place)
    assert workbook.sheetnames == [*COLUMNS, "codebook"]
    rows = list(workbook["quotes"].values)
    assert rows[0] == COLUMNS["quotes"]
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["speaker"], first["by"], first["start"]) == ("ada-venn", "hand", report().quotes[0].start)
    workbook.close()


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(tmp_path: Path) -> None:
    place = exported("xlsx", tmp_path, (hostile(),)).rename(tmp_path / "desk.xlsx")
    workbook = openpyxl.load_workbook(place)
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert not [cell for cell in cells if cell.hyperlink]
    workbook.close()


def test_a_table_with_more_rows_than_a_sheet_takes_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 3)
    place = exported("xlsx", tmp_path, (report(), report("second"))).rename(tmp_path / "desk.xlsx")
    workbook = openpyxl.load_workbook(place)
    values = [*workbook["quotes"].values, *workbook["quotes 2"].values]
    assert [row[1] for row in values] == ["quote", "q1", "q2", "q1", "q2"]
    workbook.close()


def test_a_workbook_for_which_there_is_no_room_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        FORMATS["xlsx"].write(material_of(tmp_path, [report()]), Path("/dev/full"))
