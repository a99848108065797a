"""Cases from the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
import world
from driving import keys_of, press, running, settle, words_on

from index.cases.citation import Citations
from index.cases.citation_check import check_report
from index.cases.report_text import markdown_text, stated_in
from index.cases.stored import read_cases
from index.collection import Collection
from index.explore import Explorer
from tests.index.journal.made import desk
from tui.case_lines import draw, row_of


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
    assert "    2  “Police beat two dockers” — Police (not word for word)  #port" in lines
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
    again = dateline("case", "add", "other", "harbour#q1", "nowhere#q1", "harbour#q1", "harbour:0-35", *place)
    assert [line.split()[1] for line in again.out.splitlines()] == ["other,", "other,"]
    assert ("no article “nowhere”" in again.err, "in the case other already" in again.err) == (True, True)
    assert again.code == 3
    dateline("undo", *place), dateline("undo", *place)
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
        (["add", "x", "harbour#q1", "--note", "x" * 5_000], "note: it has more than 4,000 characters"),
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


def test_a_tag_is_seen_however_long_the_source_is(place: Any, dateline: Any) -> None:
    dateline("case", "add", "strike", "harbour#q1", "--tag", "port", *place)
    (clipping,) = read_cases(Collection.open(place[1]))["strike"].clippings
    article = Collection.open(place[1]).get("harbour").model_copy(update={"title": "Harbour " * 30})
    lines = draw(row_of(clipping, article), None, 60)
    assert any("#port" in line.plain for line in lines)
    assert all(line.cell_length <= 60 for line in lines)


async def test_a_case_is_gathered_and_written_from_the_keyboard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = world.collection(tmp_path)
    explorer = Explorer(made, cache=tmp_path / "index")
    async with running(tmp_path, collection=made, explorer=explorer) as (pilot, screen):
        await press(pilot, "B")
        assert "There is no case yet: P puts" in words_on(pilot)
        await press(pilot, "3", "P", *keys_of("Port fire"), "enter", "j", "P", "1", "2", "P", "1")
        await settle(pilot)
        assert "In the case port-fire: 1 clipping" in words_on(pilot)
        first, second, third = (one.number for one in read_cases(made)["port-fire"].clippings)
        await press(pilot, "B")
        await settle(pilot)
        await press(pilot, "j", "f", "n", *keys_of("who"), "enter", "t", *keys_of("toll"), "enter")
        await settle(pilot)
        await press(pilot, "j", "J", "x", "U", "Y", "U")
        await settle(pilot)
        case = read_cases(made)["port-fire"]
        assert [one.number for one in case.in_columns()] == [second, third, first]
        moved = case.in_columns()[0]
        assert (moved.column, moved.note, moved.tag) == ("for", "who", "toll")
        await press(pilot, "r", "enter")
        await settle(pilot)
        assert check_report_of(tmp_path / "port-fire.md", made) == {"found"}
        await press(pilot, "g", "enter")
        await settle(pilot)
        item = screen.item
        assert item is not None
        assert item.anchor.article == case.in_columns()[0].article
        await press(pilot, "3", "U")
        await settle(pilot)
    assert [one.number for one in read_cases(made)["port-fire"].clippings] == [first, second, third]


def check_report_of(path: Path, made: Collection) -> set[str]:
    checked = check_report(
        stated_in(markdown_text(path.read_text())), Citations(made.get, lambda _: []), lambda _: []
    )
    return {one.verdict for one in checked}


async def test_words_selected_in_the_reader_go_into_a_case(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        reader = screen.grid.reader
        article = reader.article
        assert article is not None
        await pilot.mouse_down(reader.page, offset=(6, 2))
        await pilot.hover(reader.page, offset=(16, 2))
        await pilot.mouse_up(reader.page, offset=(16, 2))
        words = screen.get_selected_text()
        await press(pilot, "P", *keys_of("words"), "enter")
        await settle(pilot)
        (clipping,) = read_cases(screen.backend.collection)["words"].clippings
        assert words
        assert clipping.words == words.strip()
        assert clipping.place_in(article.text) == (clipping.start, clipping.end)


@pytest.mark.parametrize("name", ["r.md", "r.html", "r.docx", "r.json"])
def test_a_report_is_written_and_checked_and_what_is_gone_from_the_collection_is_told(  # type: ignore[no-untyped-def]
    dateline, tmp_path: Path, place, name: str
) -> None:
    dateline("case", "add", "strike", "harbour#q2", "harbour#e1", *place)
    wrote = dateline("report", "strike", "--to", tmp_path / name, *place)
    assert (wrote.code, wrote.out) == (0, "")
    ran = dateline("check", tmp_path / name, *place)
    assert (ran.code, ran.err) == (0, "")
    assert " [1] found: “Police beat two dockers”  harbour:77-100" in ran.out
    assert "0 differs, 0 gone" in ran.out
    assert ran.out.splitlines()[-1].removesuffix(".") in wrote.err  # both count the same
    (tmp_path / "desk" / "articles" / "harbour.json").unlink()
    ran = dateline("check", tmp_path / name, *place)
    assert ran.code == 1
    assert "![1] gone: “Police beat two dockers”" in ran.out
    assert "0 found, 0 differs" in ran.out
    left = dateline("report", "strike", *place)
    assert left.code == 1
    assert "Clipping 1 is left out" in left.err


def test_a_chronology_and_figures_are_parts_of_a_report(dateline, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    sample = ("--in", Path("seeds").absolute())
    attack = "2021-06-28-us-strikes-on-iran-backed-militias-kill-at-least-seven-at#h1"
    dateline("case", "add", "strikes", attack, *sample)
    report = dateline("report", "strikes", *sample).out
    assert "| 2021-06-27 to 2021-06-28 |" in report.split("## Chronology")[1].split("## Figures")[0]
    assert "| 7 killed (fighters) | Syrian Observatory for Human Rights |" in report.split("## Figures")[1]
    (tmp_path / "r.md").write_text(report)
    assert dateline("check", tmp_path / "r.md", *sample).code == 0
    assert dateline("undo", *sample).code == 0
    assert dateline("case", "list", *sample).code == 1


def test_what_is_no_report_or_cannot_be_written_is_one_sentence(  # type: ignore[no-untyped-def]
    dateline, tmp_path: Path, place, monkeypatch: pytest.MonkeyPatch
) -> None:
    dateline("case", "add", "strike", "harbour#q2", *place)
    (tmp_path / "draft.md").write_text("“Nobody” [1] said so.\n")
    (tmp_path / "list.json").write_text("[1, 2]")
    (tmp_path / "bytes.html").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04broken")
    for name, why in (
        ("draft.md", "no report of Dateline"),
        ("list.json", "no report of Dateline"),
        ("bytes.html", "no text in UTF-8"),
        ("bad.docx", "was not read"),
    ):
        ran = dateline("check", tmp_path / name, *place)
        assert (ran.code, len(ran.err.splitlines())) == (3, 1)
        assert why in ran.err
    (tmp_path / "folder.md").mkdir()
    monkeypatch.setitem(sys.modules, "docx", None)
    for name, why in (
        ("r.docx", "pip install 'dateline[docx]'"),
        ("r.pdf", "a report ends in"),
        ("folder.md", "it is a folder"),
        ("no/r.md", "no such folder"),
    ):
        ran = dateline("report", "strike", "--to", tmp_path / name, *place)
        assert ran.code == 3
        assert why in ran.err
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(("r.", ".unf"))) == []


def test_the_name_that_a_case_gets_is_said_where_it_is_another(dateline, place) -> None:  # type: ignore[no-untyped-def]
    ran = dateline("case", "add", "../Strike", "harbour#q2", *place)
    assert (ran.code, "The case is called “strike”" in ran.err) == (0, True)
    assert "is called" not in dateline("case", "add", "strike", "harbour#e1", *place).err
