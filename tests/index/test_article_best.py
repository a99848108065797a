"""Passages by the best of their article: a first page is that of the whole order, whatever ties there are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.exploring import top_k
from index.exploring.article_best import TogetherOrder


class FakePart(dict[str, Any]):
    """The columns of a part whose articles have so many passages."""

    def __init__(self, sizes: list[int]) -> None:
        starts = np.cumsum([0, *sizes])
        super().__init__(
            {"doc.article": np.repeat(np.arange(len(sizes)), sizes), "article.first": starts[:-1]}
        )
        self.docs = int(starts[-1])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    sizes=st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=12), min_size=1, max_size=3),
    seed=st.integers(0, 999),
    levels=st.sampled_from([1, 3, 50]),
)
def test_a_first_page_is_that_of_the_whole_order(
    monkeypatch: pytest.MonkeyPatch, sizes: list[list[int]], seed: int, levels: int
) -> None:
    monkeypatch.setattr(top_k, "PAGE", 5)
    monkeypatch.setattr(top_k, "_SAMPLED", 8)
    dice = np.random.default_rng(seed)
    parts: list[Any] = [FakePart(one) for one in sizes]
    docs = [np.flatnonzero(dice.random(part.docs) < 0.7) for part in parts]
    keys = [dice.integers(0, levels, len(one)).astype(float) for one in docs]
    ranks = dice.permutation(sum(map(len, docs)))
    order = TogetherOrder(parts, docs, keys, lambda numbers: ranks[numbers])
    fresh = TogetherOrder(parts, docs, keys, lambda numbers: ranks[numbers])
    assert order.page(0, 5).tolist() == fresh.all()[:5].tolist()
    assert sorted(order.all().tolist()) == list(range(len(ranks)))
