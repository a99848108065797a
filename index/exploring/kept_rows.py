"""What is made of a row for every question alike: kept, as the next question is mostly a letter more of the last."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Maker = TypeVar("Maker")
Row = TypeVar("Row")
RowMaker = Callable[[Maker, int, int], Row]


def kept_rows(most: int) -> Callable[[RowMaker[Maker, Row]], RowMaker[Maker, Row]]:
    """For what makes a row of a snapshot by its part and number there: the last made are at hand, `most` of them."""

    def keeping(make: RowMaker[Maker, Row]) -> RowMaker[Maker, Row]:
        name = f"_kept_{make.__name__}"

        @wraps(make)
        def kept(maker: Maker, number: int, row: int) -> Row:
            rows: dict[tuple[int, int], Row] = vars(maker).setdefault(name, {})
            there = rows.get((number, row))
            if there is None:
                if len(rows) >= most:
                    rows.clear()
                there = rows[number, row] = make(maker, number, row)
            return there

        return kept

    return keeping
