"""Choosing among candidates: features weighed with a few coefficients, fitted by `tools/fit_happenings.py`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from index.annotate.data_files import data_file

Features = Mapping[str, float]  # what speaks for a candidate, by name; what is missing is 0


def _all_weights() -> dict[str, Any]:
    return data_file("happening_weights.toml")


def weights(subject: str) -> Mapping[str, float]:
    """The coefficients of a subject: "main", "day", "place", "killed", "wounded".

    `none` is that of no candidate at all.
    """
    of_subject: Mapping[str, float] = _all_weights()[subject]
    return of_subject


def chances(subject: str, candidates: Sequence[Features]) -> list[float]:
    """How likely each candidate is the right one; what is missing to 1 is the chance that none of them is."""
    weights_of_subject = weights(subject)
    scores = [
        sum(weights_of_subject.get(name, 0.0) * value for name, value in one.items()) for one in candidates
    ]
    scores.append(weights_of_subject.get("none", 0.0))
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers[:-1]]
