"""Rows that are the same for every question: kept, since the next question is mostly a letter more of the last."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Maker = TypeVar("Maker")
Row = TypeVar("Row")
_MOST = 4000  # rows of a kind


def kept_rows(make: Callable[[Maker, int, int], Row]) -> Callable[[Maker, int, int], Row]:
    """What makes a row of a snapshot, by its part and number there, with those that were made lately at hand."""
    name = f"_kept_{make.__name__}"

    @wraps(make)
    def kept(maker: Maker, number: int, row: int) -> Row:
        rows: dict[tuple[int, int], Row] = vars(maker).setdefault(name, {})
        there = rows.get((number, row))
        if there is None:
            if len(rows) >= _MOST:
                rows.clear()
            there = rows[number, row] = make(maker, number, row)
        return there

    return kept
