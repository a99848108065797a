"""Annotating many articles: the same answers whatever the number of processes, in bounded memory."""

from __future__ import annotations

import itertools
import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from index import annotate
from index.annotate import parallel, plugins
from index.annotate import pipeline as stages
from index.annotate.parallel import annotate_many, chunks
from index.annotate.parse.parsed import Parsed
from index.errors import AnnotatorError
from index.model import Article, Segment

COUNTING = """
import os
import time

from index.model import Article, Role


class Counting:
    def annotate(self, article):
        if article.text == "die":
            os._exit(1)
        if article.text == "last":
            time.sleep(600)
        if article.text == "fail":
            raise ValueError("no such word")
        role = Role(start=0, end=len(article.text), role="main")
        return article.model_copy(update={"roles": (role,)})
"""


def article(number: int, text: str = "The minister resigned.") -> Article:
    return Article(id=f"a{number}", text=text, segments=(Segment(start=0, end=len(text)),))


@pytest.fixture
def counting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An annotator that gives each article one role; no language pipeline is loaded for it.

    Its processes fork from one that has loaded the program, where a run of the program starts each anew, as the test
    that one process and two find the same has it.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([parallel.__name__])
    monkeypatch.setattr(parallel, "spawning", lambda: context)
    (tmp_path / "counting_roles.py").write_text(COUNTING)
    about = tmp_path / "counting_roles-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: counting_roles\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[{plugins.GROUP}]\ncounting = counting_roles:Counting\n")
    monkeypatch.syspath_prepend(tmp_path)
    return "counting"


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chunk for each article, so that a few are work for several processes."""
    monkeypatch.setattr(parallel, "CHUNK_ARTICLES", 1)


def test_chunks_are_bounded_by_number_and_length() -> None:
    many = list(chunks(article(number) for number in range(70)))
    assert [len(chunk) for chunk in many] == [32, 32, 6]
    long = list(chunks([article(1, "x" * 50_000), article(2, "x" * 50_000), article(3)]))
    assert [[one.id for one in chunk] for chunk in long] == [["a1", "a2"], ["a3"]]
    assert list(chunks([])) == []


def test_one_process_and_two_find_the_same(pipeline: Language, small_chunks: None) -> None:
    texts = [
        "Police in Norland arrested two men on Monday.",
        "“We are ready,” Ana Petrov said.",
        "It rained.",
    ]
    articles = [article(number, text) for number, text in enumerate(texts)]
    alone = list(annotate_many(articles))
    assert list(annotate_many(articles, jobs=2)) == alone
    assert (
        list(annotate_many(articles)) == alone
    )  # what the pipeline forgot after the first run is not missed
    assert [one.id for one in alone] == ["a0", "a1", "a2"]
    assert all(one.roles for one in alone)


def test_the_order_is_kept_and_reading_runs_only_a_little_ahead(counting: str) -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        for number in itertools.count():
            taken = number + 1
            yield article(number)

    found = annotate_many(endless(), counting, jobs=2)
    first = list(itertools.islice(found, 100))
    found.close()  # type: ignore[attr-defined]
    assert [one.id for one in first] == [f"a{number}" for number in range(100)]
    assert all(one.roles for one in first)
    assert taken <= 100 + parallel.CHUNK_ARTICLES * 2 * (2 + parallel.AHEAD)


def test_what_is_stopped_does_not_wait_for_the_articles_at_hand(counting: str, small_chunks: None) -> None:
    def interrupted() -> Iterator[Article]:
        yield from (article(1), article(2, "last"), article(3, "last"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(annotate_many(interrupted(), counting, jobs=2))
    assert multiprocessing.active_children() == []


def test_no_article_no_process() -> None:
    assert list(annotate_many([], jobs=2)) == []


def test_an_article_on_which_a_process_dies_is_named_and_the_others_are_annotated(
    counting: str, small_chunks: None
) -> None:
    told = []
    articles = [article(1), article(2, "die"), *map(article, range(3, 9))]
    done = annotate_many(articles, counting, jobs=2, failed=lambda one, why: told.append((one.id, str(why))))
    assert [one.id for one in done] == ["a1", *(f"a{number}" for number in range(3, 9))]
    assert [one for one, _ in told] == ["a2"]
    assert "its process died on the article “a2”" in told[0][1]


def test_processes_that_keep_dying_end_the_run(
    counting: str, small_chunks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "MOST_DEATHS", 2)
    articles = [article(number, "die") for number in range(4)]
    with pytest.raises(AnnotatorError, match="die one after the other"):
        list(annotate_many(articles, counting, jobs=2, failed=lambda *_: None))


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_annotator_that_fails_is_named_with_the_article(
    counting: str, small_chunks: None, jobs: int
) -> None:
    with pytest.raises(AnnotatorError, match="“counting” cannot be used: it failed on the article “a7”"):
        list(annotate_many([article(7, "fail"), article(8)], counting, jobs=jobs))


@pytest.mark.parametrize("jobs", [1, 2])
def test_where_somebody_is_told_the_other_articles_are_annotated(
    counting: str, small_chunks: None, jobs: int
) -> None:
    told = []
    articles = [article(1), article(7, "fail"), article(8)]
    done = annotate_many(
        articles, counting, jobs=jobs, failed=lambda one, why: told.append((one.id, str(why)))
    )
    assert [one.id for one in done] == ["a1", "a8"]
    assert [one for one, _ in told] == ["a7"]
    assert "ValueError: no such word" in told[0][1]


def test_a_stage_that_fails_is_named_with_the_article(
    pipeline: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_places(parsed: Parsed) -> tuple[()]:
        if parsed.article.id == "a2":
            raise IndexError("no such place")
        return ()

    monkeypatch.setattr(stages, "find_places", find_places)
    articles, told = [article(1), article(2), article(3)], []
    found = annotate.annotate_all(articles, failed=lambda one, why: told.append((one.id, why.why)))
    assert [one.id for one in found] == ["a1", "a3"]
    assert told == [("a2", "it failed on the article “a2” (IndexError: no such place)")]
    with pytest.raises(AnnotatorError, match="it failed on the article “a2”"):
        list(annotate.annotate_all(articles))


def test_a_pipeline_that_is_missing_is_told_before_anything_starts() -> None:
    with pytest.raises(AnnotatorError, match="“no_such_pipeline” cannot be used: it is not installed"):
        annotate_many([], "no_such_pipeline", jobs=2)
