"""Which rows of different heights are in sight: every line once, the end at the bottom, the cursor's row whole."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.row_window import last_whole, places, top_above

rows = st.lists(st.tuples(st.integers(1, 6), st.integers(0, 3)), min_size=1, max_size=40)


def heights(row_heights: list[tuple[int, int]]) -> Callable[[int, bool], int]:
    """A row has its own lines, and those of its heading when it is the first in sight."""
    return lambda position, first: row_heights[position][0] + (row_heights[position][1] if first else 0)


@given(rows, st.integers(1, 50), st.data())
def test_lines_follow_one_another_and_fill_the_room(
    found: list[tuple[int, int]], room: int, data: st.DataObject
) -> None:
    top = data.draw(st.integers(0, len(found) - 1))
    height = heights(found)
    seen = places(top, len(found), room, height)
    every = [(n, line) for n in range(top, len(found)) for line in range(height(n, n == top))]
    assert seen == every[:room]
    last = last_whole(seen, height)
    lines = sum(position == last for position, _line in seen)
    assert lines == height(last, last == top) or last == top


@given(rows, st.integers(1, 50), st.data())
def test_a_row_ends_at_the_bottom_with_as_many_above_as_fit(
    found: list[tuple[int, int]], room: int, data: st.DataObject
) -> None:
    last = data.draw(st.integers(0, len(found) - 1))
    height = heights(found)
    top = top_above(last, room, height)
    assert 0 <= top <= last
    filled = sum(height(n, n == top) for n in range(top, last + 1))
    assert filled <= room or top == last
    if top:
        assert sum(height(n, n == top - 1) for n in range(top - 1, last + 1)) > room
