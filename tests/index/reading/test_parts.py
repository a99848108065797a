"""Files of many articles: one that cannot be read is told once, and costs none of the others."""

from __future__ import annotations

import io
import json
import os
import signal
import tarfile
from datetime import date
from pathlib import Path

import pytest

from index.errors import ReadError
from index.model import Article
from index.reading.files import read_files
from index.reading.parts import read_part, read_source
from index.reading.sandbox.reader_process import Limits, ReaderProcess
from index.reading.source import Source, Trail
from tests.index.reading.every_format import BODY, message, newsml
from tests.index.reading.made import FIRST, SECOND, THIRD, TITLE, docx, docx_paragraph, zipped
from tests.index.reading.sound import check


def outcomes(data: bytes, name: str) -> list[str]:
    """For each part that it is an article, or why it is none."""
    found = list(read_source(Source.of(data, name)))
    check(found)
    return ["article" if isinstance(one, Article) else one.why for one in found]


GOOD = json.dumps({"title": TITLE, "text": FIRST})


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ([GOOD, '{"title":', GOOD], ["article", "it is no valid JSON", "article"]),
        (['{"title":', GOOD, GOOD], ["it is no valid JSON", "article", "article"]),
        ([GOOD, json.dumps({"text": FIRST, "date": 10**400}), GOOD], ["article"] * 3),
        ([GOOD, "7", GOOD], ["article", "it is no record with named values", "article"]),
        ([GOOD, '{"a":' * 5_000, GOOD], ["article", "it is no valid JSON", "article"]),
    ],
)
def test_a_damaged_row_costs_no_other(rows: list[str], kinds: list[str]) -> None:
    assert outcomes("\n".join(rows).encode(), "a.jsonl") == kinds


def test_a_table_without_a_column_of_text_is_one_error() -> None:
    assert outcomes(b"a,b\n1,2\n3,4\n", "a.csv") == [
        "there is no text in it; name its column with --columns text=\u2026"
    ]
    assert outcomes(f"a,text\n1,{FIRST}\n2,\n3,{SECOND}\n".encode(), "a.csv") == [
        "article", "there is no text in it; name its column with --columns text=\u2026", "article",
    ]  # fmt: skip
    found = list(read_source(Source.of(b"a,b\n1,2\n3,4\n", "a.csv", columns={"text": "c"})))
    assert [str(one) for one in found] == ["a.csv was not read: there is no column c; there are a, b."]


def test_a_list_that_is_broken_off_is_one_error() -> None:
    lines = json.dumps([json.loads(GOOD)] * 3, indent=1)[:-3]
    assert outcomes(lines.encode(), "a.json") == ["it is no valid JSON"]


def test_a_damaged_message_costs_no_other() -> None:
    good = b"From a@b.example Fri May  3 10:15:00 2019\n" + message()
    huge = b"From a@b.example Fri May  3 10:15:00 2019\nTo: " + b"x" * 300_000 + b"\n\nText.\n"
    assert outcomes(b"\n\n".join([good, huge, good]), "a.mbox") == [
        "article", "the message's header is too large", "article",
    ]  # fmt: skip


def test_a_fault_of_a_library_is_told_with_the_part_it_met() -> None:
    def fails(error: Exception) -> str:
        def make() -> Article:
            raise error

        return str(read_part("a.csv (row 2)", make))

    assert fails(KeyError("x")) == "a.csv (row 2) was not read: it could not be understood (KeyError)."
    assert fails(RecursionError()) == "a.csv (row 2) was not read: it is nested too deeply."
    assert fails(ReadError("b", "it is empty")) == "b was not read: it is empty."


def test_a_fault_of_a_library_in_one_file_of_an_archive_costs_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import mammoth

    def broken(*_: object, **__: object) -> None:
        raise RecursionError

    monkeypatch.setattr(mammoth, "convert_to_html", broken)
    packed = zipped({"a.txt": FIRST, "b.docx": docx([docx_paragraph(SECOND)]), "c.txt": THIRD})
    assert outcomes(packed, "a.zip") == ["article", "it is nested too deeply", "article"]


def test_an_item_within_an_item_is_no_article_of_its_own() -> None:
    inner = newsml().partition("?>")[2]
    assert outcomes(newsml().replace("<contentSet>", f"<contentSet>{inner}").encode(), "a.xml") == ["article"]
    assert outcomes(f"<newsMessage>{inner}{inner}</newsMessage>".encode(), "a.xml") == ["article"] * 2


def test_an_archive_is_read_on_after_its_worker_died_and_nothing_is_told_twice() -> None:
    packed = zipped(
        {
            "a.txt": FIRST,
            "b.png": b"\x89PNG\r\n\x1a\n",
            "c.txt": SECOND,
            "d.txt": f"{THIRD}\n\n" * 2_000,  # more than a pipe holds: here it is when it dies
            "e.zip": b"PK\x03\x04",
        }
    )
    with ReaderProcess(Limits()) as process:
        answers = process.read_bytes(packed, "a.zip")
        found = [next(answers), next(answers), next(answers)]
        assert process._process is not None
        os.kill(process._process.pid, signal.SIGSEGV)
        found += list(answers)
    texts = [one.text if isinstance(one, Article) else one.why for one in found]
    assert [one for one in texts if one in (FIRST, SECOND)] == [FIRST, SECOND]
    assert texts.count("it is a picture (PNG)") == 1
    assert texts[-1] == "the archive is damaged"


def test_what_was_passed_over_is_not_told_again() -> None:
    members: dict[str, str | bytes] = {"b.png": b"\x89PNG\r\n\x1a\n", "x.zip": zipped({}), "a.txt": FIRST}
    source = Source.of(zipped(members), "a.zip")
    source.trail = Trail(skip=2)
    assert [type(one) for one in read_source(source)] == [Article]
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        member = tarfile.TarInfo("a.png")
        member.size = 60_000_000
        archive.addfile(member, io.BytesIO(bytes(member.size)))
    source = Source.of(packed.getvalue(), "a.tar")
    assert [str(one) for one in read_source(source)] == ["a.tar/a.png was not read: it is larger than 50 MB."]
    source.trail = Trail(skip=1)
    assert list(read_source(source)) == []


def test_fields_named_in_a_first_passage_are_taken() -> None:
    named = docx(
        [docx_paragraph(f"Title: {TITLE}"), docx_paragraph("Date: 3 May 2019"), docx_paragraph(FIRST)]
    )
    (article,) = read_source(Source.of(named, "a.docx"))
    assert isinstance(article, Article)
    assert (article.title, article.day) == (TITLE, date(2019, 5, 3))


def test_what_is_said_to_be_found_is_there() -> None:
    row = {"title": {"x": 1}, "date": "yesterday", "text": BODY}
    (article,) = read_source(Source.of(json.dumps(row).encode(), "a.json"))
    assert isinstance(article, Article)
    assert (article.found["title"], article.found["published"]) == ("not stated", "not stated")


def test_own_articles_keep_to_the_lengths_of_their_fields() -> None:
    own = {"format": "dateline/1", "id": "a", "title": "x" * 900, "authors": ["y" * 900, " "], "text": FIRST,
           "found": {"title": "z" * 900}, "url": "javascript:x", "publisher": " "}  # fmt: skip
    (article,) = read_source(Source.of(json.dumps(own).encode(), "a.json"))
    check([article])
    assert isinstance(article, Article)
    assert (len(article.title or ""), len(article.authors), article.url, article.publisher) == (
        500,
        1,
        None,
        None,
    )


def test_a_folder_may_change_while_it_is_read(tmp_path: Path) -> None:
    for name in ("a", "b", "c", "d"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.txt").write_text(f"{FIRST} {name}")
    told = []
    for number, one in enumerate(read_files([tmp_path])):
        if number == 0:
            (tmp_path / "b" / "1.txt").unlink()
            (tmp_path / "b").rmdir()
            (tmp_path / "c" / "1.txt").unlink()
            (tmp_path / "d" / "2.txt").write_text(SECOND)
        told.append(one.article.text if one.article else str(one.error))
    gone = [f"{tmp_path / name / '1.txt'} was not read: there is no such file." for name in ("b", "c")]
    assert told == [f"{FIRST} a", *gone, f"{FIRST} d"]


def test_a_file_that_turns_into_a_link_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECOND)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FIRST)

    def turn(path: Path) -> bool:
        path.unlink()
        path.symlink_to(tmp_path / "secret.txt")
        return False

    (found,) = read_files([tmp_path / "in"], skip=turn)
    assert "it is a link" in str(found.error)
    (found,) = read_files([tmp_path / "in" / "a.txt"])
    assert found.article is not None


def test_many_small_files_are_read_one_by_one(tmp_path: Path) -> None:
    for number in range(600):
        (tmp_path / f"{number:04}.txt").write_text("" if number % 100 == 50 else f"{FIRST} Number {number}.")
    found = list(read_files([tmp_path]))
    assert [Path(one.origin).name for one in found] == [f"{number:04}.txt" for number in range(600)]
    assert sum(one.error is not None for one in found) == 6
    assert len({one.article.id for one in found if one.article}) == 594
