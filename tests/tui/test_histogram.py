"""The bars of the timeline: empty stretches are folded, what took longer than a bin lies across, hours are reports'."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.happenings.happening import happening_of
from index.happenings.happening_timeline import timeline_of
from index.happenings.listing import Listing, columns_of
from index.happenings.telling import tellings_of
from index.happenings.time_bins import Bin
from tests.index.happenings.stories import story
from tui import histogram
from tui.timeline_state import TimelineState

MAY = date(2031, 5, 1)


def day_bin(day: int) -> Bin:
    return Bin(MAY + timedelta(day), MAY + timedelta(day), 1)


def listing(**given: Any) -> Listing:
    """The happening of one story in columns."""
    return Listing.of([(1, *columns_of(happening_of(tellings_of(story("post", **given)), "", 1.0)))])


def spans_drawn(bins: list[Bin], spans: list[Bin]) -> list[str]:
    """The lines of spans; above them stand the bars and their days."""
    return [line.plain for line in histogram.drawn(bins, "day", None, 80, spans)[histogram.HEIGHT + 1 : -1]]


def test_below_the_bars_stand_their_days_where_there_is_room_for_them() -> None:
    for days, width, words in ((3, 24, "1 May   2 May   3 May"), (12, 24, "1 May 4 May 7 May 10 May")):
        lines = histogram.drawn([day_bin(day) for day in range(days)], "day", None, width)
        assert lines[histogram.HEIGHT].plain == words
        assert max(line.cell_length for line in lines[:-1]) <= width


def test_a_span_lies_across_its_bins_and_beyond_them_in_a_fold() -> None:
    spans = [Bin(date(2031, 5, 1), date(2031, 5, 31), 12), Bin(date(2031, 2, 1), date(2031, 2, 28), 1)]
    columns = [
        (column.bin is not None, column.first.isoformat(), column.last.isoformat())
        for column in histogram.columns([day_bin(0), day_bin(1), day_bin(9)], spans)
    ]
    assert columns == [
        (False, "2031-02-01", "2031-04-30"),
        (True, "2031-05-01", "2031-05-01"),
        (True, "2031-05-02", "2031-05-02"),
        (False, "2031-05-03", "2031-05-09"),
        (True, "2031-05-10", "2031-05-10"),
        (False, "2031-05-11", "2031-05-31"),
    ]
    (line,) = spans_drawn([day_bin(0), day_bin(1), day_bin(9)], spans)
    assert line == "├─────┤ ├" + " 12 ".center(37, "─") + "┤"


def test_spans_that_overlap_stand_below_one_another_as_far_as_there_is_room() -> None:
    month = [Bin(MAY, MAY + timedelta(2 + days), 9 - days) for days in range(5)]
    assert len(spans_drawn([day_bin(day) for day in range(8)], month)) == histogram.SPANS


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=8, unique=True),
    st.lists(st.tuples(st.integers(-90, 90), st.integers(2, 60)), max_size=6),
)
def test_columns_follow_one_another_and_hold_every_span(
    days: list[int], stretches: list[tuple[int, int]]
) -> None:
    spans = [Bin(MAY + timedelta(start), MAY + timedelta(start + length), 1) for start, length in stretches]
    columns = histogram.columns([day_bin(day) for day in sorted(days)], spans)
    assert all(before.last < after.first for before, after in pairwise(columns))
    assert all(columns[0].first <= span.first and span.last <= columns[-1].last for span in spans)
    assert all(len(line) <= 80 for line in spans_drawn([day_bin(day) for day in sorted(days)], spans))


def test_hours_are_those_of_the_first_report_and_as_it_has_them() -> None:
    told = listing(day="2031-05-01", published="2031-05-02T14:30:00+05:00")
    assert told.binned("hour") == (Bin(date(2031, 5, 2), date(2031, 5, 2), 1, 14),)
    drawn = histogram.drawn(told.binned("hour"), "hour", None, 80)
    assert drawn[-1].plain == "reported 2 May 2031, 14 h"


def test_one_zooms_into_hours_where_there_are_any() -> None:
    state = TimelineState(listing(day="2031-05-01", published="2031-05-02T09:00:00Z"))
    state.move(-1)
    assert (state.unit, state.zoom_in(), state.unit, len(state.listed())) == ("day", True, "hour", 1)
    assert state.zoom_out()
    assert state.chosen == day_bin(0)
    state = TimelineState(listing(day="2031-05-01"))
    assert not state.zoom_in()


@pytest.mark.parametrize(("published", "hour"), [("2031-05-02T23:59:00-03:00", 23), ("2031-05-02", None)])
def test_a_timeline_of_hours_has_a_lane_for_reports_without_one(published: str, hour: int | None) -> None:
    row = happening_of(tellings_of(story("post", day="2031-05-01", published=published)), "", 1.0)
    timeline = timeline_of([row], "hour")
    assert row.reported_hour == hour
    assert [one.hour for one in timeline.bins] == ([hour] if hour else [])
    assert (len(timeline.dated), len(timeline.vague)) == ((1, 0) if hour else (0, 1))
