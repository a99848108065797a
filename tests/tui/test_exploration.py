"""What every explorer answers, the real one and the one of the screen's tests: the same suite for both."""

from __future__ import annotations

from pathlib import Path

import pytest
from world import PlainExplorer, collection

from index.exploration import Exploration
from index.explore import Explorer
from index.focus import Focus


@pytest.fixture(scope="module", params=[Explorer, PlainExplorer])
def explorer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Exploration:
    """An explorer that was prepared."""
    made: Exploration = request.param(collection(tmp_path_factory.mktemp("explored")))
    made.prepare()
    return made


def test_without_a_question_everything_is_shown(explorer: Exploration) -> None:
    view = explorer.explore(Focus())
    status = explorer.status()
    assert (view.articles, len(view.passages)) == (status.articles, status.passages)
    assert sum(passages for _day, passages in view.days) == status.passages
    assert view.nothing is None


@pytest.mark.parametrize(
    "focus",
    [
        Focus(query="union"),
        Focus(actors=("mara-lindt",)),
        Focus(speaker="tomas-reik"),
        Focus(types=("PROTEST",)),
        Focus(roles=("history",)),
        Focus(query="income", actors=("port-authority",)),
    ],
    ids=lambda focus: repr(focus.to_json()),
)
def test_rows_are_of_what_was_asked_by_place_as_in_order(explorer: Exploration, focus: Focus) -> None:
    view = explorer.explore(focus)
    assert view.focus == focus
    assert 0 < len(view.passages) < len(explorer.explore(Focus()).passages)
    for rows in (view.passages, view.actors, view.events, view.quotes, view.context):
        assert list(rows) == [rows[place] for place in range(len(rows))] == rows[0 : len(rows)]
    for passage in view.passages:
        article = explorer.collection.get(passage.anchor.article)
        assert article.text[passage.anchor.start : passage.anchor.end] == passage.words
        assert list(passage.hits) == explorer.highlights(focus, passage.words)
        assert {passage.words[start:end].lower() for start, end in passage.hits} <= {focus.query}
    named = {row.id for row in view.actors}
    assert set(focus.actors) <= named
    assert all(focus.speaker in (None, row.speaker and row.speaker[0]) for row in view.quotes)
    assert all(row.role in (focus.roles or (row.role,)) for row in view.context)


def test_pins_say_the_same_whoever_answers(tmp_path: Path) -> None:
    made = collection(tmp_path)
    real, plain = Explorer(made), PlainExplorer(made)
    real.prepare()
    for focus in (
        Focus(),
        Focus(actors=("port-authority",)),
        Focus(types=("THREATEN",)),
        Focus(query="letter"),
    ):
        answers = [explorer.explore(focus) for explorer in (real, plain)]
        assert len({(view.articles, len(view.passages), view.days) for view in answers}) == 1
        assert len({frozenset((row.id, row.passages) for row in view.actors) for view in answers}) == 1


def test_where_nothing_is_found_it_is_said(explorer: Exploration) -> None:
    view = explorer.explore(Focus(query="volcano"))
    assert len(view.passages) == view.articles == 0
    assert view.nothing is not None
    assert view.nothing.sentence.startswith("No passage")


def test_actors_are_known_by_id_and_by_name(explorer: Exploration) -> None:
    card = explorer.actor("mara-lindt")
    assert card is not None
    assert (card.name, card.kind) == ("Mara Lindt", "person")
    assert explorer.actor("nobody") is None
    assert [one.id for one in explorer.find_actors("mara")] == ["mara-lindt"]
    assert len(explorer.find_actors("", 2)) <= 2


def test_articles_are_found_by_their_words(explorer: Exploration) -> None:
    assert set(explorer.articles("walkout", 9)) == {
        "2024-03-04-story-1",
        "2024-03-06-story-2",
        "2024-03-09-story-3",
    }


def test_an_article_that_stands_alone_has_no_copies(explorer: Exploration) -> None:
    assert all(explorer.copies(name) == () for name in explorer.collection.ids())
