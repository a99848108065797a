"""Adding without a screen: what is yielded is what is in the collection, and a run that was left goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import paths
from index.collection import Collection
from index.errors import JournalError
from index.ingest import adding
from index.ingest.adding import Options, add
from index.ingest.changing import Changing
from index.ingest.destination import opened
from index.ingest.reading_report import Result
from index.model import Article

TEXT = "Harbour {number} closed\n\nThe harbour master said on Monday that quay {number} of {number} would stay closed."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three reports that say different things."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for number, word in enumerate(("Arvik", "Belmar", "Corvo")):
        words = (
            f"{word} {TEXT.format(number=number)} {word} has {number + 3} quays, and {word} lost one of them."
        )
        (reports / f"{word.lower()}.txt").write_text(words, "utf-8")
    return reports


def test_a_text_that_is_too_long_is_refused_by_the_name_of_its_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "LONGEST_TEXT", 90)
    path = folder / "arvik.txt"
    (refused,) = adding.read([str(path)], Options(), to_annotate=True)
    assert refused.article is None
    length = len(next(iter(adding.read([str(path)], Options()))).article.text)  # type: ignore[union-attr]
    assert str(refused.error) == (
        f"{path} was not read: a text in it has {length} characters, and 90 are the most; split it into its articles."
    )


def results(folder: Path, target: Path, **options: bool) -> list[Result]:
    with opened(target, writes=not options.get("dry_run")) as destination:
        return list(add([str(folder)], destination, Options(**options)))  # type: ignore[arg-type]


def outcomes(folder: Path, target: Path, **options: bool) -> list[str]:
    return sorted(result.outcome for result in results(folder, target, **options))


def test_what_is_told_as_added_is_there_and_is_known_the_next_time(folder: Path, tmp_path: Path) -> None:
    told = results(folder, tmp_path / "desk")
    collection = Collection.open(tmp_path / "desk")
    assert [result.outcome for result in told] == ["added"] * 3
    assert sorted(str(result.id) for result in told) == collection.ids()
    assert all(article.roles for article in collection.articles())
    assert outcomes(folder, tmp_path / "desk") == ["known"] * 3


def test_a_run_that_is_left_goes_on_where_it_was(folder: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "desk", writes=True) as destination:
        first = next(add([str(folder)], destination, Options()))
    assert first.outcome == "added"
    assert first.id in Collection.open(tmp_path / "desk").ids()
    results(folder, tmp_path / "desk")
    assert len(Collection.open(tmp_path / "desk")) == 3


def test_a_collection_gives_its_articles_and_not_the_lists_it_keeps_of_them(
    folder: Path, tmp_path: Path
) -> None:
    assert outcomes(folder, folder) == ["added"] * 3  # into the very folder that the reports are in
    (folder / "actors.toml").write_text(
        '[[actor]]\nid = "arvik"\nname = "Arvik"\nkind = "government"\n', "utf-8"
    )
    assert "added" not in outcomes(folder, folder)
    assert len(list(Collection.open(folder).ids())) == 3
    with opened(tmp_path / "other", writes=True) as destination:
        list(add([str(folder / "articles"), str(folder)], destination, Options()))
    assert len(list(Collection.open(tmp_path / "other").ids())) == 3


def test_a_file_that_cannot_be_read_is_told_with_the_reason(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    skipped = [result for result in results(folder, tmp_path / "desk") if result.outcome == "skipped"]
    assert [result.why for result in skipped] == ["it is empty"]
    assert "empty.txt" in (skipped[0].sentence or "")


def test_a_dry_run_tells_the_same_and_writes_nothing(folder: Path, tmp_path: Path) -> None:
    assert outcomes(folder, tmp_path / "desk", dry_run=True) == ["added"] * 3
    assert not (tmp_path / "desk").exists()


def test_again_annotates_what_is_there(folder: Path, tmp_path: Path) -> None:
    results(folder, tmp_path / "desk")
    collection = Collection.open(tmp_path / "desk")
    bare: Article = next(collection.articles())
    empty: dict[str, tuple[()]] = dict.fromkeys(("actors", "quotes", "events", "roles", "happenings"), ())
    collection.replace(bare.model_copy(update=empty))
    assert outcomes(folder, tmp_path / "desk", again=True) == ["anew"] * 3
    assert collection.get(bare.id).roles


def test_a_journal_that_cannot_be_read_stops_annotating_again(folder: Path, tmp_path: Path) -> None:
    results(folder, tmp_path / "desk")
    collection = Collection.open(tmp_path / "desk")
    before = [collection.file(article_id).read_bytes() for article_id in collection.ids()]
    (tmp_path / "desk" / "journal.jsonl").write_text('{"seq": 1, "what": "of a later version"}\n', "utf-8")
    with pytest.raises(JournalError, match="nothing was annotated again"):
        results(folder, tmp_path / "desk", again=True)
    assert [collection.file(article_id).read_bytes() for article_id in collection.ids()] == before


@pytest.mark.parametrize("rest", [b"quay-", b"quay-2", b"\0\0\0\0\n", b"../quay\n", b"\xff\n"])
def test_what_a_loss_of_power_left_of_a_line_is_no_article(tmp_path: Path, rest: bytes) -> None:
    lines = paths.cache_folder() / "adding" / paths.collection_key(tmp_path / "desk") / "changing.txt"
    lines.parent.mkdir(parents=True)
    lines.write_bytes(b"quay-1\n" + rest)
    changing = Changing(lines)
    changing.note("quay-3")
    assert changing.ids - {"quay-3"} == {"quay-1"}
    assert {"quay-1", "quay-3"} <= Changing(lines).ids
    with opened(tmp_path / "desk", writes=True):
        pass
    assert not lines.exists()
