"""Which panes are seen at which width."""

import pytest

from tui.layout import LISTS, READER, layout_for, middle_after, neighbour, order, visible


@pytest.mark.parametrize(
    ("width", "name"),
    [(1, "-narrow"), (99, "-narrow"), (100, "-medium"), (159, "-medium"), (160, "-wide"), (400, "-wide")],
)
def test_layouts_by_width(width: int, name: str) -> None:
    assert layout_for(width) == name
    assert set(order(name)) == {*LISTS, READER}


@pytest.mark.parametrize("layout", ["-narrow", "-medium", "-wide"])
@pytest.mark.parametrize("pane", LISTS)
def test_the_chosen_pane_and_the_reader_are_always_seen(layout: str, pane: str) -> None:
    shown = visible(layout, pane, middle_after(pane, "events"), None)
    assert pane in shown
    assert READER in shown


def test_a_zoomed_pane_is_alone() -> None:
    assert visible("-wide", "actors", "events", "quotes") == ("quotes",)


def test_neighbours_go_round() -> None:
    assert neighbour(("actors", "reader"), "reader", 1) == "actors"
    assert neighbour(("actors", "reader"), "actors", -1) == "reader"
    assert neighbour(("actors", "reader"), "quotes", 1) == "actors"
