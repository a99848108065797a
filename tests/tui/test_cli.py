"""The command as a user types it: answers on standard output, one sentence for what goes wrong, exit codes."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from index import paths
from index.annotate import pipeline
from index.annotate.parse.parsed import Parsed
from index.collection import Collection
from index.errors import IncompleteInstallation
from index.ingest import adding
from index.ingest.reading_report import Result
from index.model import Actor, Article
from index.writer_lock import writer_lock
from tui.cli.article_text import article_lines
from tui.session import Session, SessionPlace

REPORT = """Harbour strike goes on

3 May 2022

The dockers' union said on Tuesday that its members would stay out until Friday. "We will not load a single ship," said
Ana Duarte, the union's leader. The port authority called the strike illegal.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(REPORT)
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Collection:
    """A small collection, annotated by hand."""
    collection = Collection.create(tmp_path / "desk")
    text = "The mayor said the bridge was closed.\n\nA second passage on the harbour."
    fields = {
        "id": "bridge",
        "title": "Bridge closed",
        "published": "2022-05-03",
        "text": text,
        "segments": [{"start": 0, "end": 37}, {"start": 39, "end": 71}],
        "actors": [
            {"id": "mayor", "name": "The mayor", "kind": "person", "mentions": [{"start": 0, "end": 9}]}
        ],
        "quotes": [
            {
                "id": "q1",
                "start": 15,
                "end": 36,
                "kind": "indirect",
                "speaker": "mayor",
                "cue": {"start": 10, "end": 14},
            }
        ],
        "events": [{"id": "e1", "type": "COERCE", "start": 30, "end": 36, "agents": ["mayor"]}],
    }
    collection.add(Article.model_validate(fields))
    return collection


def test_adding_says_how_many_articles_have_no_date(dateline: Any, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("The mayor of Selbrun left on Monday.\n", encoding="utf-8")
    ran = dateline("add", tmp_path / "notes.txt", "--to", tmp_path / "desk")
    assert ran.out == f"1 added → {tmp_path / 'desk'}\n"
    assert "1 article without a date: “on Monday” says no day there. To list them: dateline check " in ran.err


def test_adding_annotates_keeps_and_can_be_run_again(dateline: Any, report: Path, tmp_path: Path) -> None:
    first = dateline("add", report, "--to", tmp_path / "desk")
    assert (first.code, first.out) == (0, f"1 added → {tmp_path / 'desk'}\n")
    kept = next(Collection.open(tmp_path / "desk").articles())
    assert kept.title == "Harbour strike goes on"
    assert "Ana Duarte" in {actor.name for actor in kept.actors}
    assert [quote.of(kept.text) for quote in kept.quotes if quote.kind == "direct"] == [
        "We will not load a single ship"
    ]
    again = dateline("add", report, "--to", tmp_path / "desk")
    assert again.out == f"1 file read before → {tmp_path / 'desk'}\n"
    anew = dateline("add", "--again", report, "--to", tmp_path / "desk")
    assert anew.out == f"1 annotated anew → {tmp_path / 'desk'}\n"


def test_a_mistyped_file_makes_no_collection(dateline: Any, tmp_path: Path) -> None:
    ran = dateline("add", tmp_path / "raport.txt", "--to", tmp_path / "desk")
    assert (ran.code, (tmp_path / "desk").exists()) == (3, False)
    assert "raport.txt was not read: there is no such file." in ran.err
    made = Collection.create(tmp_path / "desk")
    dateline("add", tmp_path / "raport.txt", "--to", tmp_path / "desk")
    assert Collection.is_one(made.path)


def test_every_file_that_is_not_read_is_named_where_no_report_could_list_it(
    dateline: Any, tmp_path: Path
) -> None:
    files = [tmp_path / f"empty-{number:02}.txt" for number in range(25)]
    for path in files:
        path.write_text("")
    printed = dateline("read", *files)
    assert printed.code == 3
    assert printed.err.count("was not read: it is empty.") == len(files)
    assert "--report" not in printed.err
    added = dateline("add", *files, "--to", tmp_path / "desk")
    assert added.err.count("was not read: it is empty.") == 20
    assert "More were not read; dateline add --report FILE lists them all." in added.err


def test_check_names_its_collection_as_the_others_do(dateline: Any, report: Path, tmp_path: Path) -> None:
    dateline("add", report, "--to", tmp_path / "desk")
    assert dateline("check", "--in", tmp_path / "desk").out == dateline("check", tmp_path / "desk").out


@pytest.mark.parametrize("command", ["where", "export jsonl --in sample"])
def test_who_reads_no_further_is_no_failure(command: str) -> None:
    read, write = os.pipe()
    os.close(read)
    line = [sys.executable, "-m", "tui.cli", *command.split()]
    ran = subprocess.run(line, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_bare_name_is_a_collection_in_the_data_folder(dateline: Any, report: Path) -> None:
    dateline("add", report, "--to", "harbour")
    assert dateline("search", "strike", "--in", "harbour").code == 0
    assert len(Collection.open(paths.data_folder() / "collections" / "harbour")) == 1


def test_a_collection_of_the_current_folder_is_made_there(
    dateline: Any, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(report.parent)
    ran = dateline("add", report, "--to", "./desk")
    assert ran.code == 0
    assert len(list((report.parent / "desk" / "articles").iterdir())) == 1
    assert (
        dateline("search", "bridge", "--in", "./desk").code
        == dateline("search", "bridge", "--in", "desk").code
    )


def test_where_there_is_no_file_nothing_is_said_to_be_added(dateline: Any, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = dateline("add", tmp_path / "empty", "--to", tmp_path / "desk")
    assert (ran.code, ran.out, "There is no file to read in" in ran.err) == (1, "", True)
    assert not (tmp_path / "desk").exists()
    ran = dateline("read", tmp_path / "empty")
    assert (ran.code, ran.out, "There is no file to read" in ran.err) == (1, "", True)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "a.txt",
            "Łódź: żółć, święto, gęś, źdźbło. Police shot five.".encode() + b"\xff",
            "1 character of no known",
        ),
        (
            "a.md",
            "# Łódź\n\nżółć, święto, gęś, źdźbło. Police shot.".encode() + b"\xff",
            "1 character of no known",
        ),
        ("a.csv", "text\nŁódź żółć święto gęś źdźbło shot.".encode() + b"\xff", "1 character of no known"),
        (
            "a.jsonl",
            '{"text": "Łódź żółć święto gęś źdźbło shot.'.encode() + b'\xff"}',
            "1 character of no known",
        ),
        (
            "a.json",
            b'{"text": "One was shot.", "text": "Two were shot."}',
            "first as “text”, which stands twice",
        ),
        ("b.csv", b"text,text\nOne was shot.,Two were shot.\n", "first column “text”, which stands twice"),
        ("null.json", b"null", "it is no valid JSON"),
        ("five.json", b"5", "it is no record with named values"),
        ("words.json", b'"Police shot five men."', "it is no record with named values"),
    ],
)
def test_what_of_a_file_is_lost_is_said(
    dateline: Any, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    ran = dateline("read", tmp_path / name)
    assert (ran.code, told in ran.err) == (3, True), ran.err


def test_a_word_document_without_its_text_is_damaged(dateline: Any, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    ran = dateline("read", tmp_path / "a.docx")
    assert (ran.code, ran.out, "the document is damaged" in ran.err) == (3, "", True)


def test_a_dry_run_writes_nothing_and_a_report_has_every_file(
    dateline: Any, report: Path, tmp_path: Path
) -> None:
    (report.parent / "empty.txt").write_bytes(b"")
    lines = tmp_path / "report.jsonl"
    ran = dateline(
        "add", report, report.parent / "empty.txt", "--to", tmp_path / "desk", "--dry-run", "--report", lines
    )
    assert ran.out == f"Would be: 1 added, 1 skipped: it is empty → {tmp_path / 'desk'}\n"
    assert not (tmp_path / "desk").exists()
    outcomes = {
        Path(line["origin"]).name: line["outcome"] for line in map(json.loads, lines.read_text().splitlines())
    }
    assert outcomes == {"harbour.txt": "added", "empty.txt": "skipped"}


def test_a_report_of_a_run_is_written_anew_and_another_file_is_not(
    dateline: Any, report: Path, tmp_path: Path
) -> None:
    lines, desk = tmp_path / "report.jsonl", tmp_path / "desk"
    for _ in range(2):
        assert dateline("add", report, "--to", desk, "--report", lines).code == 0
    lines.write_text("mine")
    ran = dateline("add", report, "--to", desk, "--report", lines)
    assert (ran.code, "it is there already" in ran.err, "--force" in ran.err) == (3, True, False)
    assert lines.read_text() == "mine"


@pytest.mark.parametrize("command", ["add", "watch"])
def test_nothing_is_added_to_the_sample(dateline: Any, report: Path, command: str) -> None:
    ran = dateline(command, report if command == "add" else report.parent, "--to", "sample")
    assert (ran.code, "the sample is not changed" in ran.err) == (3, True)
    assert "Watching" not in ran.err


def test_a_run_that_fails_leaves_the_report_of_the_one_before(
    dateline: Any, report: Path, tmp_path: Path
) -> None:
    lines, desk = tmp_path / "report.jsonl", tmp_path / "desk"
    lines.write_text("what came of the first run\n")
    desk.write_text("no folder")
    assert dateline("add", report, "--to", desk, "--report", lines).code != 0
    assert lines.read_text() == "what came of the first run\n"


BAD = {"empty.txt": b"", "picture.txt": bytes(range(256)) * 40, "blank.txt": b" \n\n "}


def test_bad_files_are_named_in_a_sentence_and_the_rest_is_added(
    dateline: Any, report: Path, tmp_path: Path
) -> None:
    for name, data in BAD.items():
        (tmp_path / name).write_bytes(data)
    ran = dateline(
        "add", tmp_path / "gone.txt", report, *(tmp_path / name for name in BAD), "--to", tmp_path / "desk"
    )
    assert ran.code == 3
    assert ran.out.startswith("1 added, 4 skipped: it is empty (2); ")
    for name in ("gone.txt", *BAD):
        assert len([line for line in ran.err.splitlines() if name in line]) == 1
    assert len(ran.err.splitlines()) == 4 + 1  # how to explore what was added


def test_an_article_that_cannot_be_annotated_is_skipped_and_tried_again(
    dateline: Any, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lake.txt").write_text(
        "A dry lake\n\n4 May 2022\n\nThe lake near the town is dry, the mayor said.\n"
    )

    def find_roles(parsed: Parsed, quotes: object, actors: object) -> tuple[()]:
        if "lake" in parsed.text:
            raise ValueError("no such role")
        return ()

    with monkeypatch.context() as broken:
        broken.setattr(pipeline, "find_roles", find_roles)
        ran = dateline("add", tmp_path / "lake.txt", report, "--to", tmp_path / "desk")
    assert ran.code == 3
    assert ran.out.startswith("1 added, 1 skipped: it failed on the article “")
    assert ran.err.count("ValueError: no such role") == 1
    again = dateline("add", tmp_path / "lake.txt", report, "--to", tmp_path / "desk")
    assert (again.code, again.out) == (0, f"1 added, 1 file read before → {tmp_path / 'desk'}\n")


def test_escape_sequences_never_reach_the_terminal(dateline: Any, tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text(
        "\x1b]0;owned\x07A \x1b[31mred headline\n\nSome text said \x1b[2J Ms Marino.\n"
    )
    dateline("add", tmp_path / "evil.txt", "--to", tmp_path / "desk")
    for arguments in (["search", "headline"], ["show", Collection.open(tmp_path / "desk").ids()[0]]):
        ran = dateline(*arguments, "--in", tmp_path / "desk")
        assert ran.code == 0
        assert "headline" in ran.out
        assert "\x1b" not in ran.out + ran.err
        assert "\x07" not in ran.out + ran.err


def test_annotate_and_read_print_articles(dateline: Any, report: Path) -> None:
    read = json.loads(dateline("read", report).out)
    assert read["title"] == "Harbour strike goes on"
    assert read["actors"] == []
    annotated = dateline("annotate", report)
    assert Article.model_validate_json(annotated.out).quotes
    again = report.with_name("again.jsonl")
    again.write_text(annotated.out)
    assert json.loads(dateline("read", again).out)["text"] == read["text"]


def test_search_prints_passages_or_json_and_says_when_there_is_none(dateline: Any, desk: Collection) -> None:
    found = dateline("search", "bridge", "--in", desk.path)
    assert found.code == 0
    assert "bridge:0-37" in found.out
    assert "1 passage in 1 article" in found.err
    line = json.loads(dateline("search", "speaker:mayor", "--in", desk.path, "--json").out)
    assert (line["article"], line["text"]) == ("bridge", "The mayor said the bridge was closed.")
    none = dateline("search", "harbuor", "--in", desk.path)
    assert (none.code, none.out) == (1, "")
    assert "Did you mean “harbour”?" in none.err


def test_an_empty_answer_says_what_to_ask_instead(dateline: Any, desk: Collection) -> None:
    none = dateline("search", "bridge", "harbour", "--in", desk.path)
    assert (none.code, none.out) == (1, "")
    assert none.err.splitlines() == [
        "No passage has “bridge” and “harbour”.",
        "  “bridge” alone: 1 passage in 1 article.",
        "  “harbour” alone: 1 passage in 1 article.",
        "In the same article: “bridge” and “harbour”: 2 passages in 1 article.",
        f"    dateline search --in {desk.path} 'in:article bridge harbour'",
    ]
    offered = dateline("search", "in:article bridge harbour", "--in", desk.path)
    assert "2 passages in 1 article" in offered.err


def test_collections_are_listed_and_opened_by_name(
    dateline: Any, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Collection] = []
    monkeypatch.setattr("tui.cli.open.run_screen", shown.append)
    named = paths.data_folder() / "collections" / "harbour"
    ran = dateline("add", report, "--to", "harbour")
    assert ran.err.splitlines()[-1] == "To explore it: dateline open harbour"
    elsewhere = tmp_path / "my desk"
    ran = dateline("add", report, "--to", elsewhere)
    assert ran.err.splitlines()[-1] == f"To explore it: dateline open '{elsewhere}'"
    session = Session()
    session.remember(named, SessionPlace())
    session.remember(elsewhere, SessionPlace())
    session.save()
    listed = [json.loads(line) for line in dateline("list", "--json").out.splitlines()]
    assert [(one["name"], one["path"], one["articles"], one["open"], one["opened"]) for one in listed] == [
        ("my desk", str(elsewhere), 1, str(elsewhere), True),
        ("harbour", str(named), 1, "harbour", True),
        ("sample", str(paths.sample_collection()), 8, "sample", False),
    ]
    assert [line.split()[0] for line in dateline("list").out.splitlines()] == ["my", "harbour", "sample"]
    for arguments in (["open"], ["harbour"], ["open", "sample"], [elsewhere]):
        dateline(*arguments)
    assert [one.path for one in shown] == [elsewhere, named, paths.sample_collection(), elsewhere]
    shutil.rmtree(elsewhere)
    assert [json.loads(line)["name"] for line in dateline("list", "--json").out.splitlines()] == [
        "harbour",
        "sample",
    ]


def test_show_prints_an_article_a_quote_an_event_or_a_passage(dateline: Any, desk: Collection) -> None:
    whole = dateline("show", "bridge", "--in", desk.path).out
    assert "Bridge closed" in whole
    assert "indirect the bridge was closed — The mayor, said" in whole
    assert "COERCE" in dateline("show", "bridge#e1", "--in", desk.path).out
    assert json.loads(dateline("show", "bridge#q1", "--in", desk.path, "--json").out)["speaker"] == "mayor"
    assert dateline("show", "bridge:39-71", "--in", desk.path).out == "A second passage on the harbour.\n"


def test_show_prints_the_happenings_with_their_reasons(dateline: Any, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Guards killed in Quetta\n28 June 2021\n\n"
        "Gunmen killed four guards at a bank in Quetta, police said.\n\nThe attack happened on Saturday.\n"
    )
    dateline("add", report, "--to", tmp_path / "desk")
    (shown,) = (tmp_path / "desk" / "articles").iterdir()
    alone = dateline("show", f"{shown.stem}#h1", "--in", tmp_path / "desk").out
    assert alone.startswith("  #h1   ASSAULT")
    assert "count  4 killed (as told" in alone
    out = dateline("show", shown.stem, "--in", tmp_path / "desk").out
    assert "Happenings (1)" in out
    assert "when   2021-06-26 (Saturday before Monday 28 June 2021; said of “attack”)" in out
    assert "where  Quetta (" in out
    assert "count  4 killed (as told" in out


def test_a_denial_is_shown_as_one_and_found(dateline: Any, tmp_path: Path) -> None:
    report = tmp_path / "dam.txt"
    report.write_text("Dam stands\n\nThe ministry denied that the dam had burst. It was built in 1911.\n")
    desk = tmp_path / "desk"
    dateline("add", report, "--to", desk)
    article = next(Collection.open(desk).articles())
    assert "the dam had burst — ministry, denied (denied)" in dateline("show", article.id, "--in", desk).out
    assert "burst" in dateline("search", "kind:denied", "--in", desk).out


def test_a_later_version_shows_what_changed(dateline: Any, report: Path, tmp_path: Path) -> None:
    dateline("add", report, "--to", tmp_path / "desk")
    report.write_text(
        REPORT.replace("The port authority called the strike illegal.", "Ferries were not affected.")
    )
    assert dateline("add", report, "--to", tmp_path / "desk").out.startswith("1 updated")
    later = next(one for one in Collection.open(tmp_path / "desk").articles() if one.version_of)
    shown = dateline("show", later.id, "--in", tmp_path / "desk").out
    assert f"a later version of {later.version_of}" in shown
    assert "- The port authority called the strike illegal." in shown
    assert "+ Ferries were not affected." in shown


@pytest.mark.parametrize("item", ["nowhere", "bridge#q9", "bridge:900-901", "../../etc/passwd", "bridge#"])
def test_an_id_that_names_nothing_is_one_sentence(dateline: Any, desk: Collection, item: str) -> None:
    ran = dateline("show", item, "--in", desk.path)
    assert ran.code == 3
    assert ran.err.startswith("dateline: ")
    assert len(ran.err.splitlines()) == 1


def test_check_names_what_is_damaged_and_repairs_the_index(dateline: Any, desk: Collection) -> None:
    assert dateline("check", desk.path).code == 0
    dateline("search", "bridge", "--in", desk.path)
    for path in (paths.cache_folder()).rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-20] + b"\0" * 20)
    broken = dateline("check", desk.path)
    assert broken.code == 1
    assert "it is rebuilt from the articles" in broken.out
    assert dateline("check", desk.path, "--repair").code == 0
    assert dateline("search", "bridge", "--in", desk.path).code == 0
    (desk.folder / "other\n.json").write_text("{")
    (desk.path / "actors.toml").write_text("[[")
    (desk.path / "journal.jsonl").mkdir()
    damaged = dateline("check", desk.path)
    assert damaged.code == 1
    for name in ("articles/other .json", "actors.toml", "journal.jsonl"):
        assert f"\n{desk.path / name}" in f"\n{damaged.out}"
    assert ", 3 wrong; " in damaged.out.splitlines()[-1]


def test_check_says_that_another_program_writes(dateline: Any, desk: Collection) -> None:
    with writer_lock(desk.folder):
        assert dateline("check", desk.path).err.startswith("Another program writes to this collection")
    assert not dateline("check", desk.path).err


@pytest.mark.parametrize(
    "arguments", [["open", "{0}/gone"], ["{0}/gone.txt"], ["search", "x", "--in", "{0}"]]
)
def test_what_is_not_there_is_one_sentence(dateline: Any, tmp_path: Path, arguments: list[str]) -> None:
    ran = dateline(*(argument.format(tmp_path) for argument in arguments))
    assert ran.code == 3
    assert len(ran.err.splitlines()) == 1


def test_a_file_is_not_read_without_asking(dateline: Any, report: Path) -> None:
    ran = dateline(report)
    assert ran.code == 3
    assert "--yes reads it" in ran.err


def test_a_mistyped_command_is_wrong_use(dateline: Any) -> None:
    ran = dateline("serach")
    assert ran.code == 2
    assert ran.err.splitlines()[-1].endswith(
        "no command or collection 'serach'. Did you mean search, searches?"
    )


def end_after_one(monkeypatch: pytest.MonkeyPatch, ending: BaseException) -> None:
    """Let the annotating of many articles end so when the first is done."""

    def annotate_many(articles: Any, *_: object, **__: object) -> Iterator[Article]:
        first, *_others = articles
        yield first
        raise ending

    monkeypatch.setattr("index.annotate.parallel.annotate_many", annotate_many)


def test_stopped_adding_counts_what_is_kept_and_no_more(
    dateline: Any, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    end_after_one(monkeypatch, KeyboardInterrupt())
    other = report.with_name("other.txt")
    other.write_text(REPORT.replace("Harbour strike", "Another story").replace("dockers", "bakers"))
    ran = dateline("add", report, other, "--to", tmp_path / "desk", "--report", tmp_path / "said.jsonl")
    assert ran.code == 130
    assert "Stopped: 1 added" in ran.err
    assert len(Collection.open(tmp_path / "desk")) == 1
    assert len((tmp_path / "said.jsonl").read_text().splitlines()) == 1


def test_adding_that_is_stopped_at_once_says_that_nothing_was_added(
    dateline: Any, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def annotate_many(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.annotate.parallel.annotate_many", annotate_many)
    ran = dateline("add", report, "--to", tmp_path / "desk")
    assert ran.code == 130
    assert "Stopped: nothing was added yet" in ran.err
    assert "The same command goes on from here." in ran.err


def test_stopped_before_an_article_is_saved_nothing_is_noted_of_it_nor_of_its_like(
    dateline: Any, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def annotate_many(articles: Any, *_: object, **__: object) -> Iterator[Article]:
        yield from [*articles][:0]
        raise KeyboardInterrupt

    report.with_name("same.txt").write_text(REPORT)
    with monkeypatch.context() as patch:
        patch.setattr("index.annotate.parallel.annotate_many", annotate_many)
        ran = dateline("add", report.parent, "--to", tmp_path / "desk")
    assert ran.code == 130
    assert not (tmp_path / "desk").exists()
    assert dateline("add", report.parent, "--to", tmp_path / "desk").code == 0
    noted = (tmp_path / "desk" / "custody.jsonl").read_text().splitlines()
    assert sorted(Path(json.loads(line)["address"]).name for line in noted) == ["harbour.txt", "same.txt"]


def test_what_was_saved_before_a_run_failed_is_said(
    dateline: Any, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.errors import CollectionError

    end_after_one(monkeypatch, CollectionError(tmp_path, "no space left on device"))
    ran = dateline("add", report, "--to", tmp_path / "desk")
    assert ran.code == 3
    assert f"Saved before it ended: 1 added → {tmp_path / 'desk'}. The same command goes on" in ran.err
    assert "no space left on device" in ran.err.splitlines()[-1]


def test_an_interrupt_that_something_swallows_stops_adding_all_the_same(
    dateline: Any, report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = adding.add

    def swallowing(*given: Any) -> Iterator[Result]:
        with suppress(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
        yield from whole(*given)

    monkeypatch.setattr(adding, "add", swallowing)
    (other := tmp_path / "empty.txt").write_bytes(b"")
    ran = dateline("add", other, report, "--to", tmp_path / "desk")
    assert ran.code == 130
    assert "Stopped: 1 skipped: it is empty → " in ran.err


def test_stopped_and_run_again_adding_goes_on(tmp_path: Path, dateline: Any) -> None:
    reports = [tmp_path / f"r{number:02}.txt" for number in range(60)]
    for number, path in enumerate(reports):
        path.write_text(REPORT.replace("Tuesday", f"Tuesday, day {number},"))
    (empty := tmp_path / "empty.txt").write_bytes(b"")
    desk = tmp_path / "desk"
    # It tells of the empty file once the first report is saved, and it waits for standard input, which does not come.
    files = map(str, (empty, *reports[:40], "-", *reports[40:]))
    command = [
        sys.executable,
        "-c",
        "from tui.cli.main import main; main()",
        "add",
        *files,
        "--to",
        str(desk),
    ]
    pipe = subprocess.PIPE
    with subprocess.Popen([*command, "--jobs", "1"], stdin=pipe, stdout=pipe, stderr=pipe, text=True) as run:
        assert run.stderr is not None
        assert "empty.txt was not read: it is empty" in run.stderr.readline()
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "The same command goes on from here." in err
    assert 0 < len(Collection.open(desk)) <= 40
    again = dateline("add", *reports, "--to", desk, "--jobs", 1)
    assert again.code == 0, again.err
    assert len(Collection.open(desk)) == 60


@pytest.mark.parametrize(
    "arguments", [["add", ""], ["read", "", "x.txt"], ["search", "x", "--in", ""], ["add", "x.txt", "--to="]]
)
def test_an_empty_name_is_not_the_current_folder(dateline: Any, arguments: list[str]) -> None:
    answer = dateline(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert "a name is empty" in answer.err


def run_in_shell(line: str, *, folder: Path) -> subprocess.CompletedProcess[str]:
    program = f'"{sys.executable}" -c "from tui.cli.main import main; main()"'
    return subprocess.run(
        ["bash", "-c", line.replace("dateline", program)],
        cwd=folder,
        capture_output=True,
        text=True,
        env=environment(),
    )


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("dateline read report.txt > /dev/full", 3),
        ("dateline read report.txt >&-", 0),
        ("dateline export jsonl --in sample >&-", 3),
        ("dateline read - <&-", 3),
        (f"dateline add {'a' * 300}", 3),
        ("dateline search x --in '~nobody/x'", 3),
        ("dateline read report.txt | true; exit ${PIPESTATUS[0]}", 0),
        ("mkdir gone; cd gone; rmdir ../gone; dateline add x.txt", 3),
    ],
)
def test_whatever_the_system_refuses_is_no_traceback(report: Path, line: str, code: int) -> None:
    many = report.parent / "report.txt"
    many.write_text("A word and another. " * 20_000, "utf-8")
    done = run_in_shell(line, folder=report.parent)
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 3
    assert done.returncode == code, done.stderr


def test_a_folder_may_be_named_like_somebodys_home(dateline: Any, desk: Collection) -> None:
    place = desk.path.rename(desk.path.with_name("~x"))
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(place.parent)
        assert dateline("search", "mayor", "--in", "./~x").code == 0
        assert dateline("check", "./~x").code == 0
        (place / "custody.jsonl").write_text(
            json.dumps(
                {
                    "article": "bridge",
                    "text": "0" * 64,
                    "address": "~nobody-here/x",
                    "sha256": "0" * 64,
                    "size": 1,
                    "read": "2024-05-01T00:00:00Z",
                    "by": "somebody",
                }
            )
            + "\n"
        )
        assert dateline("custody", "bridge", "--in", "./~x").code in (0, 1)


@pytest.mark.parametrize("instead", ["pipe", "endless", "dangling"])
@pytest.mark.parametrize(
    "place",
    ["actors.toml", "journal.jsonl", "custody.jsonl", "articles.sha256", "articles/bridge.json", "originals"],
)
def test_no_file_of_a_collection_is_waited_for(
    dateline: Any, desk: Collection, place: str, instead: str
) -> None:
    path = desk.path / place
    path.unlink(missing_ok=True)
    if instead == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if instead == "endless" else "nowhere")
    for arguments in (
        ("search", "mayor", "--in", desk.path),
        ("show", "bridge", "--in", desk.path),
        ("custody", "bridge", "--in", desk.path),
        ("journal", "--in", desk.path),
        ("correct", "actor", "nobody", "--name", "Somebody", "--in", desk.path),
        ("check", desk.path),
    ):
        answer = dateline(*arguments)
        assert answer.code in (0, 1, 3), answer.err
        assert answer.code < 3 or answer.err.startswith("dateline: ")


def test_a_fault_of_the_program_is_one_sentence_and_a_log(
    dateline: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a \x1b[31mfault")

    monkeypatch.setattr("tui.cli.show.print_item", fail)
    answer = dateline("show", "x")
    assert answer.code == 70
    assert answer.err.startswith("dateline: something went wrong inside Dateline (ZeroDivisionError: a ")
    assert "\x1b" not in answer.err
    log = Path(answer.err.split("The details are in ")[1].strip().removesuffix("."))
    assert "ZeroDivisionError" in log.read_text("utf-8")


@pytest.mark.parametrize("megabytes", [100, 180])
@pytest.mark.parametrize(
    "error", [MemoryError(), ImportError("cy"), ValueError("no blis"), IncompleteInstallation("numpy")]
)
def test_too_little_memory_is_named_whatever_fails_of_it(
    dateline: Any, monkeypatch: pytest.MonkeyPatch, megabytes: int, error: Exception
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("tui.cli.show.print_item", fail)
    monkeypatch.setattr("tui.cli.scarce._allowed", lambda: megabytes * 2**20)
    answer = dateline("show", "x")
    assert answer.code == 3
    assert answer.err == (
        f"dateline: there is not enough memory: this process is allowed {megabytes} MB; "
        "allow 1,000 MB (ulimit -v) and run the command again.\n"
    )


def test_too_few_descriptors_are_no_damage_and_no_file_s_fault(
    dateline: Any, desk: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE), "/some/file")

    found = dateline("search", "mayor", "--in", desk.path).out
    monkeypatch.setattr("index.search.storage.open_plain", fail)
    answer = dateline("search", "mayor", "--in", desk.path)
    assert (answer.code, answer.out) == (0, found)
    assert "(Too many open files); it is held in memory." in answer.err
    monkeypatch.setattr("tui.cli.show.print_item", fail)
    assert dateline("show", "x").err == (
        "dateline: too many open files; allow more open files (ulimit -n) and run the command again.\n"
    )


def test_a_collection_cannot_command_the_terminal(dateline: Any, desk: Collection) -> None:
    path = desk.folder / "bridge.json"
    hostile = path.read_text("utf-8").replace("The mayor", "\\u001b]52;c;eA==\\u0007\\u009b31m The mayor", 2)
    path.write_text(hostile, "utf-8")
    (desk.folder / "broken.json").write_text(
        '{"format":"dateline/1","id":"broken","text":"x","\\u001b[31m":1}'
    )
    for arguments in (
        ("show", "bridge:39-71"),
        ("show", "bridge:39-71", "--json"),
        ("show", "bridge"),
        ("show", "bridge", "--json"),
        ("show", "broken"),
        ("search", "mayor"),
        ("search", "mayor", "--json"),
        ("check",),
    ):
        where = [str(desk.path)] if arguments == ("check",) else ["--in", str(desk.path)]
        answer = dateline(*arguments, *where)
        printed = answer.out + answer.err
        assert printed, (arguments, answer)
        assert not any(ord(character) < 32 and character != "\n" for character in printed), arguments
        assert not any(127 <= ord(character) < 160 for character in printed), arguments


def test_check_names_articles_that_are_gone_or_were_changed(
    dateline: Any, report: Path, tmp_path: Path
) -> None:
    second = report.with_name("second.txt")
    second.write_text("A second report\n\nThe mayor said on Tuesday that the quay stays closed.", "utf-8")
    dateline("add", report, second, "--to", tmp_path / "desk")
    assert dateline("check", tmp_path / "desk").code == 0
    gone, changed = sorted((tmp_path / "desk" / "articles").glob("*.json"))
    gone.unlink()
    changed.write_text(changed.read_text("utf-8").replace('"language": null', '"language": "en"'), "utf-8")
    answer = dateline("check", tmp_path / "desk")
    assert answer.code == 1
    assert f"{gone.stem}: the article is gone" in answer.out
    assert f"{changed.stem}: it was changed since Dateline saved it" in answer.out
    (tmp_path / "desk" / "articles.sha256").unlink()
    answer = dateline("check", tmp_path / "desk")
    assert answer.code == 1
    assert f"{gone.stem}: the article is gone" in answer.out
    assert "articles.sha256 is missing" in answer.out


def test_articles_that_match_are_exported(dateline: Any, desk: Collection, tmp_path: Path) -> None:
    answer = dateline("export", "jsonl", "mayor", "--in", desk.path)
    assert answer.code == 0
    assert json.loads(answer.out)["id"] == "bridge"
    tables = dateline("export", "csv", "--in", desk.path, "--to", tmp_path / "tables")
    assert tables.code == 0
    assert "bridge,q1," in (tmp_path / "tables" / "quotes.csv").read_text("utf-8")
    assert sorted(path.name for path in (tmp_path / "tables").iterdir())[0] == "actors.csv"


def test_what_cannot_be_exported_is_said(dateline: Any, desk: Collection) -> None:
    assert "There are: jsonl" in dateline("export", "docx", "--in", desk.path).err
    assert "--to" in dateline("export", "brat", "--in", desk.path).err
    assert dateline("export", "jsonl", "zzzz", "--in", desk.path).code == 1


def test_an_answer_says_which_articles_it_lacks(dateline: Any, desk: Collection, tmp_path: Path) -> None:
    (desk.folder / "torn.json").write_text('{"format')
    (desk.folder / "Report (1).json").write_text("{}")
    (desk.folder / "BORDER.JSON").write_text("{}")
    files = "BORDER.JSON, Report (1).json, torn.json"
    for _ in range(2):  # the second time the index is there
        found = dateline("search", "harbour", "--in", str(desk.path))
        assert found.code == 0
        assert f"3 article files are left out (damaged or wrongly named): {files}." in found.err
        assert f"dateline check {desk.path} says what is wrong." in found.err
    exported = dateline("export", "jsonl", "--in", str(desk.path), "--to", str(tmp_path / "all.jsonl"))
    assert exported.code == 3
    assert "2 article files are left out (damaged or wrongly named)" in exported.err
    assert "torn.json" in exported.err
    assert "1 article, 1 left out →" in exported.err
    assert len((tmp_path / "all.jsonl").read_text().splitlines()) == 1
    exported = dateline("export", "jsonl", "harbour", "--in", str(desk.path))
    assert exported.code == 3
    assert f": {files}." in exported.err


class _Counted(tuple[Actor, ...]):
    """The actors of an article; counts how often somebody goes through all of them."""

    times = 0

    def __iter__(self) -> Iterator[Actor]:
        _Counted.times += 1
        return super().__iter__()


def test_an_article_of_many_actors_and_events_is_not_shown_in_the_time_of_their_product() -> None:
    text = "Rebels attacked. " * 40
    spans = [(at, at + 6) for at in range(0, len(text), 17)]
    actors = [
        {"id": f"a{n}", "name": f"Rebel {n}", "kind": "group", "mentions": [{"start": a, "end": e}]}
        for n, (a, e) in enumerate(spans)
    ]
    events = [
        {"id": f"e{n}", "type": "ASSAULT", "start": a + 7, "end": a + 15, "agents": [f"a{n}"]}
        for n, (a, _) in enumerate(spans)
    ]
    article = Article.model_validate(
        {
            "id": "a",
            "text": text,
            "actors": actors,
            "events": events,
            "segments": [{"start": 0, "end": len(text) - 1}],
        }
    )
    lines = article_lines(article.model_copy(update={"actors": _Counted(article.actors)}))
    assert sum("Rebel 7 → ?" in line for line in lines) == 1
    assert _Counted.times < 10
