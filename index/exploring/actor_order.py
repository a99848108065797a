"""What actors are put in order by: their passages, their names, or the newest article that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.search.array_types import Keys, Numbers, Tallies
from index.search.storage import Array

if TYPE_CHECKING:
    from index.exploring.actor_numbers import ActorNumbers
    from index.exploring.selection import Selection

_LAST = 1 << 40  # more than any article's rank, and than any number of passages


def actor_keys(numbers: ActorNumbers, selection: Selection, actors: Numbers, passages: Tallies) -> Keys:
    """For each of the actors its place, the smallest first, as the arrangement sorts them.

    Those without a name come last in any order. Names are in the order of the ids that are made of them.
    """
    sorting = selection.arrangement.sorting("actors")
    if sorting == "name":
        keys = actors.astype(np.int64)
    elif sorting == "newest":
        keys = _newest(numbers, selection)[actors]
    else:
        keys = -passages.astype(np.int64)
    behind: Array = np.where(numbers.named[actors], keys, keys + _LAST)
    return behind


def _newest(numbers: ActorNumbers, selection: Selection) -> Array:
    """For each actor the rank of the newest article among the passages that mention it."""
    newest = np.full(numbers.size, _LAST, dtype=np.int64)
    snapshot = selection.snapshot
    for number, (part, docs) in enumerate(zip(snapshot.parts, selection.docs, strict=True)):
        ids, counts = part.entries("doc.actors", docs)
        mentioned = numbers.maps[number][ids]
        np.minimum.at(newest, mentioned, np.repeat(snapshot.ranks[number][docs], counts).astype(np.int64))
    return newest
