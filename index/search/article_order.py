"""The order in which equals are shown, however they were indexed: the newest article first, those of a day by id."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.search.array_types import DayNumbers, Ranks, StoredArray

FIELDS = ("actor", "speaker")  # whose passages are kept in this order too


def article_ranks(days: Sequence[DayNumbers], ids: Sequence[list[bytes]]) -> list[Ranks]:
    """For each part the rank of its articles among those of all parts: by day of publication, newest first, then id."""
    keys = [
        (-day, article_id, part, number)
        for part, (part_days, part_ids) in enumerate(zip(days, ids, strict=True))
        for number, (day, article_id) in enumerate(zip(part_days.tolist(), part_ids, strict=True))
    ]
    keys.sort()
    ranks: list[Ranks] = [np.empty(len(part_days), dtype=np.int32) for part_days in days]
    for rank, (_, _, part, number) in enumerate(keys):
        ranks[part][number] = rank
    return ranks


def add_article_order(arrays: dict[str, StoredArray]) -> None:
    """Add each article's rank in its part, and for actors and speakers their passages in that order."""
    ends = arrays["article.id.ends"].tolist()
    blob = bytes(arrays["article.id.blob"])
    ids = [blob[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]
    (ranks,) = article_ranks([arrays["article.day"]], [ids])
    arrays["article.rank"] = ranks
    for field in FIELDS:
        docs, pointers = arrays[f"{field}.docs"], arrays[f"{field}.ptr"]
        terms = np.repeat(np.arange(len(pointers) - 1, dtype=np.int64), np.diff(pointers))
        keys = terms * (len(ranks) + 1) + ranks[arrays["doc.article"][docs]] if len(docs) else terms
        arrays[f"{field}.ranked"] = docs[np.argsort(keys, kind="stable")]
