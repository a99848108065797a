"""What there is on an actor, on the screen and from the command: every line opens its sentences."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest
from driving import app_on, focus_of, keys_of, press, running, settle, words_on
from textual.pilot import Pilot
from textual.widgets import Input

from index.cases.stored import read_cases
from index.collection import Collection
from index.errors import IndexBroken
from index.explore import Explorer
from index.focus import Focus
from index.leads.matrix import Matrix
from index.paths import sample_collection
from tests.index.leads.reports import REPORTS
from tui.actions import leading
from tui.screens.leads_screen import LeadsScreen
from tui.screens.matrix_screen import MatrixScreen
from tui.widgets.rows import RowList


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    collection = Collection.create(tmp_path_factory.mktemp("port") / "desk")
    for one in REPORTS:
        collection.add(one)
    return collection


def lines_of(pilot: Pilot[None]) -> list[str]:
    assert isinstance(pilot.app.screen, LeadsScreen)
    return [row.words for row in pilot.app.screen.query_one(RowList).rows]


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_page_of_the_actor_under_the_cursor(
    tmp_path: Path, port: Collection, size: tuple[int, int]
) -> None:
    made = Explorer(port, cache=tmp_path / "index")
    async with running(tmp_path, size, collection=port, explorer=made) as (pilot, screen):
        await press(pilot, "p")
        assert "Actor page  Ana Brandt" in words_on(pilot)
        assert "9 passages of 4 articles" in words_on(pilot)
        await press(pilot, "?")
        assert "Put into a case" in words_on(pilot)
        await press(pilot, "escape")
        await press(pilot, *["j"] * lines_of(pilot).index("accuse"), "enter")
        assert focus_of(screen).agents == ("ana-brandt",)
        assert focus_of(screen).types == ("ACCUSE",)
        assert screen.grid.pane == "events"
        await press(pilot, "backspace")
        assert focus_of(screen).empty


@pytest.mark.parametrize(("key", "shown"), [("p", "4 articles"), ("b", "took over"), ("8", "another party")])
async def test_lines_that_go_beyond_the_question_say_so(
    tmp_path: Path, port: Collection, key: str, shown: str
) -> None:
    made = Explorer(port, cache=tmp_path / "index")
    async with running(tmp_path, collection=port, explorer=made) as (pilot, _screen):
        await press(pilot, key)
        assert shown in words_on(pilot)
        assert "of the whole collection" not in words_on(pilot)
        await press(pilot, "escape", "/", *keys_of("brandt"), "enter", "1", key)
        assert shown in words_on(pilot)
        assert "of the whole collection, not only of what is asked" in words_on(pilot)
        await press(pilot, "escape", "7")
        assert "of the whole collection" not in words_on(pilot)


async def test_background_network_and_comparison(tmp_path: Path, port: Collection) -> None:
    made = Explorer(port, cache=tmp_path / "index")
    async with running(tmp_path, collection=port, explorer=made) as (pilot, screen):
        await press(pilot, "b")
        assert lines_of(pilot)[0].startswith("Ana Brandt took over the port in 2019")
        await press(pilot, "P", *keys_of("past"), "enter")
        await settle(pilot)
        (clipping,) = read_cases(port)["past"].clippings
        assert clipping.words.startswith("Ana Brandt took over the port in 2019")
        await press(pilot, "escape", "8")
        assert lines_of(pilot) == ["Pier Union", "Pier Union"]
        assert "Brandt accused Pier Union again" in words_on(pilot)
        await press(pilot, "t", "1")
        assert lines_of(pilot) == ["Ana Brandt → Pier Union: accuse"]
        rows = pilot.app.screen.query_one(RowList)
        assert [position for position, _region in rows.row_regions()] == [0]  # all of it is seen
        assert rows.size.height < 8  # and no more room is taken
        await press(pilot, "escape", "K")
        assert "Compare Ana Brandt with" in words_on(pilot)
        await press(pilot, *keys_of("k"))  # no move, but the beginning of a name
        assert pilot.app.screen.query_one(Input).value == "k"
        await press(pilot, "escape", "K", "1")
        assert lines_of(pilot)[:2] == ["accuse", "said of Pier Union"]
        await press(pilot, "j", "enter")
        assert (focus_of(screen).speaker, focus_of(screen).about) == ("ana-brandt", "pier-union")
        assert screen.grid.pane == "quotes"


async def test_the_matrix_is_moved_over_and_a_cell_opens(tmp_path: Path, port: Collection) -> None:
    made = Explorer(port, cache=tmp_path / "index")
    async with running(tmp_path, collection=port, explorer=made) as (pilot, screen):
        await press(pilot, "8", "m")
        assert isinstance(pilot.app.screen, MatrixScreen)
        assert "Ana Brandt → Pier Union  2 events: accuse 2" in words_on(pilot)
        assert "Brandt accused Pier Union again" in words_on(pilot)
        await press(pilot, "j", "left")
        assert "Pier Union → Ana Brandt  1 event: threaten" in words_on(pilot)
        await press(pilot, "enter")
        assert (focus_of(screen).agents, focus_of(screen).recipients) == (("pier-union",), ("ana-brandt",))
        assert screen.grid.pane == "events"


def test_picture_of_the_matrix(tmp_path: Path, port: Collection, snap_compare: Any) -> None:
    async def before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "8", "m")

    app = app_on(tmp_path, collection=port, explorer=Explorer(port, cache=tmp_path / "index"))
    assert snap_compare(app, terminal_size=(80, 24), run_before=before)


async def test_where_several_actors_stand_the_user_chooses(tmp_path: Path, port: Collection) -> None:
    made = Explorer(port, cache=tmp_path / "index")
    async with running(tmp_path, collection=port, explorer=made) as (pilot, _screen):
        await press(pilot, "2", "p", "2")
        assert isinstance(pilot.app.screen, LeadsScreen)
        await press(pilot, "q")
        assert not isinstance(pilot.app.screen, LeadsScreen)
        await press(pilot, "b")
        assert "1 what happened here" in words_on(pilot)
        await press(pilot, "1")
        assert "Background: the collection has nothing on this." in words_on(pilot)


async def test_asked_twice_it_is_shown_once(tmp_path: Path, port: Collection) -> None:
    made = Explorer(port, cache=tmp_path / "index")
    async with running(tmp_path, collection=port, explorer=made) as (pilot, screen):
        for command in ("actor_page", "actor_page", "timeline", "timeline"):
            screen.do(command)
        await settle(pilot)
        assert len(pilot.app.screen_stack) == 3
        await press(pilot, "escape", "escape")
        assert pilot.app.screen is screen


async def test_a_broken_index_is_told_to_who_writes_a_name(
    tmp_path: Path, port: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Explorer(port, cache=tmp_path / "index")

    def broken(_name: str, _limit: int = 0, **_more: int) -> NoReturn:
        raise IndexBroken("index", "a byte is wrong")

    async with running(tmp_path, collection=port, explorer=made) as (pilot, screen):
        await press(pilot, "1", "K")
        await settle(pilot)
        monkeypatch.setattr(made, "find_actors", broken)
        await press(pilot, "T")
        await press(pilot, *keys_of("om"), "enter")
        assert "a byte is wrong" in words_on(pilot)
        await press(pilot, "escape", "escape", "1", "exclamation_mark", "1", "A", "b")
        assert "a byte is wrong" in words_on(pilot)
        assert screen.is_running


async def test_where_there_is_nothing_that_is_said(tmp_path: Path, port: Collection) -> None:
    made = Explorer(port, cache=tmp_path / "index")
    async with running(tmp_path, collection=port, explorer=made) as (pilot, screen):
        screen.grid.list_pane("actors").list.go_to("pier-union")
        await press(pilot, "b")
        assert "Background: the collection has nothing on Pier Union." in words_on(pilot)


def test_before_there_is_an_index_nothing_is_said_to_be_missing() -> None:
    told: list[str] = []
    host: Any = SimpleNamespace(
        app=SimpleNamespace(toast=told.append),
        backend=SimpleNamespace(ready=False),
        browser=SimpleNamespace(focus=Focus()),
    )
    leading.copies(host)
    assert told == ["The articles are still being indexed: ask again in a moment."]


@pytest.mark.parametrize("command", ["actor", "background", "network"])
def test_commands_print_lines_and_json(dateline: Any, port: Collection, command: str) -> None:
    ran = dateline(command, "Ana Brandt", "--in", port.path)
    assert ran.code == 0
    assert ran.out.startswith("Ana Brandt\n")
    rows = [
        json.loads(line) for line in dateline(command, "brandt", "--in", port.path, "--json").out.splitlines()
    ]
    assert rows
    assert all(row["words"] and row["asks"] and row["pane"] for row in rows)


def test_two_are_compared(dateline: Any, port: Collection) -> None:
    ran = dateline("compare", "brandt", "pier union", "--in", port.path)
    assert "Ana Brandt → Pier Union\n     2  accuse" in ran.out
    assert "[report-3]" in ran.out


def test_who_acts_on_whom_is_a_table_with_sentences(dateline: Any, port: Collection) -> None:
    ran = dateline("matrix", "--in", port.path)
    assert [line.split() for line in ran.out.splitlines()[2:4]] == [["1", "2"], ["1", "Ana", "Brandt", "3−"]]
    assert "     3− Ana Brandt → Pier Union: accuse 2, attack\n" in ran.out
    printed = dateline("matrix", "walkout", "--in", port.path, "--json").out.splitlines()
    rows = [json.loads(line) for line in printed]
    assert [(row["agent"]["name"], row["hostile"], row["article"]) for row in rows] == [
        ("Pier Union", 1, "report-2")
    ]


def test_the_matrix_says_of_how_many_events_it_shows_some() -> None:
    assert Matrix((), {}, 185, 40, 64).much == "64 of 185 events"
    assert Matrix((), {}, 1, 0, 1).much == "1 event"


def test_a_path_is_printed_or_that_there_is_none(dateline: Any, port: Collection) -> None:
    ran = dateline("path", "brandt", "pier union", "--in", port.path)
    assert "1  Ana Brandt – Pier Union\n     3  Ana Brandt → Pier Union: accuse" in ran.out
    nothing = dateline("path", "brandt", "lodeport", "--in", port.path)
    assert (nothing.code, nothing.err) == (
        1,
        "No chain of acts or words leads from Ana Brandt to Lodeport.\n",
    )


def test_two_names_of_one_actor_are_no_comparison(dateline: Any, port: Collection) -> None:
    ran = dateline("compare", "brandt", "ana-brandt", "--in", port.path)
    assert (ran.code, ran.err) == (1, "Both names mean the same actor, Ana Brandt: name another one.\n")


def test_where_no_act_is_told_of_an_actor_that_is_what_is_said(dateline: Any, port: Collection) -> None:
    ran = dateline("network", "lodeport", "--in", port.path)
    assert (ran.code, ran.err) == (1, "No act is told between Lodeport and another party.\n")


@pytest.mark.parametrize("command", ["facets", "matrix"])
def test_several_words_are_one_question(dateline: Any, port: Collection, command: str) -> None:
    several = dateline(command, "Brandt", "union", "--in", port.path)
    assert several.code == 0
    assert several.out == dateline(command, "Brandt union", "--in", port.path).out


def test_nobody_of_that_name_is_said_in_a_sentence(dateline: Any, port: Collection) -> None:
    ran = dateline("actor", "zeppelin", "--in", port.path)
    assert ran.code == 1
    assert ran.err == (
        "Nobody in the collection is called “zeppelin”; dateline search shows what has these words.\n"
    )


def test_the_sample_has_pages(dateline: Any) -> None:
    ran = dateline("actor", "kirby", "--in", sample_collection())
    assert "quotes by John Kirby" in ran.out
