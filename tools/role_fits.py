"""The regressions and trees of the model of sentence roles, fitted and laid out as arrays, and how right they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from index.annotate.roles import role_model
from index.annotate.roles.boosted_trees import MOST_LEAVES
from index.annotate.roles.role_model import ROLES

FOLDS = 5
# Both macro F1 and accuracy of cross-validation are within a point of their best here.
RARE_HELPED = 0.2


def true_scale(scores: Any, roles: Any) -> tuple[Any, Any]:
    """The factor and the bias a role that make scores the likeliest log-probabilities of these roles."""

    def loss(both: Any) -> float:
        likely = role_model.softmax(scores * both[0] + both[1:])
        return float(-np.log(likely[np.arange(len(roles)), roles]).mean())

    scale = minimize(loss, np.append(1.0, np.zeros(len(ROLES))), method="L-BFGS-B").x
    return np.array(scale[0]), scale[1:]


def held_out(step: Callable[[Any, Any], Any], rows: Any, roles: Any, fold: Any) -> Any:
    """The probabilities that a step gives each sentence when it is fitted to the other folds."""
    likely = np.zeros((len(roles), len(ROLES)))
    for number in range(FOLDS):
        likely[fold == number] = step(rows[fold != number], roles[fold != number]).predict_proba(
            rows[fold == number]
        )
    return likely


def first_step(rows: Any, roles: Any) -> LogisticRegression:
    """Multinomial, classes weighted by part of what would balance them."""
    share = np.bincount(roles, minlength=len(ROLES)) / len(roles)
    weight = {number: float((1 / (len(ROLES) * one)) ** 0.3) for number, one in enumerate(share)}
    return LogisticRegression(C=0.2, class_weight=weight, max_iter=80, tol=1e-3).fit(rows, roles)


def second_step(rows: Any, roles: Any) -> LogisticRegression:
    """Multinomial, unweighted: its probabilities are the confidences shown."""
    return LogisticRegression(C=0.02, max_iter=300).fit(rows, roles)


def trees(rows: Any, roles: Any) -> HistGradientBoostingClassifier:
    """Small trees, each split seeing a tenth of the columns."""
    return HistGradientBoostingClassifier(
        max_iter=130,
        learning_rate=0.05,
        max_leaf_nodes=MOST_LEAVES,
        min_samples_leaf=30,
        l2_regularization=10,
        max_features=0.1,
        early_stopping=False,
        random_state=1,
    ).fit(rows, roles)


def laid_out(fitted: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The trees as arrays, a row a tree and a column a node, as `index.annotate.roles.boosted_trees` reads them."""
    every = [tree.nodes for one_round in fitted._predictors for tree in one_round]
    shape = (len(every), max(len(nodes) for nodes in every))
    children = np.tile(np.arange(shape[1], dtype=np.uint8), (shape[0], 1))
    model: dict[str, Any] = {
        "tree_feature": np.zeros(shape, np.int16),
        "tree_bound": np.zeros(shape, np.float32),
        "tree_left": children,
        "tree_right": children.copy(),
        "tree_value": np.zeros(shape, np.float32),
        "tree_base": fitted._baseline_prediction.ravel(),
    }
    for number, nodes in enumerate(every):
        inner, size = ~nodes["is_leaf"].astype(bool), len(nodes)
        model["tree_feature"][number, :size] = np.where(inner, nodes["feature_idx"], 0)
        model["tree_bound"][number, :size] = np.where(inner, nodes["num_threshold"], 0)
        model["tree_left"][number, :size][inner] = nodes["left"][inner]
        model["tree_right"][number, :size][inner] = nodes["right"][inner]
        model["tree_value"][number, :size] = nodes["value"]
    return model


def bias(roles: Any) -> Any:
    """What to add to the log-probability of each role before one is chosen: part of what would make all equally likely.

    More of it raises macro F1 and lowers accuracy. Boilerplate is told apart well as it is.
    """
    share = np.bincount(roles, minlength=len(ROLES)) / len(roles)
    return np.where(np.array(ROLES) == "boilerplate", 0.0, -RARE_HELPED * np.log(share))


def figures_of(roles: Any, guess: Any) -> tuple[float, float]:
    """Macro F1 over the nine roles and accuracy, in percent."""
    pairs = np.zeros((len(ROLES), len(ROLES)))
    np.add.at(pairs, (roles, guess), 1)
    f1 = 2 * np.diag(pairs) / np.maximum(pairs.sum(0) + pairs.sum(1), 1)
    return 100 * float(f1.mean()), 100 * float(np.diag(pairs).sum() / pairs.sum())
