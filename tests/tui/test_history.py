"""The trail: back and forward like a browser's history."""

from hypothesis import given
from hypothesis import strategies as st

from tui.history import History


def test_back_and_forward() -> None:
    trail = History("all")
    trail.visit("airstrike")
    trail.visit("kirby")
    assert trail.back() == "airstrike"
    assert trail.back() == "all"
    assert trail.back() == "all"
    assert trail.forward() == "airstrike"
    assert (trail.can_back, trail.can_forward) == (True, True)


def test_a_new_stop_forgets_what_lay_ahead() -> None:
    trail = History("all")
    trail.visit("a")
    trail.back()
    trail.visit("b")
    assert trail.stops == ("all", "b")
    assert not trail.can_forward


def test_amending_changes_only_the_present_stop() -> None:
    trail = History("all")
    trail.visit("a")
    trail.amend("ab")
    assert trail.stops == ("all", "ab")


def test_an_empty_kept_trail_changes_nothing() -> None:
    trail = History("all")
    trail.restore([], 3)
    assert trail.here == "all"


def test_a_kept_position_outside_is_the_last() -> None:
    trail = History("all")
    trail.restore(["a", "b"], 9)
    assert trail.here == "b"


@given(st.lists(st.sampled_from(["back", "forward", "visit"])), st.integers(1, 5))
def test_there_is_always_a_present_stop(steps: list[str], longest: int) -> None:
    trail: History[int] = History(0, longest)
    for number, step in enumerate(steps, 1):
        if step == "visit":
            trail.visit(number)
            assert trail.here == number
        else:
            getattr(trail, step)()
        assert trail.here in trail.stops
        assert len(trail.stops) <= longest
