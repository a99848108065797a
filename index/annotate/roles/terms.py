"""The words and word pairs of each sentence as hashes; names and figures stand as their kind only."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.annotate.roles.table import Keys, SentenceTable, among, keys

_FACTOR = np.uint64(
    0x9E3779B97F4A7C15
)  # 2^64 over the golden ratio: spreads a hash before another is mixed in
_MASKED = (
    "PERSON",
    "ORG",
    "GPE",
    "NORP",
    "FAC",
    "LOC",
    "PRODUCT",
    "CARDINAL",
    "MONEY",
    "PERCENT",
    "QUANTITY",
    "ORDINAL",
)


class Terms(NamedTuple):
    """Terms as two columns of one length: the sentence's number and the term's hash."""

    sentence: npt.NDArray[np.int64]
    key: Keys


def words(table: SentenceTable) -> Terms:
    """Each word of each sentence in lower case; a name or figure is the kind of its entity, once."""
    kind, lower, shape = table.column("entity"), table.column("lower"), table.column("shape")
    year = shape == keys(["dddd"])[0]
    masked = among(kind, _masked())
    number = (table.column("number") == 1) & (kind == 0)
    key = np.where(masked, kind, lower)
    key = np.where(number, keys(["CARDINAL"])[0], key)
    key = np.where(year, keys(["dddd"])[0], key)
    again = masked & (table.column("place") == 1)  # ENT_IOB 1: inside an entity, behind its first word
    keep = (table.column("space") == 0) & ~again
    return Terms(table.owner[keep], key[keep])


def pairs(single: Terms) -> Terms:
    """Each pair of neighbouring words within a sentence."""
    with np.errstate(over="ignore"):
        key = (single.key[:-1] * _FACTOR) ^ (single.key[1:] + np.uint64(1))
    same = single.sentence[:-1] == single.sentence[1:]
    return Terms(single.sentence[:-1][same], key[same])


@cache
def _masked() -> Keys:
    return keys(_MASKED)
