"""What sort of thing a noun names, by its nearest neighbours among examples: for nouns that no list names."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.strings import get_string_id

from index.annotate.data_files import data_file
from index.annotate.roles.role_model import load

NEIGHBOURS = 5
LEAST = 0.55  # the share of its neighbours' nearness that a class must have
Vectors = npt.NDArray[np.float32]


@cache
def class_of(noun: str) -> str | None:
    """The class of a noun in small letters (`semantic_classes.toml`); None for words without a vector, and in doubt."""
    row = _vector(noun)
    if row is None:
        return None
    names, rows = _examples()
    near = rows @ row
    best = np.argsort(-near)[:NEIGHBOURS]
    shares: dict[str, float] = {}
    for number in best:
        shares[names[number]] = shares.get(names[number], 0.0) + max(float(near[number]), 0.0)
    name = max(shares, key=lambda one: shares[one])
    return name if shares[name] >= LEAST * sum(shares.values()) else None


def _vector(word: str) -> Vectors | None:
    """The vector of a word at length one, from the table that the model of roles carries."""
    weights: dict[str, Any] = load()
    key, hashes = np.uint64(get_string_id(word)), weights["vector_words"]
    place = int(np.searchsorted(hashes, key))
    if place == len(hashes) or hashes[place] != key:
        return None
    row = np.asarray(weights["vectors"][place], dtype=np.float32) * weights["vector_scale"]
    length = float(np.linalg.norm(row))
    return np.asarray(row / length, dtype=np.float32) if length else None


@cache
def _examples() -> tuple[list[str], Vectors]:
    """The class of each example, and its vector."""
    listed = data_file("semantic_classes.toml")
    pairs = [(name, _vector(word)) for name, words in listed.items() for word in words.split()]
    with_vector = [(name, row) for name, row in pairs if row is not None]
    return [name for name, _ in with_vector], np.array([row for _, row in with_vector], dtype=np.float32)
