"""Queries answered on arrays find what Whoosh finds, with the same scores."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh import query

from index.model import Article
from index.search.evaluator import Evaluator
from index.search.part import Part
from index.search.part_builder import PartBuilder
from index.search.snapshot import Snapshot
from index.search.storage import ArrayFile, write_arrays

TERMS = [
    "the",
    "of",
    "strike",
    "militia",
    "militari",
    "iran",
    "us",
    "cafe",
    "nuclear",
    "deal",
    "zurich",
    "nowher",
]
LABELS = [
    ("actor", "iran"),
    ("speaker", "john-kirby"),
    ("by", "united-states"),
    ("event", "ASSAULT"),
    ("role", "history"),
    ("kind", "direct"),
    ("date", "2021-03-01"),
]


def open_parts(folder: Path, parts: list[list[Article]], deleted: list[list[int]]) -> Snapshot:
    opened = []
    for number, articles in enumerate(parts):
        builder = PartBuilder()
        for article in articles:
            builder.add(article)
        write_arrays(folder / f"{number}", *builder.arrays())
        opened.append(Part(ArrayFile(folder / f"{number}"), np.array(deleted[number], dtype=np.int64)))
    return Snapshot(opened)


def whoosh_answer(searcher: Any, wanted: Any) -> dict[int, float]:
    found = {}
    for leaf, offset in searcher.leaf_searchers():
        matcher = wanted.matcher(leaf, leaf.context())
        while matcher.is_active():
            found[matcher.id() + offset] = matcher.score()
            matcher.next()
    return found


def our_answer(snapshot: Snapshot, wanted: Any) -> dict[int, float]:
    found: dict[int, float] = {}
    for number, offset in enumerate(snapshot.offsets[:-1]):
        hits = Evaluator(snapshot, number).hits(wanted)
        found |= dict(zip((hits.docs + offset).tolist(), hits.score(None).tolist(), strict=True))
    return found


def plain(text: str) -> Any:
    return query.Term("text", text)


leaves = st.one_of(
    st.sampled_from(TERMS).map(plain),
    st.sampled_from(LABELS).map(lambda one: query.Term(*one)),
    st.builds(
        lambda a, b, slop: query.Phrase("text", [a, b], slop),
        *[st.sampled_from(TERMS)] * 2,
        st.integers(1, 4),
    ),
    st.builds(lambda a, b, c: query.Phrase("title", [a, b, c]), *[st.sampled_from(TERMS)] * 3),
    st.sampled_from(["m", "mil", "s", "x", "stri", ""]).map(lambda text: query.Prefix("text", text)),
    st.sampled_from(["m*t*", "?h?", "[a-m]*", "wom?n", "*"]).map(lambda text: query.Wildcard("text", text)),
    st.sampled_from(["mil.+", "(a|b).*"]).map(lambda text: query.Regex("quote", text)),
    st.builds(
        query.FuzzyTerm,
        st.just("text"),
        st.sampled_from(["irn", "cafe", "strik"]),
        st.just(1.0),
        st.integers(1, 2),
        st.integers(0, 2),
    ),
    st.builds(
        query.TermRange,
        st.sampled_from(["text", "date"]),
        st.sampled_from(["2021-02", "a", "m"]),
        st.sampled_from(["n", "2021-06-30", "t"]),
        st.booleans(),
        st.booleans(),
    ),
    st.sampled_from(["date", "text", "speaker", None]).map(query.Every),
)
nested = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map(query.And),
        st.lists(inner, min_size=1, max_size=2).map(query.Or),
        st.builds(query.Require, inner, inner),
        st.lists(inner, min_size=2, max_size=3).map(query.DisjunctionMax),
        st.builds(lambda one, other: query.And([one, query.Not(other)]), inner, inner),
    ),
    max_leaves=5,
)
queries = st.one_of(nested, nested.map(query.Not), nested.map(query.ConstantScoreQuery))


@pytest.fixture(scope="module")
def both(
    tmp_path_factory: pytest.TempPathFactory,
    newsroom: Callable[[int], list[Article]],
    plain_whoosh: Callable[[list[list[Article]]], Any],
) -> tuple[Snapshot, Any]:
    articles = newsroom(60)
    parts = [articles[:40], articles[40:41], articles[41:]]
    return open_parts(tmp_path_factory.mktemp("parts"), parts, [[], [], []]), plain_whoosh(parts)


@given(wanted=queries)
def test_same_passages_and_scores_as_whoosh(both: tuple[Snapshot, Any], wanted: Any) -> None:
    snapshot, searcher = both
    ours, theirs = our_answer(snapshot, wanted), whoosh_answer(searcher, wanted)
    assert ours.keys() == theirs.keys()
    for doc, score in theirs.items():
        assert ours[doc] == pytest.approx(score, rel=1e-9)


@given(wanted=nested, refused=nested)
def test_and_not_and_and_maybe(both: tuple[Snapshot, Any], wanted: Any, refused: Any) -> None:
    """Whoosh's own matchers for these start out of step, so each side is asked alone."""
    snapshot, searcher = both
    one, other = whoosh_answer(searcher, wanted), whoosh_answer(searcher, refused)
    kept = {doc: score for doc, score in one.items() if doc not in other}
    assert our_answer(snapshot, query.AndNot(wanted, refused)) == pytest.approx(kept, rel=1e-9)
    more = {doc: score + other.get(doc, 0.0) for doc, score in one.items()}
    assert our_answer(snapshot, query.AndMaybe(wanted, refused)) == pytest.approx(more, rel=1e-9)
