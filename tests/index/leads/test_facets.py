"""What a question can be narrowed to: every line says how many passages it leads to, and keeps what was asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.leads.facet_lead import BACKGROUND, HAPPENS, PLACES, facets
from index.leads.lead import Leads
from index.model import Article
from index.paths import sample_collection


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    explorer = Explorer(Collection.open(sample_collection()), cache=tmp_path_factory.mktemp("cache"))
    explorer.prepare()
    return explorer


def asked(explorer: Explorer, focus: Focus) -> Leads:
    return explorer.answer(lambda viewer: facets(viewer, focus))


@pytest.mark.parametrize(
    "focus", [Focus(), Focus(query="strikes OR raid"), Focus(actors=("iran",)), Focus(types=("ASSAULT",))]
)
def test_a_line_leads_to_as_many_passages_as_it_says_all_of_them_of_what_was_asked(
    explorer: Explorer, focus: Focus
) -> None:
    every = {row.anchor for row in explorer.explore(focus).passages}
    leads = asked(explorer, focus)
    assert leads.lines
    for line in leads.lines:
        found = {row.anchor for row in explorer.explore(line.focus).passages}
        assert len(found) == line.count, line
        assert found <= every


def test_the_sections_of_the_sample(explorer: Explorer) -> None:
    leads = asked(explorer, Focus())
    assert list(dict.fromkeys(line.section for line in leads.lines)) == [HAPPENS, PLACES, BACKGROUND]
    counts = [line.count for line in leads.section(HAPPENS)]
    assert counts == sorted(counts, reverse=True)


def test_a_sentence_that_names_no_place_is_counted_for_that_of_its_happening(tmp_path: Path) -> None:
    text = "A docker was shot on Friday."
    place = {
        "name": "Indianapolis",
        "latitude": 39.76838,
        "longitude": -86.15804,
        "reason": "told in the title",
    }
    collection = Collection.create(tmp_path / "desk")
    story = {
        "id": "shot",
        "text": text,
        "segments": [{"start": 0, "end": len(text)}],
        "events": [{"id": "e1", "type": "ASSAULT", "start": 13, "end": 17}],
        "happenings": [{"id": "h1", "type": "ASSAULT", "events": ["e1"], "place": place}],
    }
    collection.add(Article.model_validate(story))
    explorer = Explorer(collection, cache=tmp_path / "index")
    explorer.prepare()
    places = asked(explorer, Focus()).section(PLACES)
    assert {line.words for line in places} == {"Indianapolis", "Indiana", "United States"}
    assert {line.count for line in places} == {1}


def test_what_is_pinned_is_not_offered_again(explorer: Explorer) -> None:
    assert not asked(explorer, Focus(types=("ASSAULT",))).section(HAPPENS)
    place = asked(explorer, Focus()).section(PLACES)[0]
    assert place.words not in [line.words for line in asked(explorer, place.focus).section(PLACES)]
