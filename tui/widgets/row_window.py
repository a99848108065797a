"""Which line of which row stands where, in a list whose rows are of different heights. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Height = Callable[[int, bool], int]  # lines of the row at a position, and whether it is the first in sight
LinePlace = tuple[int, int]  # the position of a row, and the number of one of its lines


def places(top: int, count: int, room: int, height: Height) -> list[LinePlace]:
    """What stands on each of at most `room` lines, when the row `top` of `count` stands on the first.

    No row below the last line is asked for.
    """
    places_in_sight: list[LinePlace] = []
    position = top
    while len(places_in_sight) < room and position < count:
        places_in_sight += [(position, line) for line in range(height(position, position == top))]
        position += 1
    return places_in_sight[:room]


def last_whole(in_sight: Sequence[LinePlace], height: Height) -> int:
    """The last row of which all lines are in sight; the first in sight where none is."""
    top, (last, line) = in_sight[0][0], in_sight[-1]
    return last if line + 1 == height(last, last == top) else max(top, last - 1)


def top_above(last: int, room: int, height: Height) -> int:
    """The first row in sight when the row `last` ends at the bottom, with as many above as there is room for."""
    top, below = last, 0
    while top > 0:
        below += height(top, False)
        if below + height(top - 1, True) > room:
            break
        top -= 1
    return top
