"""Cases from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.index.journal.made import desk


@pytest.fixture
def place(tmp_path: Path) -> tuple[str, Path]:
    desk(tmp_path / "desk")
    return "--in", tmp_path / "desk"


def test_a_case_is_gathered_ordered_and_printed(dateline: Any, place: Any) -> None:
    added = dateline(
        "case", "add", "Harbour strike", "harbour#q1", "harbour#q2", "harbour:0-35", "--tag", "port", *place
    )
    assert [line.split()[0] for line in added.out.splitlines()] == ["1", "2", "3"]
    for command in (("for", 2), ("against", 3), ("note", 2, "who", "saw it?"), ("move", 1), ("tag", 1)):
        assert dateline("case", *command, *place).code == 0
    lines = dateline("case", "show", "harbour-strike", *place).out.splitlines()
    assert lines[0] == "harbour-strike: 3 clippings (1 for, 1 against, 1 open)"
    assert [line for line in lines if line in ("For", "Against", "Open")] == ["For", "Against", "Open"]
    assert "    2  “Police beat two dockers” — Police  #port" in lines
    assert "       who saw it?" in lines
    rows = [
        json.loads(line)
        for line in dateline("case", "show", "harbour-strike", "--json", *place).out.splitlines()
    ]
    assert [(row["number"], row["column"], row["tag"]) for row in rows] == [
        (2, "for", "port"),
        (3, "against", "port"),
        (1, "open", ""),
    ]
    dateline("case", "remove", 2, 3, *place)
    assert dateline("case", "list", *place).out.split()[:3] == ["harbour-strike", "1", "clipping"]
    assert dateline("undo", *place).code == 0
    assert json.loads(dateline("case", "list", "--json", *place).out) == {
        "name": "harbour-strike", "clippings": 2, "for": 0, "against": 1, "open": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["add", "x", "harbour"], "Name a part of the article"),
        (["add", "x", "harbour#q9"], "names no quote"),
        (["add", "x", "nowhere#q1"], "no article “nowhere”"),
        (["add", "!", "harbour#q1"], "needs a name"),
        (["add", "x", "harbour#q1", "--note", "x" * 5_000], "note: string should have at most 4000"),
        (["show", "x"], "There is no case “x”; there are: none yet"),
        (["for", "7"], "no clipping 7"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    dateline: Any, place: Any, arguments: list[str], sentence: str
) -> None:
    ran = dateline("case", *arguments, *place)
    assert ran.code == 3
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1
