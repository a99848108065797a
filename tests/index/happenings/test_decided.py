"""What people say of happenings wins over all evidence, the last word over those before, and undoing brings back."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from index.collection import Collection
from index.happenings.article_report import reports_of
from index.happenings.decided import decided_by
from index.happenings.store import HappeningStore
from index.ingest.corrections import corrections
from index.journal.builders import grouped
from index.model import Article
from tests.index.happenings.all_at_once import group
from tests.index.happenings.stories import story
from tests.index.happenings.test_grouping import STORIES

HOW: tuple[Literal["same", "apart", "disputed"], ...] = ("same", "apart", "disputed")

DEED: dict[str, Any] = {"day": "2031-05-01", "place": "Selbrun", "killed": 3}
FAR: dict[str, Any] = {"day": "2031-08-09", "place": "Ostrel", "killed": 1}


def desk(folder: Path, *articles: Article) -> tuple[Collection, HappeningStore]:
    collection = Collection.create(folder / "desk")
    for article in articles:
        collection.add(article)
    return collection, HappeningStore(folder / "cache", collection)


def rows(store: HappeningStore) -> list[set[str]]:
    store.update()
    return sorted(({article for article, _ in row.parts} for row in store.happenings()), key=sorted)


def say(collection: Collection, how: Any, *articles: str) -> None:
    with corrections(collection.path, who="Ana") as held:
        held.decide(grouped(how, [(collection.get(one), "h1") for one in articles]))


def undo(collection: Collection) -> None:
    with corrections(collection.path, who="Ana") as held:
        held.undo()


def test_same_wins_over_what_excludes_and_is_taken_back(tmp_path: Path) -> None:
    collection, store = desk(tmp_path, story("post", **DEED), story("courier", **FAR), story("radio", **DEED))
    before = [{"courier"}, {"post", "radio"}]
    assert rows(store) == before
    say(collection, "same", "post", "courier")
    assert rows(store) == [{"courier", "post"}, {"radio"}] or rows(store) == [{"courier", "post", "radio"}]
    (row,) = [one for one in store.happenings() if one.articles > 1 and ("courier", "h1") in one.parts]
    assert "said to be one by hand" in row.why
    undo(collection)
    assert rows(store) == before


def test_apart_wins_over_all_evidence_and_over_restarts(tmp_path: Path) -> None:
    collection, store = desk(tmp_path, story("post", **DEED), story("courier", **DEED))
    assert rows(store) == [{"courier", "post"}]
    say(collection, "apart", "post", "courier")
    assert rows(store) == [{"courier"}, {"post"}]
    store.close()
    assert rows(HappeningStore(tmp_path / "cache", collection)) == [{"courier"}, {"post"}]


def test_the_last_word_wins(tmp_path: Path) -> None:
    collection, store = desk(tmp_path, story("post", **DEED), story("courier", **DEED))
    say(collection, "same", "post", "courier")
    say(collection, "apart", "post", "courier")
    assert rows(store) == [{"courier"}, {"post"}]
    say(collection, "same", "courier", "post")
    assert rows(store) == [{"courier", "post"}]


def test_what_is_disputed_says_so(tmp_path: Path) -> None:
    collection, store = desk(tmp_path, story("post", **DEED), story("courier", **DEED))
    say(collection, "disputed", "post", "courier")
    store.update()
    assert [row.disputed for row in store.happenings()] == [True]
    undo(collection)
    store.update()
    assert [row.disputed for row in store.happenings()] == [False]


def test_a_decision_follows_its_report_when_happenings_are_numbered_anew(tmp_path: Path) -> None:
    collection, store = desk(tmp_path, story("post", **DEED), story("courier", **DEED))
    say(collection, "apart", "post", "courier")
    content = collection.get("post").model_dump(by_alias=True, mode="json")
    content["happenings"][0]["id"] = "h7"
    collection.replace(Article.model_validate(content))
    assert rows(store) == [{"courier"}, {"post"}]
    collection.remove("courier")
    assert rows(store) == [{"post"}]


@settings(max_examples=20)
@given(st.lists(STORIES, min_size=2, max_size=6), st.data())
def test_what_is_said_holds_whatever_the_order_of_articles(
    facts: list[dict[str, Any]], data: st.DataObject
) -> None:
    articles = {f"a{number}": story(f"a{number}", **one) for number, one in enumerate(facts)}
    pairs = st.lists(st.sampled_from(sorted(articles)), min_size=2, max_size=3, unique=True)
    said = data.draw(st.lists(st.tuples(st.sampled_from(HOW), pairs), max_size=4))
    decisions = [grouped(how, [(articles[one], "h1") for one in names]) for how, names in said]
    decided = decided_by(decisions, articles.__getitem__)
    reports = [report for article in articles.values() for report in reports_of(article)]
    groups = group(reports, decided)
    assert group(list(reversed(reports)), decided) == groups
    home = {report.key: number for number, one in enumerate(groups) for report in one.reports}
    assert all(home[left] == home[right] for left, right in decided.same)
    assert all(home[left] != home[right] for left, right in decided.apart)
    if said and said[-1][0] != "disputed":
        how, (first, *others) = said[-1]
        assert all((home[first, "h1"] == home[one, "h1"]) == (how == "same") for one in others)
