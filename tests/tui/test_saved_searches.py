"""Searches that are kept: what is new of each, over restarts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from driving import focus_of, press, running, until, words_on

from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.paths import sample_collection
from tui.app import DatelineApp
from tui.saved_searches import SavedSearch, from_json, looked_at, with_search, without
from tui.session import load

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
