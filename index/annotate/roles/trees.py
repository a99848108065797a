"""Boosted trees of the role model, laid out in arrays and walked for all sentences and trees at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt


def ways(trees: Mapping[str, Any]) -> npt.NDArray[np.int64]:
    """Where each node leads among the nodes of all trees: to the right at twice its number, to the left behind that."""
    children = np.stack([trees["tree_right"], trees["tree_left"]], axis=2) + _roots(trees)[:, None, None]
    return np.asarray(children.ravel())


def _roots(trees: Mapping[str, Any]) -> npt.NDArray[np.int64]:
    count, size = trees["tree_left"].shape
    return np.arange(0, count * size, size, dtype=np.int64)


def scores(rows: npt.NDArray[np.float64], trees: Mapping[str, Any]) -> npt.NDArray[np.float64]:
    """The sum of what each role's trees say of each row, on the scale of log-odds: a column a role.

    `tree_feature`, `tree_bound`, `tree_left`, `tree_right` and `tree_value` have a row a tree and a column a node;
    a leaf is its own child. Trees stand round by round, one a role; `tree_base` is each role's score before them;
    `tree_ways` is what `ways` makes of them.
    """
    feature, bound, value = (trees[f"tree_{name}"].ravel() for name in ("feature", "bound", "value"))
    root, ways = _roots(trees), trees["tree_ways"]
    columns = rows.shape[1]
    flat, begin = rows.ravel(), (np.arange(len(rows)) * columns)[:, None]
    node = np.tile(root, (len(rows), 1))
    for _ in range(int(trees["tree_depth"])):
        goes_left = flat.take(begin + feature.take(node)) <= bound.take(node)
        node = ways.take(2 * node + goes_left)
    said = value.take(node).astype(np.float64)
    base = np.asarray(trees["tree_base"], dtype=np.float64)
    return np.asarray(said.reshape(len(rows), -1, len(base)).sum(axis=1) + base)
