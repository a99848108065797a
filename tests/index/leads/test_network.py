"""Who acts on whom, and how two hang together: what is claimed is no hostility, and what is denied joins nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.arrangement import for_screen
from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.leads.lead import Leads
from index.leads.matrix import Matrix, matrix
from index.leads.path import Web, _chain, path
from index.model import Article
from tests.index.leads.reports import REPORTS, report

LEAST = 0.4


def explorer_of(folder: Path, reports: Sequence[Article]) -> Explorer:
    collection = Collection.create(folder / "desk")
    for made in reports:
        collection.add(made)
    explorer = Explorer(collection, cache=folder / "index")
    explorer.prepare()
    return explorer


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    return explorer_of(tmp_path_factory.mktemp("port"), REPORTS)


def accusing(number: int, status: Any) -> Article:
    """A report of an accusation that has a standing."""
    words = "Ana Brandt accused Pier Union of it."
    made = report(
        number,
        date(2031, 5, number),
        ("main", words),
        events=(("accused", "ACCUSE", "ana-brandt", "pier-union"),),
    )
    return made.model_copy(update={"events": (made.events[0].model_copy(update={"status": status}),)})


def counts(made: Matrix) -> dict[tuple[str, str], tuple[int, str]]:
    return {(cell.agent[1], cell.recipient[1]): (cell.count, cell.mark) for cell in made.cells.values()}


def chain(explorer: Explorer, start: str, end: str) -> Leads:
    found = explorer.answer(lambda viewer: path(viewer, start, end, LEAST))
    assert found is not None
    return found


def test_each_cell_counts_and_opens_the_events_between_two(explorer: Explorer) -> None:
    made = explorer.answer(lambda viewer: matrix(viewer, Focus(), LEAST))
    assert counts(made) == {("Ana Brandt", "Pier Union"): (2, "−"), ("Pier Union", "Ana Brandt"): (1, "−")}
    assert [name for _id, name in made.actors] == ["Ana Brandt", "Pier Union"]
    for cell in made.cells.values():
        assert len(explorer.explore(cell.focus, arrangement=for_screen(LEAST)).events) == cell.count
    newest = next(cell for cell in made.cells.values() if cell.count == 2).newest
    assert (newest.sentence[:30], newest.article) == ("Brandt accused Pier Union agai", "report-3")
    everything = explorer.answer(lambda viewer: matrix(viewer, Focus()))
    assert counts(everything)["Ana Brandt", "Pier Union"] == (3, "−")
    asked = explorer.answer(lambda viewer: matrix(viewer, Focus(query="walkout"), LEAST))
    assert [*counts(asked)] == [("Pier Union", "Ana Brandt")]


@pytest.mark.parametrize("status", ["claimed", "planned", "possible", "denied"])
def test_what_is_not_plainly_reported_is_no_hostility(tmp_path: Path, status: str) -> None:
    made = explorer_of(tmp_path, [accusing(1, status)]).answer(lambda viewer: matrix(viewer, Focus()))
    (cell,) = made.cells.values()
    assert (cell.count, cell.hostile, cell.mark, cell.newest.standing) == (1, 0, "?", status)


def test_a_path_is_a_sentence_for_each_step_and_opens_it(explorer: Explorer) -> None:
    steps = chain(explorer, "pier-union", "ana-brandt")
    assert (steps.title, steps.about) == ("Pier Union to Ana Brandt", "1 step")
    (step,) = steps.lines
    assert step.section == "1  Pier Union – Ana Brandt"
    assert (step.words, step.count) == ("Ana Brandt → Pier Union: accuse", 2)  # the newest of the surest
    assert step.sentence.startswith("Brandt accused Pier Union again")
    assert len(explorer.explore(step.focus, arrangement=for_screen(LEAST)).events) == 2


def test_words_join_where_no_deed_does_and_what_is_denied_does_not(tmp_path: Path) -> None:
    spoken = report(
        9,
        date(2031, 5, 9),
        ("main", "Pier Union said Lodeport “was its home”."),
        quotes=(("pier-union", "Lodeport “was its home”"),),
    )
    made = explorer_of(tmp_path, [accusing(1, "denied"), spoken])
    assert [step.words for step in chain(made, "pier-union", "lodeport").lines] == [
        "Pier Union → Lodeport: speaks of"
    ]
    nothing = chain(made, "ana-brandt", "lodeport")
    assert not nothing.lines
    assert nothing.nothing == "No chain of acts or words leads from Ana Brandt to Lodeport."
    assert made.answer(lambda viewer: path(viewer, "ana-brandt", "nobody")) is None


edges = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] < pair[1]),
    st.tuples(st.integers(1, 9), st.integers(1, 100)),
    max_size=14,
)


@given(edges)
def test_no_chain_is_shorter_and_of_as_short_ones_none_is_told_more(
    joined: dict[tuple[int, int], tuple[int, int]],
) -> None:
    both = sorted({*joined, *((high, low) for low, high in joined)})
    values = [joined[min(pair), max(pair)] for pair in both]
    web = Web(
        np.searchsorted([pair[0] for pair in both], np.arange(8)),
        np.array([pair[1] for pair in both], dtype=np.int64),
        np.array([count for count, _sure in values], dtype=np.int64),
        np.array([sure for _count, sure in values], dtype=np.int64),
    )

    def worth(walk: Sequence[int]) -> tuple[int, ...]:
        steps = [joined[min(pair), max(pair)] for pair in pairwise(walk)]
        return len(walk), -sum(count for count, _ in steps), -sum(sure for _, sure in steps)

    walks, ahead = list[list[int]](), [[0]]
    while ahead:
        walk = ahead.pop()
        if walk[-1] == 6:
            walks.append(walk)
        else:
            ahead += [[*walk, new] for old, new in both if old == walk[-1] and new not in walk]
    best = _chain(web, 0, 6)
    assert bool(best) == bool(walks)
    if walks:
        assert worth(best) == min(map(worth, walks))
