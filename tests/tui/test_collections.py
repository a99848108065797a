"""Another collection is opened from the explorer, and each is where it was left."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import focus_of, keys_of, press, running, settle, until, words_on
from textual.pilot import Pilot
from world import article, collection

from index.collection import Collection
from index.collections import collections_folder, place_of
from index.model import Article
from tui.app import DatelineApp
from tui.collection_choices import choices
from tui.screens.browse import BrowseScreen
from tui.session import Session, load


@pytest.fixture
def inland(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Collection:
    """A collection that is called by its name."""
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    made = Collection.create(collections_folder() / "inland")
    made.add(collection(tmp_path / "other", [river()]).get(river().id))
    return made


def river() -> Article:
    from datetime import date

    return article(
        4, "The lock is repaired", date(2024, 5, 2), ["The lock at the weir opened again on Thursday."]
    )


def explorer_of(pilot: Pilot[None]) -> BrowseScreen:
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, BrowseScreen)
    return screen


def test_collections_of_one_name_are_told_apart_by_their_places(tmp_path: Path, inland: Collection) -> None:
    other = Collection.create(tmp_path / "else" / "inland").path
    labels = [label for label, _path in choices(Session(path=tmp_path / "session.json"), other)]
    assert labels[:2] == [f"{other} · 0 articles · open", "inland · 1 article"]


def test_a_collection_goes_before_a_folder_of_its_name_that_is_none(
    tmp_path: Path, inland: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inland").mkdir()
    monkeypatch.chdir(tmp_path)
    assert place_of(Path("inland")) == inland.path
    assert place_of(tmp_path / "inland") == tmp_path / "inland"
    Collection.create(tmp_path / "inland")
    assert place_of(Path("inland")) == Path("inland")


async def test_another_collection_is_opened_and_each_is_where_it_was_left(
    tmp_path: Path, inland: Collection
) -> None:
    async with running(tmp_path, session=Session(path=tmp_path / "session.json")) as (pilot, screen):
        await press(pilot, "/", *keys_of("walkout"), "enter", "3", "j")
        await press(pilot, "C")
        words = words_on(pilot)
        assert "1 harbour · 3 articles · open" in words
        assert "2 inland · 1 article" in words
        assert "3 sample · " in words
        await press(pilot, "j", "enter")
        await until(
            pilot, lambda: explorer_of(pilot) is not screen and explorer_of(pilot).browser.view is not None
        )
        await settle(pilot)
        words = words_on(pilot)
        assert "dateline   inland   1 article · 2 passages" in words
        assert "The lock at the weir opened again" in words
        assert isinstance(pilot.app, DatelineApp)
        assert screen.backend.path in pilot.app.session.opened()
        await press(pilot, "/", *keys_of("weir"), "enter", "C", "j", "enter")
        await until(pilot, lambda: explorer_of(pilot).backend.name == "harbour")
        await until(pilot, lambda: explorer_of(pilot).browser.view is not None)
        await settle(pilot)
        assert focus_of(explorer_of(pilot)).query == "walkout"
        assert explorer_of(pilot).grid.pane == "quotes"
        await press(pilot, "ctrl+q")
    assert load(tmp_path / "session.json").opened()[0] == tmp_path / "harbour"


async def test_a_collection_that_is_gone_is_told(tmp_path: Path, inland: Collection) -> None:
    async with running(tmp_path) as (pilot, screen):
        await press(pilot, "C")
        (inland.path / "articles" / f"{river().id}.json").unlink()
        (inland.path / "articles").rmdir()
        await press(pilot, "j", "enter")
        assert "This did not work" in words_on(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen is screen
