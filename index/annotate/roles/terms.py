"""The words, word pairs and spoken words of each sentence as hashes; names and figures stand as their kind only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.annotate.roles.token_table import Hashes, SentenceTable, TokenMask, among, fixed, hash_of
from index.model import Quote

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
    key: Hashes


def words(table: SentenceTable) -> Terms:
    """Each word of each sentence in lower case; a name or figure is the kind of its entity, once."""
    keep, key = _masked_column(table, "lower")
    return Terms(table.owner[keep], key[keep])


def spoken(table: SentenceTable, quotes: Sequence[Quote]) -> Terms:
    """Each lemma of each sentence, one inside a quote told from the same lemma outside."""
    keep, key = _masked_column(table, "lemma")
    with np.errstate(over="ignore"):
        key = np.where(_inside(table, quotes), key * _FACTOR + np.uint64(1), key)
    return Terms(table.owner[keep], key[keep])


def _masked_column(table: SentenceTable, name: str) -> tuple[TokenMask, Hashes]:
    """Which tokens count, and every token's word with names and figures as their kind."""
    kind, word, shape = table.column("entity"), table.column(name), table.column("shape")
    masked = among(kind, fixed(*_MASKED))
    number = (table.column("number") == 1) & (kind == 0)
    key = np.where(masked, kind, word)
    key = np.where(number, hash_of("CARDINAL"), key)
    key = np.where(shape == hash_of("dddd"), hash_of("dddd"), key)
    again = masked & (table.column("place") == 1)  # ENT_IOB 1: inside an entity, behind its first word
    return (table.column("space") == 0) & ~again, key


def _inside(table: SentenceTable, quotes: Sequence[Quote]) -> TokenMask:
    """Which tokens begin inside a quote."""
    starts = table.column("start").astype(np.int64)
    depth = np.zeros(len(starts) + 1, dtype=np.int64)
    np.add.at(depth, np.searchsorted(starts, [quote.start for quote in quotes]), 1)
    np.add.at(depth, np.searchsorted(starts, [quote.end for quote in quotes]), -1)
    return np.asarray(np.cumsum(depth)[:-1] > 0)


def pairs(single: Terms) -> Terms:
    """Each pair of neighbouring words within a sentence."""
    with np.errstate(over="ignore"):
        key = (single.key[:-1] * _FACTOR) ^ (single.key[1:] + np.uint64(1))
    same = single.sentence[:-1] == single.sentence[1:]
    return Terms(single.sentence[:-1][same], key[same])
