"""An order of all rows by lot: the same on every machine, so that whoever goes down it has drawn at random."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np

from index.search.array_types import Lots, Numbers
from index.search.storage import Array

_SEEDS = {"events": 0x9E3779B97F4A7C15, "quotes": 0xC2B2AE3D27D4EB4F}


def lots(listing: str, articles: Iterable[str], starts: Numbers, seed: int = 0) -> Lots:
    """The lots of annotations that begin at `starts` in the articles of these ids: any 64 bits, each as likely.

    `seed` gives another order. Mixing is that of splitmix64 (Steele, Lea and Flood, “Fast splittable pseudorandom
    number generators”, OOPSLA 2014).
    """
    numbers = np.fromiter((_number(article) for article in articles), np.uint64, len(starts))
    with np.errstate(over="ignore"):
        mixed = numbers ^ np.uint64(_SEEDS.get(listing, 0))
        mixed = _mixed(mixed + np.uint64(seed & 0xFFFFFFFFFFFFFFFF))
        return _mixed(mixed + starts.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15))


def lot(listing: str, article: str, start: int) -> int:
    """The lot of one annotation."""
    return int(lots(listing, [article], np.array([start]))[0])


def _number(article: str) -> int:
    return int.from_bytes(blake2b(article.encode(), digest_size=8).digest(), "little")


def _mixed(value: Array) -> Array:
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed: Array = value ^ (value >> np.uint64(31))
    return mixed
