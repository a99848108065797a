"""Batches bounded by number and length: what is worked on at once decides the memory needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def batches(
    items: Iterable[Item], length: Callable[[Item], int], most: int, longest: int
) -> Iterator[list[Item]]:
    """The items in order, in batches of up to `most`; a batch also ends where its lengths reach `longest`."""
    batch: list[Item] = []
    total = 0
    for item in items:
        batch.append(item)
        total += length(item)
        if len(batch) >= most or total >= longest:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
