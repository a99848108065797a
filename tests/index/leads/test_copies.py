"""The list of copies: a line for each origin, that leads to its articles, and a mark on what is a copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.arrangement import for_screen
from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.leads.copies import copies
from index.leads.lead import Leads
from tests.index.happenings.stories import story


def asked(explorer: Explorer, query: str = "") -> Leads:
    return explorer.answer(lambda viewer: copies(viewer, Focus(query=query)))


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    folder = tmp_path_factory.mktemp("copies")
    collection = Collection.create(folder / "desk")
    for one in (
        story("post", published="2031-05-01"),
        story("courier", published="2031-05-02", copy_of="post").model_copy(update={"publisher": "Courier"}),
        story("ostrel", published="2031-05-04", copy_of="courier").model_copy(
            update={"publisher": "Radio Ostrel"}
        ),
        story("vote", words="ballot mayor tally"),
        story("again", words="ballot mayor tally", copy_of="vote"),
        story("alone", words="ferry anchor gale"),
    ):
        collection.add(one)
    explorer = Explorer(collection, cache=folder / "index")
    explorer.prepare()
    return explorer


def test_every_group_is_a_line_with_its_original_and_who_copied_it(explorer: Explorer) -> None:
    leads = asked(explorer)
    assert leads.about == "5 articles of 2 origins"
    assert [(line.words, line.count, line.note, str(line.first), str(line.last)) for line in leads.lines] == [
        (
            "Blast at the harbour",
            3,
            "The Selbrun Post · copied by Courier, Radio Ostrel",
            "2031-05-01",
            "2031-05-04",
        ),
        (
            "Blast at the ballot",
            2,
            "The Selbrun Post · copied by The Selbrun Post",
            "2031-05-02",
            "2031-05-02",
        ),
    ]
    found = explorer.explore(leads.lines[0].focus)
    assert found.articles == 3


def test_only_the_groups_of_what_is_asked_are_listed(explorer: Explorer) -> None:
    assert [line.words for line in asked(explorer, "publisher:ostrel").lines] == ["Blast at the harbour"]
    assert not asked(explorer, "ferry").lines


@pytest.mark.parametrize(("query", "marked"), [("copies:yes", True), ("copies:no", False)])
def test_rows_of_a_copy_are_marked(explorer: Explorer, query: str, marked: bool) -> None:
    view = explorer.explore(Focus(query=query), arrangement=for_screen(0))
    assert {row.copy for row in view.passages} == {row.copy for row in view.events} == {marked}


def test_a_collection_without_copies_has_no_lines(tmp_path: Path) -> None:
    collection = Collection.create(tmp_path / "desk")
    collection.add(story("alone"))
    explorer = Explorer(collection, cache=tmp_path / "index")
    explorer.prepare()
    assert not asked(explorer).lines
