"""Boosted trees of the role model, read without walking them.

Every test of every tree is made at once; a test that fails rules out the leaves on its left, and the first leaf that
is left is the answer. The method is QuickScorer's: Lucchese, Nardini, Orlando, Perego, Tonellotto and Venturini,
"QuickScorer: A Fast Algorithm to Rank Documents with Additive Ensembles of Regression Trees", SIGIR 2015.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

MOST_LEAVES = 8  # of a tree: the leaves that are left are the bits of a number
_ALL = (1 << MOST_LEAVES) - 1
_KEEP = np.uint8(_ALL)
_AT_ONCE = 16  # rows: what is made of them stays in the processor's cache
_FIRST = np.array([(left & -left).bit_length() - 1 for left in range(_ALL + 1)], dtype=np.int64)


class Forest(NamedTuple):
    """All trees as tests and leaves. The tests stand tree by tree, then the next test of every tree."""

    feature: npt.NDArray[np.int64]  # the column that a test looks at
    bound: npt.NDArray[np.float32]  # a row passes where its figure is not above it
    kept: npt.NDArray[np.uint8]  # the leaves, as bits, that are left where it does not pass
    value: npt.NDArray[np.float64]  # what a leaf says, a row a tree
    base: npt.NDArray[np.float64]  # each role's score before any tree


def forest(trees: Mapping[str, Any]) -> Forest:
    """The trees of the model file.

    `tree_feature`, `tree_bound`, `tree_left`, `tree_right` and `tree_value` have a row a tree and a column a node;
    a leaf is its own child. Trees stand round by round, one a role; `tree_base` is each role's score before them.
    """
    total = len(trees["tree_left"])
    feature = np.zeros((MOST_LEAVES - 1, total), dtype=np.int64)
    bound = np.full(feature.shape, np.inf, dtype=np.float32)
    kept = np.full(feature.shape, _ALL, dtype=np.uint8)
    value = np.zeros((total, MOST_LEAVES))
    for tree in range(total):
        left, right = trees["tree_left"][tree].tolist(), trees["tree_right"][tree].tolist()
        tests, leaves = _read(left, right)
        for place, (node, ruled_out) in enumerate(tests):
            feature[place, tree] = trees["tree_feature"][tree, node]
            bound[place, tree] = trees["tree_bound"][tree, node]
            kept[place, tree] = _ALL ^ ruled_out
        value[tree, : len(leaves)] = trees["tree_value"][tree, leaves]
    base = np.asarray(trees["tree_base"], dtype=np.float64)
    return Forest(feature.ravel(), bound.ravel(), kept.ravel(), value, base)


def _read(left: list[int], right: list[int]) -> tuple[list[tuple[int, int]], list[int]]:
    """The tests of a tree, each with the leaves on its left as bits, and its leaves from left to right."""
    tests: list[tuple[int, int]] = []
    leaves: list[int] = []

    def below(node: int) -> int:
        if left[node] == node:
            leaves.append(node)
            return 1 << (len(leaves) - 1)
        on_left = below(left[node])
        tests.append((node, on_left))
        return on_left | below(right[node])

    below(0)
    return tests, leaves


def scores(rows: npt.NDArray[np.float64], trees: Forest) -> npt.NDArray[np.float64]:
    """The sum of what each role's trees say of each row, on the scale of log-odds: a column a role."""
    batches = [_some(rows[begin : begin + _AT_ONCE], trees) for begin in range(0, len(rows), _AT_ONCE)]
    return np.concatenate(batches) if batches else np.zeros((0, len(trees.base)))


def _some(rows: npt.NDArray[np.float64], trees: Forest) -> npt.NDArray[np.float64]:
    """The scores of a few rows. Rows stand side by side, so that a test reads its column for all of them at once."""
    columns = np.ascontiguousarray(rows.T, dtype=np.float32)
    failed = columns.take(trees.feature, axis=0) > trees.bound[:, None]
    left = np.where(failed, trees.kept[:, None], _KEEP).reshape(MOST_LEAVES - 1, -1, len(rows))
    leaf = _FIRST.take(np.bitwise_and.reduce(left, axis=0).astype(np.int64))
    said = trees.value.take(leaf + np.arange(0, trees.value.size, MOST_LEAVES)[:, None])
    return np.asarray(said.reshape(-1, len(trees.base), len(rows)).sum(axis=0).T + trees.base)
