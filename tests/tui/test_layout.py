"""Which panes are seen at which width, and that whoever asks for panes by name knows them all."""

from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from driving import press, running, words_on

from index.arrangement import GROUPINGS, OF_HAPPENINGS, SORTINGS
from index.exploring.narrowing import SAID
from index.leads.lead import PaneName
from index.view import View
from tui.arrangement_words import GROUPED, SORTED
from tui.layout import LISTS, READER, STEPS, large_after, layout_for, neighbour, reader_share, visible
from tui.terminal.textual_private import lines_on


@pytest.mark.parametrize(
    ("width", "name"),
    [(1, "-narrow"), (99, "-narrow"), (100, "-medium"), (149, "-medium"), (150, "-wide"), (400, "-wide")],
)
def test_layouts_by_width(width: int, name: str) -> None:
    assert layout_for(width) == name


@pytest.mark.parametrize("layout", ["-narrow", "-medium", "-wide"])
@pytest.mark.parametrize("pane", [*LISTS, READER])
@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize("split", [False, True])
def test_the_pane_in_use_is_always_seen(layout: str, pane: str, alone: bool, split: bool) -> None:
    assert pane in visible(layout, pane, large_after(pane, "events"), alone=alone, split=split)


def test_a_zoomed_pane_is_alone() -> None:
    assert visible("-wide", "quotes", "events", alone=True, split=False) == ("quotes",)


def test_a_narrow_screen_shows_one_pane_or_the_list_above_the_reader() -> None:
    assert visible("-narrow", "actors", "actors", alone=False, split=False) == ("actors",)
    assert visible("-narrow", READER, "quotes", alone=False, split=False) == (READER,)
    assert visible("-narrow", READER, "quotes", alone=False, split=True) == ("quotes", READER)


def test_neighbours_go_round() -> None:
    assert neighbour(("actors", "reader"), "reader", 1) == "actors"
    assert neighbour(("actors", "reader"), "actors", -1) == "reader"
    assert neighbour(("actors", "reader"), "quotes", 1) == "actors"


@pytest.mark.parametrize("layout", ["-narrow", "-medium", "-wide"])
def test_both_have_room_however_large_the_reader_is(layout: str) -> None:
    shares = [reader_share(layout, step) for step in range(-STEPS, STEPS + 1)]
    assert len({sum(share) for share in shares}) == 1
    assert all(lists > 0 and reader > 0 for lists, reader in shares)
    assert [reader for _lists, reader in shares] == sorted({reader for _lists, reader in shares})


def test_every_list_has_rows_words_to_narrow_it_by_and_a_name_for_what_leads_to_it() -> None:
    assert get_args(PaneName) == LISTS
    rows = get_type_hints(View, localns={"CollectionHappening": object})
    assert {get_args(rows[pane])[0] for pane in LISTS} == set(SAID)


def test_every_way_of_grouping_and_sorting_is_called_something() -> None:
    assert {name for names in GROUPINGS.values() for name in names} == set(GROUPED)
    assert {name for names in SORTINGS.values() for name in names} | {*OF_HAPPENINGS} == set(SORTED)


async def test_what_is_painted_of_each_change_adds_up_to_the_whole_screen(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, screen):
        for key in (
            "2",
            "j",
            "G",
            "slash",
            *"strike",
            "enter",
            "n",
            "3",
            "H",
            "z",
            "z",
            "0",
            "j",
            "N",
            "1",
            "enter",
        ):
            await press(pilot, key)
            painted, whole = words_on(pilot), lines_on(screen)
            assert painted.split("\n") == [strip.text for strip in whole], key
