"""The rows of the events pane: one for one happening of all reports, in the order asked, and its reports behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index.arrangement import Arrangement, for_screen, sortings_of
from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.happenings.happening_file import FILE_NAME
from index.model import Article
from index.paths import sample_collection
from index.view import EventRow, View
from tests.index.happenings.stories import story

BLAST: dict[str, Any] = {"day": "2031-05-01", "place": "Selbrun"}
LATER = "the vote granary tram miller"
STORIES = [
    story("courier", **BLAST, killed=9),
    story("post", **BLAST, killed=3, published="2031-05-03"),
    story("wire", **BLAST, published="2031-05-03", status="planned"),
    story("fire", day="2031-05-20", place="Ostrel", words=LATER, killed=1),
    story("undated", place="Marrow Bay", words="ferry anchor gale lantern keel", published="2031-05-10"),
    story("nobody", words="ballot mayor tally").model_copy(update={"happenings": ()}),
]


def explorer_of(folder: Path, articles: Sequence[Article]) -> Explorer:
    collection = Collection.create(folder / "desk")
    for one in articles:
        collection.add(one)
    explorer = Explorer(collection, cache=folder / "index")
    explorer.prepare()
    explorer.group()
    return explorer


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    return explorer_of(tmp_path_factory.mktemp("rows"), STORIES)


def asked(explorer: Explorer, focus: Focus | None = None, sorting: str = "newest") -> View:
    return explorer.explore(focus or Focus(), arrangement=for_screen(0).sorted("events", sorting))


def articles_of(view: View) -> list[list[str]]:
    return [[report.anchor.article for report in view.reports(row) or [row]] for row in view.events]


def test_reports_of_one_event_are_one_row_with_what_all_of_them_tell(explorer: Explorer) -> None:
    view = asked(explorer)
    assert [sorted(one) for one in articles_of(view)] == [
        ["fire"],
        ["undated"],
        ["nobody"],
        ["courier", "post"],
        ["wire"],
    ]
    row = view.events[3]
    assert row.happening is not None
    assert (row.events, row.happening.articles, row.happening.origins) == (2, 2, 2)
    assert [(one.what, one.low, one.high) for one in row.happening.figures] == [("killed", 3, 9)]
    assert [(one.events, one.happening) for one in view.reports(row)] == [(0, row.happening)] * 2


def test_an_event_of_no_happening_stands_for_itself(explorer: Explorer) -> None:
    row = asked(explorer).events[2]
    assert (row.anchor.article, row.happening, row.events) == ("nobody", None, 1)


@pytest.mark.parametrize("sorting", sortings_of("events", "happening"))
def test_rows_are_sorted_as_asked_and_nothing_is_lost(explorer: Explorer, sorting: str) -> None:
    view = asked(explorer, sorting=sorting)
    first = articles_of(view)[0]
    assert (
        sorted(first)
        == {
            "newest": ["fire"],
            "oldest": ["courier", "post"],
            "surest": first,
            "reports": ["courier", "post"],
            "harm": ["courier", "post"],
        }[sorting]
    )
    assert sorted(name for names in articles_of(view) for name in names) == sorted(one.id for one in STORIES)


def test_a_night_is_as_new_as_its_last_day_a_year_as_its_first_and_news_without_a_day_stands_behind(
    tmp_path: Path,
) -> None:
    def over(article: Article, last: str) -> Article:
        fields = article.model_dump(mode="json", by_alias=True)
        fields["happenings"][0]["date"]["to"] = last
        return Article.model_validate(fields)

    stories = [
        over(story("night", day="2031-05-27", place="Selbrun"), "2031-05-28"),
        story("morning", day="2031-05-28", place="Ostrel", words=LATER),
        over(story("year", day="2031-01-01", words="well rope goat crane"), "2031-12-31"),
        story("undated", place="Marrow Bay", words="ferry anchor gale", published="2031-05-28"),
    ]
    explorer = explorer_of(tmp_path, stories)
    in_order = [name for names in articles_of(asked(explorer)) for name in names]
    assert in_order == ["morning", "night", "undated", "year"]
    in_order = [name for names in articles_of(asked(explorer, sorting="oldest")) for name in names]
    assert in_order == ["year", "night", "morning", "undated"]


def test_a_question_narrows_the_reports_and_not_what_is_told_of_their_happening(explorer: Explorer) -> None:
    (row,) = asked(explorer, Focus(articles=("post",))).events
    assert row.events == 1
    assert row.happening is not None
    assert row.happening.articles == 2


def test_single_events_are_there_too(explorer: Explorer) -> None:
    view = explorer.explore(Focus(), arrangement=for_screen(0).grouped("events", "event"))
    assert {row.id for row in view.events} == {f"{one.id}#e1" for one in STORIES}
    assert all(row.happening is None for row in view.events)


def test_sorting_by_harm_is_of_happenings_alone() -> None:
    arranged = for_screen(0).sorted("events", "harm")
    assert arranged.sorting("events") == "harm"
    assert arranged.grouped("events", "type").sorting("events") == "newest"
    assert Arrangement.from_json(arranged.to_json(), 0) == arranged


def test_articles_that_come_and_go_are_grouped_anew(tmp_path: Path) -> None:
    explorer = explorer_of(tmp_path, STORIES[:1])
    assert not explorer.group()
    assert articles_of(asked(explorer)) == [["courier"]]
    explorer.collection.add(STORIES[1])
    explorer.prepare()
    assert len(asked(explorer).events) == 2  # until somebody groups
    assert explorer.group()
    assert [sorted(one) for one in articles_of(asked(explorer))] == [["courier", "post"]]
    explorer.collection.remove("courier")
    explorer.prepare()
    explorer.group()
    assert articles_of(asked(explorer)) == [["post"]]


def test_a_row_shows_no_happening_that_holds_its_event_no_more(tmp_path: Path) -> None:
    explorer = explorer_of(tmp_path, STORIES[:2])
    explorer.collection.remove("courier")
    explorer.happenings.update()  # by another process, while these rows are shown
    assert all(row.happening is None or row.happening.articles == 1 for row in asked(explorer).events)


def test_where_the_file_is_damaged_events_stand_for_themselves_until_it_is_mended(tmp_path: Path) -> None:
    before = explorer_of(tmp_path, STORIES)
    before.happenings.close()
    file = tmp_path / "index" / FILE_NAME
    data = bytearray(file.read_bytes())
    data[8192:] = b"\xff" * (len(data) - 8192)
    file.write_bytes(data)
    explorer = Explorer(before.collection, cache=tmp_path / "index")
    assert sorted(row.id for row in asked(explorer).events) == sorted(f"{one.id}#e1" for one in STORIES)
    assert explorer.group()
    assert len(asked(explorer).events) == 5


def test_the_strike_of_the_sample_is_one_row_in_the_words_of_its_best_report(tmp_path: Path) -> None:
    explorer = Explorer(Collection.open(sample_collection()), cache=tmp_path)
    explorer.prepare()
    explorer.group()
    view = asked(explorer)
    several = [row for row in view.events if row.happening and row.happening.articles > 1]
    (strike,) = [row for row in several if row.happening and row.happening.articles == 8]
    assert strike.type == "ASSAULT"
    assert strike.sentence.startswith("US strikes on Iran-backed militias kill at least seven")
    single = explorer.explore(Focus(), arrangement=for_screen(0).grouped("events", "event")).events
    behind = [report for row in view.events for report in (view.reports(row) if row.events > 1 else [row])]
    assert sorted(row.id for row in behind) == sorted(row.id for row in single)
    plain = {row.id: row for row in single}
    assert all(_alone(row) == plain[row.id] for row in behind)


def _alone(row: EventRow) -> EventRow:
    return replace(row, happening=None, events=1)
