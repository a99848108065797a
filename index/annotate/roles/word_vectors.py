"""What each sentence is about: its words' vectors added up, from a table that the model file carries.

The table is made by `tools/train_roles.py` of the figures of GloVe (Pennington, Socher and Manning, "GloVe: Global
Vectors for Word Representation", EMNLP 2014; public domain, PDDL 1.0). Words weigh less the commoner they are, after
Arora, Liang and Ma, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings", ICLR 2017.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from index.annotate.roles.sparse_rows import counted
from index.annotate.roles.terms import Terms
from index.annotate.roles.token_table import looked_up

_FARTHEST = 4.0  # standard deviations beyond which a column counts no further


def meaning(terms: Terms, weights: Mapping[str, Any], total: int) -> npt.NDArray[np.float32]:
    """A row for each of `total` sentences, a column for each of the table's; zeros where no word is known."""
    where, hit = looked_up(terms.key, np.asarray(weights["vector_words"]))
    used, place = np.unique(where[hit], return_inverse=True)
    table = weights["vectors"][used].astype(np.float32) * weights["vector_scale"]
    table *= np.asarray(weights["vector_weights"])[used, None]
    sentence = terms.sentence[hit]
    counts = counted(sentence, place.ravel(), (total, len(used)))
    held = np.bincount(sentence, minlength=total).astype(np.float32)
    sums = counts.with_values(counts.value.astype(np.float32)) @ table
    rows = sums / np.sqrt(np.maximum(held, 1))[:, None] - weights["vector_mean"]
    return np.asarray(np.clip(rows, -_FARTHEST, _FARTHEST) * (held > 0)[:, None], dtype=np.float32)
