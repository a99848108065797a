"""The model of sentence roles: weights made of counts by `tools/train_roles.py`, applied with numpy alone.

Two steps. First each sentence by itself: logistic regression on its words and word pairs (tf-idf), its figures, and
those of its neighbours. Then the article as a whole: a second regression on the first one's probabilities for the
sentences around, for the article so far and in all, and on a few figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from index.annotate.role_features import Description
from index.annotate.role_table import Keys
from index.annotate.role_terms import Terms
from index.model import RoleName

ROLES: tuple[RoleName, ...] = (
    "main",
    "consequence",
    "previous",
    "context",
    "history",
    "anecdote",
    "evaluation",
    "expectation",
    "boilerplate",
)
AROUND = (-1, 1, -2, 2, -3, 3)  # the neighbours whose probabilities the second step sees

Floats = npt.NDArray[np.float64]
Weights = Mapping[str, Any]  # the arrays of the model file, by name
_CLIP = 4.0  # standard deviations beyond which a figure counts no further


@cache
def load(path: Path | None = None) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays of the model file, by default the one that ships."""
    with np.load(path or Path(__file__).parent / "data" / "roles.npz", allow_pickle=False) as file:
        return {name: _widened(file[name]) for name in file.files}


def _widened(values: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    return values.astype(np.float32) if values.dtype == np.float16 else values


def probabilities(description: Description, weights: Weights) -> Floats:
    """How likely each role (columns as in ROLES) is for each sentence; rows sum to 1."""
    alone = softmax(evidence(description, weights) @ weights["alone"] + weights["alone_bias"])
    seen = (context(alone, description, weights) - weights["context_mean"]) / weights["context_scale"]
    return softmax(seen @ weights["together"] + weights["together_bias"])


def choose(likely: Floats, weights: Weights) -> npt.NDArray[np.int64]:
    """The role of each sentence, as a column of ROLES: the likeliest one, rare roles helped by their bias."""
    return np.asarray(np.argmax(np.log(likely) + weights["choice_bias"], axis=1))


def evidence(description: Description, weights: Weights) -> sparse.csr_array:
    """What the first step sees of each sentence, as one sparse row."""
    total = len(description.spans)
    words = tfidf(description.words, weights["words"], weights["words_idf"], total)
    pairs = tfidf(description.pairs, weights["pairs"], weights["pairs_idf"], total)
    figures = sparse.csr_array(scaled(description.figures, weights))
    blocks = [words, pairs, figures]
    blocks += [shifted(block, by) for block in (words, figures) for by in (-1, 1)]
    factors = weights["factors"]
    return sparse.csr_array(sparse.hstack([one * float(f) for one, f in zip(blocks, factors, strict=True)]))


def tfidf(
    terms: Terms, known: npt.NDArray[np.generic], idf: npt.NDArray[np.generic], total: int
) -> sparse.csr_array:
    """Rows of length 1: (1 + log count) × idf of each known term; `known` is sorted."""
    vocabulary: Keys = np.asarray(known, dtype=np.uint64)
    where = np.searchsorted(vocabulary, terms.key)
    where[where == len(vocabulary)] = 0
    hit = vocabulary[where] == terms.key
    ones = np.ones(int(hit.sum()))
    shape = (total, len(vocabulary))
    found = sparse.coo_array((ones, (terms.sentence[hit], where[hit])), shape=shape).tocsr()
    found.data = (1 + np.log(found.data)) * np.asarray(idf)[found.indices]
    size = np.sqrt(np.asarray(found.multiply(found).sum(axis=1)).ravel())
    found.data /= np.repeat(np.maximum(size, 1e-9), np.diff(found.indptr))
    return sparse.csr_array(found)


def scaled(figures: npt.NDArray[np.float32], weights: Weights) -> Floats:
    """Figures in standard deviations from their mean in training, bounded."""
    mean, scale = np.asarray(weights["figure_mean"]), np.asarray(weights["figure_scale"])
    return np.asarray(np.clip((figures - mean) / scale, -_CLIP, _CLIP), dtype=np.float64)


def shifted(rows: sparse.csr_array, by: int) -> sparse.csr_array:
    """Each row replaced by the one `by` further down; zeros beyond the article."""
    empty = sparse.csr_array((min(abs(by), rows.shape[0]), rows.shape[1]))
    kept = rows[by:] if by > 0 else rows[:by]
    return sparse.csr_array(sparse.vstack([kept, empty] if by > 0 else [empty, kept]))


def context(likely: Floats, description: Description, weights: Weights) -> Floats:
    """What the second step sees: probabilities here, around, in the article so far and in all; some figures."""
    total = len(likely)
    around = [np.zeros_like(likely) for _ in AROUND]
    for one, by in zip(around, AROUND, strict=True):
        if abs(by) < total:
            if by > 0:
                one[:-by] = likely[by:]
            else:
                one[-by:] = likely[:by]
    before = np.log1p(np.cumsum(likely, axis=0) - likely)
    overall = np.broadcast_to(likely.mean(axis=0), likely.shape)
    figures = description.figures[:, np.asarray(weights["context_figures"], dtype=np.int64)]
    return np.hstack([np.log(likely + 1e-4), *around, overall, before, figures])


def softmax(scores: Floats) -> Floats:
    """Rows of scores as probabilities."""
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))
