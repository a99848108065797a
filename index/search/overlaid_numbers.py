"""A part in which an actor has a number whom it did not know: what has numbers of actors is made anew."""

from __future__ import annotations

from collections import ChainMap

import numpy as np

from index.search.late_arrays import LateArrays
from index.search.overlaid_cards import Arrays
from index.search.overlaid_part import OverlaidFile
from index.search.part import Part
from index.search.part_builder import LISTS

# arrays of actors' numbers, and arrays with a value for each actor (what one has of whom nothing is told)
_SHIFTED = ("card.actor", "quote.speaker", "name.docs", "fullname.docs", *(f"{name}.ids" for name in LISTS))
_BY_ACTOR = {"actors.row": 0, "actors.named": 0, "actors.actor": -1, "actors.speaker": -1}


def with_number(part: Part, actor: str) -> Part:
    """A part with an actor whom no article has yet; the part itself where it knows the actor."""
    if part.actor_number(actor) is not None:
        return part
    over = LateArrays()
    arrays: Arrays = ChainMap(over, part.file.arrays)
    place = part.actor_ids.place(actor.encode())
    start = int(arrays["actors.ends"][place - 1]) if place else 0
    term = np.frombuffer(actor.encode() + b"\n", dtype=np.uint8)
    ends = np.insert(arrays["actors.ends"].astype(np.int64), place, start)
    ends[place:] += len(term)
    arrays["actors.ends"] = ends.astype(np.uint32)
    arrays["actors.terms"] = np.insert(arrays["actors.terms"], start, term)
    for name in _SHIFTED:
        arrays[name] = arrays[name] + (arrays[name] >= place).astype(arrays[name].dtype)
    for name, nothing in _BY_ACTOR.items():
        arrays[name] = np.insert(arrays[name], place, nothing)
    wider = Part(OverlaidFile(part.file, over, arrays), part.deleted_articles, part.name)
    wider.shown, wider.named = np.insert(part.shown, place, -1), np.insert(part.named, place, 0)
    return wider
