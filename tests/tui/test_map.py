"""The map on the screen and from the command: moving in the list moves the mark, Enter shows what happened there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from driving import focus_of, press, running, words_on
from picturing import SIZES, sizes_that_differ
from syrupy.assertion import SnapshotAssertion

from index.collection import Collection
from index.explore import Explorer
from index.happenings.placing import PlaceOfHappenings
from index.happenings.telling import Spot
from tests.index.happenings.stories import story
from tui.map_lines import place_line
from tui.screens.world_map_screen import MapScreen
from tui.terminal.colours import draws


@pytest.fixture(scope="module")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    collection = Collection.create(tmp_path_factory.mktemp("coast") / "desk")
    collection.add(story("blast", day="2031-05-01", place="Selbrun"))
    collection.add(story("fire", day="2031-05-20", place="Ostrel", words="vote granary tram miller"))
    later = "2031-08-09"
    collection.add(story("nowhere", day=later, published=later, words="ballot mayor tally", type_="AGREE"))
    return collection


async def test_picture(
    tmp_path: Path, snapshot: SnapshotAssertion, coast: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    made = Explorer(coast, cache=tmp_path / "index")
    async with running(tmp_path, SIZES[0], collection=coast, explorer=made) as (pilot, _screen):
        await press(pilot, "9", "j")
        assert not await sizes_that_differ(pilot, snapshot)


async def test_moving_zooming_and_following(
    tmp_path: Path, coast: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    made = Explorer(coast, cache=tmp_path / "index")
    async with running(tmp_path, (120, 36), collection=coast, explorer=made) as (pilot, screen):
        await press(pilot, "9")
        assert isinstance(pilot.app.screen, MapScreen)
        assert "3 happenings in 2 places" in words_on(pilot)
        assert "1 without a place" in words_on(pilot)
        far = words_on(pilot)
        await press(pilot, "+", "+", "+", "+")
        assert words_on(pilot) != far
        await press(pilot, "j")
        assert "● Selbrun" in words_on(pilot)
        await press(pilot, "enter")
        account = focus_of(screen).account
        assert account is not None
        assert account.title == "what happened in Selbrun"
        assert screen.grid.pane == "events"


def test_where_no_picture_can_be_shown_the_list_has_coordinates() -> None:
    assert not draws({"TERM": "dumb"})
    assert draws({"TERM": "xterm"})
    place = PlaceOfHappenings("Selbrun", Spot(48.1, 16.3, is_area=False), (1, 2))
    line = place_line(2, place, 40, with_coordinates=True).plain
    assert line.split() == ["2", "●", "Selbrun", "48.1°", "N", "16.3°", "E", "2"]


def test_the_command_prints_places_and_json(dateline: Any, coast: Collection) -> None:
    ran = dateline("map", "--in", coast.path)
    assert ran.code == 0
    assert "   1 ● Ostrel  40.2° N 22.5° E  1 happening\n" in ran.out
    assert "1 happening without a place" in ran.out
    printed = dateline("map", "granary", "--in", coast.path, "--json").out.splitlines()
    rows = [json.loads(line) for line in printed]
    assert [(row["place"], row["count"]) for row in rows] == [("Ostrel", 1)]
    nothing = dateline("map", "ballot", "--in", coast.path)
    assert (nothing.code, nothing.err) == (1, "No place is told of any happening here.\n")
