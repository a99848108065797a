"""Merged parts are what would have been built from the articles that are left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.model import Article
from index.search.merging import Merger, parts_to_merge
from index.search.part import Part
from index.search.part_builder import PartBuilder
from index.search.storage import ArrayFile, write_arrays


def part_of(path: Path, articles: list[Article], deleted: list[int]) -> Part:
    builder = PartBuilder()
    for article in articles:
        builder.add(article, (len(article.text), 7))
    write_arrays(path, *builder.arrays())
    return Part(ArrayFile(path), np.array(deleted, dtype=np.int64))


@pytest.mark.parametrize("deleted", [[[], [], []], [[0, 5, 19], [], [1]], [[], [0], []]])
def test_merged_as_if_built_at_once(
    tmp_path: Path, newsroom: Callable[[int], list[Article]], deleted: list[list[int]]
) -> None:
    articles = newsroom(45)
    groups = [articles[:20], articles[20:21], articles[21:]]
    parts = [part_of(tmp_path / str(n), group, deleted[n]) for n, group in enumerate(groups)]
    merged, facts = Merger(parts, tmp_path).arrays()
    left = [one for n, group in enumerate(groups) for m, one in enumerate(group) if m not in deleted[n]]
    whole = part_of(tmp_path / "whole", left, [])
    assert {**facts} == {**whole.file.facts}
    assert set(merged) == set(whole.file.names())
    for name, array in merged.items():
        np.testing.assert_array_equal(array, whole[name], err_msg=name)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([10], []),
        ([10, 10], [0, 1]),
        ([100, 10], []),
        ([100, 10, 10], [1, 2]),
        ([100, 10, 10, 20], [0, 1, 2, 3]),
        ([10, 1000, 10], [0, 2]),
    ],
)
def test_few_parts_stay(sizes: list[int], expected: list[int]) -> None:
    assert parts_to_merge(sizes) == expected
