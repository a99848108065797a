"""Cases and notes are asked for in the query line, as they are at that moment."""

from __future__ import annotations

import pytest

from index.cases.case_desk import case_desk
from index.collection import Collection
from index.explore import Explorer
from index.exploring.completing import completions
from index.focus import Focus
from index.journal.clippings import ChangeClipping
from tests.index.journal.made import SECOND, desk


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    folder = tmp_path_factory.mktemp("asked")
    collection = desk(folder / "desk")
    with case_desk(collection) as held:
        held.clip(
            "Harbour strike", collection.get("harbour"), (0, 34), note="Who saw the beatings?", tag="port"
        )
        held.clip("thanks", collection.get("second"), (0, len(SECOND)))
    explorer = Explorer(collection, cache=folder / "index")
    explorer.prepare()
    return explorer


@pytest.mark.parametrize(
    ("query", "articles"),
    [
        ("case:harbour-strike", {"harbour"}),
        ('case:"Harbour strike"', {"harbour"}),
        ("case:harb*", {"harbour"}),
        ("case:*", {"harbour", "second"}),
        ("case:* brand thanked", {"second"}),
        ("brand NOT case:thanks", {"harbour"}),
        ("case:nowhere OR case:thanks", {"second"}),
        ("case:nowhere", set()),
        ("note:beating", {"harbour"}),
        ('note:"the beatings"', {"harbour"}),
        ('note:"beatings the"', set()),
        ("note:port", {"harbour"}),
    ],
)
def test_passages_with_clippings_are_found(asked: Explorer, query: str, articles: set[str]) -> None:
    view = asked.explore(Focus(query=query))
    assert {row.anchor.article for row in view.passages} == articles
    assert (view.notice is None) == (bool(articles) and "nowhere" not in query)


def test_what_changes_in_a_case_is_found_at_once_and_proposed(asked: Explorer) -> None:
    collection = Collection.open(asked.collection.path)
    with case_desk(collection) as held:
        number = held.clip("later", collection.get("second"), (0, 20)).number
        assert len(asked.explore(Focus(query="case:later")).passages) == 1
        ways = asked.answer(lambda viewer: completions(viewer, "kirby case:la")).ways
        assert [way.line for way in ways] == ["kirby case:later"]
        held.change(ChangeClipping(clipping=number, removed=True))
    assert len(asked.explore(Focus(query="case:later")).passages) == 0
