"""Many files at once: order, ids, standard input, the ledger, the summary, and what the worker may not do."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Generator
from datetime import date
from pathlib import Path

import pytest

from index.errors import FetchError, ReadError
from index.ingest.duplicates import SHELF_TABLES, Shelf
from index.ingest.kept_base import memory_base
from index.ingest.ledger import Ledger
from index.ingest.reading_report import Summary, doubt_about_day, result_of
from index.model import Article
from index.reading import read, read_bytes
from index.reading.files import Read, files_of, read_files
from index.reading.sandbox.reader_process import Limits, ReaderProcess
from tests.index.reading.made import FIRST, SECOND, THIRD, TITLE, page, zipped


def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    (place / "b").mkdir(parents=True)
    (place / ".hidden").mkdir()
    (place / "c.txt").write_text(f"{TITLE}\n\n{FIRST}")
    (place / "a.txt").write_text(f"{TITLE}\n\n{SECOND}")
    (place / "b" / "page.html").write_text(page())
    (place / ".hidden" / "x.txt").write_text("x")
    (place / ".x.txt").write_text("x")
    return place


def test_folders_are_walked_in_order_and_hidden_files_left_out(tmp_path: Path) -> None:
    place = folder(tmp_path)
    assert list(files_of([place, "-", "https://news.example/"])) == [
        place / "a.txt", place / "c.txt", place / "b" / "page.html", "-", "https://news.example/",
    ]  # fmt: skip


def test_two_texts_of_one_name_have_two_ids_the_same_in_every_run(tmp_path: Path) -> None:
    place = folder(tmp_path)
    runs = [[one.article.id for one in read_files([place]) if one.article] for _ in range(2)]
    assert runs[0] == runs[1]
    assert len(set(runs[0])) == 3
    assert all(one.startswith("bridge-closed-after-the-flood") for one in runs[0])


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO(zipped({"a.txt": FIRST, "b.txt": SECOND})))
    monkeypatch.setattr(sys, "stdin", given)
    assert [one.article.text for one in read_files(["-"]) if one.article] == [FIRST, SECOND]


def test_names_with_escapes_are_shown_without_them(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\u202e.txt").write_bytes(b"")
    (found,) = read_files([tmp_path])
    assert "\x1b" not in str(found.error) + found.origin
    assert "it is empty" in str(found.error)


def test_reading_one_file_raises_its_reason(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="there is no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="no plain file"):
        read(tmp_path)


def test_a_run_goes_on_where_it_was_interrupted(tmp_path: Path) -> None:
    place = folder(tmp_path)
    ledger = Ledger.open(tmp_path / "cache", tmp_path / "collection")
    for one in read_files([place], skip=ledger.knows):
        ledger.note(Path(one.origin))
        break  # interrupted after the first
    again = Ledger.open(tmp_path / "cache", tmp_path / "collection")
    assert [Path(one.origin).name for one in read_files([place], skip=again.knows)] == ["c.txt", "page.html"]
    (place / "a.txt").write_text(f"{TITLE}\n\n{THIRD}")
    assert "a.txt" in [Path(one.origin).name for one in read_files([place], skip=again.knows)]


def test_a_damaged_ledger_only_costs_time(tmp_path: Path) -> None:
    place = folder(tmp_path)
    ledger = Ledger.open(tmp_path, tmp_path / "collection")
    ledger.note(place / "a.txt")
    ledger.path.write_bytes(b'\xff\n["x"]\n{}\n' + ledger.path.read_bytes() + b'["cut')
    assert Ledger.open(tmp_path, tmp_path / "collection").knows(place / "a.txt")


def test_the_summary_counts_and_reports(tmp_path: Path) -> None:
    summary, shelf = Summary(), Shelf(memory_base(SHELF_TABLES))
    (article,) = read_bytes(f"{TITLE}\n\n{FIRST}".encode(), "a.txt")
    for one in (
        Read("a.txt", article=article),
        Read("b.txt", article=article),
        Read("c.txt", error=ReadError("c.txt", "it is empty")),
        Read("d.txt", error=ReadError("d.txt", "it is empty")),
        Read("e.zip", error=ReadError("e.zip/x.png", "it is a picture (PNG)")),
        Read(
            "https://news.example/",
            error=FetchError("https://news.example/", "there is no host news.example"),
        ),
    ):
        summary.note(result_of(one, shelf.decide(one.article) if one.article else None))
    assert summary.line() == (
        "1 added, 1 unchanged, 4 skipped: it is empty (2); it is a picture (PNG); there is no host news.example"
    )
    summary.write(tmp_path / "report.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text().splitlines()]
    assert [line["outcome"] for line in lines] == ["added", "unchanged"] + ["skipped"] * 4
    assert lines[1]["of"] == article.id
    assert lines[4]["origin"] == "e.zip: e.zip/x.png"
    assert Summary().line() == "nothing to read"


@pytest.mark.parametrize(
    ("found", "published", "doubt"),
    [
        ({"published": "the page's JSON-LD"}, date(2019, 5, 3), None),
        ({"published": "not stated"}, None, "no date: not stated"),
        ({}, None, "no date: not stated"),
        (
            {"published": "the day the PDF was made (doubtful)"},
            date(2019, 5, 3),
            "a doubtful date: the day the PDF was",
        ),
    ],
)
def test_doubts_about_the_day_are_said(
    found: dict[str, str], published: date | None, doubt: str | None
) -> None:
    said = doubt_about_day(found, published)
    assert said == doubt or (said is not None and doubt is not None and said.startswith(doubt))


def test_an_abandoned_answer_does_not_mix_with_the_next() -> None:
    with ReaderProcess(Limits()) as process:
        first = process.read_bytes(
            zipped({f"{number}.txt": f"{FIRST} {number}" for number in range(50)}), "a.zip"
        )
        next(first)
        assert isinstance(first, Generator)
        first.close()
        (found,) = process.read_bytes(SECOND.encode(), "b.txt")
        assert isinstance(found, Article)
        assert found.text == SECOND


GUARDED = """
import sys
sys.argv = ["worker", "2000"]
from index.reading.sandbox.reader_worker import _refuse
sys.addaudithook(_refuse)
import socket, subprocess, os, pathlib
tries = [
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("news.example", 80),
    lambda: subprocess.run(["true"]),
    lambda: os.system("true"),
    lambda: open("made.txt", "w"),
    lambda: os.open("made.txt", os.O_CREAT | os.O_WRONLY),
    lambda: pathlib.Path("made.txt").mkdir(),
    lambda: os.remove("here.txt"),
]
for one in tries:
    try:
        one()
    except PermissionError:
        continue
    print("allowed")
print(open("here.txt").read())
"""


def test_the_worker_reaches_no_network_and_writes_no_file(tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text("still here")
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", GUARDED],
        cwd=tmp_path,
        env={"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
    )
    assert done.stdout.split("\n")[0] == "still here", done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["here.txt"]


def test_the_package_loads_no_library_of_a_format() -> None:
    heavy = ("lxml", "trafilatura", "resiliparse", "feedparser", "pypdfium2", "mammoth", "charset_normalizer",
             "markdown_it", "fastwarc", "htmldate", "http.client", "spacy", "textual", "email.parser")  # fmt: skip
    code = (
        "import sys, index.reading, index.reading.files, index.ingest.duplicates, index.ingest.reading_report\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
