"""The bar of blocks: every passage counted once, the largest stretch highest."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.timeline import bins, blocks

FIRST = date(2021, 1, 1)


@given(
    st.dictionaries(st.integers(0, 4000), st.integers(1, 500), min_size=1, max_size=60), st.integers(1, 80)
)
def test_every_passage_is_counted_once(found: dict[int, int], cells: int) -> None:
    days = [(FIRST + timedelta(days=day), number) for day, number in sorted(found.items())]
    made = bins(days, cells)
    assert sum(value for _first, _last, value in made) == sum(found.values())
    assert len(made) <= cells
    assert len(blocks(made)) == len(made)
    assert made[0][0] == days[0][0]
    assert made[-1][1] == days[-1][0]


def test_blocks_rise_with_their_sums() -> None:
    assert blocks([(FIRST, FIRST, 0), (FIRST, FIRST, 1), (FIRST, FIRST, 8), (FIRST, FIRST, 16)]) == "·▁▄█"
    assert bins([], 10) == []
