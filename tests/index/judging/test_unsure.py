"""What is asked first, and what the answers say of the program on this collection."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.explore import Explorer
from index.ingest.corrections import corrections
from index.journal.decisions import Judged, Target
from index.journal.journal_file import Journal
from index.judging.answer import answer
from index.judging.lot import lot
from index.judging.precision import judgements, precisions, wilson
from index.judging.unsure import UnsureQuestion, questions
from tests.index.journal.made import desk, sums


def asked(path: Path, **given: object) -> list[UnsureQuestion]:
    from index.collection import Collection

    explorer = Explorer(Collection.open(path), cache=path.parent / "cache")
    explorer.prepare()
    answered = judgements(Journal(path))
    return explorer.answer(lambda viewer: questions(viewer, answered, **given))  # type: ignore[arg-type]


def judged(path: Path, item: UnsureQuestion, *, right: bool) -> None:
    with corrections(path) as held:
        article = held.collection.get(item.row.anchor.article)
        held.decide(answer(article, item.part, item.drawn, right=right))


def test_the_least_sure_is_asked_first_and_each_row_once(tmp_path: Path) -> None:
    path = desk(tmp_path / "desk").path
    first, *_ = every = asked(path)
    assert first.drawn in ("unsure", "random")
    assert sorted(one.row.id for one in every) == [
        "harbour#e1", "harbour#e2", "harbour#e3", "harbour#q1", "harbour#q2", "second#q1",
    ]  # fmt: skip
    quotes = [one for one in every if one.listing == "quotes"]
    assert (quotes[0].row.id, quotes[0].drawn) == (
        "harbour#q1",
        "unsure",
    )  # the only one that is not quite sure
    assert quotes[0].claim == "said by Ana Duarte: the port would stay shut"
    assert quotes[0].passage[quotes[0].start : quotes[0].end] == "the port would stay shut"


def test_what_was_answered_is_not_asked_again_and_undone_it_is(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    before = sums(collection)
    every = asked(collection.path, listings=("events",))
    judged(collection.path, every[0], right=True)
    judged(collection.path, every[1], right=False)
    left = asked(collection.path, listings=("events",))
    assert [one.row.id for one in left] == [every[2].row.id]
    gone = every[1].part
    assert gone not in {one.id for one in collection.get("harbour").events}
    with corrections(collection.path) as held:
        held.undo()
        held.undo()
    assert sums(collection) == before
    assert precisions(judgements(Journal(collection.path))) == []


@pytest.mark.parametrize(
    ("right", "drawn", "low", "high"),
    # R. G. Newcombe, “Two-sided confidence intervals for the single proportion”, Statistics in Medicine 17 (1998),
    # table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_wilsons(right: int, drawn: int, low: float, high: float) -> None:
    found = wilson(right, drawn)
    assert [round(one, 4) for one in found] == [low, high]


@given(right=st.integers(0, 50), wrong=st.integers(0, 50))
def test_the_interval_holds_the_share(right: int, wrong: int) -> None:
    low, high = wilson(right, right + wrong)
    share = right / (right + wrong) if right + wrong else 0.5
    assert 0 <= low <= share <= high <= 1 or abs(low - share) < 1e-9 or abs(high - share) < 1e-9


def said(start: int, *, right: bool, drawn: str) -> Judged:
    target = Target(start=start, end=start + 1, words="x")
    return Judged(article="a", listing="events", target=target, right=right, drawn=drawn)


def test_only_what_is_drawn_by_lot_says_something_of_the_whole() -> None:
    by_lot = sorted(range(60), key=lambda start: lot("events", "a", start))
    answers = [said(start, right=number >= 6, drawn="random") for number, start in enumerate(by_lot[:46])]
    answers += [said(start, right=False, drawn="unsure") for start in by_lot[50:]]
    (found,) = precisions(answers)
    assert found.sentence == "events: 40 of 46 right, 74–94 %; of the least sure 0 of 10"


def test_what_was_asked_as_unsure_counts_too_where_its_lot_has_come() -> None:
    by_lot = sorted(range(60), key=lambda start: lot("events", "a", start))
    answers = [
        said(start, right=True, drawn="unsure" if number == 3 else "random")
        for number, start in enumerate(by_lot[:10])
    ]
    (found,) = precisions(answers)
    assert (found.right, found.drawn) == (10, 10)


def test_lots_are_even() -> None:
    numbers = sorted(lot("quotes", f"a{number}", number * 7) / 2**64 for number in range(2_000))
    largest_gap = max(abs(number - place / 2_000) for place, number in enumerate(numbers))
    assert largest_gap < 0.04
