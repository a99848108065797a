"""What people set by hand is asked for as `by:hand`, in every list, and told by its rows; the rest as `by:machine`."""

from __future__ import annotations

from itertools import chain

import pytest

from index.collection import Collection
from index.explore import Explorer
from index.exploring.completing import completions
from index.focus import Focus
from index.view import View
from tests.index.journal.made import harbour, second


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    folder = tmp_path_factory.mktemp("hand")
    collection = Collection.create(folder / "desk")
    article = harbour()
    by_hand = {"by": "hand"}
    changed = {
        "quotes": (article.quotes[0].model_copy(update=by_hand), article.quotes[1]),
        "events": (article.events[0], article.events[1].model_copy(update=by_hand), article.events[2]),
        "roles": (
            article.roles[0].model_copy(update={"role": "history", **by_hand}),
            article.roles[1].model_copy(update={"role": "context"}),
            *article.roles[2:],
        ),
        "actors": (article.actors[0].model_copy(update=by_hand), *article.actors[1:]),
    }
    collection.add(article.model_copy(update=changed))
    collection.add(second())
    made = Explorer(collection, cache=folder / "cache")
    made.prepare()
    return made


def rows(view: View) -> dict[str, list[str]]:
    return {
        "passages": [row.anchor.article for row in view.passages],
        "events": [row.id for row in view.events],
        "quotes": [row.id for row in view.quotes],
        "context": [row.role for row in view.context],
        "actors": sorted(row.id for row in view.actors),
    }


def test_every_list_shows_what_was_set_by_hand_alone(explorer: Explorer) -> None:
    view = explorer.explore(Focus(query="by:hand"))
    assert rows(view) == {
        "passages": ["harbour"],
        "events": ["harbour#e2"],
        "quotes": ["harbour#q1"],
        "context": ["history"],
        "actors": ["ana-duarte"],
    }
    assert view.understood == "what was set by hand"
    by = [[row.by for row in view.events], [row.by for row in view.quotes], [row.by for row in view.context]]
    assert {*chain(*by), *(row.by for row in view.actors)} == {"hand"}


def test_and_what_the_program_found_alone(explorer: Explorer) -> None:
    found = rows(explorer.explore(Focus(query="by:machine")))
    assert found["events"] == ["harbour#e1", "harbour#e3"]
    assert found["quotes"] == ["harbour#q2", "second#q1"]
    assert found["context"] == ["context"]
    assert found["actors"] == ["dockers", "eva-duarte", "police", "tom-brand"]


def test_it_joins_with_what_else_is_asked(explorer: Explorer) -> None:
    assert rows(explorer.explore(Focus(query="by:hand event:ASSAULT")))["events"] == ["harbour#e2"]
    assert rows(explorer.explore(Focus(query="by:hand event:PROTEST")))["passages"] == []
    assert rows(explorer.explore(Focus(query="NOT by:hand")))["passages"] == ["second"]


def test_a_search_line_goes_on_with_it(explorer: Explorer) -> None:
    ways = explorer.answer(lambda viewer: completions(viewer, "by:ha")).ways
    assert [(way.line, way.passages) for way in ways] == [("by:hand", 1)]
