"""Columns of prose on a page: found by the gutter between their lines, and read one after the other.

Most programs draw a column as a whole. Where each line is drawn across the page, lines that stand side by side belong
to different columns. Tables look alike, but their cells hold few words: they are read row by row.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from index.reading.formats.pdf_layout import PrintedLine

_LEAST_GUTTER = 6.0  # points
_LEAST_LINES = 4  # that stand side by side
_LEAST_WORDS = 3  # in the middling line of a column; a cell of a table has fewer
_CROSSING = 0.15  # of the lines beside a gutter may lie over it: headings, pictures' captions
_DEPTH = 4  # columns on a page, at most


def gutter_of(runs: list[PrintedLine]) -> float | None:
    """Where, in points from the left, the gutter lies between two columns that are drawn line by line, or None."""
    gaps = [
        (first.right, second.left)
        for first, second in pairwise(runs)
        if second.left - first.right >= _LEAST_GUTTER and _on_one_line(first, second)
    ]
    if len(gaps) < _LEAST_LINES:
        return None
    places = sorted({right for right, _ in gaps})
    best = max(places, key=lambda place: sum(right <= place < left for right, left in gaps))
    inside = [(right, left) for right, left in gaps if right <= best < left]
    place = (max(right for right, _ in inside) + min(left for _, left in inside)) / 2
    return place if len(inside) >= _LEAST_LINES and _parts_prose(runs, place) else None


def _parts_prose(runs: list[PrintedLine], place: float) -> bool:
    left = [run for run in runs if run.right <= place]
    right = [run for run in runs if run.left >= place]
    crossing = len(runs) - len(left) - len(right)
    if min(len(left), len(right)) < _LEAST_LINES or crossing > _CROSSING * len(runs) + 2:
        return False
    return all(median(len(run.words.split()) for run in side) >= _LEAST_WORDS for side in (left, right))


def _on_one_line(first: PrintedLine, second: PrintedLine) -> bool:
    shared = min(first.top, second.top) - max(first.bottom, second.bottom)
    return shared > 0.5 * min(first.height, second.height)


def by_columns(runs: list[PrintedLine], depth: int = _DEPTH) -> Iterator[list[PrintedLine]]:
    """The runs column by column; what lies over a gutter parts the page into what is above it and below it."""
    place = gutter_of(runs) if depth else None
    if place is None:
        yield runs
        return
    band: list[PrintedLine] = []
    for run in sorted(runs, key=lambda run: -run.top):
        if run.left < place < run.right:
            yield from _sides(band, place, depth)
            yield [run]
            band = []
        else:
            band.append(run)
    yield from _sides(band, place, depth)


def _sides(band: list[PrintedLine], place: float, depth: int) -> Iterator[list[PrintedLine]]:
    for side in ([run for run in band if run.right <= place], [run for run in band if run.right > place]):
        if side:
            yield from by_columns(side, depth - 1)
