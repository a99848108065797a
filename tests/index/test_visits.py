"""What is new since the last visit: articles that came after somebody left, in every pane and in the query line."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.arrangement import for_screen
from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.paths import state_folder
from index.view import View
from tests.index.leads.reports import REPORTS

CAME = 2  # of the reports, after the first visit


@pytest.fixture
def later(tmp_path: Path) -> Explorer:
    """A second visit, to a collection to which two reports were added after the first."""
    collection = Collection.create(tmp_path / "desk")
    for article in REPORTS[:-CAME]:
        collection.add(article)
    first = Explorer(collection, cache=tmp_path / "index")
    first.prepare()
    first.group()
    assert "nothing is new yet" in (asked(first, "new:yes").notice or "").lower()
    first.leave()
    for article in REPORTS[-CAME:]:
        collection.add(article)
    second = Explorer(collection, cache=tmp_path / "index")
    second.prepare()
    second.group()
    return second


def asked(explorer: Explorer, query: str) -> View:
    return explorer.explore(Focus(query=query), arrangement=for_screen(0.0))


def test_new_articles_are_found_and_all_others_are_those_of_the_last_visit(later: Explorer) -> None:
    new, old, everything = (asked(later, query) for query in ("new:yes", "new:no", ""))
    assert {row.anchor.article for row in new.passages} == {one.id for one in REPORTS[-CAME:]}
    assert {row.anchor.article for row in old.passages} == {one.id for one in REPORTS[:-CAME]}
    assert len(new.passages) + len(old.passages) == len(everything.passages)
    assert new.understood == "news since your last visit"
    assert len(asked(later, "NOT new:yes").passages) == len(old.passages)
    assert not len(asked(later, "new:yes new:no").passages)


def test_every_row_says_whether_it_is_new(later: Explorer) -> None:
    view, came = asked(later, ""), {one.id for one in REPORTS[-CAME:]}
    for rows in (view.passages, view.quotes, view.context):
        assert {(row.anchor.article in came) == row.new for row in rows} == {True}
    known = {actor.id for one in REPORTS[:-CAME] for actor in one.actors}
    assert {row.id for row in view.actors if row.new} == {row.id for row in view.actors} - known
    for row in view.events:
        reports = row.happening.reports if row.happening else ((row.anchor.article, ""),)
        assert row.new == ({article for article, _event in reports} <= came)


def test_a_visit_that_left_nothing_readable_is_none(later: Explorer, tmp_path: Path) -> None:
    (file,) = (state_folder() / "visits").iterdir()
    file.write_bytes(b"odd")
    again = Explorer(later.collection, cache=tmp_path / "index")
    again.prepare()
    assert not any(row.new for row in asked(again, "").passages)
