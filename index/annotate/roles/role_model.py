"""The model of sentence roles: weights made by `tools/train_roles.py`, applied with numpy alone.

Two steps. First each sentence by itself: logistic regression on its words, word pairs and spoken words (tf-idf), its
figures and its words' vectors, on those of its neighbours, and on the article's words, figures and vectors. Then the
article as a whole: the first one's probabilities for the sentences around, for the article so far and in all go into a
second regression and into boosted trees. The mean of the three is what is answered, brought to the scale of true
probabilities.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.annotate.roles import boosted_trees as role_trees
from index.annotate.roles.features import ArticleFeatures
from index.annotate.roles.sparse_rows import SparseRows, counted
from index.annotate.roles.terms import Terms
from index.annotate.roles.token_table import looked_up
from index.annotate.roles.word_vectors import meaning
from index.vocabulary import ROLES as ROLES

AROUND = (-1, 1, -2, 2, -3, 3)  # the neighbours whose probabilities the second step sees

Floats = npt.NDArray[np.float64]
Weights = Mapping[str, Any]  # what `load` gives
_LEAST = 1e-6  # a probability so small that it says no more
_FAR = (
    8.0  # standard deviations of the context that no ordinary article reaches: bounds what a huge one gives
)
_CLIP = 4.0  # standard deviations beyond which a figure counts no further


@cache
def load(path: Path | None = None) -> dict[str, Any]:
    """The arrays of the model file, by default the one that ships, and its trees as `forest`."""
    with np.load(path or Path(__file__).parent.parent / "data" / "roles.npz", allow_pickle=False) as file:
        arrays = {name: _widened(file[name]) for name in file.files}
    return {**arrays, "forest": role_trees.forest(arrays)}


def _widened(values: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    return values.astype(np.float32) if values.dtype == np.float16 else values


def probabilities(description: ArticleFeatures, weights: Weights) -> Floats:
    """How likely each role (columns as in ROLES) is for each sentence; rows sum to 1."""
    blocks, article = evidence(description, weights)
    scores = article @ weights["alone_article"] + weights["alone_bias"]
    before = 0
    for block, by in blocks:
        behind = before + block.shape[1]
        scores = scores + shifted(block @ weights["alone"][before:behind], by)
        before = behind
    alone = softmax(scores)
    seen = (context(alone, description, weights) - weights["context_mean"]) / weights["context_scale"]
    seen = np.clip(seen, -_FAR, _FAR)
    linear = softmax(seen @ weights["together"] + weights["together_bias"])
    wide = np.hstack([seen, scaled(description.figures, weights)])
    grown = softmax(role_trees.scores(wide, weights["forest"]))
    together = blended((alone, linear, grown), weights)
    return softmax(together * weights["blend_scale"] + weights["blend_bias"])


def blended(models: Sequence[Floats], weights: Weights) -> Floats:
    """The mean of the models' log-probabilities, each with its share; no role is quite impossible."""
    shares = weights["blend_shares"].tolist()
    said = [share * np.log(one + _LEAST) for share, one in zip(shares, models, strict=True)]
    return np.asarray(np.sum(said, axis=0))


def choose(likely: Floats, weights: Weights) -> npt.NDArray[np.int64]:
    """The role of each sentence, as a column of ROLES: the likeliest one, rare roles helped by their bias."""
    return np.asarray(np.argmax(np.log(likely + _LEAST) + weights["choice_bias"], axis=1))


def evidence(description: ArticleFeatures, weights: Weights) -> tuple[list[tuple[Any, int]], Floats]:
    """What the first step sees: blocks of columns, each with how many sentences away it is read; the article's row."""
    total = len(description.spans)
    words = tfidf(description.words, weights["words"], weights["words_idf"], total)
    pairs = tfidf(description.pairs, weights["pairs"], weights["pairs_idf"], total)
    figures = scaled(description.figures, weights)
    spoken = tfidf(description.spoken, weights["spoken"], weights["spoken_idf"], total)
    meant = meaning(description.words, weights, total)
    word_factor, two, said, few, near, about, of_all, in_all, means, nearly, mostly = weights[
        "factors"
    ].tolist()
    blocks = [
        (words * word_factor, 0),
        (pairs * two, 0),
        (spoken * said, 0),
        (figures * few, 0),
        (meant * means, 0),
    ]
    beside = (words * near, figures * about, meant * nearly)
    blocks += [(block, by) for by in (-1, 1) for block in beside]
    spread: Floats = np.bincount(words.column, words.value, words.width).astype(np.float64)
    spread /= float(np.linalg.norm(spread)) or 1.0
    article = [spread * of_all, figures.mean(axis=0) * in_all, meant.mean(axis=0) * mostly]
    return blocks, np.hstack(article)


def tfidf(
    terms: Terms, keys: npt.NDArray[np.generic], idf: npt.NDArray[np.generic], total: int
) -> SparseRows:
    """Rows of length 1: (1 + log count) × idf of each known term; `known` is sorted."""
    where, hit = looked_up(terms.key, np.asarray(keys, dtype=np.uint64))
    counts = counted(terms.sentence[hit], where[hit], (total, len(keys)))
    weight = (1 + np.log(counts.value)) * np.asarray(idf)[counts.column]
    row = counts.row
    size = np.sqrt(np.bincount(row, weight * weight, total))
    return counts.with_values(weight / size[row])


def scaled(figures: npt.NDArray[np.float32], weights: Weights) -> Floats:
    """Figures in standard deviations from their mean in training, bounded."""
    mean, scale = np.asarray(weights["figure_mean"]), np.asarray(weights["figure_scale"])
    return np.asarray(np.clip((figures - mean) / scale, -_CLIP, _CLIP), dtype=np.float64)


def shifted(rows: Floats, by: int) -> Floats:
    """Each row replaced by the one `by` further down; zeros beyond the article."""
    if by == 0:
        return rows
    moved = np.zeros_like(rows)
    if by > 0:
        moved[:-by] = rows[by:]
    else:
        moved[-by:] = rows[:by]
    return moved


def context(likely: Floats, description: ArticleFeatures, weights: Weights) -> Floats:
    """What the second step sees: probabilities here, around, in the article so far and in all; some figures."""
    around = [shifted(likely, by) for by in AROUND]
    before = np.log1p(np.cumsum(likely, axis=0) - likely)
    overall = np.broadcast_to(likely.mean(axis=0), likely.shape)
    figures = description.figures[:, np.asarray(weights["context_figures"], dtype=np.int64)]
    return np.hstack([np.log(likely + 1e-4), *around, overall, before, figures])


def softmax(scores: Floats) -> Floats:
    """Rows of scores as probabilities."""
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))
