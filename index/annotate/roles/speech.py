"""Who speaks in a sentence: its share in quotes of each kind and in quotation marks, and the cue it stands with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from index.annotate.roles.position_features import paragraph_numbers
from index.annotate.roles.token_table import SentenceCounts, SentenceTable, among, fixed
from index.model import Quote

_MARKS = ('"', "“", "”", "''", "``")


def speech(table: SentenceTable, quotes: Sequence[Quote]) -> dict[str, SentenceCounts]:
    """The features of speech; each is an array with a figure a sentence."""
    return {**_quoted(table, quotes), **_marks(table)}


def quoted_parts(
    table: SentenceTable, quotes: Sequence[Quote]
) -> Iterator[tuple[Quote, slice, npt.NDArray[np.float64]]]:
    """Each quote with the sentences that it touches, and the share of each of them that it covers."""
    starts = np.array([start for start, _ in table.spans])
    ends = np.array([end for _, end in table.spans])
    for quote in quotes:
        first = int(np.searchsorted(ends, quote.start, side="right"))
        last = int(np.searchsorted(starts, quote.end))
        inside = np.minimum(ends[first:last], quote.end) - np.maximum(starts[first:last], quote.start)
        yield quote, slice(first, last), inside / np.maximum(ends[first:last] - starts[first:last], 1)


def _quoted(table: SentenceTable, quotes: Sequence[Quote]) -> dict[str, SentenceCounts]:
    """The share of each sentence inside quotes of a kind; quotes in text order, as the stages give them."""
    share = {
        kind: np.zeros(len(table), dtype=np.float32) for kind in ("direct", "mixed", "indirect", "named")
    }
    for quote, inside, portion in quoted_parts(table, quotes):
        share[quote.kind][inside] += portion
        if quote.source is not None:
            share["named"][inside] += portion
    features = {f"said {kind}": np.minimum(one, 1) for kind, one in share.items()}
    features |= {f"any {kind}": (one > 0).astype(np.float32) for kind, one in share.items()}
    heard = features["said direct"] + features["said mixed"] + features["said indirect"]
    features["article said"] = np.full(len(table), heard.mean(), dtype=np.float32)
    return features


def _marks(table: SentenceTable) -> dict[str, SentenceCounts]:
    """Quotation marks, and the share between them, counted anew in each paragraph."""
    lower = table.column("lower")
    mark = among(lower, fixed(*_MARKS))
    count = table.count(mark)
    paragraph = paragraph_numbers(table)[table.owner]
    total = np.cumsum(mark)
    begins = np.append(True, paragraph[1:] != paragraph[:-1])[: len(paragraph)]
    before = np.maximum.accumulate(np.where(begins, total - mark, 0)) if len(total) else total
    share = table.count(((total - before) % 2 == 1) | mark) / table.lengths
    text = table.parsed.text
    ends = np.array([text[end - 1] in "\"”'’" for _, end in table.spans], dtype=np.float32)
    return {
        "marks": (count > 0).astype(np.float32),
        "odd marks": count % 2,
        "many marks": (count > 2).astype(np.float32),
        "begins with a mark": among(table.first("lower"), fixed(*_MARKS)).astype(np.float32),
        "ends with a mark": ends,
        "between marks": share,
        "all between marks": (share > 0.9).astype(np.float32),
        "partly between marks": ((share > 0.1) & (share < 0.6)).astype(np.float32),
        "article between marks": np.full(len(table), (share > 0.3).mean(), dtype=np.float32),
    }
