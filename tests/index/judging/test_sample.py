"""A sample for coders: drawn by a number, each row as likely, with its passage."""

from __future__ import annotations

import pytest

from index.collection import Collection
from index.explore import Explorer
from index.judging.sample import Drawable, sample
from tests.index.journal.made import harbour, second


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    folder = tmp_path_factory.mktemp("sample")
    collection = Collection.create(folder / "desk")
    article = harbour()
    counts = [
        {"what": "wounded", "low": 2, "high": 2, "start": 88, "end": 91},
        {"what": "killed", "low": 0, "high": 0, "start": 88, "end": 91},
    ]
    content = article.model_dump(by_alias=True)
    content["events"][1]["counts"] = counts
    collection.add(type(article).model_validate(content))
    collection.add(second())
    made = Explorer(collection, cache=folder / "cache")
    made.prepare()
    return made


def ids(explorer: Explorer, of: Drawable, size: int, seed: int = 1, query: str = "") -> list[str]:
    return [row.id for row in explorer.answer(lambda viewer: sample(viewer, of, size, seed, query)).rows]


@pytest.mark.parametrize(
    ("of", "every"),
    [
        ("events", ["harbour#e1", "harbour#e2", "harbour#e3"]),
        ("quotes", ["harbour#q1", "harbour#q2", "second#q1"]),
        ("actors", ["ana-duarte", "dockers", "eva-duarte", "police", "tom-brand"]),
        ("figures", ["harbour#e2.1", "harbour#e2.2"]),
    ],
)
def test_every_row_can_be_drawn_and_none_twice(explorer: Explorer, of: Drawable, every: list[str]) -> None:
    assert sorted(ids(explorer, of, 100)) == every
    assert ids(explorer, of, 2) == ids(explorer, of, 100)[:2]
    orders = {tuple(ids(explorer, of, 100, seed)) for seed in range(12)}
    assert len(orders) > 1


def test_a_row_has_what_a_coder_needs_and_not_how_sure_the_program_is(explorer: Explorer) -> None:
    found = explorer.answer(lambda viewer: sample(viewer, "quotes", 1, 1, "speaker:duarte shut"))
    (row,) = found.rows
    assert (row.claim, row.published, row.title) == (
        "said by Ana Duarte: the port would stay shut", "2022-05-03", "Harbour shut",
    )  # fmt: skip
    assert "[the port would stay shut]" in row.passage
    (figure, *_) = explorer.answer(lambda viewer: sample(viewer, "figures", 5, 1)).rows
    assert "wounded" in figure.claim or "killed" in figure.claim
    (actor,) = explorer.answer(lambda viewer: sample(viewer, "actors", 1, 3)).rows
    assert "[" in actor.passage
