"""What an article brings that no article of an earlier day has, by the sentences that bring it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.collection import Collection
from index.explore import Explorer
from index.model import Article, Role
from tests.index.happenings.stories import story
from tests.index.leads.reports import REPORTS


def explorer_of(folder: Path, articles: Sequence[Article]) -> Explorer:
    collection = Collection.create(folder / "desk")
    for one in articles:
        collection.add(one)
    made = Explorer(collection, cache=folder / "index")
    made.prepare()
    made.group()
    return made


def brought(explorer: Explorer, article: Article) -> list[tuple[str, ...]]:
    return [one.brings for one in explorer.novelty(article).sentences]


def told(article_id: str, published: str, killed: int, **more: str) -> Article:
    """A story whose one sentence has a role, so that it can be marked."""
    given: dict[str, Any] = {"day": "2031-05-01", "place": "Ostrel", **more}
    made = story(article_id, published=published, killed=killed, **given)
    return made.model_copy(update={"roles": (Role(start=0, end=len(made.text), role="main"),)})


def test_only_what_no_earlier_article_has_is_new(tmp_path: Path) -> None:
    explorer = explorer_of(tmp_path, REPORTS)
    assert brought(explorer, REPORTS[1]) == [("quote by Pier Union",)]
    assert explorer.novelty(REPORTS[1]).words == "1 new of 4"
    assert brought(explorer, REPORTS[2]) == []
    first = explorer.novelty(REPORTS[0])  # there is nothing to compare with
    assert (first.words, first.sentences) == ("", ())


def test_words_that_were_quoted_before_are_not_new_and_an_article_of_the_same_day_is_not_earlier(
    tmp_path: Path,
) -> None:
    base, again = REPORTS[1], REPORTS[1].model_copy(update={"id": "again"})
    later = again.model_copy(update={"id": "later", "published": REPORTS[2].published})
    undated = again.model_copy(update={"id": "undated", "published": None})
    explorer = explorer_of(tmp_path, [REPORTS[0], base, again, later, undated])
    assert brought(explorer, base) == brought(explorer, again) == [("quote by Pier Union",)]
    assert brought(explorer, later) == []
    assert explorer.novelty(undated).words == ""


def test_a_happening_is_new_once_and_then_each_figure_that_nobody_gave_before(tmp_path: Path) -> None:
    reports = [
        told("one", "2031-04-28", 1, day="2031-04-27", place="Selbrun"),
        told("two", "2031-05-02", 7),
        told("three", "2031-05-03", 7),
        told("four", "2031-05-04", 9),
    ]
    explorer = explorer_of(tmp_path, reports)
    assert brought(explorer, reports[1]) == [("happening “blast”",)]
    assert brought(explorer, reports[2]) == []
    assert brought(explorer, reports[3]) == [("figure “9 killed”",)]
