"""`dateline unsure`, `correct judge`, `sample`, `agreement`: from questions to figures, on the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

from tests.index.journal.made import desk


def test_answers_say_how_often_the_program_is_right(dateline, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    desk(tmp_path / "desk")
    place = ("--in", tmp_path / "desk")
    asked = [json.loads(line) for line in dateline("unsure", "--json", *place).out.splitlines()]
    assert {one["of"] for one in asked} == {"events", "quotes"}
    first = next(one["id"] for one in asked if one["drawn"] == "random" and one["of"] == "events")
    assert "is right" in dateline("correct", "judge", first, "right", "--by-lot", *place).out
    told = dateline("unsure", "--of", "events", *place)
    assert "events: 1 of 1 right, 21–100 %" in told.out
    assert first not in told.out
    dateline("undo", *place)
    assert "of 1 right" not in dateline("unsure", *place).out


def test_a_sample_goes_to_coders_and_comes_back(dateline, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    desk(tmp_path / "desk")
    drawn = tmp_path / "events.csv"
    assert dateline("sample", "3", "--to", drawn, "--in", tmp_path / "desk").code == 0
    rows = list(csv.DictReader(drawn.read_text("utf-8").splitlines()))
    for name, wrong in (("ana", ()), ("ben", (0,))):
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, rows[0].keys())
            table.writeheader()
            for number, row in enumerate(rows):
                table.writerow({**row, "answer": "wrong" if number in wrong else "right"})
    told = dateline("agreement", tmp_path / "ana.csv", tmp_path / "ben.csv")
    assert "2 of 3 rows that all have answered are judged alike." in told.out
    assert "κ 0.000" in told.out
    assert f"{rows[0]['id']}: right / wrong" in told.out
    (tmp_path / "eva.csv").write_text("id,answer\nelsewhere#e1,right\n")
    other = dateline("agreement", tmp_path / "ana.csv", tmp_path / "eva.csv")
    assert (other.code, "no files of one sample" in other.out, "κ" in other.out) == (1, True, False)
    again = dateline("sample", "3", "--to", drawn, "--in", tmp_path / "desk")
    assert (again.code, "there already" in again.err) == (3, True)


def test_who_asks_for_the_collection_called_sample_is_told_how(dateline: Any) -> None:
    ran = dateline("sample")
    assert ran.code == 2
    assert "opened by dateline open sample" in ran.err
