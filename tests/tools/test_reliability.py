"""The table of confidences: what is right of what is marked with each, kept as a section of a page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools.reliability import Judged, table, with_section

ROOT = Path(__file__).parents[2]
SCORER = """
import json
def read_jsonl(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]
class Article:
    def __init__(self, gold, prediction):
        self.events = prediction["events"]
    def on_trigger(self, event, gold):
        return True
    def slots(self, event, gold):
        return (False, True)
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "events"
    folder.mkdir()
    (folder / "score.py").write_text(SCORER)
    record = {"id": "S-1", "type": "ASSAULT", "text": "Rebels attacked the town of Norland on Monday."}
    (folder / "dev.jsonl").write_text(json.dumps(record) + "\n")
    return tmp_path


def run(data: Path, *more: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.reliability", "--data", data, "--jobs", "1", *more]
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, cwd=ROOT, check=False)


def test_each_kind_says_how_much_of_it_is_right(data: Path) -> None:
    ended = run(data, "--only", "events", "--write", data / "page.md")
    assert ended.returncode == 0, ended.stderr
    assert "| event, its type | all | 1 |" in ended.stdout
    assert "| 1.00 |" in ended.stdout  # the type is right
    assert "| 0.00 |" in ended.stdout  # the parties are not
    assert "## Confidences" in (data / "page.md").read_text()


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    ended = run(tmp_path, "--only", "roles")
    assert ended.returncode == 1
    assert ended.stderr.startswith("roles is left out")


def test_bands_tell_how_sure_it_was_and_how_often_it_was_right() -> None:
    sure = [Judged("day", 0.95, True)] * 19 + [Judged("day", 0.95, False)]
    doubtful = [Judged("day", 0.4, True)] * 8 + [Judged("day", 0.4, False)] * 12
    lines = table([*sure, *doubtful]).splitlines()
    assert "| day | all | 40 | 0.67 | 0.68 |" in lines
    assert "|  | 0.9 – 1.0 | 20 | 0.95 | 0.95 |" in lines
    assert "|  | 0.3 – 0.5 | 20 | 0.40 | 0.40 |" in lines


def test_the_section_takes_the_place_of_the_one_before() -> None:
    page = "# Evaluation\n\n| a table |\n"
    once = with_section(page, "first")
    twice = with_section(once + "\n## Read by hand\n\nMore.\n", "second")
    assert once.startswith(page)
    assert "first" not in twice
    assert twice.count("## Confidences") == 1
    assert twice.endswith("second\n\n## Read by hand\n\nMore.\n")
