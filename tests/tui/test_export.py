"""`dateline export` as somebody at the keyboard uses it: files whole or not at all, a codebook, what was left out."""

from __future__ import annotations

import os
import resource
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from index.annotate.actors import user_actors
from index.cases.writing import keep
from index.collection import Collection
from index.custody import register
from index.errors import CollectionError
from index.holdings import FILE_NAME, note_holdings
from index.interchange import codebook as codebooks
from index.interchange.annotation_tables import COLUMNS
from index.interchange.registry import FORMATS
from index.journal import journal_state
from index.output_place import COLLECTION_FILES
from index.whole_file import UNFINISHED, whole_place
from tests.index.interchange.desk import collection_of, hostile, report


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return collection_of(tmp_path, [report(), report("second", title="Other")]).path


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_with_its_codebook(
    dateline: Any, desk: Path, name: str, tmp_path: Path
) -> None:
    place = tmp_path / "out" / name
    answer = dateline("export", name, "--in", desk, "--to", place)
    assert answer.code == 0, answer
    assert answer.err.splitlines()[-1] == f"2 articles → {place}"
    book = place / "codebook.md" if place.is_dir() else place.with_name(f"{name}.codebook.md")
    words = book.read_text("utf-8")
    assert words.startswith(f"# Codebook: {name}\n")
    assert "`auto` is machine-made" in words
    assert "Of the collection desk: 2 articles." in words
    assert "| quotes | all, F1 |" in words
    assert not [path for path in (tmp_path / "out").rglob("*") if path.name.startswith(UNFINISHED)]


@pytest.mark.parametrize("name", [one.name for one in FORMATS.values() if one.kind == "stream"])
def test_text_formats_go_to_standard_output_as_they_go_to_a_file(
    dateline: Any, desk: Path, name: str, tmp_path: Path
) -> None:
    printed = dateline("export", name, "--in", desk).out
    dateline("export", name, "--in", desk, "--to", tmp_path / "file")
    assert printed.encode() == (tmp_path / "file").read_bytes()


@pytest.mark.parametrize("name", FORMATS)
def test_a_query_exports_what_matches(dateline: Any, desk: Path, name: str, tmp_path: Path) -> None:
    place = tmp_path / "out" / name
    assert dateline("export", name, "title:other", "--in", desk, "--to", place).err.endswith(
        f"1 article → {place}\n"
    )
    assert dateline("export", name, "zebra", "--in", desk, "--to", tmp_path / "none").code == 1
    assert not (tmp_path / "none").exists()


def test_a_query_exports_copies_too(dateline: Any, tmp_path: Path) -> None:
    desk = collection_of(tmp_path, [report(), report("second", copy_of="ferry-strike")]).path
    assert len(dateline("export", "jsonl", "militia", "--in", desk).out.splitlines()) == 2


@pytest.mark.parametrize(
    ("query", "code", "said"),
    [("speaker:", 3, "“speaker:” asks for nothing"), ("date:20x1", 1, "“20x1” is no date"),
     ("nofield:militia", 1, "“nofield:” is no field"), ("militia zebra", 1, "“zebra” alone: nothing")],
)  # fmt: skip
def test_why_nothing_is_exported_is_said(
    dateline: Any, desk: Path, query: str, code: int, said: str, tmp_path: Path
) -> None:
    answer = dateline("export", "jsonl", query, "--in", desk, "--to", tmp_path / "out")
    assert answer.code == code
    assert said in answer.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_article_is_named_and_the_others_written(
    dateline: Any, desk: Path, name: str, tmp_path: Path
) -> None:
    (desk / "articles" / "torn.json").write_text('{"format": "dateline/1",\n"id": 3')
    answer = dateline("export", name, "--in", desk, "--to", tmp_path / "out" / name)
    assert answer.code == 3
    assert answer.err.count("torn.json does not follow the format") == 1
    assert "line 2" in answer.err
    assert answer.err.splitlines()[-1] == f"2 articles, 1 left out → {tmp_path / 'out' / name}"


@pytest.mark.parametrize(
    ("name", "number"),
    [
        *((name, signal.SIGINT) for name in FORMATS),
        *((name, signal.SIGTERM) for name in ("jsonl", "csv", "sqlite")),
    ],
)
def test_an_export_that_is_stopped_leaves_nothing(
    dateline: Any, desk: Path, name: str, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.interchange.material import Material

    def stopped(self: Material, **_: object) -> Any:
        yield report()
        signal.raise_signal(number)
        raise AssertionError

    monkeypatch.setattr(Material, "articles", stopped)
    answer = dateline("export", name, "--in", desk, "--to", tmp_path / "out" / "here")
    assert answer.code == 128 + number
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("name", ["jsonl", "csv", "cas-xmi", "gexf", "sqlite"])
def test_where_nothing_more_can_be_written_what_was_there_stays(
    dateline: Any, desk: Path, name: str, tmp_path: Path
) -> None:
    place = tmp_path / "out"
    assert dateline("export", name, "--in", desk, "--to", place).code == 0
    before = {path: path.read_bytes() for path in tmp_path.glob("out*/**/*") if path.is_file()}
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    try:
        answer = dateline("export", name, "--in", desk, "--to", place, "--force")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert answer.code == 3, answer
    assert "out: it cannot be written (" in answer.err
    assert {path: path.read_bytes() for path in tmp_path.glob("out*/**/*") if path.is_file()} == before
    assert {path.name for path in tmp_path.iterdir()} <= {"desk", "out", "out.codebook.md"}


def test_what_a_killed_export_left_is_taken_away_by_the_next(
    dateline: Any, desk: Path, tmp_path: Path
) -> None:
    left = tmp_path / "out" / f"{UNFINISHED}999999999-abc"
    (left / "tables").mkdir(parents=True)
    (left / "tables" / "quotes.csv").write_text("half")
    assert dateline("export", "csv", "--in", desk, "--to", tmp_path / "out" / "tables").code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["tables"]


def test_a_folder_that_is_there_keeps_its_other_files(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mine.txt").write_text("mine")
    (tmp_path / "there" / "a.csv").write_text("old")
    with whole_place(tmp_path / "there") as unfinished:
        unfinished.mkdir()
        (unfinished / "a.csv").write_text("new")
        assert (tmp_path / "there" / "a.csv").read_text() == "old"
    assert {path.name: path.read_text() for path in (tmp_path / "there").iterdir()} == {
        "mine.txt": "mine",
        "a.csv": "new",
    }


def test_a_file_where_a_folder_belongs_is_said_before_the_work(
    dateline: Any, desk: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")
    assert "needs a folder" in dateline("export", "csv", "--in", desk, "--to", tmp_path / "file").err
    assert "it is a folder" in dateline("export", "gexf", "--in", desk, "--to", tmp_path).err
    assert (tmp_path / "file").read_text() == "mine"


def test_nothing_that_is_written_out_takes_the_place_of_a_collection_s_own(dateline: Any, desk: Path) -> None:
    note_holdings(Collection.open(desk), [])
    (desk / "link").symlink_to("articles")
    before = {path: path.read_bytes() for path in desk.rglob("*.*")}
    for command in (
        ("export", "web-annotation", "--to", desk / "articles"),
        ("export", "jsonl", "--to", desk / "journal.jsonl"),
        ("sample", "1", "--to", desk / "link" / "x.csv"),
        ("add", desk / "articles", "--report", desk / "articles" / "second.json"),
    ):
        place = ("--to" if command[0] == "add" else "--in", desk)
        assert "among the files of the collection desk" in dateline(*command, *place).err
    with pytest.raises(CollectionError, match="among the files of the collection"):
        keep(b"report", desk / "sources" / "report.md")
    assert {path: path.read_bytes() for path in desk.rglob("*.*")} == before


def test_beside_a_collection_s_own_files_there_is_room(dateline: Any, desk: Path) -> None:
    note_holdings(Collection.open(desk), [])
    assert dateline("export", "jsonl", "--in", desk, "--to", desk / "all.jsonl").code == 0
    assert {FILE_NAME, register.FILE_NAME, journal_state.FILE_NAME, user_actors.FILE_NAME} <= {
        *COLLECTION_FILES
    }


def test_a_device_or_a_pipe_is_written_to_and_not_replaced(dateline: Any, desk: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as threads:
        reading = threads.submit(pipe.read_bytes)
        assert dateline("export", "jsonl", "--in", desk, "--to", pipe).code == 0
        assert len(reading.result().splitlines()) == 2
    assert pipe.is_fifo()
    assert "no plain file" in dateline("export", "sqlite", "--in", desk, "--to", pipe).err
    assert pipe.is_fifo()


def test_formats_are_listed_and_explained(dateline: Any) -> None:
    listed = dateline("export", "--formats").out.splitlines()
    assert [line.split()[0] for line in listed] == list(FORMATS)
    book = dateline("export", "csv", "--codebook").out
    assert all(f"## {name}\n" in book for name in COLUMNS)
    assert "--formats" in dateline("export").err
    assert dateline("export").code == 2


def test_every_section_of_the_codebook_is_of_a_format() -> None:
    assert {name for export in FORMATS.values() for name in export.sections} == set(codebooks.sections())


def test_the_codebook_has_the_figures_of_the_page_of_figures() -> None:
    page = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text("utf-8")
    assert f"on {codebooks.accuracy()['day']} with the pipeline {codebooks.accuracy()['pipeline']}" in page
    for subject, measure, value in codebooks.accuracy()["figures"]:
        assert f"| {subject} | {measure} | {value:.1f} |" in page


@pytest.mark.parametrize("name", FORMATS)
def test_a_hostile_report_is_exported_without_a_fault(dateline: Any, tmp_path: Path, name: str) -> None:
    desk = collection_of(tmp_path, [hostile()]).path
    answer = dateline("export", name, "--in", desk, "--to", tmp_path / "out" / name)
    assert answer.code == 0, answer
    made = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert made
    for path in made:
        assert b"\x1b[2J" not in path.read_bytes(), path


def test_the_schema_is_printed(dateline: Any) -> None:
    assert '"$schema"' in dateline("schema").out


@pytest.mark.parametrize("name", ["jsonl", "csv", "sqlite"])
def test_what_is_there_is_written_over_only_when_that_is_asked_for(
    dateline: Any, desk: Path, tmp_path: Path, name: str
) -> None:
    place = tmp_path / "out"
    if name == "csv":
        place.mkdir()
        (place / "actors.csv").write_text("mine")
    else:
        place.write_text("mine")
    before = {path: path.read_bytes() for path in tmp_path.glob("out*/**/*") if path.is_file()}
    answer = dateline("export", name, "--in", desk, "--to", place)
    assert (answer.code, "it is there already" in answer.err, "--force" in answer.err) == (3, True, True)
    assert {path: path.read_bytes() for path in tmp_path.glob("out*/**/*") if path.is_file()} == before
    assert dateline("export", name, "--in", desk, "--to", place, "--force").code == 0
    assert dateline("export", name, "--in", desk, "--to", place).code == 3


def test_a_source_is_never_written_over(dateline: Any, tmp_path: Path) -> None:
    source, desk = tmp_path / "source.txt", tmp_path / "desk"
    source.write_text("Dockers strike\n\nThe union called a strike in the port of Arden on Monday.\n")
    before = source.read_bytes()
    ran = dateline("add", source, "--to", desk, "--report", source)
    assert (ran.code, "read in this run" in ran.err) == (3, True)
    assert dateline("add", source, "--to", desk).code == 0
    (tmp_path / "link.md").symlink_to(source)
    for command in (
        ("export", "jsonl", "--to", source),
        ("export", "jsonl", "--to", tmp_path / "link.md"),
        ("proof", "draft.txt", "--to", tmp_path / "link.md"),
    ):
        ran = dateline(*command, "--in", desk, "--force")
        assert (ran.code, "was read from it" in ran.err) == (3, True), ran.err
    assert source.read_bytes() == before


def test_nothing_is_written_among_the_program_s_own_files(
    dateline: Any, desk: Path, own_folders: Path
) -> None:
    from index.paths import sample_collection

    (own_folders / "config").mkdir()
    for place in (
        own_folders / "config" / "config.toml",
        own_folders / "data" / "x",
        sample_collection() / "x",
    ):
        ran = dateline("export", "jsonl", "--in", desk, "--to", place)
        assert (ran.code, "Dateline's own folders" in ran.err, place.exists()) == (3, True, False)
