"""Where a sentence stands: in the article, in its paragraph, in what kind of passage, and how long it is."""

from __future__ import annotations

import numpy as np

from index.annotate.roles.token_table import SentenceCounts, SentenceTable

_KINDS = ("heading", "list", "caption", "credit")


def place(table: SentenceTable) -> dict[str, SentenceCounts]:
    """The features of position; each is an array with a figure a sentence."""
    total = len(table)
    number = np.arange(total, dtype=np.float32)
    kinds = np.array(table.kinds, dtype=object)
    return {
        "from start": np.log1p(number),
        "from end": np.log1p(total - 1 - number),
        "relative": number / max(total - 1, 1),
        "sentences": np.full(total, np.log1p(total), dtype=np.float32),
        **{f"number {one}": _flag(number == one) for one in range(4)},
        "last": _flag(number == total - 1),
        "last three": _flag(number >= total - 3),
        "words": np.log(table.lengths),
        "short": _flag(table.lengths < 6),
        "long": _flag(table.lengths > 35),
        "mean words": np.full(total, np.log(table.lengths.mean()), dtype=np.float32),
        **{f"kind {one}": _flag(kinds == one) for one in _KINDS},
        **_paragraph(table),
    }


def paragraph_numbers(table: SentenceTable) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The number of each sentence's paragraph, from 0."""
    change = np.append(False, table.passage[1:] != table.passage[:-1])
    return np.cumsum(change)[: len(table)]


def _paragraph(table: SentenceTable) -> dict[str, SentenceCounts]:
    total = len(table)
    paragraph = paragraph_numbers(table)
    size = np.bincount(paragraph)
    begin = np.cumsum(size) - size
    within = np.arange(total) - begin[paragraph]
    return {
        "paragraph first": _flag(within == 0),
        "paragraph number": np.log1p(paragraph).astype(np.float32),
        "paragraphs": np.full(total, np.log(len(size)), dtype=np.float32),
        "paragraph size": np.log(size[paragraph]).astype(np.float32),
        "paragraph alone": _flag(size[paragraph] == 1),
        "within paragraph": np.log1p(within).astype(np.float32),
        "mean paragraph": np.full(total, total / len(size), dtype=np.float32),
    }


def _flag(mask: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> SentenceCounts:
    return mask.astype(np.float32)
