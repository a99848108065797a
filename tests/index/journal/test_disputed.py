"""Whether two actors are one is disputed: both stay, each says so of the other, and nothing joins them by itself."""

from __future__ import annotations

from pathlib import Path

from index.collection import Collection
from index.focus import Focus
from index.ingest.corrections import corrections
from index.journal.actor_builders import disputed, known_actor, same
from index.journal.decisions import Disputed
from index.journal.journal_merging import conflict
from index.leads.actor_page import actor_page
from tests.index.ingest.test_identity import add, made
from tests.index.journal.made import desk, sums
from tests.index.journal.test_following import explorer_of


def dispute(collection: Collection) -> Disputed:
    second = collection.get("second")
    return disputed([known_actor(second, name) for name in ("Ana Duarte", "Eva Duarte")])


def test_rows_and_pages_name_the_other_until_it_is_taken_back(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    before, explorer = sums(collection), explorer_of(collection)
    with corrections(collection.path) as held:
        held.decide(dispute(collection))
    rows = {row.id: row.disputed for row in explorer.explore(Focus()).actors}
    assert {actor: others for actor, others in rows.items() if others} == {
        "ana-duarte": (("eva-duarte", "Eva Duarte"),),
        "eva-duarte": (("ana-duarte", "Ana Duarte"),),
    }
    page = explorer.answer(lambda viewer: actor_page(viewer, "ana-duarte"))
    assert page is not None
    (line,) = page.section("Perhaps the same")
    assert (line.words, line.focus.actors, line.count) == ("Eva Duarte", ("eva-duarte",), 1)
    assert sums(collection) == before
    with corrections(collection.path) as held:
        held.undo()
    assert not any(row.disputed for row in explorer.explore(Focus()).actors)


def test_that_they_are_one_settles_it_and_conflicts_with_it(tmp_path: Path) -> None:
    collection = desk(tmp_path / "desk")
    is_disputed = dispute(collection)
    are_one = same(is_disputed.actors)
    assert conflict(are_one, is_disputed)
    with corrections(collection.path) as held:
        held.decide(is_disputed)
        held.decide(are_one)
        assert [entry.seq for entry in held.journal.built_on(1)] == [2]
    assert not any(row.disputed for row in explorer_of(collection).explore(Focus()).actors)


def test_an_article_that_would_join_them_does_not(tmp_path: Path) -> None:
    articles = [
        made("Ida Marr", "a footballer", number=1),
        made("Ida Marr", "a judge", number=2),
        made("Ida Marr", "a footballer and judge", number=3),
    ]

    def ids(path: Path) -> list[str]:
        return [one.actors[0].id for one in Collection.open(path).articles()]

    joined = [ids(add(tmp_path / "joined", article).path) for article in articles]
    assert (len({*joined[1]}), len({*joined[2]})) == (2, 1)
    collection = add(tmp_path / "desk", *articles[:2])
    with corrections(collection.path) as held:
        held.decide(disputed([article.actors[0] for article in collection.articles()]))
    assert ids(add(collection.path, articles[2]).path)[:2] == joined[1]
