"""The timeline: bars above, happenings below; moving, filtering, zooming and the way back, by the keyboard alone."""

# What a screen lacks fails the test that looks at it, and a key changes what was asserted before.
# mypy: disable-error-code="union-attr, comparison-overlap"

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from driving import focus_of, keys_of, press, running, settle, until, words_on
from textual.pilot import Pilot

from index.cases.stored import read_cases
from index.collection import Collection
from index.explore import Explorer
from index.happenings.happening import CollectionHappening, happening_of
from index.happenings.listing import Listing
from index.happenings.telling import tellings_of
from index.paths import sample_collection
from index.writer_lock import writer_lock
from tests.index.happenings.stories import story
from tui.screens.browse import BrowseScreen
from tui.screens.timeline_screen import TimelineScreen

SIZES = [(80, 24), (120, 36), (160, 50)]
STRIKE = "US strikes on Iran-backed militias kill at least seven"


def sample(folder: Path) -> dict[str, Any]:
    collection = Collection.open(sample_collection())
    return {"collection": collection, "explorer": Explorer(collection, cache=folder / "cache")}


def timeline(pilot: Pilot[None]) -> TimelineScreen:
    screen = pilot.app.screen
    assert isinstance(screen, TimelineScreen)
    return screen


def listed(pilot: Pilot[None]) -> int:
    return len(timeline(pilot).list.rows)


@pytest.mark.parametrize("size", SIZES)
async def test_the_strike_is_one_row_and_unfolds_into_its_reports(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(tmp_path, size, **sample(tmp_path)) as (pilot, _screen):
        await press(pilot, "6")
        assert f"{listed(pilot)} happenings" in words_on(pilot)
        assert words_on(pilot).count(STRIKE) == 1
        assert "8 reports · 8 origins" in words_on(pilot)
        before = listed(pilot)
        await press(pilot, "down", "enter")
        assert listed(pilot) == before + 8
        await press(pilot, "enter")
        assert listed(pilot) == before


async def test_what_has_no_day_says_so_and_is_counted_in_a_lane(tmp_path: Path) -> None:
    async with running(tmp_path, **sample(tmp_path)) as (pilot, _screen):
        await press(pilot, "6")
        assert "over several days 2" in words_on(pilot)
        assert "no day told 10" in words_on(pilot)
        assert "reported, day not stated" in words_on(pilot)


async def test_moving_shows_and_enter_filters(tmp_path: Path) -> None:
    async with running(tmp_path, **sample(tmp_path)) as (pilot, _screen):
        await press(pilot, "6", "left", "left")
        assert "27 Jun 2021  1 happening" in words_on(pilot)
        assert timeline(pilot).list.row.title.startswith(STRIKE)
        whole = listed(pilot)
        await press(pilot, "enter")
        assert listed(pilot) == 1
        assert "1 happening of 27 Jun 2021 alone" in words_on(pilot)
        await press(pilot, "left", "right", "enter")
        assert listed(pilot) == whole
        await press(pilot, "right", "right", "right", "enter")
        assert "of no day told alone" in words_on(pilot)


async def test_the_zoom_has_its_own_way_back(tmp_path: Path) -> None:
    async with running(tmp_path, **sample(tmp_path)) as (pilot, _screen):
        await press(pilot, "6")
        state = timeline(pilot).state
        assert state.unit == "day"
        await press(pilot, "minus", "minus")
        assert state.unit == "year"
        await press(pilot, "minus")
        assert state.unit == "year"
        await press(pilot, "left", "plus", "left", "plus")
        assert (state.unit, len(state.zooms)) == ("day", 3)
        await press(pilot, "minus", "backspace")
        assert (state.unit, len(state.zooms)) == ("year", 1)
        assert isinstance(pilot.app.screen, TimelineScreen)


async def test_orders(tmp_path: Path) -> None:
    async with running(tmp_path, **sample(tmp_path)) as (pilot, _screen):
        await press(pilot, "6")
        for words in ("most reports first", "surest first", "most harm first", "newest first"):
            await press(pilot, "S")
            assert words in words_on(pilot)


async def test_why_accounts_and_figures_of_the_row_under_the_cursor(tmp_path: Path) -> None:
    async with running(tmp_path, **sample(tmp_path)) as (pilot, _screen):
        await press(pilot, "6", "d")
        assert "day: the night from Sunday 27 June 2021" in words_on(pilot)
        await press(pilot, "down", "v")
        assert "7 name United States" in words_on(pilot)
        await press(pilot, "escape", "F")
        assert "How many, by whose count" in words_on(pilot)
        await press(pilot, "escape")
        timeline(pilot)


async def test_a_report_is_opened_and_a_happening_pinned(tmp_path: Path) -> None:
    async with running(tmp_path, **sample(tmp_path)) as (pilot, screen):
        await press(pilot, "6", "down", "enter", "down", "enter")
        assert isinstance(pilot.app.screen, BrowseScreen)
        assert screen.grid.pane == "reader"
        await press(pilot, "6", "down", "p")
        account = focus_of(screen).account
        assert account is not None
        assert account.title.startswith(STRIKE)
        await press(pilot, "6")
        assert "1 happening" in words_on(pilot)
        assert "of what is asked and pinned" in words_on(pilot)


async def test_where_nothing_is_told_it_says_so(tmp_path: Path) -> None:
    empty = Collection.create(tmp_path / "empty")
    explorer = Explorer(empty, cache=tmp_path / "cache")
    async with running(tmp_path, (80, 24), collection=empty, explorer=explorer) as (pilot, _screen):
        await press(pilot, "6", "left", "enter", "plus", "S", "v", "p", "minus")
        assert "No event is told in these articles." in words_on(pilot)


class Made:
    """As many happenings as one likes, each made when it is seen."""

    def __init__(self) -> None:
        self.made: set[int] = set()

    def rows(self, numbers: Sequence[int]) -> list[CollectionHappening]:
        self.made |= {*numbers}
        told = list(tellings_of(story("post", day="2031-05-01", place="Selbrun")))
        row = happening_of(told, "", 1.0)
        return [type(row)(**{**_fields(row), "id": f"a{number}#h1"}) for number in numbers]

    def tellings(self, _happening: CollectionHappening) -> list[Any]:
        return []


def _fields(row: CollectionHappening) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


@pytest.mark.parametrize("size", SIZES)
async def test_of_a_hundred_thousand_only_those_in_sight_are_made(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    number = np.arange(100_000)
    day = date(1990, 1, 1).toordinal() + number % 12_000
    one = np.ones_like(number)
    listing = Listing(number, day, day, day, one, one, one, one, one, one)
    made = Made()
    async with running(tmp_path, size) as (pilot, _screen):
        pilot.app.push_screen(TimelineScreen(listing, made, "", print, print, print, ""))  # type: ignore[arg-type]
        await settle(pilot)
        await press(pilot, "G", "g", "left", "enter", "plus", "S", "minus")
        assert "100,000 happenings" in words_on(pilot)
        assert len(made.made) < 2_000


def desk(folder: Path) -> dict[str, Any]:
    """A collection in which two reports are one row and a third one is another."""
    collection = Collection.create(folder / "desk")
    told: dict[str, Any] = {"day": "2031-05-01", "place": "Selbrun", "killed": 3}
    for name in ("post", "courier"):
        collection.add(story(name, **told))
    collection.add(story("radio", day="2031-08-09", place="Ostrel", killed=1))
    return {"collection": collection, "explorer": Explorer(collection, cache=folder / "cache")}


async def test_a_report_is_said_to_be_of_another_happening_and_undone(tmp_path: Path) -> None:
    async with running(tmp_path, **desk(tmp_path)) as (pilot, screen):
        await press(pilot, "6", "S", "enter", "down", "exclamation_mark")
        assert "this report is of another happening" in words_on(pilot)
        await press(pilot, "1")
        assert "3 happenings" in words_on(pilot)
        await press(pilot, "P", *keys_of("strike"), "enter")
        await settle(pilot)
        (clipping,) = read_cases(screen.backend.collection)["strike"].clippings
        assert clipping.words in screen.backend.read(clipping.article).text
        await press(pilot, "escape")
        assert pilot.app.screen is screen
        await press(pilot, "U", "U", "6")
        assert "2 happenings" in words_on(pilot)


async def test_two_rows_are_said_to_be_one(tmp_path: Path) -> None:
    async with running(tmp_path, **desk(tmp_path)) as (pilot, _screen):
        await press(pilot, "6", "exclamation_mark")
        assert "Mark another happening with m" in words_on(pilot)
        await press(pilot, "m", "down", "exclamation_mark", "1")
        assert "1 happening " in words_on(pilot)
        assert "3 reports" in words_on(pilot)


async def test_what_is_decided_of_happenings_waits_for_another_program_and_says_so(tmp_path: Path) -> None:
    async with running(tmp_path, **desk(tmp_path)) as (pilot, screen):
        await press(pilot, "6", "m", "down", "exclamation_mark")
        with writer_lock(screen.backend.collection.folder):
            await pilot.press("1")
            await until(pilot, lambda: screen.decisions.is_held_up)
        await settle(pilot)
        assert "1 happening " in words_on(pilot)
        assert not screen.decisions.is_held_up


async def test_the_sample_is_not_changed(tmp_path: Path) -> None:
    async with running(tmp_path, **sample(tmp_path)) as (pilot, _screen):
        await press(pilot, "6", "m", "down", "exclamation_mark", "3")
        assert "The sample is not changed" in words_on(pilot)
