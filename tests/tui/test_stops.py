"""Stops of the trail: from one to the next, and through JSON."""

# What a screen lacks fails the test that looks at it.
# mypy: disable-error-code="union-attr"

import json

import pytest

from index.focus import Focus, PinnedHappening
from tui.breadcrumbs import pinned
from tui.stops import Stop, from_json


def test_a_stop_comes_back_from_json() -> None:
    focus = pinned(Focus(query="pier"), "account", PinnedHappening("Blockade of the pier", ("a#e1", "b#e2")))
    stop = Stop(Focus()).towards(focus, "events", "a#e1")
    assert from_json(json.loads(json.dumps(stop.to_json()))) == stop


def test_the_order_of_crumbs_comes_back() -> None:
    stop = Stop(Focus()).towards(Focus(speaker="mara")).towards(Focus(speaker="mara", query="pier"))
    kept = from_json(json.loads(json.dumps(stop.to_json())))
    assert [crumb.field for crumb in kept.order] == ["speaker", "query"]


@pytest.mark.parametrize("kept", [{}, {"focus": 3}, {"focus": {"colour": "red"}}, {"focus": {}, "rows": 5}])
def test_a_stop_of_another_version_is_left_out(kept: dict[str, object]) -> None:
    assert from_json(kept) is None


def test_a_pane_that_is_none_is_the_first() -> None:
    assert from_json({"focus": {}, "pane": "attic"}).pane == "actors"


def test_the_next_stop_lands_on_its_row() -> None:
    stop = Stop(Focus(), pane="quotes", rows={"quotes": "a#q1", "events": "a#e1"})
    there = stop.towards(Focus(query="x"), "events", "a#e2")
    assert (there.pane, there.rows) == ("events", {"events": "a#e2"})


def test_a_new_question_puts_every_other_cursor_on_the_first_row() -> None:
    stop = Stop(Focus(), pane="quotes", rows={"quotes": "a#q1", "events": "a#e1"})
    assert stop.towards(Focus(query="x")).rows == {}
