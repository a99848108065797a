"""How many articles there are to come, before they are read and while they are."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from index.reading.extent import Extent

LINES = b'{"text": "one"}\n{"text": "two"}\n{"text": "three"}'


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("a.jsonl", bytes),
        ("a.ndjson", lambda data: data + b"\n"),
        ("a.jsonl.gz", gzip.compress),
        ("a.jsonl.bz2", bz2.compress),
        ("a.JSONL.xz", lzma.compress),
    ],
)
def test_json_lines_hold_an_article_a_line(
    tmp_path: Path, name: str, packed: Callable[[bytes], bytes]
) -> None:
    (tmp_path / name).write_bytes(packed(LINES))
    (tmp_path / "report.txt").write_text("One more.")
    assert Extent([tmp_path]).total == 4


def test_of_a_table_only_its_end_tells(tmp_path: Path) -> None:
    table, report = tmp_path / "a.csv", tmp_path / "b.txt"
    extent = Extent([table, report])
    for _ in range(5):
        extent.count(str(table))
        assert extent.total is None
    extent.count(str(report))
    assert extent.total == 6


def test_a_file_that_holds_more_than_it_seemed_to_makes_the_extent_larger(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[]")
    report = tmp_path / "b.txt"
    extent = Extent([tmp_path / "a.json", report])
    assert extent.total == 2
    extent.count(str(tmp_path / "a.json"))
    assert extent.total == 2
    extent.count(f"{tmp_path / 'a.json'}: row 2")
    assert extent.total is None
    extent.count(str(report))
    assert extent.total == 3


@pytest.mark.parametrize("data", [b"", b"\x1f\x8b broken"])
def test_a_damaged_file_is_no_obstacle(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(data)
    assert Extent([tmp_path / "a.jsonl.gz", tmp_path / "is-not-there.jsonl", "-"]).total in (2, 3)
