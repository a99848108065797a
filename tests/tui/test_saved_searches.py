"""Searches that are kept: what is new of each, over restarts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from driving import focus_of, press, running, until, words_on

from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.paths import sample_collection
from tests.index.leads.reports import REPORTS
from tui.app import DatelineApp
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.visit_lines import print_brought, print_new, print_searches
from tui.saved_searches import SavedSearch, from_json, looked_at, with_search, without
from tui.session import Session, SessionPlace, load

DAY = date(2031, 5, 1)
RAID = SavedSearch(Focus(query="raid", types=("ASSAULT",)), 7, DAY)


@pytest.mark.parametrize(
    ("passages", "told"),
    [(9, "9 passages, 2 new"), (7, "7 passages, nothing new"), (1, "1 passage, 6 fewer")],
)
def test_a_kept_search_says_what_is_new_since_it_was_looked_at(passages: int, told: str) -> None:
    assert RAID.line("“raid”", passages) == f"“raid” — {told} since 1 May 2031"


def test_a_kept_search_is_read_as_it_was_written() -> None:
    assert from_json(RAID.to_json()) == RAID
    for wrong in (
        "raid",
        {},
        {**RAID.to_json(), "looked": "yesterday"},
        {**RAID.to_json(), "passages": float("inf")},
        {**RAID.to_json(), "focus": {"query": 1}},
    ):
        assert from_json(wrong) is None


def test_a_question_is_kept_once_and_can_be_let_go() -> None:
    again = looked_at(RAID, 9, date(2031, 5, 2))
    vote = SavedSearch(Focus(query="vote"), 1, DAY)
    assert with_search([RAID, vote], again) == [again, vote]
    assert without([RAID, vote], RAID.focus) == [vote]


async def test_nothing_is_counted_or_kept_before_there_is_an_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = Collection.open(sample_collection())
    explorer = Explorer(sample, cache=tmp_path / "index")
    monkeypatch.setattr(explorer, "prepare", lambda *_: None)  # as long as it takes
    async with running(tmp_path, collection=sample, explorer=explorer) as (pilot, screen):
        await press(pilot, "slash", "r", "a", "i", "d", "enter", "L")
        assert "still being indexed" in words_on(pilot)
        assert not explorer.ready
        assert pilot.app.screen is screen


async def test_what_is_asked_is_kept_and_asked_again_after_a_restart(tmp_path: Path) -> None:
    collection = Collection.open(sample_collection())
    explorer = Explorer(collection, cache=tmp_path / "cache")
    async with running(tmp_path, (120, 36), collection=collection, explorer=explorer) as (pilot, _screen):
        await press(pilot, "slash", *"raid", "enter", "L")
        await until(pilot, lambda: "save “raid”" in words_on(pilot))
        await press(pilot, "enter")
        app = pilot.app
        assert isinstance(app, DatelineApp)
        app.keep_session()
    session = load(tmp_path / "session.json")
    async with running(tmp_path, (120, 36), collection=collection, explorer=explorer, session=session) as (
        pilot,
        screen,
    ):
        await press(pilot, "X", "L")
        await until(pilot, lambda: "nothing new since" in words_on(pilot))
        await press(pilot, "enter")
        assert focus_of(screen) == Focus(query="raid")
        assert screen.grid.pane == "passages"


def test_saved_searches_and_what_is_new_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    collection = Collection.create(tmp_path / "desk")
    collection.add(REPORTS[0])
    assert print_searches(collection.path, as_json=False) == NOTHING_FOUND
    saved = SavedSearch(Focus(query="contract", actors=("ana-brandt",)), 0, DAY)
    session = Session()
    session.remember(collection.path, SessionPlace(saved=[saved.to_json()]))
    session.save()
    explorer = Explorer(collection)
    explorer.prepare()
    explorer.leave()
    collection.add(REPORTS[1])
    capsys.readouterr()
    assert print_searches(collection.path, as_json=False) == DONE
    assert "“contract” › Ana Brandt — 1 passage, 1 new since" in capsys.readouterr().out
    assert print_searches(collection.path, as_json=True) == DONE
    assert json.loads(capsys.readouterr().out)["passages"] == 1
    assert print_new(collection.path, as_json=False) == DONE
    assert "[report-2]" in capsys.readouterr().out
    assert print_brought("report-2", collection.path, as_json=False) == DONE
    answer = capsys.readouterr()
    assert answer.out.startswith("quote by Pier Union\n")
    assert answer.err == "1 new of 4.\n"
