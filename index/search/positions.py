"""Words in their order: which passages have terms one behind the other."""

from __future__ import annotations

import numpy as np

from index.search.array_types import Docs
from index.search.docsets import common
from index.search.part import NO_DOCS, Postings
from index.search.storage import Array


def in_order(postings: Postings, ranks: list[int], docs: Docs, slop: int, size: int) -> Docs:
    """Which of `docs` have the terms one after the other, each at most `slop` places behind the one before."""
    reached: Array | None = None
    for rank in ranks:
        _, chosen = common(docs, postings.docs(rank), size)
        places, owners = postings.positions(rank, chosen)
        keys = owners * (1 << 32) + places
        if reached is not None:
            # the nearest place before each word, not counting its own
            before = np.searchsorted(reached, keys) - 1
            near = np.zeros(len(keys), dtype=bool)
            inside = before >= 0
            near[inside] = keys[inside] - reached[before[inside]] <= slop
            keys = keys[near]
        reached = keys
    return np.unique(reached >> 32) if reached is not None else NO_DOCS
