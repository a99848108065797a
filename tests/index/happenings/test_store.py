"""Happenings as articles come, change and go: always what grouping all reports at once gives."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.collection import Collection
from index.file_seal import break_seal
from index.happenings.article_report import reports_of
from index.happenings.happening_file import FILE_NAME
from index.happenings.store import HappeningStore
from index.model import Article
from tests.index.happenings.all_at_once import group
from tests.index.happenings.stories import story
from tests.index.happenings.test_grouping import STORIES

DEED: dict[str, Any] = {"day": "2031-05-01", "place": "Selbrun", "killed": 3}


def kept(folder: Path, *articles: Article) -> Collection:
    collection = Collection.create(folder / "collection")
    for article in articles:
        collection.add(article)
    return collection


def opened(folder: Path, collection: Collection) -> HappeningStore:
    store = HappeningStore(folder / "cache", collection)
    store.update()
    return store


@settings(max_examples=15)
@given(st.lists(STORIES, min_size=1, max_size=7), st.data())
def test_whatever_comes_and_goes_the_groups_are_those_of_all_reports_at_once(
    facts: list[dict[str, Any]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as place:
        collection = kept(Path(place))
        store = HappeningStore(Path(place) / "cache", collection)
        there: dict[str, Article] = {}
        for number, one in enumerate(facts):
            article = story(f"a{number}", **one)
            collection.add(article)
            there[article.id] = article
            store.update()
            if data.draw(st.booleans()):
                gone = data.draw(st.sampled_from(sorted(there)))
                collection.remove(gone)
                del there[gone]
                store.update()
            expected = group([report for article in there.values() for report in reports_of(article)])
            assert store.groups() == expected
            rows = sorted(sorted(row.parts) for row in store.happenings())
            assert rows == sorted([report.key for report in one.reports] for one in expected)
        store.close()


def test_removing_an_article_takes_its_reports_away(tmp_path: Path) -> None:
    collection = kept(tmp_path, story("post", **DEED), story("courier", **DEED))
    store = opened(tmp_path, collection)
    assert [row.articles for row in store.happenings()] == [2]
    collection.remove("post")
    store.update()
    (row,) = store.happenings()
    assert row.reports == (("courier", "e1"),)


def test_what_is_kept_is_not_read_again(tmp_path: Path) -> None:
    collection = kept(tmp_path, story("post", **DEED))
    opened(tmp_path, collection).close()
    told: list[tuple[int, int]] = []
    store = HappeningStore(tmp_path / "cache", collection)
    store.update(lambda *progress: told.append(progress))
    assert told == []
    collection.add(story("courier", **DEED))
    store.update(lambda *progress: told.append(progress))
    assert told == [(1, 1)]


def test_what_was_read_and_not_grouped_when_it_was_stopped_is_grouped_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_self: HappeningStore) -> None:
        raise KeyboardInterrupt

    collection = kept(tmp_path, story("post", **DEED), story("courier", **DEED))
    with monkeypatch.context() as patched:
        patched.setattr(HappeningStore, "_group_waiting", stopped)
        with pytest.raises(KeyboardInterrupt):
            opened(tmp_path, collection)
    assert [row.articles for row in opened(tmp_path, collection).happenings()] == [2]


def test_what_a_screen_asks_is_answered_while_more_is_read(tmp_path: Path) -> None:
    collection = kept(tmp_path, story("post", **DEED), story("courier", **DEED))
    store = opened(tmp_path, collection)
    numbers = store.listing().number.tolist()
    answers: list[int] = []

    def asked() -> None:
        (row,) = store.rows(numbers)
        answers.extend((row.articles, len(store.tellings(row)), len(store.places(numbers))))

    def ask(_done: int, _all: int) -> None:
        thread = Thread(target=asked)
        thread.start()
        thread.join(5)

    collection.add(story("radio", **DEED))
    store.update(ask)
    assert answers == [2, 2, 1]


def test_two_processes_that_take_turns_group_as_one(tmp_path: Path) -> None:
    collection = kept(tmp_path, story("post", **DEED))
    stores = [opened(tmp_path, collection), opened(tmp_path, collection)]
    for number in range(4):
        collection.add(story(f"courier-{number}", **DEED))
        stores[number % 2].update()
        assert [row.articles for row in stores[number % 2].happenings()] == [number + 2]


def test_a_damaged_file_or_one_of_another_version_is_made_anew(tmp_path: Path) -> None:
    collection = kept(tmp_path, story("post", **DEED))
    opened(tmp_path, collection).close()
    file = tmp_path / "cache" / FILE_NAME
    with sqlite3.connect(file) as db:
        db.execute("update made_by set version = 0")
    break_seal(file)  # as where the writer was killed
    assert [row.articles for row in opened(tmp_path, collection).happenings()] == [1]
    with sqlite3.connect(file) as db:
        db.execute("insert into decided values ('{')")
    break_seal(file)  # as where the writer was killed
    assert [row.articles for row in opened(tmp_path, collection).happenings()] == [1]
    with sqlite3.connect(file) as db:
        page = db.execute("select rootpage from sqlite_master where name = 'decided'").fetchone()[0]
        size = db.execute("pragma page_size").fetchone()[0]
    whole = bytearray(file.read_bytes())
    whole[(page - 1) * size : page * size] = b"?" * size
    file.write_bytes(whole)
    break_seal(file)
    assert [row.articles for row in opened(tmp_path, collection).happenings()] == [1]
    file.write_bytes(b"no such thing" * 500)
    break_seal(file)
    assert [row.articles for row in opened(tmp_path, collection).happenings()] == [1]


def test_words_that_somebody_else_has_changed_in_the_file_are_not_shown(tmp_path: Path) -> None:
    collection = kept(tmp_path, story("post", **DEED))
    store = opened(tmp_path, collection)
    (row,) = store.happenings()
    store.close()
    file = tmp_path / "cache" / FILE_NAME
    whole, title = file.read_bytes(), row.title.encode()
    assert title in whole
    file.write_bytes(whole.replace(title, title.swapcase()))
    assert opened(tmp_path, collection).happenings() == [row]


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_keeping(tmp_path: Path) -> None:
    collection = kept(tmp_path, story("post", **DEED))
    (tmp_path / "cache").write_text("a file where the folder should be")
    assert [row.articles for row in opened(tmp_path, collection).happenings()] == [1]


def test_a_damaged_article_is_passed_over(tmp_path: Path) -> None:
    collection = kept(tmp_path, story("post", **DEED), story("courier", **DEED))
    collection.file("post").write_text("{}")
    assert [row.articles for row in opened(tmp_path, collection).happenings()] == [1]
