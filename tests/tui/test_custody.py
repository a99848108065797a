"""Where an article comes from, from the command line: noted when it is added, printed, compared, checked."""

from __future__ import annotations

import gzip
import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

REPORT = "Harbour shut\n\nThe harbour of Westport stays shut. “Nobody asked us,” said Ana Duarte, a docker.\n"
WARC = (
    b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:7a1c2f44-0000-4000-8000-0123456789ab>\r\n"
    b"WARC-Target-URI: https://paper.example/harbour\r\nContent-Type: application/http;msgtype=response\r\n"
    b"Content-Length: %d\r\n\r\n%b\r\n\r\n"
)
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><head><title>Harbour shut</title></head><body><article>"
    b"<h1>Harbour shut</h1><p>The harbour of Westport stays shut until the dockers and the port agree on their pay.</p>"
    b"<p>Nobody knows when that will be, and the ships wait outside in the bay, eleven of them by now.</p></article>"
    b"</body></html>"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "reports" / "harbour.txt"
    path.parent.mkdir()
    path.write_text(REPORT)
    return path


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_the_chain_is_printed_from_the_bytes_to_the_file(dateline: Any, tmp_path: Path, report: Path) -> None:
    desk = tmp_path / "desk"
    dateline("add", report, "--to", desk)
    ran = dateline("custody", "harbour-shut", "--in", desk)
    assert ran.code == 0
    for words in (
        str(report),
        f"({len(REPORT.encode())} bytes)",
        sha256(report.read_bytes()),
        "still there, with the same bytes",
        "reader: plain text\n",
        sha256((desk / "articles" / "harbour-shut.json").read_bytes()),
        "as Dateline saved it",
    ):
        assert words in ran.out
    report.write_text("Another matter.\n")
    assert "now another file lies there" in dateline("custody", "harbour-shut", "--in", desk).out
    report.unlink()
    assert "not in sight from here" in dateline("custody", "harbour-shut", "--in", desk).out


def test_a_passage_and_each_decision_belong_to_the_chain(dateline: Any, tmp_path: Path, report: Path) -> None:
    desk = tmp_path / "desk"
    dateline("add", report, "--to", desk)
    dateline("correct", "article", "harbour-shut", "--title", "Harbour reopens", "--in", desk)
    start = REPORT.index("Nobody")
    ran = dateline("custody", f"harbour-shut:{start}-{start + 13}", "--in", desk)
    assert "“Nobody asked ”" in ran.out or "“Nobody asked”" in ran.out
    assert "decision  1 by" in ran.out
    assert "Harbour reopens" in ran.out
    chain = json.loads(dateline("custody", "harbour-shut#q1", "--in", desk, "--json").out)
    assert chain["passage"]["text"].startswith("Nobody asked us")
    assert chain["passage"]["sha256"] == sha256(chain["passage"]["text"].encode())
    assert chain["sources"][0]["same_text"] is True
    assert [one["seq"] for one in chain["decisions"]] == [1]


def test_the_original_is_kept_on_demand_and_check_misses_it(
    dateline: Any, tmp_path: Path, report: Path
) -> None:
    desk = tmp_path / "desk"
    dateline("add", report, "--to", desk, "--keep")
    original = report.read_bytes()
    kept = desk / "sources" / f"{sha256(original)}.txt"
    assert kept.read_bytes() == original
    assert "as it was read" in dateline("custody", "harbour-shut", "--in", desk).out
    assert dateline("check", desk).code == 0
    report.write_text("Another matter.\n")
    ran = dateline("custody", "harbour-shut", "--in", desk)
    assert "as it was read" in ran.out
    assert "now another file lies there" in ran.out
    kept.write_bytes(original[:-1])
    ran = dateline("check", desk)
    assert ran.code == 1
    assert "it was changed" in ran.out
    kept.unlink()
    assert "it is gone" in dateline("check", desk).out


def test_what_was_added_before_can_be_kept_later(dateline: Any, tmp_path: Path, report: Path) -> None:
    desk = tmp_path / "desk"
    dateline("add", report, "--to", desk)
    dateline("add", report, "--to", desk, "--keep", "--again")
    assert (desk / "sources" / f"{sha256(report.read_bytes())}.txt").exists()
    chain = json.loads(dateline("custody", "harbour-shut", "--in", desk, "--json").out)
    assert [one["kept"] is None for one in chain["sources"]] == [False]


def test_the_record_of_a_web_archive_is_named(dateline: Any, tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(WARC % (len(ANSWER), ANSWER)))
    desk = tmp_path / "desk"
    assert dateline("add", path, "--to", desk).code == 0
    article = next((desk / "articles").iterdir()).stem
    ran = dateline("custody", article, "--in", desk)
    assert "record urn:uuid:7a1c2f44-0000-4000-8000-0123456789ab" in ran.out
    assert f"reader: packed file, in it web archive (trafilatura {version('trafilatura')})" in ran.out


def test_a_text_that_was_changed_by_hand_is_told(dateline: Any, tmp_path: Path, report: Path) -> None:
    desk = tmp_path / "desk"
    dateline("add", report, "--to", desk)
    path = desk / "articles" / "harbour-shut.json"
    path.write_text(path.read_text().replace("stays shut", "stays open"))
    ran = dateline("custody", "harbour-shut", "--in", desk)
    assert "the text that was read from it is another" in ran.out
    assert "changed since Dateline saved it" in ran.out
    ran = dateline("check", desk)
    assert (ran.code, "sound" in ran.out, "1 wrong" in ran.out) == (1, False, True)
    assert "its text is another than the one that was read" in ran.out


def test_an_article_without_a_source_says_so(dateline: Any) -> None:
    sample = "2021-06-28-hashed-al-shaabi-vows-revenge-after-us-raids"
    assert "source    not noted" in dateline("custody", sample).out
    assert dateline("custody", "nobody").code == 3
    ran = dateline("custody", f"{sample}#q999")
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
