"""What ties a sentence to the rest: words shared with the title, the lead, its neighbours and the whole article."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.annotate.parse.grammar import ACTING
from index.annotate.roles.token_table import (
    Hashes,
    SentenceCounts,
    SentenceTable,
    TokenMask,
    among,
    fixed,
    keys,
)

_LEADS = {"lead": 1, "first three": 3}  # how many sentences count as the lead


class Content(NamedTuple):
    """Which lemmas each sentence holds: sentence numbers and lemma numbers side by side, and the lemmas."""

    sentence: npt.NDArray[np.int64]
    lemma: npt.NDArray[np.int64]
    lemmas: Hashes
    root: npt.NDArray[np.float64]  # square root of each sentence's number of lemmas


def ties(table: SentenceTable) -> dict[str, SentenceCounts]:
    """The features of relatedness; each is an array with a figure a sentence."""
    content = _content(table)
    title = _title(table)
    features = {
        "title words": _shared(content, among(content.lemmas, title)) / np.sqrt(max(len(title), 1)),
        "title verb": _title_verb(table),
    }
    for name, size in _LEADS.items():
        lead = np.zeros(len(content.lemmas), dtype=np.bool_)
        lead[content.lemma[content.sentence < size]] = True
        shared = _shared(content, lead) / np.sqrt(max(int(lead.sum()), 1))
        shared[:size] = 0
        features[f"{name} words"] = shared
    spread = np.bincount(content.lemma, minlength=len(content.lemmas))
    features["central words"] = _shared(content, spread >= max(3, len(table) * 0.1)) / content.root
    features["rare words"] = _shared(content, spread == 1) / content.root
    return {
        name: one.astype(np.float32) for name, one in (features | _likeness(content) | _news(table)).items()
    }


def _content(table: SentenceTable) -> Content:
    full = _content_words(table.column)
    lemmas, lemma = np.unique(table.column("lemma")[full], return_inverse=True)
    width = max(len(lemmas), 1)
    pairs = np.unique(table.owner[full] * width + lemma)
    sentence = pairs // width
    root = np.sqrt(np.maximum(np.bincount(sentence, minlength=len(table)), 1))
    return Content(sentence, pairs % width, lemmas, root)


def _content_words(column: object) -> TokenMask:
    assert callable(column)  # noqa: S101
    return np.asarray((column("stop") == 0) & (column("mark") == 0) & (column("space") == 0))


def _title(table: SentenceTable) -> Hashes:
    """The lemmas of the title; where it is no part of the text, its words."""
    if table.title.any():
        return np.unique(table.title_column("lemma")[_content_words(table.title_column)])
    words = (table.parsed.article.title or "").lower().split()
    return keys(word.strip(".,:;!?\"'“”‘’") for word in words if len(word) > 3)


def _shared(content: Content, mask: TokenMask) -> npt.NDArray[np.float64]:
    """How many of the wanted lemmas each sentence has, over the root of its size."""
    count = np.bincount(content.sentence[mask[content.lemma]], minlength=len(content.root))
    return np.asarray(count / content.root)


def _title_verb(table: SentenceTable) -> SentenceCounts:
    tags = fixed("VBD", "VBZ", "VBP", "VBN", "VBG", "VB", "NN", "NNS")
    verbs = fixed("VBD", "VBZ", "VBP", "VBN", "VBG", "VB")
    named = np.unique(table.title_column("lemma")[among(table.title_column("tag"), tags)])
    return table.has(among(table.column("tag"), verbs) & among(table.column("lemma"), named))


def _likeness(content: Content) -> dict[str, npt.NDArray[np.float64]]:
    """Cosines with the sentence before, the one behind, and the mean of all."""
    total = len(content.root)
    weights = 1 / content.root[content.sentence]
    width = max(len(content.lemmas), 1)
    place = content.sentence * width + content.lemma  # ascending
    above = np.searchsorted(place, place - width)
    again = place[above] == place - width
    before = np.bincount(content.sentence[again], weights[again] * weights[above[again]], total)
    mean = np.bincount(content.lemma, weights, width) / max(total, 1)
    size = float(np.linalg.norm(mean)) or 1.0
    return {
        "like before": before,
        "like next": np.append(before[1:], 0)[:total],
        "like article": np.bincount(content.sentence, weights * mean[content.lemma], total) / size,
    }


def _news(table: SentenceTable) -> dict[str, SentenceCounts]:
    """How many names are new in the article, how many were there before."""
    rows = np.flatnonzero(among(table.column("entity"), fixed(*ACTING)))
    lower, owner = table.column("lower")[rows], table.owner[rows]
    _, first = np.unique(lower, return_index=True)
    new = np.zeros(len(rows), dtype=np.bool_)
    new[first] = True
    new &= ~among(lower, np.unique(table.title_column("lower")))
    fresh = np.bincount(owner[new], minlength=len(table))
    named_before = np.bincount(owner[~new], minlength=len(table))
    return {
        "new names": np.minimum(fresh, 5).astype(np.float32),
        "known names": np.minimum(named_before, 5).astype(np.float32),
    }
