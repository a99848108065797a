"""A map of places as lines of a screen: coasts, borders, a mark for each place with its number; and the list. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content

from index.exploring.happening_map import coordinates, mark_of
from index.mapping.drawing import Picture, drawn
from index.mapping.window import Window
from tui import happening_lines, text
from tui.excerpts import wrapped
from tui.plurals import counted

if TYPE_CHECKING:
    from index.exploring.happening_map import HappeningMap
    from index.happenings.happening import CollectionHappening
    from index.happenings.placing import PlaceOfHappenings

_FEW = 20  # places that are all shown at first
NEWEST_LINES = 2  # of the title of what happened there last
_NUMBERED = 99  # places that have their number on the map, where there is room
_NUMBER = 4  # columns of a place's number in the list
MapCell = tuple[str, str]  # a character and its style
_picture = lru_cache(maxsize=16)(drawn)


def picture_lines(
    window: Window, places: Sequence[PlaceOfHappenings], chosen: PlaceOfHappenings | None
) -> list[Content]:
    """The world in a window, the marks of places on it, and the name of the chosen one."""
    cells = _ground(_picture(window))
    taken: set[tuple[int, int]] = set()
    spots = [(number, place, _cell(window, place)) for number, place in enumerate(places, start=1)]
    for _number, place, spot in reversed(spots):
        if spot is not None:
            cells[spot[1]][spot[0]] = mark_of(place), "strong"
            taken.add(spot)
    for number, place, spot in spots[:_NUMBERED]:
        if spot is not None and place is not chosen:
            _write(cells, taken, spot, str(number), "muted")
    spot = _cell(window, chosen) if chosen is not None else None
    if chosen is not None and spot is not None:
        cells[spot[1]][spot[0]] = mark_of(chosen), "chosen"
        _write(cells, set(), spot, f" {text.line(chosen.name)}", "pin")
    return [_line(row) for row in cells]


def _ground(picture: Picture) -> list[list[MapCell]]:
    return [
        [(character, "muted" if coast else "faint") for character, coast in zip(row, coasts, strict=True)]
        for row, coasts in zip(picture.rows, picture.coast.tolist(), strict=True)
    ]


def _cell(window: Window, place: PlaceOfHappenings) -> tuple[int, int] | None:
    return None if place.spot is None else window.cell(place.spot.latitude, place.spot.longitude)


def _write(
    cells: list[list[MapCell]], taken: set[tuple[int, int]], spot: tuple[int, int], words: str, style: str
) -> None:
    """Write beside a mark, where nothing else stands there: at the right, else at the left."""
    if not words.isascii():
        words = "".join(character if text.content(character).cell_length == 1 else "?" for character in words)
    column, row = spot
    for first in (column + 1, column - len(words)):
        last = first + len(words)
        beside = {
            (at, row) for at in range(first - 1, last + 1) if at != column
        }  # a mark there would seem to bear it
        if first >= 0 and last <= len(cells[row]) and not beside & taken:
            cells[row][first:last] = [(character, style) for character in words]
            taken |= {(at, row) for at in range(first, last)}
            return


def looked_at(places: Sequence[PlaceOfHappenings], columns: int, rows: int) -> Window:
    """The window in which nine tenths of what happened lie, or of few places all."""
    spots = [(place.spot, len(place.happenings)) for place in places if place.spot is not None]
    if len(spots) < _FEW:
        return Window.around([(spot.latitude, spot.longitude) for spot, _many in spots], columns, rows)
    latitudes = _middle_of([(spot.latitude, many) for spot, many in spots])
    longitudes = _middle_of([(spot.longitude, many) for spot, many in spots])
    return Window.around(list(zip(latitudes, longitudes, strict=True)), columns, rows)


def _middle_of(angles: list[tuple[float, int]]) -> tuple[float, float]:
    """The angles between which nine tenths of the happenings lie."""
    spread = [angle for angle, many in sorted(angles) for _ in range(many)]
    left_out = len(spread) // 20
    return spread[left_out], spread[-1 - left_out]


def _line(row: Sequence[MapCell]) -> Content:
    pieces = groupby(row, key=lambda cell: cell[1])
    return text.parts(*(("".join(cell[0] for cell in piece), style) for style, piece in pieces))


def place_line(number: int, place: PlaceOfHappenings, width: int, *, with_coordinates: bool) -> Content:
    """A place in the list: number, mark, name, how much happened there."""
    where = coordinates(place) or "on no map"
    beside = f"  {where}" if with_coordinates or place.spot is None else ""
    left = text.parts(
        (f"{number:>{_NUMBER - 1}} ", "muted"),
        (f"{mark_of(place)} ", "strong"),
        text.line(place.name),
        (beside, "muted"),
    )
    return text.fitted(left, text.content(f"{len(place.happenings):,}", "pin"), width)


def about(on_map: HappeningMap, window: Window | None, asked: str, width: int) -> Content:
    """How much happened, where, what is out of sight, and what is on no map."""
    left = text.parts(
        (counted(on_map.happenings, "happening"), "strong"),
        (f" in {counted(len(on_map.places), 'place')}", "strong"),
        (f"  {asked}" if asked else "", "muted"),
    )
    outside = (
        sum(place.spot is not None and _cell(window, place) is None for place in on_map.places)
        if window
        else 0
    )
    missing = [f"{outside:,} out of sight: -"] if outside else []
    missing += [f"{on_map.off_the_map:,} on no map"] if on_map.off_the_map else []
    missing += [f"{on_map.without_place:,} without a place"] if on_map.without_place else []
    return text.spread(left, text.content(" · ".join(missing), "muted"), width)


def place_lines(place: PlaceOfHappenings, newest: CollectionHappening | None, width: int) -> list[Content]:
    """Where the chosen place lies, and what happened there last; always as many lines."""
    where = coordinates(place) or "nobody knows where"
    many = counted(len(place.happenings), "happening")
    lines = [
        text.fitted(
            text.parts((text.line(place.name), "pin"), (f"  {where}", "muted")),
            text.content(many, "muted"),
            width,
        )
    ]
    if newest is not None:
        standing = happening_lines.standing(newest)
        reported = text.parts(
            ("newest  ", "muted"),
            (happening_lines.when(newest), "date"),
            (f"  {standing}" if standing else "", "pin"),
            f"  {text.line(newest.title)}",
        )
        lines += wrapped(reported, width, NEWEST_LINES)
    return [*lines, *[Content("")] * (1 + NEWEST_LINES - len(lines))]
